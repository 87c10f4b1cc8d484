"""What the house knows while a text is checked: facts, people, clocks, last words."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from bot.domain.fact import Fact
from bot.domain.fact_life import FactState
from bot.domain.levels import Level
from bot.domain.values import Struct, field

#: What was counted, and where: two values of it can contradict each other.
Metric = tuple[str, str]


class Published(Struct, frozen=True):
    """A text of the issue that went out: its words, and the numbers it stood behind."""

    number: str
    kind: str
    body: str
    at: datetime
    stance: str = ""
    numbers: Mapping[Metric, Decimal] = field(default_factory=dict)


class RumourFound(Struct, frozen=True):
    """The rumour that a text clarifies, as the register has it."""

    label: str
    settled: bool
    evidence: bool
    agreed_by: int


class Situation(Struct, frozen=True):
    """Everything that a rule may ask besides the words.

    `conflicts` are facts whose value is disputed, `verifiers` says how many people
    must have verified one at this level, `allowed` the contacts that the
    office publishes, `places` its own addresses. `protected` are names of victims,
    children, suspects and witnesses. `speakers` may speak at this level, by name with
    title; empty where the register knows none. `next_update_by` is the latest moment
    of the next word (C6). `impact` is A1 of the rubric. `lacking` names approvals of
    the level that are not there.
    """

    now: datetime
    level: Level
    facts: tuple[Fact, ...] = ()
    conflicts: frozenset[str] = frozenset()
    verifiers: int = 0
    allowed: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()
    protected: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    published: tuple[Published, ...] = ()
    speakers: Mapping[str, str] = field(default_factory=dict)
    lacking: tuple[str, ...] = ()
    own_approval: bool = False
    messages: tuple[str, ...] = ()
    supports: tuple[tuple[str, ...], ...] = ()
    avoided: tuple[str, ...] = ()
    next_update_by: datetime | None = None
    verdict: bool = False
    impact: int = 0
    danger_since: datetime | None = None
    drill: bool = False
    local_language: bool = False
    inputs: int = 0
    rumour: RumourFound | None = None
    numbers_taken: frozenset[str] = frozenset()
    number_at_approval: bool = False
    legal_review: bool = False
    questions_ready: bool = False
    open_promises: tuple[str, ...] = ()
    second_look: bool = False
    media_published_at: datetime | None = None
    known_since: datetime | None = None

    @property
    def last(self) -> Published | None:
        """Return the newest text that went out; None before the first."""
        return max(self.published, key=lambda one: one.at, default=None)

    def told_before(self, metric: Metric) -> Decimal | None:
        """Return the value that the newest text with a metric gave it."""
        newest_first = sorted(self.published, key=lambda one: one.at, reverse=True)
        told = (one.numbers[metric] for one in newest_first if metric in one.numbers)
        return next(told, None)

    def fact(self, short: str) -> Fact | None:
        """Find a fact of the issue by its short number; "F-002" is F2."""
        wanted = short.upper().replace("-", "")
        wanted = f"F{wanted[1:].lstrip('0')}" if wanted[:1] == "F" else wanted
        return next((one for one in self.facts if one.short == wanted), None)

    def usable(self, fact: Fact) -> bool:
        """Tell whether the public may be told a fact now (U-03)."""
        return (
            fact.state is FactState.VERIFIED
            and fact.public(self.now)
            and not fact.expired(self.now)
            and fact.id not in self.conflicts
            and len(fact.verifiers) >= self.verifiers
        )
