"""After a report: how urgent, where, when, from whom, with what evidence."""

from dataclasses import replace
from datetime import UTC
from typing import Any

from bot.domain.access import Action
from bot.domain.errors import NothingWritten, NotPermitted, TextTooLong
from bot.domain.issue import Issue
from bot.domain.levels import Urgency
from bot.domain.report import Report
from bot.domain.text import visible
from bot.ports.mail import MessageClass
from bot.services.adding import show_evidence
from bot.services.calling import begin_calls
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.pings import RowsFor, ping_rows, rewrite_pings
from bot.services.receipts import refresh_receipt
from bot.services.requests import Pressed, Sent
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: A detail is at most this long.
DETAIL_LENGTH = 500


async def choose_urgency(desk: Desk, pressed: Pressed) -> str:
    """Note how urgent it is: danger calls the head, "can wait" lets people sleep."""
    async with member_turn(desk, pressed, Action.DESCRIBE) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        urgency = Urgency(pressed.press.value)
        issue = await turn.unit.issues.save(replace(issue, urgency=urgency))
        await turn.record("urgency", issue.id, urgency)
        await _act_on(turn, issue, urgency)
        await refresh_receipt(turn, issue)
        turn.toast = turn.label(f"toast.urgency_{urgency}")
    return turn.toast


async def _act_on(turn: Turn, issue: Issue, urgency: Urgency) -> None:
    if issue.owner is not None:
        await _tell_owner(turn, issue)
    elif urgency is Urgency.DANGER:
        ladder = turn.desk.playbook.ladders.for_report(danger=True)
        await begin_calls(turn, issue, ladder, "reported")
    elif urgency is Urgency.CAN_WAIT:
        await _let_sleep(turn, issue)


async def _let_sleep(turn: Turn, issue: Issue) -> None:
    night = turn.desk.playbook.office.night
    local = turn.now.astimezone(turn.desk.house.zone)
    climb = await turn.unit.escalations.find(issue.id)
    if climb is None or not night.covers(local):
        return
    until = night.end_after(local).astimezone(UTC)
    await turn.unit.escalations.save(climb.sleep(until))
    await rewrite_pings(
        turn, issue, "sleeping", lambda to: ping_rows(turn, issue, to), until=until
    )


async def _tell_owner(turn: Turn, issue: Issue) -> None:
    owner = await turn.unit.members.find(issue.owner or 0)
    if owner is None or owner.user_id == turn.member.user_id:
        return
    await turn.tell(
        owner,
        "urgency_changed",
        klass=MessageClass.PING,
        rows=RowsFor(turn, issue, owner.user_id)(owner),
        issue=await issue_view(turn, issue, owner),
    )


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
    """Keep the answer about place, time or source, and show the receipt again."""
    async with member_turn(desk, sent, Action.DESCRIBE) as turn:
        dialogue = sent.dialogue
        assert dialogue is not None
        issue = await open_issue(turn, dialogue.subject)
        name = dialogue.kind.removeprefix("detail_")
        change: dict[str, Any] = {name: _detail_text(turn, sent)}
        issue = await turn.unit.issues.save(replace(issue, **change))
        await turn.unit.dialogues.end(turn.member.user_id)
        await turn.record("described", issue.id, name, content=sent.content.text)
        await refresh_receipt(turn, issue)
    return turn.toast


def _detail_text(turn: Turn, sent: Sent) -> str:
    for item in sent.content.attachments:
        if item.kind == "location":
            return f"{item.latitude:.5f}, {item.longitude:.5f}"
    if not visible(sent.content.text):
        raise NothingWritten
    if len(sent.content.text) > DETAIL_LENGTH:
        raise TextTooLong(limit=DETAIL_LENGTH, length=len(sent.content.text))
    return sent.content.text


async def answer_evidence(desk: Desk, sent: Sent) -> str:
    """Add a photo, file or link to the issue."""
    async with member_turn(desk, sent, Action.DESCRIBE) as turn:
        dialogue = sent.dialogue
        assert dialogue is not None
        issue = await open_issue(turn, dialogue.subject)
        if not sent.content.attachments and not visible(sent.content.text):
            raise NothingWritten
        new_id = turn.desk.secrets.new_id()
        report = Report(
            new_id, issue.id, sent.source, turn.member.user_id, turn.now, sent.content
        )
        if await turn.unit.reports.add(report):
            await turn.record("evidence_added", issue.id, content=sent.content.text)
            await show_evidence(turn, issue, sent)
        await turn.unit.dialogues.end(turn.member.user_id)
        await refresh_receipt(turn, issue)
    return turn.toast


async def describe_on(desk: Desk, pressed: Pressed) -> str:
    """Skip the question that was asked, and show the receipt again."""
    return await _close_question(desk, pressed, done=False)


async def described(desk: Desk, pressed: Pressed) -> str:
    """Take the buttons off the receipt: the reporter is done."""
    return await _close_question(desk, pressed, done=True)


async def _close_question(desk: Desk, pressed: Pressed, *, done: bool) -> str:
    async with member_turn(desk, pressed, Action.DESCRIBE) as turn:
        issue = await turn.unit.issues.find(pressed.press.subject)
        if issue is None:
            raise NotPermitted
        await turn.unit.dialogues.end(turn.member.user_id)
        await refresh_receipt(turn, issue, done=done)
    return turn.toast
