"""/lapim N: a report to the head that fills itself, ready to be copied to WhatsApp."""

from bot.domain.access import HEAD_IS_SUBJECT, Action
from bot.domain.errors import TextTooLong
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL, IssueState
from bot.domain.text import visible
from bot.services.books.which import number_and_words, offer_issues
from bot.services.desk import Desk
from bot.services.finding import finished, issue_typed, the_issue
from bot.services.requests import Pressed, Typed
from bot.services.tasks.leader_facts import REQUEST, leader_facts
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view


async def report_typed(desk: Desk, typed: Typed) -> str:
    """/lapim N writes the report; words behind the number are what is asked for."""
    async with member_turn(desk, typed, Action.REPORT_UP) as turn:
        number, words = number_and_words(typed.text)
        if number:
            await _report(turn, await issue_typed(turn, number), words)
        else:
            words = _request(words)
            await offer_issues(turn, words, "report_up", "report_up")
    return turn.toast


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
    """Send the clean text, and beside it the way for what comes back.

    What was merged is told under the issue that it went into: raise `IssueFinished`.
    """
    if issue.state is IssueState.MERGED:
        raise await finished(turn, issue)
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
