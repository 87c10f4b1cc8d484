"""Who may do what: one table, deny by default."""

from collections.abc import Collection
from enum import StrEnum

from bot.domain.member import Member
from bot.domain.roles import Role


class Action(StrEnum):
    """Everything that a person can ask for. A route names exactly one."""

    JOIN = "join"
    HELP = "help"
    SET_LANGUAGE = "set_language"
    CANCEL = "cancel"
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
    DRAFT = "draft"
    SUBMIT = "submit"
    APPROVE = "approve"
    RETURN = "return"
    RECORD_ORAL = "record_oral"
    CONFIRM_ORAL = "confirm_oral"
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
    SEE_MEDIA = "see_media"
    SEE_PRESS_CONTACTS = "see_press_contacts"
    EDIT_MEDIA = "edit_media"
    ERASE_JOURNALIST = "erase_journalist"
    TELL_PUBLIC = "tell_public"
    END_LEGAL = "end_legal"
    SEE_READINESS = "see_readiness"
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

#: action -> the roles that may do it (doctrine.md 4.1, 4.4; 0b.12 for small offices).
#: What is not here is forbidden. Conditions on the subject (the writer never
#: approves, only the reporter withdraws) are the life's and the use case's.
MAY: dict[Action, frozenset[Role]] = {
    Action.HELP: _EVERYBODY,
    Action.SET_LANGUAGE: _EVERYBODY,
    Action.CANCEL: _EVERYBODY,
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
    Action.DRAFT: _AUTHORS,
    Action.SUBMIT: _AUTHORS,
    Action.APPROVE: _TEAM,
    Action.RETURN: _TEAM,
    Action.RECORD_ORAL: _RESPONDERS,
    Action.CONFIRM_ORAL: _TEAM,
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
    Action.SEE_MEDIA: _TEAM,
    Action.SEE_PRESS_CONTACTS: _SPEAKERS,
    Action.EDIT_MEDIA: _PRESS,
    Action.ERASE_JOURNALIST: frozenset({_R.CRISIS_LEAD, _R.MEDIA_LIAISON, _R.ADMIN}),
    Action.TELL_PUBLIC: _SPEAKERS,
    Action.END_LEGAL: frozenset({_R.CRISIS_LEAD, _R.LEGAL_ADVISER}),
    Action.SEE_READINESS: _LEADERS | {_R.ADMIN, _R.DUTY_OFFICER},
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


def may_hear(member: Member, floors: Collection[str]) -> bool:
    """Tell whether letters about an issue with these floor rules may reach *member*.

    A head who is the subject of an issue is never written to about it.
    """
    return HEAD_IS_SUBJECT not in floors or Role.HEAD_OF_AGENCY not in member.roles
