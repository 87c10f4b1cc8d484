"""Everything that is stored about one person, as values that JSON can write."""

import json
import re
from collections.abc import Mapping
from typing import Any

from bot.ports.rights import Export
from bot.storage.codec import instant
from bot.storage.pseudonyms import alias
from bot.storage.session import Row, Session

#: Section -> its statement, and the columns that it gives, in order.
SECTIONS: Mapping[str, tuple[str, str]] = {
    "member": (
        "exporting.member",
        "user_id name roles joined_at position locale phone suspended unreachable unit",
    ),
    "person": ("exporting.person", "number asked_at accepted_at"),
    "reports": (
        "exporting.reports",
        "id issue_id source at text attachments forwarded_from",
    ),
    "report_versions": (
        "exporting.report_versions",
        "report_id version at text attachments",
    ),
    "issues": (
        "exporting.issues",
        "id title state reported_by reported_at owner taken_at place happened source",
    ),
    "issues_let_into": ("exporting.let_in", "id lead"),
    "followed_issues": ("exporting.follows", "issue_id"),
    "triage_answers": ("exporting.mappings", "issue_id form answers flags"),
    "levels_set": (
        "exporting.levels",
        "issue_id at old_level new_level score floors reason",
    ),
    "public_words": ("exporting.words", "issue_id at kind document next_at"),
    "cards": ("exporting.cards", "issue_id chat_id thread_id letter following"),
    "moves_made": (
        "exporting.moves",
        "issue_id at action old_state new_state reason_code reason",
    ),
    "notes": (
        "exporting.notes",
        "issue_id topic version at code words written_by backed_by",
    ),
    "debts": ("exporting.debts", "issue_id need at reason paid_at"),
    "appeals": (
        "exporting.appeals",
        "issue_id at reason made_by judged_by judged_at granted",
    ),
    "calls_begun": ("exporting.calls", "issue_id serial reason"),
    "calls_answered": ("exporting.answers", "issue_id serial answered_at"),
    "asked_still_on_it": ("exporting.keepings", "issue_id look_at asked_at"),
    "calls_lately": ("exporting.paces", "since_at calls list_at"),
    "calls_listed": ("exporting.lists", "issue_id letter called at"),
    "quiet_hours": ("exporting.quiet_hours", "starts ends zone"),
    "letters_held": (
        "exporting.held_letters",
        "letter issue_id template until_at digest",
    ),
    "facts": (
        "exporting.facts",
        "id issue_id state text sources reporter created_at first_verifier"
        " second_verifier verified_at",
    ),
    "identity_cards_marked": ("exporting.card_judgements", "sha at"),
    "citizens_input": (
        "exporting.inputs",
        "id issue_id state words channel lapor answer created_at answered_at",
    ),
    "roles": (
        "exporting.roles",
        "id issue_id role deputy member offered_by offered_at state note assumed_at"
        " ended_at reason",
    ),
    "tasks": (
        "exporting.tasks",
        "id issue_id state what given_by created_at due_at owner moved_by moved_at"
        " reason",
    ),
    "task_evidence": ("exporting.task_evidence", "task_id at text attachments"),
    "decisions": (
        "exporting.decisions",
        "id issue_id what decided_at decided_by recorded_by recorded_at why"
        " alternatives",
    ),
    "stakeholders": (
        "exporting.stakeholders",
        "id issue_id name pic added_by added_at channel message contacted_by"
        " contacted_at",
    ),
    "plans": (
        "exporting.plans",
        "issue_id part version written_by at content reason approved_by approved_at",
    ),
    "mandates": (
        "exporting.mandates",
        "issue_id version given_by at topics outlets until_at available_at",
    ),
    "brief_lines": (
        "exporting.brief_lines",
        "id issue_id kind question words written_by at approved_by approved_at",
    ),
    "names_protected": (
        "exporting.protected_names",
        "id issue_id part added_at",
    ),
    "acting": (
        "exporting.acting",
        "id role actor kind since_at until_at letter evidence recorded_by at ended_by"
        " ended_at",
    ),
    "sitreps": ("exporting.sitreps", "id issue_id at stability summary requests"),
    "sitrep_drafts": ("exporting.sitrep_drafts", "issue_id at fields"),
    "meetings": (
        "exporting.meetings",
        "id issue_id at state place agenda booked_by chair taker approved_by",
    ),
    "meeting_invitations": (
        "exporting.meeting_invitations",
        "meeting_id reply said replied_at attendance",
    ),
    "minutes": ("exporting.minutes", "meeting_id number kind at words"),
    "press_conferences": (
        "exporting.conferences",
        "id issue_id held_at state place topic planned_at",
    ),
    "conference_checklist": (
        "exporting.conference_entries",
        "conference_id number code owner done_by done_at",
    ),
    "conference_log": (
        "exporting.conference_lines",
        "conference_id number kind at words",
    ),
    "rumours": (
        "exporting.rumours",
        "id issue_id state text url origin attachments reporter created_at label"
        " labeller confirmer proposer decider decided_at published",
    ),
    "promises": (
        "exporting.promises",
        "id issue_id state text due_at made_by made_at ended_by ended_at link reason",
    ),
    "press_questions": (
        "exporting.enquiries",
        "id issue_id state words recorded_by created_at owner answered_by answered_at"
        " answer",
    ),
    "clippings": (
        "exporting.clippings",
        "id issue_id link words attachments added_at tone",
    ),
    "shifts": (
        "exporting.roster_lines",
        "id person zone begins ends days first_day last_day added_by added_at",
    ),
    "stood_in": ("exporting.roster_covers", "id begins_at ends_at gone stands"),
    "swaps_of_duty": (
        "exporting.roster_swaps",
        "id asker asked given_from taken_from made_at state",
    ),
    "roster_drafts": ("exporting.roster_drafts", "at lines faults"),
    "handover_notes": ("exporting.roster_notes", "at text"),
    "told_of_duty": ("exporting.roster_told", "matter at"),
    "journalists_added": ("exporting.journalists", "id last_at"),
    "drafts": ("exporting.documents", "id issue_id kind state created_at fields"),
    "texts_submitted": ("exporting.texts", "document_id version at body"),
    "texts_written": ("exporting.text_writers", "document_id version"),
    "texts_reviewed": (
        "exporting.text_reviews",
        "document_id version review at lapsed_at",
    ),
    "approvals": (
        "exporting.approvals",
        "document_id version approver at recorded_by evidence acting confirmed_at"
        " revoked_at",
    ),
    "groups_of_the_bot": (
        "exporting.rooms",
        "title state added_by added_at set_up_by",
    ),
    "in_the_war_room": ("exporting.presence", "inside seen_at"),
    "leave": (
        "exporting.absences",
        "user_id starts_at ends_at noted_by noted_at stand_in",
    ),
    "roll_calls": ("exporting.musters", "id kind issue_id called_at at place"),
    "roll_call_answers": (
        "exporting.muster_answers",
        "muster_id reply said arrives_at answered_at",
    ),
    "letter_numbers": (
        "exporting.letter_numbers",
        "document_id number given_at",
    ),
    "files_made": (
        "exporting.files_made",
        "document_id version form made_at sha",
    ),
    "channels_added": ("exporting.channels_added", "name kind added_at"),
    "published": (
        "exporting.published",
        "document_id doc_version channel state at out_at url",
    ),
    "ticked_off": ("exporting.ticks", "item ticked_at"),
    "suspicions": ("exporting.suspicions", "user_id raised_by raised_at"),
    "open_question": ("exporting.question", "kind asked_at subject facts"),
    "invitations": (
        "exporting.invitations",
        "role made_by expires_at for_user used_by used_at voided",
    ),
    "invitation_tries": ("exporting.invitation_tries", "at"),
    "greeted_as_stranger": ("exporting.greetings", "greeted_at"),
    "letters": ("exporting.letters", "klass state due_at settled_at body"),
    "buttons": ("exporting.buttons", "presses expires_at"),
    "presses": ("exporting.presses", "key at"),
    "updates": ("exporting.updates", "received_at state payload"),
    "journal": ("exporting.journal", "seq at actor action subject detail"),
}

