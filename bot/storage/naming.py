"""A name in stored texts: found however it is written there, and put away."""

import html
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from bot.storage.codec import from_json, to_json

#: A pattern of LIKE that no stored text matches.
NOTHING = ""

#: Shorter single words may mean something else: a record is not changed for them.
TELLING = 8

#: So many different things are looked for at once: the parameters of a statement.
PLACES = "abcde"

Change = Callable[[str], str]


def is_telling(text: str) -> bool:
    """Tell whether a text can hardly mean anything but this person."""
    return len(text) >= TELLING or len(text.split()) > 1


def searches(words: Collection[str]) -> Iterator[dict[str, str]]:
    """Return patterns for LIKE, a few at a time; they find more than is meant."""
    rare = sorted(
        w for w in words if w and not any(o and o in w for o in words if o != w)
    )
    for first in range(0, len(rare), len(PLACES)):
        some = [_pattern(word) for word in rare[first : first + len(PLACES)]]
        yield dict(zip(PLACES, some + [NOTHING] * len(PLACES), strict=False))


def _pattern(word: str) -> str:
    return f"%{re.sub(r'[^A-Za-z0-9 ]+', '%', word)}%"


def without(text: str, instead: Mapping[str, str]) -> str:
    """Replace each key of *instead* where it is a word of its own, HTML or not."""
    forms = {form: word for key, word in instead.items() for form in _forms(key)}
    if not forms:
        return text
    longest_first = sorted(forms, key=len, reverse=True)
    either = "|".join(re.escape(form) for form in longest_first)
    return re.sub(rf"(?<!\w)(?:{either})(?!\w)", lambda m: forms[m[0]], text)


def _forms(word: str) -> set[str]:
    marked = html.escape(word).replace("&quot;", "&#34;").replace("&#x27;", "&#39;")
    return {word, marked} - {""}


def without_account(text: str, user_id: int, alias: str) -> str:
    """Replace an account where it is a part of its own of a key or a code."""
    return re.sub(rf"(?:^|(?<=[:#])){user_id}(?=:|$)", alias, text)


def in_strings(value: Any, change: Change) -> Any:
    """Return what JSON held, with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [in_strings(one, change) for one in value]
    if isinstance(value, dict):
        return {name: in_strings(one, change) for name, one in value.items()}
    return value


def in_items(text: str, change: Change) -> str:
    """Change every text of a JSON document."""
    return to_json(in_strings(from_json(text), change))


def in_letter(text: str, shown: Change, codes: Change) -> str:
    """Change what a letter shows, and the codes in it that nobody sees."""
    if not text:
        return text
    body = from_json(text)
    seen: dict[str, Any] = {
        name: shown(body[name]) for name in ("text", "inside") if name in body
    }
    seen |= {
        name: [
            [[shown(label), *in_strings(press, codes)] for label, *press in row]
            for row in body[name]
        ]
        for name in ("rows", "inside_rows")
        if name in body
    }
    media = in_strings(body["media"], shown)
    rest = {k: v for k, v in body.items() if k not in (*seen, "media")}
    return to_json(in_strings(rest, codes) | seen | {"media": media})


def names_of(payloads: Iterable[str], user_id: int) -> set[str]:
    """Return the names that Telegram told of an account in its raw updates."""
    found: set[str] = set()
    for payload in payloads:
        _collect(from_json(payload), user_id, found)
    return found - {""}


def _collect(value: object, user_id: int, found: set[str]) -> None:
    if isinstance(value, list):
        for one in value:
            _collect(one, user_id, found)
    if isinstance(value, dict):
        if value.get("id") == user_id:
            names = (str(value.get(n, "")) for n in ("first_name", "last_name"))
            found |= {" ".join(filter(None, names)), str(value.get("username", ""))}
        _collect(list(value.values()), user_id, found)
