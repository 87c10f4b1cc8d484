"""Finding a question behind a button, and telling why it is no longer where it was."""

from bot.domain.access import Action
from bot.domain.enquiry import Enquiry
from bot.domain.enquiry_life import ENQUIRY_LIFE, enquiry_moves
from bot.domain.errors import ButtonExpired, NotPermitted
from bot.domain.issue import Issue
from bot.domain.press_errors import EnquiryMoved
from bot.services.finding import open_issue, the_issue
from bot.services.press.press_views import enquiry_view
from bot.services.turn import Turn


async def the_enquiry(turn: Turn, subject: str) -> tuple[Issue, Enquiry]:
    """Return a question and its issue, if the asker may hear of it.

    Raise `ButtonExpired` for a question that does not exist, `UnknownIssue`.
    """
    enquiry = await turn.unit.enquiries.find(subject)
    if enquiry is None:
        raise ButtonExpired
    return await the_issue(turn, enquiry.issue_id), enquiry


async def movable(turn: Turn, subject: str, action: Action) -> tuple[Issue, Enquiry]:
    """Return a question on which the asker may do *action* now.

    Raise the refusal that says why not.
    """
    issue, enquiry = await the_enquiry(turn, subject)
    if action is not Action.NOTE_COVERAGE:
        issue = await open_issue(turn, issue.id)
    if action in enquiry_moves(enquiry.state, enquiry.owner, turn.member):
        return issue, enquiry
    taken = action is Action.TAKE_ENQUIRY and enquiry.owner is not None
    if taken or ENQUIRY_LIFE.next_state(enquiry.state, action) is None:
        raise await moved(turn, enquiry)
    raise NotPermitted


async def moved(turn: Turn, enquiry: Enquiry) -> EnquiryMoved:
    """Make the refusal that says who has a question, or who answered it."""
    view = await enquiry_view(turn, enquiry, turn.member)
    return EnquiryMoved(
        number=view.number,
        state=view.state,
        who=view.owner if view.open else view.answered_by,
        at=view.answered_at if not view.open else None,
        remedies=(("enquiry_show", enquiry.id),),
    )