#: Columns that are JSON inside.
_JSON = frozenset(
    {"roles", "attachments", "answers", "flags", "floors", "fields", "facts", "sources",
     "body", "presses", "payload", "content", "lines", "faults"}
)  # fmt: skip
#: The text of a submitted document is no JSON.
_PLAIN = frozenset({"texts_submitted"})


async def export(session: Session, user_id: int) -> Export:
    """Return every row about somebody, section by section; empty ones too."""
    old = f"member:{user_id}"
    known = await alias(session, old)
    short = known.removeprefix("member:")
    values: dict[str, dict[str, object]] = {
        "presses": {"pressed": f"press:%:{user_id}"},
        "journal": {
            "alias": known,
            "old_alias": old,
            "in_detail": f"%{short}%",
            "in_old_detail": f"%{old}%",
        },
    }
    found: dict[str, list[dict[str, Any]]] = {}
    for section, (statement, columns) in SECTIONS.items():
        told = values.get(section, {"user_id": user_id})
        rows = await session.rows(statement, **told)
        found[section] = [_shown(row, columns.split(), section) for row in rows]
    them = re.compile(rf"\b(?:{short}|{old})\b")
    found["journal"] = [line for line in found["journal"] if _names(line, them)]
    return found


def _names(line: Mapping[str, Any], them: re.Pattern[str]) -> bool:
    """Tell whether a line is about this number, and not about a longer one."""
    return any(them.search(line[part]) for part in ("actor", "subject", "detail"))


def _shown(row: Row, columns: list[str], section: str) -> dict[str, Any]:
    return {column: _value(column, row[column], section) for column in columns}


def _value(column: str, value: Any, section: str) -> Any:
    if value is None:
        return None
    if column == "at" or column.endswith("_at"):
        return instant(value).isoformat() if value else None
    if column in _JSON and section not in _PLAIN:
        return json.loads(value)
    return value
