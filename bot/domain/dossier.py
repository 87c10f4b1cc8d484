"""The dossier of an issue: everything that a guard of its life may ask about."""

from collections.abc import Mapping
from datetime import timedelta

from bot.domain.levels import Level
from bot.domain.values import Struct, field

HOUR = timedelta(hours=1)


def _every(wait: timedelta) -> Mapping[Level, timedelta]:
    return dict.fromkeys(Level, wait)


class Terms(Struct, frozen=True):
    """The waits and amounts that guards compare with; the office may change them.

    `growth` is by how many points a score must rise to count as growth (T09, T15).
    `second_look` is after how long one asks about the lessons of a review; None: never.
    """

    relook: timedelta = 24 * HOUR
    reopen: timedelta = timedelta(days=90)
    growth: int = 10
    stakeholders: int = 3
    stable_sitreps: int = 2
    meeting: Mapping[Level, timedelta] = field(default_factory=lambda: _every(4 * HOUR))
    quiet: Mapping[Level, timedelta] = field(default_factory=lambda: _every(72 * HOUR))
    stable: Mapping[Level, timedelta] = field(default_factory=lambda: _every(24 * HOUR))
    lowering: Mapping[Level, timedelta] = field(
        default_factory=lambda: _every(24 * HOUR)
    )
    correction: timedelta = 24 * HOUR
    second_look: timedelta | None = None


class Dossier(Struct, frozen=True):
    """What is known of an issue at one moment; the defaults are: nothing yet.

    A span that is None says that there is no such thing: no meeting, not closed.
    `calm_for` is how long nothing has grown, `corrected_for` since when the last
    correction (ralat) stands. `open_items` is None while nobody has said what is
    still open.
    """

    terms: Terms = field(default_factory=Terms)
    level: Level | None = None
    level_max: Level | None = None
    scored: bool = False
    floors: tuple[str, ...] = ()
    owned: bool = False
    lead_assigned: bool = False
    speaker_named: bool = False
    speaker_accepted: bool = False
    statement_approved: bool = False
    verified_facts: int = 0
    no_fact_stated: bool = False
    agencies: int = 0
    stakeholders: int = 0
    strategy: str = ""
    message_map: bool = False
    agenda: bool = False
    meeting_in: timedelta | None = None
    minutes_approved: bool = False
    decisions: int = 0
    decisions_owned: bool = False
    narrative_approved: bool = False
    legal_flagged: bool = False
    legal_opinion: bool = False
    updates_overdue: int = 0
    promises_overdue: int = 0
    stable_sitreps: int = 0
    mentions_calm: bool = False
    service_restored: bool = False
    rumours_settled: bool = False
    fast_lane_debts: int = 0
    quiet_for: timedelta = timedelta(0)
    stable_for: timedelta = timedelta(0)
    calm_for: timedelta = timedelta(0)
    corrected_for: timedelta | None = None
    open_items: int | None = None
    legal_clocks_settled: bool = False
    promises_settled: bool = False
    summary: bool = False
    lesson: bool = False
    lesson_owned: bool = False
    evaluation_approved: bool = False
    closed_for: timedelta | None = None
    trigger: bool = False
    relook_in: timedelta | None = None
    receiver: bool = False
    contact: bool = False
    handover: bool = False
    gap: bool = False

    def at_least(self, spans: Mapping[Level, timedelta], since: timedelta) -> bool:
        """Tell whether *since* reaches what *spans* ask at this issue's level."""
        return since >= spans[self.level or Level.L1]
