"""What can be written into the dossier of an issue, and what each guard is met by."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from bot.domain.guards import Need
from bot.domain.roles import Role
from bot.domain.values import Struct


class Topic(StrEnum):
    """What a note of the dossier is about."""

    TRIGGER = "trigger"
    RELOOK = "relook"
    SPEAKER = "speaker"
    AGENCIES = "agencies"
    STAKEHOLDERS = "stakeholders"
    STRATEGY = "strategy"
    MESSAGE_MAP = "message_map"
    AGENDA = "agenda"
    MEETING = "meeting"
    MINUTES = "minutes"
    DECISIONS = "decisions"
    NARRATIVE = "narrative"
    LEGAL_OPINION = "legal_opinion"
    GAP = "gap"
    PUBLIC_UPDATE = "public_update"
    SITREP = "sitrep"
    MENTIONS = "mentions"
    RESTORED = "restored"
    RUMOURS = "rumours"
    OPEN_ITEMS = "open_items"
    LEGAL_CLOCKS = "legal_clocks"
    PROMISES = "promises"
    SUMMARY = "summary"
    LESSON = "lesson"
    LESSON_PLAN = "lesson_plan"
    EVALUATION = "evaluation"
    RECEIVER = "receiver"
    CONTACT = "contact"
    HANDOVER = "handover"
    LEAD = "lead"
    LIFTED = "lifted"
    SUBJECT = "subject"


class Kind(StrEnum):
    """How a note is written: a text, lines, owned lines, one tap, an hour, a person."""

    TEXT = "text"
    LINES = "lines"
    OWNED = "owned"
    CHOICE = "choice"
    MOMENT = "moment"
    PERSON = "person"


class Form(Struct, frozen=True):
    """How one topic is filled in.

    `choices` are codes that one tap writes. `second` asks somebody else to stand
    behind what was typed. `fresh` counts only since the issue entered its state.
    `roles` may write it; empty: every role that may write notes.
    """

    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    second: bool = False
    fresh: bool = False
    roles: frozenset[Role] = frozenset()


T = Topic
_LEGAL = frozenset({Role.LEGAL_ADVISER, Role.CRISIS_LEAD})
_LEADS = frozenset({Role.CRISIS_LEAD})
_TRIGGERS = ("score_rises", "press_writes", "new_evidence")
_HOURS = ("2h", "6h", "morning", "24h")

FORMS: Mapping[Topic, Form] = {
    T.TRIGGER: Form(Kind.TEXT, choices=_TRIGGERS, fresh=True),
    T.RELOOK: Form(Kind.MOMENT, choices=_HOURS, fresh=True),
    T.SPEAKER: Form(Kind.PERSON),
    T.AGENCIES: Form(Kind.LINES),
    T.STAKEHOLDERS: Form(Kind.LINES),
    T.STRATEGY: Form(Kind.CHOICE, choices=("victim", "accidental", "preventable")),
    T.MESSAGE_MAP: Form(Kind.LINES),
    T.AGENDA: Form(),
    T.MEETING: Form(Kind.MOMENT, choices=("1h", "2h", "4h", "morning")),
    T.MINUTES: Form(second=True),
    T.DECISIONS: Form(Kind.OWNED),
    T.NARRATIVE: Form(second=True),
    T.LEGAL_OPINION: Form(roles=_LEGAL),
    T.GAP: Form(Kind.OWNED, fresh=True),
    T.PUBLIC_UPDATE: Form(Kind.TEXT, choices=("nothing_new",), fresh=True),
    T.SITREP: Form(Kind.CHOICE, choices=("stable", "unstable"), fresh=True),
    T.MENTIONS: Form(Kind.CHOICE, choices=("calm", "growing"), fresh=True),
    T.RESTORED: Form(second=True, fresh=True),
    T.RUMOURS: Form(Kind.CHOICE, choices=("settled", "harmful"), fresh=True),
    T.OPEN_ITEMS: Form(Kind.TEXT, choices=("nothing",), fresh=True),
    T.LEGAL_CLOCKS: Form(Kind.TEXT, choices=("kept",), fresh=True),
    T.PROMISES: Form(Kind.TEXT, choices=("kept",), fresh=True),
    T.SUMMARY: Form(),
    T.LESSON: Form(),
    T.LESSON_PLAN: Form(Kind.OWNED),
    T.EVALUATION: Form(second=True),
    T.RECEIVER: Form(),
    T.CONTACT: Form(),
    T.HANDOVER: Form(),
    # Written where issues are led and shut; `roles` keeps them from other ways.
    T.LEAD: Form(Kind.PERSON, roles=_LEADS),
    T.LIFTED: Form(roles=_LEADS),
    T.SUBJECT: Form(second=True, roles=_LEADS),
}

#: Topics that meet no guard: they are written where issues are led and shut.
ALONE: frozenset[Topic] = frozenset({T.LEAD, T.LIFTED, T.SUBJECT})

#: guard -> the note that meets it. What is not here is met elsewhere: by the level,
#: by a text, by time.
MET_BY: Mapping[Need, Topic] = {
    Need.SPEAKER_NAMED: T.SPEAKER,
    Need.SPEAKER_ACCEPTED: T.SPEAKER,
    Need.TRIGGER_WRITTEN: T.TRIGGER,
    Need.RELOOK_SET: T.RELOOK,
    Need.RECEIVER_NAMED: T.RECEIVER,
    Need.CONTACT_NAMED: T.CONTACT,
    Need.HANDOVER_WRITTEN: T.HANDOVER,
    Need.LEGAL_OPINION_GIVEN: T.LEGAL_OPINION,
    Need.UPDATES_ON_TIME: T.PUBLIC_UPDATE,
    Need.MENTIONS_CALM: T.MENTIONS,
    Need.SERVICE_RESTORED: T.RESTORED,
    Need.NOTHING_OPEN: T.OPEN_ITEMS,
    Need.LEGAL_CLOCKS_SETTLED: T.LEGAL_CLOCKS,
    Need.SUMMARY_WRITTEN: T.SUMMARY,
    Need.LESSON_WRITTEN: T.LESSON,
    Need.EVALUATION_APPROVED: T.EVALUATION,
}

#: Topics in whose place a register has come: notes that were written still count.
REGISTERED: frozenset[Topic] = frozenset(
    {
        T.DECISIONS,
        T.GAP,
        T.LESSON_PLAN,
        T.STAKEHOLDERS,
        T.STRATEGY,
        T.MESSAGE_MAP,
        T.NARRATIVE,
        T.AGENCIES,
        T.AGENDA,
        T.MEETING,
        T.MINUTES,
        T.DECISIONS,
        T.GAP,
        T.LESSON_PLAN,
        T.SITREP,
        T.RUMOURS,
        T.PROMISES,
    }
)

#: guard -> the button that opens what meets it, where no note does.
MET_AT: Mapping[Need, str] = {
    Need.DECISION_OWNED: "decision_new",
    Need.GAP_WRITTEN: "gap_new",
    Need.LESSON_OWNED: "lesson_new",
    Need.FACTS_STATED: "facts",
    Need.FACT_VERIFIED: "facts",
    Need.STAKEHOLDERS_LISTED: "parties",
    Need.STRATEGY_CHOSEN: "strategy",
    Need.MESSAGE_MAP_WRITTEN: "message_map",
    Need.NARRATIVE_APPROVED: "narrative",
    Need.AGENCIES_LISTED: "meetings",
    Need.AGENDA_WRITTEN: "meetings",
    Need.MEETING_SOON: "meetings",
    Need.MINUTES_APPROVED: "meetings",
    Need.SITREPS_STABLE: "sitreps",
    Need.RUMOURS_SETTLED: "rumours",
    Need.PROMISES_SETTLED: "promises",
    Need.LEVEL_SET: "triage",
    Need.SCORED: "triage",
    Need.LEVEL_LOW: "triage",
    Need.LEVEL_HIGH: "triage",
    Need.LEVEL_LOWEST: "triage",
    Need.NO_FLOOR: "triage",
    Need.OWNER_SET: "take",
    Need.STATEMENT_APPROVED: "draft",
    Need.FAST_LANE_PAID: "debts",
    Need.LEAD_ASSIGNED: "",
    Need.LEVEL_MAX_LOW: "",
    Need.QUIET_LONG_ENOUGH: "",
    Need.STABLE_LONG_ENOUGH: "",
    Need.CLOSED_RECENTLY: "follow_up",
    Need.CALM_LONG_ENOUGH: "",
    Need.NO_CORRECTION: "",
}

#: What nobody can make up for: time alone does, and the house notes it.
BY_TIME: frozenset[Need] = frozenset(
    {
        Need.QUIET_LONG_ENOUGH,
        Need.STABLE_LONG_ENOUGH,
        Need.CALM_LONG_ENOUGH,
        Need.NO_CORRECTION,
    }
)

#: Of these, what may still be written of a closed issue that owes it.
LATER: frozenset[Need] = frozenset(
    {
        Need.STAKEHOLDERS_LISTED,
        Need.STRATEGY_CHOSEN,
        Need.MESSAGE_MAP_WRITTEN,
        Need.AGENCIES_LISTED,
        Need.AGENDA_WRITTEN,
        Need.MINUTES_APPROVED,
        Need.DECISION_OWNED,
        Need.GAP_WRITTEN,
        Need.LESSON_OWNED,
    }
)


class Note(Struct, frozen=True):
    """One version of one topic, as somebody wrote it. It never changes.

    `code` is what was tapped, `text` what was typed: one of them is empty.
    `backed_by` stands behind it where the topic asks for a second person.
    """

    issue_id: str
    topic: Topic
    version: int
    by: int
    at: datetime
    code: str = ""
    text: str = ""
    backed_by: int | None = None
    backed_at: datetime | None = None


def lines_of(text: str) -> list[str]:
    """Return the lines that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def owned_lines(text: str) -> list[tuple[str, str, str]] | None:
    """Read "what; who; until when", a line each; None if any line says less."""
    owned = []
    for line in lines_of(text):
        match [part.strip() for part in line.split(";")]:
            case [what, who, when] if what and who and when:
                owned.append((what, who, when))
            case _:
                return None
    return owned or None
