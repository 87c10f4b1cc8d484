"""Finding a rumour behind a button, and telling why it is no longer where it was."""

from bot.domain.access import Action
from bot.domain.book_errors import OwnLabel, RumourMoved
from bot.domain.errors import ButtonExpired, NotPermitted, Refusal
from bot.domain.fact import Fact
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.rumour import Rumour
from bot.domain.rumour_life import RUMOUR_LIFE, rumour_moves
from bot.services.finding import open_issue, the_issue
from bot.services.turn import Turn


async def the_rumour(turn: Turn, subject: str) -> tuple[Issue, Rumour]:
    """Return a rumour and its issue, if the asker may hear of it.

    Raise `ButtonExpired` for a rumour that does not exist, `UnknownIssue`.
    """
    rumour = await turn.unit.rumours.find(subject)
    if rumour is None:
        raise ButtonExpired
    return await the_issue(turn, rumour.issue_id), rumour


async def movable(turn: Turn, subject: str, action: Action) -> tuple[Issue, Rumour]:
    """Return a rumour on which the asker may do *action* now.

    Raise the refusal that says why not.
    """
    issue, rumour = await the_rumour(turn, subject)
    issue = await open_issue(turn, issue.id)
    if action not in moves_of(rumour, turn.member):
        raise _why_not(turn, rumour, action)
    return issue, rumour


def moves_of(rumour: Rumour, member: Member) -> list[Action]:
    """Return the moves that a member has on a rumour."""
    proposer = rumour.proposer if rumour.proposed else None
    return rumour_moves(rumour.state, member, proposer)


def _why_not(turn: Turn, rumour: Rumour, action: Action) -> Refusal:
    mine = rumour.proposed and rumour.proposer == turn.member.user_id
    if action is Action.CONFIRM_LABEL and mine:
        return OwnLabel(number=rumour.number)
    over = action is Action.CONFIRM_LABEL and not rumour.proposed
    if over or RUMOUR_LIFE.next_state(rumour.state, action) is None:
        return moved(turn, rumour)
    return NotPermitted()


def moved(turn: Turn, rumour: Rumour) -> RumourMoved:
    """Make the refusal that tells where a rumour stands now."""
    return RumourMoved(
        number=rumour.number,
        state=turn.label(f"rumour_state.{rumour.state}"),
        remedies=(("rumour_show", rumour.id),),
    )


async def fact_of(turn: Turn, rumour: Rumour) -> Fact | None:
    """Return the fact that is bound to a rumour; None for none."""
    return await turn.unit.facts.find(rumour.fact) if rumour.fact else None
