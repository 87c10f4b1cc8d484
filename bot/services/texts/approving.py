"""Approving: one press for exactly these words, or a reason why not yet."""

from bot.domain.access import Action, may_see
from bot.domain.document import Document
from bot.domain.errors import NothingWritten, TextTooLong
from bot.domain.issue import Issue
from bot.domain.text import clean, visible
from bot.domain.writing import short_of, writers_of
from bot.ports.mail import MessageClass
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed, Sent
from bot.services.texts.approval_letters import rewrite_requests, was_asked
from bot.services.texts.approver_gone import approver_gone
from bot.services.texts.approvers import require_approver
from bot.services.texts.before_approval import ready_for_approval
from bot.services.texts.finding_documents import submitted_text
from bot.services.texts.granting import grant
from bot.services.texts.judging import require_judge
from bot.services.texts.oral_reminders import remind_unconfirmed
from bot.services.texts.reopening import back_to_draft
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: The last two are what suspending a member and the engine ask for.
__all__ = [
    "answer_reason",
    "approve",
    "approver_gone",
    "ask_reason",
    "remind_unconfirmed",
]

#: A reason is at most this long.
REASON_LENGTH = 500


async def approve(desk: Desk, pressed: Pressed) -> str:
    """Stand behind the text that was shown: who presses must be an approver now."""
    async with member_turn(desk, pressed, Action.APPROVE) as turn:
        press = pressed.press
        document = await submitted_text(turn, press.subject, press.version)
        issue = await open_issue(turn, document.issue_id)
        await require_approver(turn, issue, document, turn.member)
        ready = await ready_for_approval(turn, issue, document)
        if ready is None:
            return turn.toast
        under_letter = await was_asked(turn, ready)
        await grant(turn, issue, ready, turn.member)
        turn.toast = turn.label("toast.approved", number=document.number)
        if not under_letter:
            await turn.reply("approval_given", number=document.number, at=turn.now)
    return turn.toast


async def ask_reason(desk: Desk, pressed: Pressed) -> str:
    """Ask why the text goes back; the next message is the reason."""
    async with member_turn(desk, pressed, Action.RETURN) as turn:
        press = pressed.press
        document = await submitted_text(turn, press.subject, press.version)
        issue = await open_issue(turn, document.issue_id)
        await require_judge(turn, issue, document)
        facts = {"version": str(press.version)}
        await turn.ask("return_reason", document.id, facts)
        rows = [[turn.button("cancel")]]
        await turn.reply(
            "approval_reason", fresh=True, rows=rows, number=document.number
        )
    return turn.toast


async def answer_reason(desk: Desk, sent: Sent) -> str:
    """Give the text back to its writers with the reason."""
    async with member_turn(desk, sent, Action.RETURN) as turn:
        assert sent.dialogue is not None
        version = int(sent.dialogue.facts["version"])
        document = await submitted_text(turn, sent.dialogue.subject, version)
        issue = await open_issue(turn, document.issue_id)
        await require_judge(turn, issue, document)
        reason = _reason(sent)
        await turn.unit.dialogues.end(turn.member.user_id)
        detail = f"{short_of(document)} v{version}"
        await turn.record("returned", issue.id, detail, content=reason)
        await rewrite_requests(turn, document, "approval_returned", turn.member)
        document = await back_to_draft(turn, document, Action.RETURN)
        await _tell_writers(turn, issue, document, reason)
        await turn.reply("approval_return_done", number=document.number)
    return turn.toast


def _reason(sent: Sent) -> str:
    reason = clean(sent.content.text).strip()
    if not visible(reason):
        raise NothingWritten
    if len(reason) > REASON_LENGTH:
        raise TextTooLong(limit=REASON_LENGTH, length=len(reason))
    return reason


async def _tell_writers(
    turn: Turn, issue: Issue, document: Document, reason: str
) -> None:
    for user_id in writers_of(document):
        writer = await turn.unit.members.find(user_id)
        if writer is None or not writer.reachable:
            continue
        if not may_see(writer, issue):
            continue
        await turn.tell(
            writer,
            "draft_returned",
            klass=MessageClass.PING,
            rows=[
                [turn.button("draft_change", document.id, locale=writer.locale)],
                [turn.button("draft_show", document.id, locale=writer.locale)],
            ],
            issue=await issue_view(turn, issue, writer),
            number=document.number,
            who=person(turn, turn.member, writer),
            at=turn.now,
            reason=reason,
        )
