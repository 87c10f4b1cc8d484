"""What begins with a report: its clocks, its calls, the receipt of its reporter."""

from bot.domain.clocks import Moment
from bot.domain.issue import Issue
from bot.domain.report import Content
from bot.services.calls.calling import begin_calls
from bot.services.calls.circumstances import ladder_of
from bot.services.reports.bundling import bundle, note_similar
from bot.services.reports.matching import same_issue
from bot.services.reports.receipts import send_receipt
from bot.services.timing.starting import start_clocks
from bot.services.turn import Turn


async def announce(turn: Turn, issue: Issue, content: Content) -> None:
    """Call about a fresh issue, unless the same is known, and answer its reporter."""
    await turn.record("reported", issue.id, content=content.text)
    await start_clocks(turn, issue, Moment.REPORTED, None, turn.now)
    same = await same_issue(turn, issue)
    ladder = ladder_of(turn, issue)
    if same is None or not await bundle(turn, issue, same, ladder):
        await begin_calls(turn, issue, ladder, "reported")
    await send_receipt(turn, issue, same)
    if same is not None:
        await note_similar(turn, issue, same)
