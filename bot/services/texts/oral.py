"""An approver who does not open Telegram: a second person records the answer."""

from bot.domain.access import Action, may, may_see
from bot.domain.document import Document
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.writing import code_of, short_of, writers_of
from bot.ports.mail import MessageClass
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.texts.approvers import approvers_of, names
from bot.services.texts.finding_documents import waiting_text
from bot.services.texts.last_read import guard_of
from bot.services.texts.waiting_clocks import answer_due
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person


async def send_oral_text(desk: Desk, pressed: Pressed) -> str:
    """Give the text to send by WhatsApp, and ask others to record the answer."""
    async with member_turn(desk, pressed, Action.RECORD_ORAL) as turn:
        press = pressed.press
        document = await waiting_text(turn, press.subject, press.version)
        issue = await open_issue(turn, document.issue_id)
        await _send_text(turn, issue, document)
        recorders = await _recorders(turn, issue, document)
        others = [m for m in recorders if m.user_id != turn.member.user_id]
        for member in others:
            await _offer(turn, issue, document, member)
        record = turn.button("oral_record", document.id, version=press.version)
        await turn.reply(
            "oral_wait",
            fresh=True,
            rows=[[record]] if len(others) < len(recorders) else [],
            number=document.number,
            others=await names(turn, [m.user_id for m in others], turn.member),
            mine=len(others) < len(recorders),
        )
    return turn.toast


async def _send_text(turn: Turn, issue: Issue, document: Document) -> None:
    locale = turn.desk.house.locale
    text = turn.desk.words.message(
        "oral_text",
        locale,
        honorific=turn.desk.playbook.office.honorific(locale),
        short=short_of(document),
        code=code_of(document),
        due=await answer_due(turn, issue, document),
        now=turn.now,
    )
    await turn.reply_text(text, fresh=True)


async def _recorders(turn: Turn, issue: Issue, document: Document) -> list[Member]:
    """Return who may record: no writer, and nobody who is the only approver."""
    approvers = {m.user_id for m in await approvers_of(turn, issue, document)}
    barred = set(writers_of(document))
    return [
        member
        for member in await turn.team()
        if may(member, Action.RECORD_ORAL)
        and member.reachable
        and may_see(member, issue)
        and member.user_id not in barred
        and approvers - {member.user_id}
    ]


async def _offer(turn: Turn, issue: Issue, document: Document, to: Member) -> None:
    version = document.submitted_version
    button = turn.button("oral_record", document.id, version=version, locale=to.locale)
    approvers = [m.user_id for m in await approvers_of(turn, issue, document)]
    await turn.tell(
        to,
        "oral_offer",
        klass=MessageClass.PING,
        key=f"oral_offer:{document.id}:{version}:{to.user_id}",
        guard=guard_of(document),
        rows=[[button]],
        issue=await issue_view(turn, issue, to),
        number=document.number,
        who=person(turn, turn.member, to),
        approvers=await names(turn, approvers, to),
        code=code_of(document),
    )
