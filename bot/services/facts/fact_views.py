"""What a viewer sees of a fact, ready for a template."""

from collections.abc import Collection
from datetime import datetime
from decimal import Decimal
from typing import Any

from bot.domain.entry_numbers import short_number
from bot.domain.fact import Fact, Publicity, SourceKind
from bot.domain.fact_life import SETTLED, FactState
from bot.domain.member import Member
from bot.domain.values import Struct
from bot.services.turn import Turn
from bot.services.views import listed, person

#: How a fact is marked in a list; one that is blocked has the warning instead.
_MARKS = {FactState.VERIFIED: "✅", FactState.CLAIMED: "▸", FactState.CHECKED: "▸"}


class FactView(Struct, frozen=True):
    """One fact as one viewer sees it; persons and kinds are finished labels.

    `what` is what is measured, or the whole claim where it has no number. `blocked`:
    another verified value contradicts it.
    """

    id: str
    number: str
    short: str
    mark: str
    what: str
    text: str
    value: Decimal | None
    unit: str
    place: str
    as_of: datetime
    source: str
    kind: str
    state: str
    settled: bool
    verified: bool
    publicity: str
    embargo_until: datetime | None
    reporter: str
    verifiers: str
    second_owed: bool
    expires_at: datetime | None
    expired: bool
    blocked: bool
    replaces: str
    replaced_by: str


async def fact_view(
    turn: Turn,
    fact: Fact,
    viewer: Member,
    disputed: Collection[str] = (),
    *,
    needed: int = 1,
) -> FactView:
    """Return what *viewer* sees of *fact*, which *needed* people verify."""
    return FactView(
        id=fact.id,
        number=fact.number,
        short=fact.short,
        what=(fact.metric or fact.text) if fact.value is not None else fact.text,
        text=fact.text,
        value=fact.value,
        unit=fact.unit,
        place=fact.place,
        as_of=fact.as_of,
        source=_sources(turn, fact, viewer),
        replaces=short_number(fact.replaces, fact.issue_id),
        replaced_by=short_number(fact.replaced_by, fact.issue_id),
        **_labels(turn, fact, viewer.locale),
        **await _people(turn, fact, viewer),
        **_standing(turn, fact, disputed, needed),
    )


def _labels(turn: Turn, fact: Fact, locale: str) -> dict[str, Any]:
    return {
        "kind": turn.label(f"source_kind.{fact.sources[0].kind}", locale),
        "state": turn.label(f"fact_state.{fact.state}", locale),
        "publicity": turn.label(f"publicity.{fact.publicity}", locale),
    }


async def _people(turn: Turn, fact: Fact, viewer: Member) -> dict[str, Any]:
    team = await turn.people()
    people = [person(turn, team.get(who), viewer) for who in fact.verifiers]
    return {
        "reporter": person(turn, team.get(fact.reporter), viewer),
        "verifiers": listed(turn, people, viewer.locale) if people else "",
    }


def _standing(
    turn: Turn, fact: Fact, disputed: Collection[str], needed: int
) -> dict[str, Any]:
    """Return what holds of a fact at this moment."""
    verified = fact.state is FactState.VERIFIED
    expired, blocked = verified and fact.expired(turn.now), fact.id in disputed
    held = fact.publicity is Publicity.EMBARGO
    few = verified and len(fact.verifiers) < needed
    return {
        "mark": "⚠" if expired or blocked else _MARKS.get(fact.state, "·"),
        "settled": fact.state in SETTLED,
        "verified": verified,
        "embargo_until": fact.embargo_until if held else None,
        "second_owed": few or fact.state is FactState.CHECKED,
        "expires_at": fact.expires_at if verified else None,
        "expired": expired,
        "blocked": blocked,
    }


def _sources(turn: Turn, fact: Fact, viewer: Member) -> str:
    """Name the sources; one without a name is called by its kind."""
    names = [
        source.name or turn.label(f"source_kind.{source.kind}", viewer.locale)
        for source in fact.sources
    ]
    return listed(turn, list(dict.fromkeys(names)), viewer.locale)


def kinds_shown(guess: SourceKind | None) -> list[SourceKind]:
    """Return the kinds of source in the order of their buttons, the guess first."""
    return sorted(SourceKind, key=lambda kind: kind is not guess)
