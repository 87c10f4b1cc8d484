"""/lapor as a reply in the war room: what somebody wrote there becomes a report."""

from bot.domain.access import Action
from bot.domain.errors import NothingWritten
from bot.domain.report import Content
from bot.domain.text import visible
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.reports.reporting import open_report
from bot.services.requests import Said
from bot.services.turn import Turn, member_turn
from bot.services.views import person
from bot.services.warroom.writing import is_hidden, note_to, say


async def report_message_there(desk: Desk, said: Said) -> str:
    """Make a report of another message; one answer in the group tells its number.

    Who wrote it stands in the report as its origin; who pressed for it reports it.
    """
    async with member_turn(desk, said, Action.REPORT) as turn:
        content = _whole(said)
        if not visible(content.text) and not content.attachments:
            raise NothingWritten
        known = await turn.unit.reports.by_source(said.source)
        if known is None or not known.issue_id:
            await open_report(turn, said.source, content)
        await _answer(turn, said, known=known is not None and bool(known.issue_id))
    return turn.toast


def _whole(said: Said) -> Content:
    """Put what was typed after the command above what it replies to."""
    parts = [said.typed, said.content.text]
    text = "\n".join(part for part in parts if visible(part))
    origin = said.content.forwarded_from or said.author
    return replace(said.content, text=text, forwarded_from=origin)


async def _answer(turn: Turn, said: Said, *, known: bool) -> None:
    report = await turn.unit.reports.by_source(said.source)
    issue = await turn.unit.issues.find(report.issue_id) if report else None
    if issue is None or is_hidden(issue):
        return
    chat_id, _, number = said.source.partition(":")
    await say(
        turn,
        note_to(
            int(chat_id),
            key=f"{turn.key}:there",
            answers=int(number),
            thread=said.thread,
        ),
        "room_reported",
        number=issue.number,
        who=person(turn, turn.member, turn.member),
        author=said.author,
        known=known,
    )
