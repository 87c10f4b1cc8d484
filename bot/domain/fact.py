"""A fact of an issue: what is claimed, by whom, from where, and what became of it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from bot.domain.entry_numbers import short_number
from bot.domain.fact_life import FactState
from bot.domain.values import Struct


class SourceKind(StrEnum):
    """What kind of source a claim has (doctrine.md 4.3)."""

    DATA_OWNER = "data_owner"
    FIELD = "field"
    DOCUMENT = "document"
    MEDIA = "media"
    CITIZEN = "citizen"


class Publicity(StrEnum):
    """Whether the public may be told."""

    PUBLIC = "public"
    INTERNAL = "internal"
    EMBARGO = "embargo"


class FactSource(Struct, frozen=True):
    """Where a claim comes from; `by` is the member who said so."""

    name: str
    kind: SourceKind
    by: int


class Fact(Struct, frozen=True):
    """A fact. `id` is "2026-0001/F2"; people read "ISU-2026-0001/F2".

    `value` is None for a statement without a number. `second_needed` says whether the
    rules asked for two verifiers when it was verified. `told` counts the notices about
    its expiry: 1 before, 2 at the time.
    """

    id: str
    issue_id: str
    text: str
    reporter: int
    created_at: datetime
    as_of: datetime
    sources: tuple[FactSource, ...]
    state: FactState = FactState.CLAIMED
    version: int = 0
    metric: str = ""
    value: Decimal | None = None
    unit: str = ""
    place: str = ""
    publicity: Publicity = Publicity.INTERNAL
    embargo_until: datetime | None = None
    first_verifier: int | None = None
    second_verifier: int | None = None
    second_needed: bool = False
    verified_at: datetime | None = None
    expires_at: datetime | None = None
    told: int = 0
    replaces: str = ""
    replaced_by: str = ""

    @property
    def number(self) -> str:
        """Return the number that people read (contract.md)."""
        return f"ISU-{self.id}"

    @property
    def short(self) -> str:
        """Return the number within the issue: "F2"; "0002/F2" came by a merge."""
        return short_number(self.id, self.issue_id)

    @property
    def verifiers(self) -> tuple[int, ...]:
        """Return who confirmed it, the first one first."""
        both = (self.first_verifier, self.second_verifier)
        return tuple(who for who in both if who is not None)

    def expired(self, now: datetime) -> bool:
        """Tell whether its time is over."""
        return self.expires_at is not None and self.expires_at <= now

    def public(self, now: datetime) -> bool:
        """Tell whether the public may be told by now."""
        if self.publicity is Publicity.EMBARGO:
            return self.embargo_until is not None and self.embargo_until <= now
        return self.publicity is Publicity.PUBLIC


class FactDraft(Struct, frozen=True):
    """A claim that its author still looks over; nobody else sees it."""

    id: str
    issue_id: str
    author: int
    at: datetime
    fields: Mapping[str, str]


class FactDrifted(Struct, frozen=True):
    """A verified fact is none any more: texts that rest on it must be looked at."""

    fact_id: str
    issue_id: str
    state: FactState
    replaced_by: str


def independent(sources: Iterable[FactSource]) -> frozenset[str]:
    """Return the names of sources that differ; one without a name is none."""
    names = (" ".join(source.name.casefold().split()) for source in sources)
    return frozenset(name for name in names if name)
