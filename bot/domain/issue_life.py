"""The life of an issue, as one table (doctrine.md 4.1)."""

from collections.abc import Iterator
from enum import StrEnum

from bot.domain.access import Action, may
from bot.domain.life import Life, Transition
from bot.domain.member import Member


class IssueState(StrEnum):
    """Where an issue stands."""

    REPORTED = "reported"
    TRIAGE = "triage"
    MONITORED = "monitored"
    ANALYSIS = "analysis"
    COORDINATION = "coordination"
    RESPONDING = "responding"
    CONTAINED = "contained"
    REVIEW = "review"
    CLOSED = "closed"
    MERGED = "merged"
    REJECTED = "rejected"
    TRANSFERRED = "transferred"


S, A = IssueState, Action

#: Issues in these states are finished: only re-opening and an appeal lead out.
TERMINAL: frozenset[IssueState] = frozenset(
    {S.CLOSED, S.MERGED, S.REJECTED, S.TRANSFERRED}
)

#: Open, in the order of the procedure.
OPEN: tuple[IssueState, ...] = tuple(s for s in IssueState if s not in TERMINAL)

#: What may happen to an open issue without moving it.
_WHILE_OPEN = (A.DESCRIBE, A.HAND_OVER, A.DRAFT, A.RECORD_CALL)

#: Taking, assessing: the first of these opens the triage (T02).
_IN_HAND = (A.TAKE, A.ACCEPT_HANDOVER, A.TRIAGE)

#: What an open issue may become part of another from.
_MERGEABLE = (S.REPORTED, S.TRIAGE, S.MONITORED, S.ANALYSIS)

#: The rows that a person takes as a step, in the order in which they are offered:
#: first what the procedure asks for next.
STEPS: tuple[Transition[IssueState], ...] = (
    Transition(S.TRIAGE, A.ANALYSE, S.ANALYSIS, "T04"),
    Transition(S.TRIAGE, A.FAST_LANE, S.RESPONDING, "T05"),
    Transition(S.TRIAGE, A.MONITOR, S.MONITORED, "T03"),
    Transition(S.MONITORED, A.REVISIT, S.TRIAGE, "T09"),
    Transition(S.MONITORED, A.CLOSE, S.CLOSED, "T10"),
    Transition(S.ANALYSIS, A.CONVENE, S.COORDINATION, "T11"),
    Transition(S.ANALYSIS, A.SKIP_MEETING, S.RESPONDING, "T13"),
    Transition(S.ANALYSIS, A.MONITOR, S.MONITORED, "T23"),
    Transition(S.COORDINATION, A.RESPOND, S.RESPONDING, "T12"),
    Transition(S.COORDINATION, A.REANALYSE, S.ANALYSIS, "T22"),
    Transition(S.RESPONDING, A.CALM, S.CONTAINED, "T14"),
    Transition(S.CONTAINED, A.CLOSE, S.CLOSED, "T17"),
    Transition(S.CONTAINED, A.REVIEW, S.REVIEW, "T16"),
    Transition(S.CONTAINED, A.RESUME, S.RESPONDING, "T15"),
    Transition(S.REVIEW, A.CLOSE, S.CLOSED, "T18"),
    Transition(S.CLOSED, A.REOPEN, S.TRIAGE, "T19"),
    *(Transition(state, A.MERGE_INTO, S.MERGED, "T06") for state in _MERGEABLE),
    Transition(S.TRIAGE, A.REJECT, S.REJECTED, "T07"),
    Transition(S.TRIAGE, A.TRANSFER, S.TRANSFERRED, "T08"),
    Transition(S.ANALYSIS, A.TRANSFER, S.TRANSFERRED, "T08"),
)


def _in_hand(state: IssueState) -> Iterator[Transition[IssueState]]:
    """Taking and assessing, which move only what nobody has taken yet."""
    target, code = (S.TRIAGE, "T02") if state is S.REPORTED else (state, "")
    for action in _IN_HAND:
        yield Transition(state, action, target, code)
    yield Transition(state, A.SET_LEVEL, target, code or "T20")


ISSUE_LIFE: Life[IssueState] = Life(
    S.REPORTED,
    (
        *_in_hand(S.REPORTED),
        Transition(S.REPORTED, A.MERGE, S.MERGED, "T06"),
        Transition(S.REPORTED, A.WITHDRAW, S.REJECTED),
        *(row for state in OPEN if state is not S.REPORTED for row in _in_hand(state)),
        *STEPS,
        Transition(S.REJECTED, A.APPEAL, S.REJECTED),
        Transition(S.REJECTED, A.HEAR_APPEAL, S.TRIAGE),
        *(Transition(state, action, state) for state in OPEN for action in _WHILE_OPEN),
    ),
)

#: The codes of the steps, each once.
CODES: tuple[str, ...] = tuple(sorted({row.code for row in STEPS}))


def step_rows(state: IssueState) -> list[Transition[IssueState]]:
    """Return the steps that lead on from *state*, in the order of the table."""
    return [row for row in STEPS if row.source is state]


def step_row(state: IssueState, code: str) -> Transition[IssueState] | None:
    """Return the step *code* from *state*; None where it does not lead on from it."""
    return next((row for row in step_rows(state) if row.code == code), None)


def allowed_actions(state: IssueState, member: Member) -> list[Action]:
    """Return the moves, hence the buttons, that *member* has on an issue in *state*."""
    return [action for action in ISSUE_LIFE.actions(state) if may(member, action)]
