"""Finding a question behind a button, and telling why it is no longer where it was."""

from bot.domain.access import Action
from bot.domain.enquiry import Enquiry
from bot.domain.enquiry_life import ENQUIRY_LIFE, enquiry_moves
from bot.domain.errors import ButtonExpired, NotPermitted
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.press_errors import EnquiryMoved
from bot.domain.roles import Role
from bot.domain.speaking_errors import SpeaksNoMore
from bot.services.finding import open_issue, the_issue
from bot.services.press.press_views import enquiry_view
from bot.services.speaking.voices import voice_of
from bot.services.turn import Turn
from bot.services.views import person


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
        await _refuse_former(turn, issue, enquiry, action)
        return issue, enquiry
    taken = action is Action.TAKE_ENQUIRY and enquiry.owner is not None
    if taken or ENQUIRY_LIFE.next_state(enquiry.state, action) is None:
        raise await moved(turn, enquiry)
    raise NotPermitted


#: What only who speaks does, of those whose one right to answer is the role.
_SPEAKING = (Action.ANSWER_ENQUIRY, Action.HOLD_ENQUIRY, Action.TAKE_ENQUIRY)

#: Roles that answer journalists whoever speaks (doctrine.md 4.5).
_ALWAYS = {Role.MEDIA_LIAISON, Role.CRISIS_LEAD, Role.DUTY_OFFICER}


async def _refuse_former(
    turn: Turn, issue: Issue, enquiry: Enquiry, action: Action
) -> None:
    """Raise `SpeaksNoMore` for a spokesperson where another speaks (T21)."""
    high = issue.level is not None and issue.level >= Level.L3
    if not high or action not in _SPEAKING or turn.member.roles & _ALWAYS:
        return
    speaker = (await voice_of(turn, issue)).speaker
    if speaker is not None and speaker.user_id != turn.member.user_id:
        raise SpeaksNoMore(
            number=enquiry.number,
            who=person(turn, speaker, turn.member),
            remedies=(("enquiry_pass", enquiry.id), ("speaking", issue.id)),
        )


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
