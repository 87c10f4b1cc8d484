"""Who may do what: one table, deny by default."""

from collections.abc import Collection
from enum import StrEnum
from typing import Protocol

from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import replace


class Action(StrEnum):
    """Everything that a person can ask for. A route names exactly one."""

    JOIN = "join"
    HELP = "help"
    SET_LANGUAGE = "set_language"
    CANCEL = "cancel"
    SET_QUIET = "set_quiet"
    SEE_OWN = "see_own"
    ASK_ERASURE = "ask_erasure"
    REPORT = "report"
    DESCRIBE = "describe"
    MERGE = "merge"
    WITHDRAW = "withdraw"
    SEE_ISSUES = "see_issues"
    TAKE = "take"
    HAND_OVER = "hand_over"
    ACCEPT_HANDOVER = "accept_handover"
    RECORD_CALL = "record_call"
    TRIAGE = "triage"
    SET_LEVEL = "set_level"
    LOWER_LEVEL = "lower_level"
    STEP = "step"
    ANALYSE = "analyse"
    FAST_LANE = "fast_lane"
    MONITOR = "monitor"
    REVISIT = "revisit"
    MERGE_INTO = "merge_into"
    REJECT = "reject"
    APPEAL = "appeal"
    HEAR_APPEAL = "hear_appeal"
    TRANSFER = "transfer"
    CONVENE = "convene"
    RESPOND = "respond"
    SKIP_MEETING = "skip_meeting"
    REANALYSE = "reanalyse"
    CALM = "calm"
    RESUME = "resume"
    REVIEW = "review"
    CLOSE = "close"
    REOPEN = "reopen"
    BREAK_GLASS = "break_glass"
    WRITE_NOTE = "write_note"
    APPROVE_NOTE = "approve_note"
    SPEAK = "speak"
    SEE_TEAM = "see_team"
    FORM_TEAM = "form_team"
    OFFER_ROLE = "offer_role"
    ACCEPT_ROLE = "accept_role"
    DECLINE_ROLE = "decline_role"
    EXPIRE_ROLE = "expire_role"
    WITHDRAW_ROLE = "withdraw_role"
    HAND_ROLE = "hand_role"
    RENOUNCE_ROLE = "renounce_role"
    END_ROLE = "end_role"
    DRAFT = "draft"
    SUBMIT = "submit"
    APPROVE = "approve"
    RETURN = "return"
    RECORD_ORAL = "record_oral"
    CONFIRM_ORAL = "confirm_oral"
    REVIEW_FACTS = "review_facts"
    REVIEW_LAW = "review_law"
    REVIEW_AGAIN = "review_again"
    PROTECT_NAMES = "protect_names"
    PUBLISH = "publish"
    CORRECT = "correct"
    WITHDRAW_TEXT = "withdraw_text"
    SEE_CHANNELS = "see_channels"
    KEEP_CHANNELS = "keep_channels"
    EXPORT = "export"
    NUMBER_LETTER = "number_letter"
    SEE_BOOKS = "see_books"
    SEE_FACTS = "see_facts"
    CLAIM_FACT = "claim_fact"
    ADD_SOURCE = "add_source"
    CHECK_FACT = "check_fact"
    VERIFY_FACT = "verify_fact"
    REFUTE_FACT = "refute_fact"
    DOUBT_FACT = "doubt_fact"
    RENEW_FACT = "renew_fact"
    SUPERSEDE_FACT = "supersede_fact"
    WITHDRAW_FACT = "withdraw_fact"
    CHOOSE_SOURCE = "choose_source"
    DECLARE_NO_FACTS = "declare_no_facts"
    SEE_INPUTS = "see_inputs"
    LOG_INPUT = "log_input"
    FOLLOW_INPUT = "follow_input"
    ANSWER_INPUT = "answer_input"
    SEE_TASKS = "see_tasks"
    GIVE_TASK = "give_task"
    TAKE_TASK = "take_task"
    FINISH_TASK = "finish_task"
    PASS_TASK = "pass_task"
    DECLINE_TASK = "decline_task"
    MOVE_DUE = "move_due"
    ADD_EVIDENCE = "add_evidence"
    DROP_TASK = "drop_task"
    REOPEN_TASK = "reopen_task"
    DECIDE = "decide"
    REPORT_UP = "report_up"
    SEE_STRATEGY = "see_strategy"
    EDIT_STAKEHOLDERS = "edit_stakeholders"
    PLAN_MESSAGES = "plan_messages"
    APPROVE_NARRATIVE = "approve_narrative"
    SEE_MEETINGS = "see_meetings"
    BOOK_MEETING = "book_meeting"
    CANCEL_MEETING = "cancel_meeting"
    ANSWER_INVITATION = "answer_invitation"
    TAKE_MINUTES = "take_minutes"
    MARK_ATTENDANCE = "mark_attendance"
    SUBMIT_MINUTES = "submit_minutes"
    APPROVE_MINUTES = "approve_minutes"
    RETURN_MINUTES = "return_minutes"
    SEE_CONFERENCE = "see_conference"
    PLAN_CONFERENCE = "plan_conference"
    CANCEL_CONFERENCE = "cancel_conference"
    TICK_CONFERENCE = "tick_conference"
    START_CONFERENCE = "start_conference"
    LOG_CONFERENCE = "log_conference"
    END_CONFERENCE = "end_conference"
    CLOSE_CONFERENCE = "close_conference"
    REHEARSE = "rehearse"
    SEE_SITREPS = "see_sitreps"
    WRITE_SITREP = "write_sitrep"
    SEE_RUMOURS = "see_rumours"
    RECORD_RUMOUR = "record_rumour"
    ASSESS_RUMOUR = "assess_rumour"
    CLARIFY_RUMOUR = "clarify_rumour"
    MONITOR_RUMOUR = "monitor_rumour"
    IGNORE_RUMOUR = "ignore_rumour"
    END_RUMOUR = "end_rumour"
    PROVE_RUMOUR = "prove_rumour"
    PROPOSE_LABEL = "propose_label"
    CONFIRM_LABEL = "confirm_label"
    SEE_ENQUIRIES = "see_enquiries"
    RECORD_ENQUIRY = "record_enquiry"
    TAKE_ENQUIRY = "take_enquiry"
    HAND_ENQUIRY = "hand_enquiry"
    HOLD_ENQUIRY = "hold_enquiry"
    ANSWER_ENQUIRY = "answer_enquiry"
    MISS_ENQUIRY = "miss_enquiry"
    NOTE_COVERAGE = "note_coverage"
    SEE_CLIPPINGS = "see_clippings"
    CLIP = "clip"
    CLAIM_REPLY = "claim_reply"
    SEE_MEDIA = "see_media"
    SEE_PRESS_CONTACTS = "see_press_contacts"
    EDIT_MEDIA = "edit_media"
    ERASE_JOURNALIST = "erase_journalist"
    TELL_PUBLIC = "tell_public"
    SEE_PROMISES = "see_promises"
    MAKE_PROMISE = "make_promise"
    KEEP_PROMISE = "keep_promise"
    REPLACE_PROMISE = "replace_promise"
    MISS_PROMISE = "miss_promise"
    VOID_PROMISE = "void_promise"
    END_LEGAL = "end_legal"
    SEE_SPEAKER = "see_speaker"
    SEE_BRIEF = "see_brief"
    EDIT_BRIEF = "edit_brief"
    APPROVE_BRIEF = "approve_brief"
    SET_MANDATE = "set_mandate"
    ASK_SPEAKER = "ask_speaker"
    SEE_SUMMARY = "see_summary"
    SEE_ACTING = "see_acting"
    RECORD_ACTING = "record_acting"
    SEE_ACCESS = "see_access"
    RESTRICT = "restrict"
    LIFT = "lift"
    GIVE_ACCESS = "give_access"
    APPOINT_LEAD = "appoint_lead"
    SEE_ROSTER = "see_roster"
    EDIT_ROSTER = "edit_roster"
    STAND_DUTY = "stand_duty"
    SET_UP_ROOM = "set_up_room"
    NOTE_IN_ROOM = "note_in_room"
    SEE_READINESS = "see_readiness"
    TICK_READINESS = "tick_readiness"
    TEST_REACH = "test_reach"
    CALL_MUSTER = "call_muster"
    ANSWER_MUSTER = "answer_muster"
    PRINT = "print"
    TAKE_LEAVE = "take_leave"
    EDIT_OWN = "edit_own"
    HAND_ALL = "hand_all"
    RAISE_SUSPICION = "raise_suspicion"
    DECIDE_SUSPICION = "decide_suspicion"
    SEE_MEMBERS = "see_members"
    INVITE = "invite"
    INVITE_ANY = "invite_any"
    MANAGE_MEMBERS = "manage_members"


