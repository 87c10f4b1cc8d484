"""Finding a conference behind a button, and telling why it is elsewhere by now."""

from bot.domain.access import Action
from bot.domain.conference import Conference
from bot.domain.conference_errors import ConferenceMoved
from bot.domain.conference_life import CONFERENCE_LIFE, conference_moves
from bot.domain.errors import ButtonExpired, NotPermitted, Refusal
from bot.domain.issue import Issue
from bot.services.finding import open_issue, the_issue
from bot.services.turn import Turn


async def the_conference(turn: Turn, subject: str) -> tuple[Issue, Conference]:
    """Return a conference and its issue, if the asker may hear of it.

    Raise `ButtonExpired` for one that does not exist, `UnknownIssue`.
    """
    conference = await turn.unit.conferences.find(subject)
    if conference is None:
        raise ButtonExpired
    return await the_issue(turn, conference.issue_id), conference


async def movable(turn: Turn, subject: str, action: Action) -> tuple[Issue, Conference]:
    """Return a conference on which the asker may do *action* now.

    Raise the refusal that says why not.
    """
    issue, conference = await the_conference(turn, subject)
    issue = await open_issue(turn, issue.id)
    if action not in conference_moves(conference.state, turn.member):
        raise _why_not(turn, conference, action)
    return issue, conference


def _why_not(turn: Turn, conference: Conference, action: Action) -> Refusal:
    if CONFERENCE_LIFE.next_state(conference.state, action) is None:
        return ConferenceMoved(
            number=f"ISU-{conference.id}",
            state=turn.label(f"conference_state.{conference.state}"),
            remedies=(("conference_open", conference.id),),
        )
    return NotPermitted()
