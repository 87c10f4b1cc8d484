"""/lapim N: a report to the head that fills itself, ready to be copied to WhatsApp."""

from bot.domain.access import HEAD_IS_SUBJECT, Action
from bot.domain.errors import TextTooLong
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.text import visible
from bot.services.desk import Desk
from bot.services.finding import issue_typed, the_issue
from bot.services.looking.sight import open_issues
from bot.services.requests import Pressed, Typed
from bot.services.tasks.leader_facts import REQUEST, leader_facts
from bot.services.tasks.reading import split_typed
from bot.services.tasks.recording import OFFERED
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view


async def report_typed(desk: Desk, typed: Typed) -> str:
    """/lapim N writes the report; words behind the number are what is asked for."""
    async with member_turn(desk, typed, Action.REPORT_UP) as turn:
        number, words = split_typed(typed.text)
        if number:
            await _report(turn, await issue_typed(turn, number), words)
        else:
            await _which(turn, words)
    return turn.toast


async def _which(turn: Turn, words: str) -> None:
    issues = await open_issues(turn, turn.member, OFFERED)
    views = [await issue_view(turn, issue, turn.member) for issue in issues]
    buttons = [
        turn.button("report_up", view.id, value=_request(words), text=view.short)
        for view in views
    ]
    rows = [buttons[i : i + 4] for i in range(0, len(buttons), 4)]
    await turn.reply("task_which", rows=rows, issues=views, kind="report_up")


def _request(words: str) -> str:
    if len(words) > REQUEST:
        raise TextTooLong(limit=REQUEST, length=len(words))
    return words.strip() if visible(words) else ""


async def report_up(desk: Desk, pressed: Pressed) -> str:
    """Write the report on the issue under the button."""
    async with member_turn(desk, pressed, Action.REPORT_UP) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        await _report(turn, issue, pressed.press.value)
    return turn.toast


async def _report(turn: Turn, issue: Issue, request: str) -> None:
    """Send the clean text, and beside it the way for what comes back."""
    locale = turn.desk.house.locale
    facts = await leader_facts(turn, issue, _request(request))
    text = turn.desk.words.message("leader_report", locale, **facts)
    await turn.reply_text(text, fresh=True)
    rows = [[turn.button("tasks", issue.id)]]
    if issue.state not in TERMINAL:
        rows.insert(0, [turn.button("directive_new", issue.id)])
    await turn.record("reported_up", issue.id)
    await turn.reply(
        "leader_sent",
        fresh=True,
        rows=rows,
        issue=await issue_view(turn, issue, turn.member),
        title=facts["title"],
        barred=HEAD_IS_SUBJECT in issue.floors,
    )