_R = Role
_EVERYBODY = frozenset(Role)
_TEAM = _EVERYBODY - {_R.REPORTER}
_RESPONDERS = _TEAM - {_R.HEAD_OF_AGENCY, _R.AGENCY_LIAISON, _R.ADMIN}
_MAPPERS = frozenset({_R.DUTY_OFFICER, _R.ANALYST, _R.CRISIS_LEAD})
_AUTHORS = frozenset({_R.DUTY_OFFICER, _R.WRITER, _R.CRISIS_LEAD})
_CHECKERS = _MAPPERS | {_R.AGENCY_LIAISON}
_SPEAKERS = frozenset(
    {_R.CRISIS_LEAD, _R.SPOKESPERSON, _R.MEDIA_LIAISON, _R.DUTY_OFFICER}
)
_PRESS = _SPEAKERS | {_R.MEDIA_MONITOR}
_LEADERS = frozenset({_R.CRISIS_LEAD, _R.HEAD_OF_AGENCY})
_LEAD = frozenset({_R.CRISIS_LEAD})
_WATCHERS = _MAPPERS | {_R.MEDIA_MONITOR}
#: Who answers rumours (doctrine.md 4.5, "lurusan rumor").
_RUMOURS = _WATCHERS | {_R.MEDIA_LIAISON}
#: Who plans a press conference: spokesperson and media liaison do, the lead and the
#: head answer for it (doctrine.md 4.5); whoever is on duty stands in in a small office.
_HOSTS = _SPEAKERS | {_R.HEAD_OF_AGENCY}
#: What time or a use case does: no role may ask for it.
_NOBODY: frozenset[Role] = frozenset()

