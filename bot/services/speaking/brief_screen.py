"""The brief on the screen, and as a clean text to be copied into WhatsApp."""

from bot.domain.access import Action, may
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.plain_copies import send_for_whatsapp
from bot.services.requests import Pressed
from bot.services.speaking.briefs import brief_facts
from bot.services.turn import Turn, member_turn


async def see_brief(desk: Desk, pressed: Pressed) -> str:
    """Show the brief of the issue under the button; a "back" edits its message."""
    async with member_turn(desk, pressed, Action.SEE_BRIEF) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        turn.message_id = turn.message_id if pressed.press.version else 0
        await show_brief(turn, issue)
    return turn.toast


async def show_brief(turn: Turn, issue: Issue) -> None:
    """Answer with the brief as it stands now."""
    facts = await brief_facts(turn, issue, turn.member)
    rows = _rows(turn, issue, asked=bool(facts["asked"]))
    await turn.reply("brief", rows=rows, **facts)


def _rows(turn: Turn, issue: Issue, *, asked: bool) -> list[list[Button]]:
    rows = [[turn.button("brief_copy", issue.id, label="copy_wa")]]
    if asked and may(turn.member, Action.SEE_ENQUIRIES):
        rows[0].append(turn.button("enquiries", issue.id, version=1))
    if issue.state not in TERMINAL and may(turn.member, Action.EDIT_BRIEF):
        ask = turn.button("brief_ask", issue.id, value="unsaid", label="brief_unsaid")
        answer = turn.button(
            "brief_ask", issue.id, value="answer", label="brief_answer"
        )
        rows += [[ask, answer], [turn.button("brief_lines", issue.id)]]
    return [*rows, [turn.button("speaking", issue.id, version=1, label="back")]]


async def copy_brief(desk: Desk, pressed: Pressed) -> str:
    """Send the brief alone, in the language of the house, with nothing beside it."""
    async with member_turn(desk, pressed, Action.SEE_BRIEF) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        facts = await brief_facts(turn, issue, turn.member)
        text = desk.words.message("brief_text", desk.house.locale, **facts)
        await turn.record("brief_copied", issue.id)
        await send_for_whatsapp(turn, text)
    return turn.toast
