"""Notes of a draft beside its words: what came along, who answered in which message."""

import hashlib
from collections.abc import Iterable

from bot.domain.document import Document
from bot.domain.values import replace

#: Kept among the fields like the other notes of a draft: no reader and no hash sees it.
_CARRIED, _FROM, _SPOKEN = "_carried", "_from", "_spoken"

#: For the one screen that is shown next; it is never stored.
_NEWS = "_news"


def carried_note(origin: str, names: Iterable[str]) -> dict[str, str]:
    """Note which fields came along from the text *origin* ("D1"); {} for none."""
    fields = " ".join(names)
    return {_CARRIED: f"{origin} {fields}"} if fields else {}


def carried_from(document: Document) -> tuple[str, tuple[str, ...]]:
    """Return from which text fields came along, and which nobody has rewritten."""
    origin, *names = document.fields.get(_CARRIED, "").split() or [""]
    return origin, tuple(names)


def rewritten(document: Document, name: str) -> Document:
    """Forget that a field came along: somebody wrote it anew."""
    origin, names = carried_from(document)
    if name not in names:
        return document
    left = carried_note(origin, [one for one in names if one != name])
    kept = {k: v for k, v in document.fields.items() if k != _CARRIED}
    return replace(document, fields=kept | left)


def answered_by(document: Document, name: str, source: str) -> Document:
    """Note in which message ("<chat>:<message>") a field was answered; "" forgets."""
    pairs = {k: v for k, v in _answers(document).items() if k != name}
    pairs |= {name: mark_of(source)} if source else {}
    said = " ".join(f"{field}={where}" for field, where in pairs.items())
    return replace(document, fields={**document.fields, _FROM: said})


def field_answered(document: Document, source: str) -> str:
    """Return the field that a message answered; "" for none, or another wrote since."""
    mark = mark_of(source)
    found = (name for name, where in _answers(document).items() if where == mark)
    return next(found, "")


def mark_of(source: str) -> str:
    """Return the print of a message under which it is noted: nobody is named by it."""
    return _print(source)


def _print(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _answers(document: Document) -> dict[str, str]:
    pairs = (one.partition("=") for one in document.fields.get(_FROM, "").split())
    return {name: where for name, _, where in pairs}


def spoken_for(document: Document) -> tuple[str, ...]:
    """Return the fields for which somebody sent a recording, each once."""
    return tuple(dict.fromkeys(document.fields.get(_SPOKEN, "").split()))


def with_recording(document: Document, name: str) -> Document:
    """Note that a recording was sent for a field, and is enclosed."""
    said = f"{document.fields.get(_SPOKEN, '')} {name}".strip()
    return replace(document, fields={**document.fields, _SPOKEN: said})


def typed_out(document: Document, name: str) -> Document:
    """Forget that a recording waits for a field: somebody typed what it says."""
    left = " ".join(one for one in spoken_for(document) if one != name)
    kept = {k: v for k, v in document.fields.items() if k != _SPOKEN}
    return replace(document, fields=kept | ({_SPOKEN: left} if left else {}))


def sight(document: Document, name: str) -> str:
    """Return a short print of what a field says now; another print: others wrote."""
    return _print(document.fields.get(name, ""))


def asking(document: Document, name: str) -> dict[str, str]:
    """Return what a question about a field remembers: which one, and what it said."""
    return {"field": name, "seen": sight(document, name)}


def with_news(document: Document, lines: Iterable[str]) -> Document:
    """Say on the next screen what others wrote meanwhile; the result is not kept."""
    return replace(document, fields={**document.fields, _NEWS: "\n".join(lines)})


def news_of(document: Document) -> list[str]:
    """Return what others wrote meanwhile."""
    return document.fields.get(_NEWS, "").splitlines()