#: action -> the roles that may do it (doctrine.md 4.1, 4.4; 0b.12 for small offices).
#: What is not here is forbidden. Conditions on the subject (the writer never
#: approves, only the reporter withdraws) are the life's and the use case's.
MAY: dict[Action, frozenset[Role]] = {
    Action.HELP: _EVERYBODY,
    Action.SET_LANGUAGE: _EVERYBODY,
    Action.CANCEL: _EVERYBODY,
    Action.SET_QUIET: _TEAM,
    Action.SEE_OWN: _EVERYBODY,
    Action.ASK_ERASURE: _EVERYBODY,
    Action.REPORT: _EVERYBODY,
    Action.DESCRIBE: _EVERYBODY,
    Action.MERGE: _EVERYBODY,
    Action.WITHDRAW: _EVERYBODY,
    Action.SEE_ISSUES: _EVERYBODY,
    Action.TAKE: _TEAM,
    Action.HAND_OVER: _TEAM,
    Action.ACCEPT_HANDOVER: _TEAM,
    Action.RECORD_CALL: _TEAM,
    Action.TRIAGE: _MAPPERS,
    Action.SET_LEVEL: _MAPPERS,
    Action.LOWER_LEVEL: _LEAD,
    Action.STEP: _TEAM,
    Action.ANALYSE: _MAPPERS,
    Action.FAST_LANE: _LEAD,
    Action.MONITOR: _MAPPERS,
    Action.REVISIT: _WATCHERS,
    Action.MERGE_INTO: _MAPPERS,
    Action.REJECT: _LEAD,
    Action.APPEAL: _EVERYBODY,
    Action.HEAR_APPEAL: _LEADERS,
    Action.TRANSFER: _LEAD,
    Action.CONVENE: frozenset({_R.ANALYST, _R.CRISIS_LEAD}),
    Action.RESPOND: _LEADERS,
    Action.SKIP_MEETING: _LEAD,
    Action.REANALYSE: _LEAD,
    Action.CALM: _LEAD,
    Action.RESUME: _WATCHERS,
    Action.REVIEW: _LEAD,
    Action.CLOSE: _LEADERS,
    Action.REOPEN: _LEAD,
    Action.BREAK_GLASS: _LEAD,
    Action.WRITE_NOTE: _TEAM,
    Action.APPROVE_NOTE: _LEADERS | {_R.SPOKESPERSON, _R.DUTY_OFFICER},
    Action.SPEAK: _TEAM,
    Action.SEE_TEAM: _TEAM,
    Action.FORM_TEAM: _LEADERS,
    Action.OFFER_ROLE: _LEADERS,
    Action.ACCEPT_ROLE: _TEAM,
    Action.DECLINE_ROLE: _TEAM,
    Action.EXPIRE_ROLE: _NOBODY,
    Action.WITHDRAW_ROLE: _LEADERS,
    Action.HAND_ROLE: _TEAM,
    Action.RENOUNCE_ROLE: _NOBODY,
    Action.END_ROLE: _NOBODY,
    Action.DRAFT: _AUTHORS,
    Action.SUBMIT: _AUTHORS,
    Action.APPROVE: _TEAM,
    Action.RETURN: _TEAM,
    Action.RECORD_ORAL: _RESPONDERS,
    Action.CONFIRM_ORAL: _TEAM,
    Action.REVIEW_FACTS: _TEAM,
    Action.REVIEW_LAW: _TEAM,
    Action.REVIEW_AGAIN: _NOBODY,
    Action.PROTECT_NAMES: _MAPPERS | {_R.LEGAL_ADVISER},
    Action.PUBLISH: _SPEAKERS,
    Action.CORRECT: _SPEAKERS,
    Action.WITHDRAW_TEXT: _LEAD,
    Action.SEE_CHANNELS: _TEAM,
    Action.KEEP_CHANNELS: _LEAD | {_R.ADMIN},
    Action.EXPORT: _RESPONDERS | {_R.HEAD_OF_AGENCY},
    Action.NUMBER_LETTER: _RESPONDERS,
    Action.SEE_BOOKS: _TEAM,
    Action.SEE_FACTS: _TEAM,
    Action.CLAIM_FACT: _TEAM,
    Action.ADD_SOURCE: _TEAM,
    Action.CHECK_FACT: _CHECKERS,
    Action.VERIFY_FACT: _CHECKERS,
    Action.REFUTE_FACT: _CHECKERS,
    Action.DOUBT_FACT: _CHECKERS,
    Action.RENEW_FACT: _CHECKERS,
    Action.SUPERSEDE_FACT: _CHECKERS,
    Action.WITHDRAW_FACT: _CHECKERS,
    Action.CHOOSE_SOURCE: frozenset({_R.CRISIS_LEAD}),
    Action.DECLARE_NO_FACTS: _CHECKERS,
    Action.SEE_INPUTS: _TEAM,
    Action.LOG_INPUT: _TEAM,
    Action.FOLLOW_INPUT: _TEAM,
    Action.ANSWER_INPUT: _AUTHORS | _SPEAKERS,
    Action.SEE_TASKS: _TEAM,
    Action.GIVE_TASK: _TEAM,
    Action.TAKE_TASK: _TEAM,
    Action.FINISH_TASK: _TEAM,
    Action.PASS_TASK: _TEAM,
    Action.DECLINE_TASK: _TEAM,
    Action.MOVE_DUE: _TEAM,
    Action.ADD_EVIDENCE: _TEAM,
    Action.DROP_TASK: _TEAM,
    Action.REOPEN_TASK: _TEAM,
    Action.DECIDE: _TEAM,
    Action.REPORT_UP: _RESPONDERS,
    Action.SEE_STRATEGY: _TEAM,
    Action.EDIT_STAKEHOLDERS: _TEAM,
    Action.PLAN_MESSAGES: _RESPONDERS | {_R.HEAD_OF_AGENCY},
    Action.APPROVE_NARRATIVE: _LEADERS | {_R.SPOKESPERSON, _R.DUTY_OFFICER},
    Action.SEE_MEETINGS: _TEAM,
    Action.BOOK_MEETING: _MAPPERS | _LEADERS,
    Action.CANCEL_MEETING: _MAPPERS | _LEADERS,
    Action.ANSWER_INVITATION: _TEAM,
    Action.TAKE_MINUTES: _TEAM,
    Action.MARK_ATTENDANCE: _TEAM,
    Action.SUBMIT_MINUTES: _TEAM,
    Action.APPROVE_MINUTES: _LEADERS | {_R.SPOKESPERSON, _R.DUTY_OFFICER},
    Action.RETURN_MINUTES: _LEADERS | {_R.SPOKESPERSON, _R.DUTY_OFFICER},
    Action.SEE_CONFERENCE: _TEAM,
    Action.PLAN_CONFERENCE: _HOSTS,
    Action.CANCEL_CONFERENCE: _HOSTS,
    Action.TICK_CONFERENCE: _TEAM,
    Action.START_CONFERENCE: _TEAM,
    Action.LOG_CONFERENCE: _TEAM,
    Action.END_CONFERENCE: _TEAM,
    Action.CLOSE_CONFERENCE: _HOSTS,
    Action.REHEARSE: _TEAM,
    Action.SEE_SITREPS: _TEAM,
    Action.WRITE_SITREP: _MAPPERS | {_R.WRITER},
    Action.SEE_RUMOURS: _TEAM,
    Action.RECORD_RUMOUR: _TEAM,
    Action.ASSESS_RUMOUR: _TEAM,
    Action.CLARIFY_RUMOUR: _RUMOURS,
    Action.MONITOR_RUMOUR: _RUMOURS,
    Action.IGNORE_RUMOUR: _RUMOURS,
    Action.END_RUMOUR: _RUMOURS,
    Action.PROVE_RUMOUR: _RUMOURS,
    Action.PROPOSE_LABEL: _RUMOURS,
    Action.CONFIRM_LABEL: _RUMOURS,
    Action.SEE_ENQUIRIES: _TEAM,
    Action.RECORD_ENQUIRY: _TEAM,
    Action.TAKE_ENQUIRY: _SPEAKERS,
    Action.HAND_ENQUIRY: _SPEAKERS,
    Action.HOLD_ENQUIRY: _SPEAKERS,
    Action.ANSWER_ENQUIRY: _SPEAKERS,
    Action.MISS_ENQUIRY: frozenset(),  # only time does
    Action.NOTE_COVERAGE: _PRESS,
    Action.SEE_CLIPPINGS: _TEAM,
    Action.CLIP: _TEAM,
    Action.CLAIM_REPLY: _PRESS | {_R.LEGAL_ADVISER},
    Action.SEE_MEDIA: _TEAM,
    Action.SEE_PRESS_CONTACTS: _SPEAKERS,
    Action.EDIT_MEDIA: _PRESS,
    Action.ERASE_JOURNALIST: frozenset({_R.CRISIS_LEAD, _R.MEDIA_LIAISON, _R.ADMIN}),
    Action.TELL_PUBLIC: _SPEAKERS,
    Action.SEE_PROMISES: _TEAM,
    Action.MAKE_PROMISE: _TEAM,
    Action.KEEP_PROMISE: _SPEAKERS,
    Action.REPLACE_PROMISE: _SPEAKERS,
    Action.MISS_PROMISE: _NOBODY,
    Action.VOID_PROMISE: _NOBODY,
    Action.END_LEGAL: frozenset({_R.CRISIS_LEAD, _R.LEGAL_ADVISER}),
    Action.SEE_SPEAKER: _EVERYBODY,
    Action.SEE_BRIEF: _TEAM,
    Action.EDIT_BRIEF: _RESPONDERS | {_R.HEAD_OF_AGENCY},
    Action.APPROVE_BRIEF: _LEADERS | {_R.SPOKESPERSON, _R.DUTY_OFFICER},
    Action.SET_MANDATE: _TEAM,
    Action.ASK_SPEAKER: _TEAM,
    Action.SEE_SUMMARY: _RESPONDERS | {_R.HEAD_OF_AGENCY},
    Action.SEE_ACTING: _TEAM,
    Action.RECORD_ACTING: _LEADERS | {_R.ADMIN},
    Action.SEE_ACCESS: _TEAM,
    Action.RESTRICT: _LEAD,
    Action.LIFT: _LEAD,
    Action.GIVE_ACCESS: _LEAD,
    Action.APPOINT_LEAD: _LEADERS,
    Action.SEE_ROSTER: _TEAM,
    Action.EDIT_ROSTER: frozenset({_R.ADMIN, _R.CRISIS_LEAD}),
    Action.STAND_DUTY: frozenset({_R.DUTY_OFFICER, _R.CRISIS_LEAD}),
    Action.SET_UP_ROOM: _LEAD | {_R.ADMIN},
    Action.NOTE_IN_ROOM: _EVERYBODY,
    Action.SEE_READINESS: _LEADERS | {_R.ADMIN, _R.DUTY_OFFICER},
    Action.TICK_READINESS: _LEADERS | {_R.ADMIN, _R.DUTY_OFFICER},
    Action.TEST_REACH: _LEADERS | {_R.ADMIN, _R.DUTY_OFFICER},
    Action.CALL_MUSTER: _MAPPERS | _LEADERS,
    Action.ANSWER_MUSTER: _EVERYBODY,
    Action.PRINT: _LEADERS | {_R.ADMIN, _R.DUTY_OFFICER},
    Action.TAKE_LEAVE: _TEAM,
    Action.EDIT_OWN: _EVERYBODY,
    Action.HAND_ALL: _EVERYBODY,
    Action.RAISE_SUSPICION: _EVERYBODY,
    Action.DECIDE_SUSPICION: _LEADERS | {_R.ADMIN},
    Action.SEE_MEMBERS: _LEADERS | {_R.ADMIN, _R.DUTY_OFFICER},
    Action.INVITE: frozenset({_R.ADMIN, _R.CRISIS_LEAD}),
    Action.INVITE_ANY: frozenset({_R.ADMIN}),
    Action.MANAGE_MEMBERS: frozenset({_R.ADMIN}),
}

