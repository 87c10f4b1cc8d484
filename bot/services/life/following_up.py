"""What comes back too late to be opened again becomes a new issue."""

from bot.domain.access import Action
from bot.domain.issue_life import IssueState
from bot.domain.report import Content
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.life.stepping import step_taken
from bot.services.reports.reporting import open_report
from bot.services.requests import Pressed
from bot.services.turn import member_turn


async def follow_up(desk: Desk, pressed: Pressed) -> str:
    """Report anew what a closed issue was about; its text names the old one (T19).

    Whoever the old one is kept from hears of the new one no sooner.
    """
    async with member_turn(desk, pressed, Action.REOPEN) as turn:
        old = await the_issue(turn, pressed.press.subject)
        if old.state is not IssueState.CLOSED:
            raise await step_taken(turn, old)
        text = turn.label("report.follow_up", number=old.number, title=old.title)
        source = f"follow:{old.id}:{turn.member.user_id}:{turn.message_id}"
        await turn.record("followed_up", old.id)
        await open_report(turn, source, Content(text=text), kept_as=old)
    return turn.toast
