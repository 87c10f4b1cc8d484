"""A desk for tests of the lint: what the house knows, and texts about to go out."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from bot.domain.fact import Fact, FactSource, Publicity, SourceKind
from bot.domain.fact_life import FactState
from bot.domain.levels import Level
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.rules import remarks
from bot.domain.lint.situation import Situation
from bot.domain.values import replace
from bot.playbook import load_playbook

NOW = datetime(2026, 3, 12, 1, 20, tzinfo=UTC)  # 09.20 WITA
WORDS = load_playbook(None).words


def fact(short, text, value=None, unit="", **changes):
    """A verified fact that the public may be told, of the owner of the data."""
    source = FactSource("Perumda Air Minum", SourceKind.DATA_OWNER, 1)
    made = Fact(
        id=f"2026-0001/{short}",
        issue_id="2026-0001",
        text=text,
        reporter=1,
        created_at=NOW,
        as_of=NOW,
        sources=(source,),
        state=FactState.VERIFIED,
        publicity=Publicity.PUBLIC,
        value=None if value is None else Decimal(value),
        unit=unit,
        expires_at=NOW + timedelta(hours=6),
    )
    return replace(made, **changes)


def situation(**changes):
    facts = (
        fact(
            "F2",
            "gangguan terjadi di 3 kelurahan",
            3,
            "kelurahan",
            metric="kelurahan terganggu",
        ),
    )
    usual = Situation(NOW, Level.L3, facts, allowed=frozenset({"0541123456"}))
    return replace(usual, **changes)


def text(body, kind="note", locale="id", **changes):
    return Manuscript(kind, locale, body, **changes)


def found(manuscript, s=None):
    """What the rules say of a text: code -> the remarks."""
    told = {}
    for one in remarks(manuscript, s or situation(), WORDS[manuscript.locale]):
        told.setdefault(one.code, []).append(one)
    return told