#: The floor rule that fires while the head is the subject (doctrine.md 0b.2).
HEAD_IS_SUBJECT = "F4"

#: Roles that only a member with `INVITE_ANY` may give (issue "the road", joining).
RESERVED: frozenset[Role] = frozenset({Role.ADMIN, Role.HEAD_OF_AGENCY})


def may(member: Member | None, action: Action) -> bool:
    """Tell whether *member* may do *action*; a stranger may only join."""
    if action is Action.JOIN:
        return member is None or not member.suspended
    if member is None or not member.active:
        return False
    return bool(member.roles & MAY.get(action, frozenset()))


def may_give(giver: Member, role: Role) -> bool:
    """Tell whether *giver* may invite somebody as *role*, or give it."""
    needed = Action.INVITE_ANY if role in RESERVED else Action.INVITE
    return may(giver, needed)


class Seen(Protocol):
    """What decides who may see an issue; `bot.domain.issue.Issue` has it.

    `circle` are the people beside owner and lead who may see a restricted one, `lead`
    who was appointed to lead this issue; None: whoever has the role.
    """

    @property
    def floors(self) -> Collection[str]: ...  # noqa: D102 - said above
    @property
    def restricted(self) -> bool: ...  # noqa: D102
    @property
    def circle(self) -> Collection[int]: ...  # noqa: D102
    @property
    def owner(self) -> int | None: ...  # noqa: D102
    @property
    def lead(self) -> int | None: ...  # noqa: D102
    @property
    def reported_by(self) -> int: ...  # noqa: D102


