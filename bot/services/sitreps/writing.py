"""Adding to a situation report: /sitrep N, three lines, what is asked for, two taps."""

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.sitrep import NONE_ASKED, SUMMARY_LINES, Stability
from bot.domain.sitrep_errors import TooManyLines
from bot.domain.text import clean
from bot.domain.topics import lines_of
from bot.services.books.which import checked_length
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed, Sent
from bot.services.sitreps.drafting import add
from bot.services.sitreps.page import close_question, show_page
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: Three lines of a summary, and a few of what is asked for, are at most this long.
LENGTH = 600


async def summarise(turn: Turn, issue: Issue, words: str) -> None:
    """Keep the summary of the next report, and show what the report lacks."""
    await _keep_summary(turn, issue, words)
    await show_page(turn, issue)


async def _keep_summary(turn: Turn, issue: Issue, words: str) -> None:
    """Keep the summary; raise what is wrong with its length."""
    text = _checked(words)
    found = len(lines_of(text))
    if found > SUMMARY_LINES:
        raise TooManyLines(count=SUMMARY_LINES, found=found)
    await add(turn, issue, summary="\n".join(lines_of(text)))


def _checked(words: str) -> str:
    return checked_length(clean(words), LENGTH)


async def ask_summary(desk: Desk, pressed: Pressed) -> str:
    """Ask for the three lines."""
    return await _ask(desk, pressed, "sitrep_summary")


async def ask_requests(desk: Desk, pressed: Pressed) -> str:
    """Ask which decisions the leaders are asked for."""
    return await _ask(desk, pressed, "sitrep_requests")


async def _ask(desk: Desk, pressed: Pressed, what: str) -> str:
    async with member_turn(desk, pressed, Action.WRITE_SITREP) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        await turn.ask(what, issue.id)
        await turn.reply(
            "sitrep_ask",
            rows=[[turn.button("sitreps", issue.id, version=1, label="back")]],
            issue=await issue_view(turn, issue, turn.member),
            summary=what == "sitrep_summary",
            count=SUMMARY_LINES,
        )
    return turn.toast


async def answer_summary(desk: Desk, sent: Sent) -> str:
    """Keep the three lines that were asked for."""
    async with member_turn(desk, sent, Action.WRITE_SITREP) as turn:
        assert sent.dialogue is not None
        issue = await open_issue(turn, sent.dialogue.subject)
        await _keep_summary(turn, issue, sent.content.text)
        await close_question(turn)
        await show_page(turn, issue)
    return turn.toast


async def answer_requests(desk: Desk, sent: Sent) -> str:
    """Keep which decisions are asked for."""
    async with member_turn(desk, sent, Action.WRITE_SITREP) as turn:
        assert sent.dialogue is not None
        issue = await open_issue(turn, sent.dialogue.subject)
        await add(turn, issue, requests=_checked(sent.content.text))
        await close_question(turn)
        await show_page(turn, issue)
    return turn.toast


async def ask_for_nothing(desk: Desk, pressed: Pressed) -> str:
    """Note that no decision is asked for."""
    async with member_turn(desk, pressed, Action.WRITE_SITREP) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        await add(turn, issue, requests=NONE_ASKED)
        await show_page(turn, issue)
    return turn.toast


async def choose_stability(desk: Desk, pressed: Pressed) -> str:
    """Note whether the situation is under control."""
    async with member_turn(desk, pressed, Action.WRITE_SITREP) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        await add(turn, issue, stability=Stability(pressed.press.value))
        await show_page(turn, issue)
    return turn.toast
