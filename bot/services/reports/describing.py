"""After a report: where, when, from whom, with what evidence."""

from typing import Any

from bot.domain.access import Action
from bot.domain.errors import NothingWritten, TextTooLong
from bot.domain.issue import Issue
from bot.domain.report import Attachment, Content
from bot.domain.text import visible
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.finding import open_issue, the_issue
from bot.services.reports.adding import add_evidence
from bot.services.reports.caring import look_after, tell_of_care
from bot.services.reports.receipts import refresh_receipt
from bot.services.reports.refreshing import refresh_pings
from bot.services.requests import Pressed, Sent
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: A detail is at most this long.
DETAIL_LENGTH = 500


async def ask_detail(desk: Desk, pressed: Pressed) -> str:
    """Ask for one missing detail; the next message is the answer."""
    async with member_turn(desk, pressed, Action.DESCRIBE) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        detail = pressed.press.value
        await turn.ask(f"detail_{detail}", issue.id)
        view = await issue_view(turn, issue, turn.member)
        rows = [[turn.button("describe_on", issue.id, label="skip")]]
        await turn.reply("detail_ask", rows=rows, issue=view, detail=detail)
    return turn.toast


async def answer_detail(desk: Desk, sent: Sent) -> str:
    """Keep the answer about place, time or source, and show the receipt again.

    A photo, a file or a forwarded message is kept as evidence of the same issue.
    """
    place = [item for item in sent.content.attachments if item.kind == "location"]
    if (sent.content.attachments and not place) or sent.content.forwarded_from:
        return await answer_evidence(desk, sent)
    async with member_turn(desk, sent, Action.DESCRIBE) as turn:
        issue, name = await _asked_about(turn, sent)
        care = await look_after(turn, Content(text=_detail_text(sent, place)))
        text = care.content.text
        change: dict[str, Any] = {name: text}
        issue = await turn.unit.issues.save(replace(issue, **change))
        await turn.unit.dialogues.end(turn.member.user_id)
        await turn.record("described", issue.id, name, content=text)
        if place:
            await add_evidence(turn, issue, sent)
        else:
            await tell_of_care(turn, care, sent.source, issue.id)
            await refresh_pings(turn, issue)
        await refresh_receipt(turn, issue)
    return turn.toast


async def _asked_about(turn: Turn, sent: Sent) -> tuple[Issue, Any]:
    """Return the issue of the question, or the one that it was merged into."""
    asked = sent.dialogue
    assert asked is not None
    issue = await the_issue(turn, asked.subject)
    if issue.merged_into:
        issue = await the_issue(turn, issue.merged_into)
    issue = await open_issue(turn, issue.id)
    return issue, asked.kind.removeprefix("detail_")


def _coordinates(place: Attachment) -> str:
    return f"{place.latitude:.5f}, {place.longitude:.5f}"


def _detail_text(sent: Sent, place: list[Attachment]) -> str:
    if place:
        return _coordinates(place[0])
    if not visible(sent.content.text):
        raise NothingWritten
    if len(sent.content.text) > DETAIL_LENGTH:
        raise TextTooLong(limit=DETAIL_LENGTH, length=len(sent.content.text))
    return sent.content.text


async def answer_evidence(desk: Desk, sent: Sent) -> str:
    """Add a photo, file, forwarded message or link to the issue."""
    async with member_turn(desk, sent, Action.DESCRIBE) as turn:
        issue, name = await _asked_about(turn, sent)
        if not sent.content.attachments and not visible(sent.content.text):
            raise NothingWritten
        said = turn.masked(_said_besides(name, sent.content))
        if said:
            change: dict[str, Any] = {name: said}
            issue = await turn.unit.issues.save(replace(issue, **change))
        await add_evidence(turn, issue, sent)
        await turn.unit.dialogues.end(turn.member.user_id)
        await refresh_receipt(turn, issue, album=sent.content.album)
    return turn.toast


def _said_besides(name: str, content: Content) -> str:
    """Return what evidence says about the detail that was asked; "" for nothing."""
    if name == "evidence":
        return ""
    if content.forwarded_from:
        return content.forwarded_from if name == "source" else ""
    return content.text if len(content.text) <= DETAIL_LENGTH else ""


async def describe_on(desk: Desk, pressed: Pressed) -> str:
    """Skip the question that was asked, and show the receipt again."""
    return await _close_question(desk, pressed, done=False)


async def described(desk: Desk, pressed: Pressed) -> str:
    """Take the buttons off the receipt: the reporter is done."""
    return await _close_question(desk, pressed, done=True)


async def _close_question(desk: Desk, pressed: Pressed, *, done: bool) -> str:
    async with member_turn(desk, pressed, Action.DESCRIBE) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        await turn.unit.dialogues.end(turn.member.user_id)
        await refresh_receipt(turn, issue, done=done)
    return turn.toast