#: What a reporter may do with the own report, though the issue is restricted.
OF_ONES_OWN = frozenset(
    {Action.DESCRIBE, Action.MERGE, Action.WITHDRAW, Action.APPEAL, Action.REPORT}
)


def may_see(member: Member, issue: Seen) -> bool:
    """Tell whether *member* may see, or hear of, *issue*: the one decision.

    A head who is the subject never may (doctrine.md 0b.2). A restricted issue is seen
    by its owner, its lead and its circle, and by nobody else: not by the admin.
    """
    if HEAD_IS_SUBJECT in issue.floors and Role.HEAD_OF_AGENCY in member.roles:
        return False
    if not issue.restricted or member.user_id in (issue.owner, issue.lead):
        return True
    return leads(member, issue) or member.user_id in issue.circle


def could_see(member: Member, issue: Seen) -> bool:
    """Tell whether *member* may be let into *issue*; a head who is subject never."""
    subject = HEAD_IS_SUBJECT in issue.floors and Role.HEAD_OF_AGENCY in member.roles
    return member.active and not subject


def leads(member: Member, issue: Seen) -> bool:
    """Tell whether *member* is the crisis team lead of *issue*.

    That is whoever has the role, until one of them was appointed (doctrine.md T21).
    """
    return Role.CRISIS_LEAD in member.roles and issue.lead in (None, member.user_id)


def at_issue(member: Member, issue: Seen) -> Member:
    """Return *member* with the roles that count where *issue* is concerned.

    Once somebody was appointed to lead it, no other lead has the rights of one there;
    who has no other role still watches.
    """
    if Role.CRISIS_LEAD not in member.roles or leads(member, issue):
        return member
    left = member.roles - {Role.CRISIS_LEAD}
    return replace(member, roles=left or frozenset({Role.MEDIA_MONITOR}))


def may_reach(member: Member, issue: Seen, action: Action) -> bool:
    """Tell whether *member* may do *action* where *issue* is concerned.

    Who reported may go on with the own report; nothing else of the issue is shown.
    """
    if may_see(member, issue):
        return True
    subject = HEAD_IS_SUBJECT in issue.floors and Role.HEAD_OF_AGENCY in member.roles
    own = issue.reported_by == member.user_id
    return own and not subject and action in OF_ONES_OWN
