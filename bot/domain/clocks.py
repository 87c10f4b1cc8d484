"""What is measured, what starts it and what meets it (doctrine.md 3.5, C1 to C9)."""

from enum import StrEnum


class ClockName(StrEnum):
    """What a clock measures, C1 to C9; the first word has a decision before it at L2.

    The wait for an approval is none of the nine: it is where they are usually lost;
    neither is a promise to the public, whose time a person gave.
    """

    ACKNOWLEDGE = "acknowledge"
    TRIAGE = "triage"
    RESPONDER_REACHED = "responder_reached"
    FIRST_WORD_DECISION = "first_word_decision"
    FIRST_WORD = "first_word"
    FULL_STATEMENT = "full_statement"
    APPROVAL = "approval"
    PUBLIC_UPDATE = "public_update"
    PROMISE = "promise"
    SITREP = "sitrep"
    ENQUIRY = "enquiry"
    REVIEW = "review"


class Moment(StrEnum):
    """What has just happened: it decides which clocks start."""

    REPORTED = "reported"
    TRIAGE_OPENED = "triage_opened"
    LEVEL_SET = "level_set"
    SUBMITTED = "submitted"
    RESPONDING = "responding"
    ENQUIRY_RECEIVED = "enquiry_received"
    REVIEW_OPENED = "review_opened"


#: The effects of the issue's life on its clocks (doctrine.md 4.1).
STARTED_AT: dict[Moment, tuple[ClockName, ...]] = {
    Moment.REPORTED: (ClockName.ACKNOWLEDGE,),
    Moment.TRIAGE_OPENED: (ClockName.TRIAGE,),
    Moment.LEVEL_SET: (
        ClockName.RESPONDER_REACHED,
        ClockName.FIRST_WORD_DECISION,
        ClockName.FIRST_WORD,
        ClockName.FULL_STATEMENT,
    ),
    Moment.SUBMITTED: (ClockName.APPROVAL,),
    Moment.RESPONDING: (ClockName.PUBLIC_UPDATE, ClockName.SITREP),
    Moment.ENQUIRY_RECEIVED: (ClockName.ENQUIRY,),
    Moment.REVIEW_OPENED: (ClockName.REVIEW,),
}


class Stop(StrEnum):
    """What meets clocks; where it happens, `services.timing.meeting.meet` is told."""

    TAKEN = "taken"
    LEVEL_SET = "level_set"
    TEXT_BEGUN = "text_begun"
    FIRST_WORD_OUT = "first_word_out"
    APPROVAL_ANSWERED = "approval_answered"
    PUBLIC_TOLD = "public_told"
    SITREP_SENT = "sitrep_sent"
    PROMISE_ANSWERED = "promise_answered"
    ENQUIRY_ANSWERED = "enquiry_answered"
    REVIEW_APPROVED = "review_approved"
    RESPONDER_ACCEPTED = "responder_accepted"
    STATEMENT_PUBLISHED = "statement_published"


#: What meets which clock. An approved text silences the clock of the first word, as
#: long as its approval stands; only one that is out meets it.
STOPPED_BY: dict[str, Stop] = {
    ClockName.ACKNOWLEDGE: Stop.TAKEN,
    ClockName.TRIAGE: Stop.LEVEL_SET,
    ClockName.RESPONDER_REACHED: Stop.RESPONDER_ACCEPTED,
    ClockName.FIRST_WORD_DECISION: Stop.TEXT_BEGUN,
    ClockName.FIRST_WORD: Stop.FIRST_WORD_OUT,
    ClockName.FULL_STATEMENT: Stop.STATEMENT_PUBLISHED,
    ClockName.APPROVAL: Stop.APPROVAL_ANSWERED,
    ClockName.PUBLIC_UPDATE: Stop.PUBLIC_TOLD,
    ClockName.PROMISE: Stop.PROMISE_ANSWERED,
    ClockName.SITREP: Stop.SITREP_SENT,
    ClockName.ENQUIRY: Stop.ENQUIRY_ANSWERED,
    ClockName.REVIEW: Stop.REVIEW_APPROVED,
}

#: What can happen by now. A clock that nothing can stop is not started: nobody is told
#: to be late for what nobody can do.
HAPPENS = frozenset(
    {
        Stop.TAKEN,
        Stop.LEVEL_SET,
        Stop.RESPONDER_ACCEPTED,
        Stop.TEXT_BEGUN,
        Stop.FIRST_WORD_OUT,
        Stop.APPROVAL_ANSWERED,
        Stop.PUBLIC_TOLD,
        Stop.SITREP_SENT,
        Stop.PROMISE_ANSWERED,
        Stop.ENQUIRY_ANSWERED,
        Stop.REVIEW_APPROVED,
        Stop.STATEMENT_PUBLISHED,
    }
)
AWAITED = frozenset(name for name, stop in STOPPED_BY.items() if stop in HAPPENS)

#: Clocks that begin again each time they are met.
REPEATING = frozenset({ClockName.PUBLIC_UPDATE, ClockName.SITREP})
