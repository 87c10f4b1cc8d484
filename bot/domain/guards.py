"""Guards of the life of an issue: named questions to its dossier (doctrine.md 4.1)."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from enum import StrEnum

from bot.domain.dossier import Dossier
from bot.domain.levels import Level


class Need(StrEnum):
    """What a step may ask for; each has a sentence that says what is missing."""

    LEVEL_SET = "level_set"
    SCORED = "scored"
    OWNER_SET = "owner_set"
    LEVEL_LOW = "level_low"
    LEVEL_HIGH = "level_high"
    LEVEL_MAX_LOW = "level_max_low"
    LEVEL_LOWEST = "level_lowest"
    NO_FLOOR = "no_floor"
    LEAD_ASSIGNED = "lead_assigned"
    SPEAKER_NAMED = "speaker_named"
    SPEAKER_ACCEPTED = "speaker_accepted"
    STATEMENT_APPROVED = "statement_approved"
    MEETING_SOON = "meeting_soon"
    TRIGGER_WRITTEN = "trigger_written"
    RELOOK_SET = "relook_set"
    RECEIVER_NAMED = "receiver_named"
    CONTACT_NAMED = "contact_named"
    HANDOVER_WRITTEN = "handover_written"
    FACTS_STATED = "facts_stated"
    FACT_VERIFIED = "fact_verified"
    AGENCIES_LISTED = "agencies_listed"
    STAKEHOLDERS_LISTED = "stakeholders_listed"
    STRATEGY_CHOSEN = "strategy_chosen"
    MESSAGE_MAP_WRITTEN = "message_map_written"
    AGENDA_WRITTEN = "agenda_written"
    MINUTES_APPROVED = "minutes_approved"
    DECISION_OWNED = "decision_owned"
    NARRATIVE_APPROVED = "narrative_approved"
    LEGAL_OPINION_GIVEN = "legal_opinion_given"
    GAP_WRITTEN = "gap_written"
    UPDATES_ON_TIME = "updates_on_time"
    SITREPS_STABLE = "sitreps_stable"
    MENTIONS_CALM = "mentions_calm"
    SERVICE_RESTORED = "service_restored"
    RUMOURS_SETTLED = "rumours_settled"
    FAST_LANE_PAID = "fast_lane_paid"
    QUIET_LONG_ENOUGH = "quiet_long_enough"
    STABLE_LONG_ENOUGH = "stable_long_enough"
    NOTHING_OPEN = "nothing_open"
    LEGAL_CLOCKS_SETTLED = "legal_clocks_settled"
    PROMISES_SETTLED = "promises_settled"
    SUMMARY_WRITTEN = "summary_written"
    LESSON_WRITTEN = "lesson_written"
    LESSON_OWNED = "lesson_owned"
    EVALUATION_APPROVED = "evaluation_approved"
    CLOSED_RECENTLY = "closed_recently"
    CALM_LONG_ENOUGH = "calm_long_enough"
    NO_CORRECTION = "no_correction"


#: Approvals, and what takes two people: no reason passes these.
TWO_PERSON: frozenset[Need] = frozenset(
    {
        Need.STATEMENT_APPROVED,
        Need.MINUTES_APPROVED,
        Need.NARRATIVE_APPROVED,
        Need.EVALUATION_APPROVED,
    }
)

#: Nothing but the level itself meets these: a step is for some levels only.
OF_LEVEL: frozenset[Need] = frozenset(
    {Need.LEVEL_LOW, Need.LEVEL_HIGH, Need.LEVEL_MAX_LOW, Need.LEVEL_LOWEST}
)

#: What a step consists of: there is nothing to be done without it, whatever the reason.
ESSENTIAL: frozenset[Need] = frozenset(
    {Need.LEVEL_SET, Need.RELOOK_SET, Need.RECEIVER_NAMED, Need.CLOSED_RECENTLY}
)

Guard = Callable[[Dossier], bool]


def _at_most(level: Level | None, highest: Level) -> bool:
    return level is not None and level <= highest


def _meeting_soon(d: Dossier) -> bool:
    wait = d.terms.meeting[d.level or Level.L1]
    return d.meeting_in is not None and d.meeting_in <= wait


def _relook_set(d: Dossier) -> bool:
    return d.relook_in is not None and timedelta(0) < d.relook_in <= d.terms.relook


def _on_time(d: Dossier) -> bool:
    return d.updates_overdue == 0 and d.promises_overdue == 0


GUARDS: Mapping[Need, Guard] = {
    Need.LEVEL_SET: lambda d: d.level is not None,
    Need.SCORED: lambda d: d.scored,
    Need.OWNER_SET: lambda d: d.owned,
    Need.LEVEL_LOW: lambda d: _at_most(d.level, Level.L2),
    Need.LEVEL_HIGH: lambda d: d.level is not None and d.level >= Level.L3,
    Need.LEVEL_MAX_LOW: lambda d: _at_most(d.level_max, Level.L2),
    Need.LEVEL_LOWEST: lambda d: d.level is None or d.level is Level.L1,
    Need.NO_FLOOR: lambda d: not d.floors,
    Need.LEAD_ASSIGNED: lambda d: d.lead_assigned,
    Need.SPEAKER_NAMED: lambda d: d.speaker_named or d.speaker_accepted,
    Need.SPEAKER_ACCEPTED: lambda d: d.speaker_accepted,
    Need.STATEMENT_APPROVED: lambda d: d.statement_approved,
    Need.MEETING_SOON: _meeting_soon,
    Need.TRIGGER_WRITTEN: lambda d: d.trigger,
    Need.RELOOK_SET: _relook_set,
    Need.RECEIVER_NAMED: lambda d: d.receiver,
    Need.CONTACT_NAMED: lambda d: d.contact,
    Need.HANDOVER_WRITTEN: lambda d: d.handover,
    Need.FACTS_STATED: lambda d: d.verified_facts > 0 or d.no_fact_stated,
    Need.FACT_VERIFIED: lambda d: d.verified_facts > 0,
    Need.AGENCIES_LISTED: lambda d: d.agencies > 0,
    Need.STAKEHOLDERS_LISTED: lambda d: d.stakeholders >= d.terms.stakeholders,
    Need.STRATEGY_CHOSEN: lambda d: bool(d.strategy),
    Need.MESSAGE_MAP_WRITTEN: lambda d: d.message_map,
    Need.AGENDA_WRITTEN: lambda d: d.agenda,
    Need.MINUTES_APPROVED: lambda d: d.minutes_approved,
    Need.DECISION_OWNED: lambda d: d.decisions > 0 and d.decisions_owned,
    Need.NARRATIVE_APPROVED: lambda d: d.narrative_approved,
    Need.LEGAL_OPINION_GIVEN: lambda d: d.legal_opinion or not d.legal_flagged,
    Need.GAP_WRITTEN: lambda d: d.gap,
    Need.UPDATES_ON_TIME: _on_time,
    Need.SITREPS_STABLE: lambda d: d.stable_sitreps >= d.terms.stable_sitreps,
    Need.MENTIONS_CALM: lambda d: d.mentions_calm,
    Need.SERVICE_RESTORED: lambda d: d.service_restored,
    Need.RUMOURS_SETTLED: lambda d: d.rumours_settled,
    Need.FAST_LANE_PAID: lambda d: d.fast_lane_debts == 0,
    Need.QUIET_LONG_ENOUGH: lambda d: d.at_least(d.terms.quiet, d.quiet_for),
    Need.STABLE_LONG_ENOUGH: lambda d: d.at_least(d.terms.stable, d.stable_for),
    Need.NOTHING_OPEN: lambda d: d.open_items == 0,
    Need.LEGAL_CLOCKS_SETTLED: lambda d: d.legal_clocks_settled,
    Need.PROMISES_SETTLED: lambda d: d.promises_settled,
    Need.SUMMARY_WRITTEN: lambda d: d.summary,
    Need.LESSON_WRITTEN: lambda d: d.lesson or d.lesson_owned,
    Need.LESSON_OWNED: lambda d: d.lesson_owned,
    Need.EVALUATION_APPROVED: lambda d: d.evaluation_approved,
    Need.CLOSED_RECENTLY: lambda d: (
        d.closed_for is not None and d.closed_for <= d.terms.reopen
    ),
    Need.CALM_LONG_ENOUGH: lambda d: d.at_least(d.terms.lowering, d.calm_for),
    Need.NO_CORRECTION: lambda d: (
        d.corrected_for is None or d.corrected_for >= d.terms.correction
    ),
}


def met(need: Need, dossier: Dossier) -> bool:
    """Tell whether the dossier has what *need* asks for."""
    return GUARDS[need](dossier)


def breakable(needs: tuple[Need, ...]) -> bool:
    """Tell whether the lead may pass all of *needs* by giving a reason."""
    return not (TWO_PERSON | ESSENTIAL) & set(needs)
