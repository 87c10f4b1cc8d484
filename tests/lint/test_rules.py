"""Each rule finds what it must and leaves alone what it must, in both languages."""

import tomllib
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.domain.levels import Level
from bot.domain.lint.manuscript import Binding, Item, Manuscript, Picture, Quotation
from bot.domain.lint.rules import RULES
from bot.domain.lint.situation import Published, RumourFound, Situation
from bot.domain.personal_data import allowed_in
from bot.domain.values import replace
from tests.lint.desk import NOW, WORDS
from tests.lint.printing import facts
from tests.words.catalog import LOCALES

TABLE = tomllib.loads((Path(__file__).parent / "rules.toml").read_text("utf-8"))
EVERY = {rule.code: rule for rule in RULES}
OFFICE = allowed_in(("0541-123456",))


def cases(code: str, which: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the language and the text of each case of one side of a rule."""
    both = TABLE[code].get("both", {}).get(which, [])
    for locale in LOCALES:
        for case in [*both, *TABLE[code].get(locale, {}).get(which, [])]:
            yield locale, {"body": case} if isinstance(case, str) else case


def the_text(code: str, locale: str, entry: dict[str, Any]) -> Manuscript:
    fields = dict(entry.get("fields", {}))
    if words := fields.pop("lead_words", 0):
        fields["lead"] = "hari ini di sini " + "kata " * (words - 4)
    body = entry.get("body", "") or "x" * entry.get("body_of", 0)
    body = body or "kata " * entry.get("words", 0)
    bind = entry.get("bind", {}).items()
    claim = entry.get("no_claim", {}).items()
    kinds = sorted(EVERY[code].kinds)
    return Manuscript(
        kinds[0] if kinds else "note",
        locale,
        body,
        fields=fields,
        bindings=(
            *(Binding(number, fact=one) for number, one in bind),
            *(Binding(number, reason=why) for number, why in claim),
        ),
        times={k: NOW + timedelta(hours=v) for k, v in entry.get("times", {}).items()},
        channels=tuple(entry.get("channels", ())),
        parts=(*entry.get("parts", ()), *("x" * n for n in entry.get("parts_of", ()))),
        quotes=tuple(Quotation(*one) for one in entry.get("quotes", ())),
        items=tuple(
            Item(
                one[0],
                "kata " * entry.get("answer_words", 0) or one[1],
                *one[2:],
            )
            for one in entry.get("items", ())
        ),
        pictures=tuple(Picture(**one) for one in entry.get("pictures", ())),
        stance=entry.get("stance", ""),
        enclosed=entry.get("enclosed"),
    )


def the_situation(entry: dict[str, Any]) -> Situation:
    knows = dict(entry.get("knows", {}))
    made = Situation(
        NOW, Level[knows.pop("level", "L3")], tuple(facts(entry)), allowed=OFFICE
    )
    for name, value in knows.items():
        made = replace(made, **KNOWN.get(name, plain(name))(value))
    return made


def plain(name: str):
    def told(value: Any) -> dict[str, Any]:
        if name in {"conflicts", "numbers_taken"}:
            return {name: frozenset(value)}
        return {name: tuple(value) if isinstance(value, list) else value}

    return told


def _published(body: str = "", stance: str = "", numbers: Any = None) -> dict[str, Any]:
    one = Published("D1", "holding_statement", body, NOW, stance, numbers or {})
    return {"published": (one,)}


KNOWN = {
    "before": lambda v: _published(numbers={(v["metric"], ""): Decimal(v["value"])}),
    "before_stance": lambda v: _published(stance=v),
    "published": _published,
    "rumour": lambda v: {"rumour": RumourFound(**v)},
    "next_update_hours": lambda v: {"next_update_by": NOW + timedelta(hours=v)},
    "danger_hours_ago": lambda v: {"danger_since": NOW - timedelta(hours=v)},
    "known_hours_ago": lambda v: {"known_since": NOW - timedelta(hours=v)},
    "media_days_ago": lambda v: {"media_published_at": NOW - timedelta(days=v)},
}


def marks(code: str, locale: str, entry: dict[str, Any]):
    rule = EVERY[code]
    checked = rule.check(
        the_text(code, locale, entry), the_situation(entry), WORDS[locale]
    )
    return list(checked)


@pytest.mark.parametrize("code", list(EVERY))
def test_a_rule_finds_what_it_must_and_leaves_alone_what_it_must(code):
    silent = [one for one in cases(code, "hit") if not marks(code, *one)]
    loud = [one for one in cases(code, "miss") if marks(code, *one)]

    assert (silent, loud) == ([], [])


@pytest.mark.parametrize("which", ["hit", "miss"])
def test_every_rule_is_tried_on_both_sides_in_both_languages(which):
    tried = {(code, locale) for code in TABLE for locale, _ in cases(code, which)}

    assert tried == {(code, locale) for code in EVERY for locale in LOCALES}
