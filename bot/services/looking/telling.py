"""What a timeline tells of the journal, to whom, and in which words."""

from bot.domain.access import Action, may
from bot.domain.member import Member
from bot.ports.storage import JournalEntry
from bot.services.turn import Turn

#: The actions of the journal that a timeline tells.
TOLD = frozenset(
    {
        "reported",
        "called",
        "nobody_called",
        "nobody_reachable",
        "taken",
        "kept",
        "owner_suspended",
        "approval_void",
        "reopened",
        "handover_offered",
        "handover_declined",
        "phoned",
        "not_answered",
        "urgency",
        "described",
        "evidence_added",
        "report_edited",
        "report_joined",
        "merged",
        "input_logged",
        "input_grouped",
        "input_followed",
        "input_answered",
        "personal_data_hidden",
        "original_deleted",
        "original_kept",
        "card_withheld",
        "bundled",
        "bundle_ended",
        "similar_merged",
        "rescore_asked",
        "withdrawn",
        "level_set",
        "drafted",
        "submitted",
        "approved",
        "returned",
        "approved_orally",
        "oral_confirmed",
        "oral_denied",
        "fact_claimed",
        "fact_checked",
        "fact_verified",
        "fact_refuted",
        "fact_undetermined",
        "fact_superseded",
        "fact_withdrawn",
        "fact_sourced",
        "fact_renewed",
        "fact_conflict",
        "fact_source_chosen",
        "fact_expiring",
        "fact_expired",
        "no_facts_declared",
        "task_opened",
        "decided",
        "task_taken",
        "task_done",
        "task_passed",
        "task_declined",
        "task_due_moved",
        "task_dropped",
        "task_reopened",
        "task_evidence",
        "reported_up",
        "party_added",
        "party_told",
        "party_removed",
        "strategy_chosen",
        "map_written",
        "narrative_written",
        "narrative_approved",
        "rumour_heard",
        "rumour_assessed",
        "rumour_monitored",
        "rumour_clarified",
        "rumour_ignored",
        "rumour_faded",
        "rumour_proven",
        "rumour_label_proposed",
        "rumour_labelled",
        "rumour_unlabelled",
        "promise_made",
        "promise_kept",
        "promise_missed",
        "promise_replaced",
        "promise_void",
        "promise_linked",
        "enquiry_received",
        "enquiry_taken",
        "enquiry_handed",
        "enquiry_held",
        "enquiry_answered",
        "enquiry_missed",
        "coverage_noted",
        "clipping_added",
        "clock_reminded",
        "clock_called",
        "clock_mine",
        "no_news",
        "word_declined",
        "legal_started",
        "legal_warned",
        "legal_done",
        "stepped",
        "glass_broken",
        "debt_paid",
        "sitrep_sent",
        "meeting_booked",
        "meeting_moved",
        "meeting_cancelled",
        "minutes_submitted",
        "minutes_approved",
        "noted",
        "note_backed",
        "speaker_accepted",
        "speaker_declined",
        "appealed",
        "appeal_heard",
        "followed_up",
        "restricted",
        "lifted",
        "access_given",
        "access_taken",
        "lead_offered",
        "lead_changed",
        "lead_declined",
        "lead_ended",
        "watch_opened",
    }
)

#: Those that who only reports is told: what became of the report, not how texts,
#: facts and debts came about.
TOLD_REPORTERS = frozenset(
    {
        "reported",
        "called",
        "taken",
        "kept",
        "urgency",
        "described",
        "evidence_added",
        "report_edited",
        "report_joined",
        "merged",
        "withdrawn",
        "level_set",
        "stepped",
        "no_news",
        "appealed",
        "appeal_heard",
    }
)


def tellable_to(viewer: Member) -> frozenset[str]:
    """Return the actions that *viewer* is told of, on the team or only reporting."""
    return TOLD if may(viewer, Action.STEP) else TOLD_REPORTERS


def told_as(turn: Turn, entry: JournalEntry, locale: str = "") -> str:
    """Say what happened: to which stage an issue moved, which note was written."""
    told = turn.label(f"journal.{entry.action}", locale)
    first, _, rest = entry.detail.partition(" ")
    if entry.action == "level_set":
        return f"{told}: {first.rpartition('>')[2]}"
    if entry.action == "stepped":
        stage = rest.partition(" ")[0].rpartition(">")[2]
        return f"{told}: {turn.label(f'state.{stage}', locale)}"
    if entry.action in ("noted", "note_backed"):
        return f"{told}: {turn.label(f'note.{first}', locale)}"
    return told
