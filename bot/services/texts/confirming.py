"""An approval given outside Telegram: the approver confirms it, or takes it back."""

from datetime import datetime

from bot.domain.access import Action, may, may_see
from bot.domain.document import Approval, Document
from bot.domain.errors import ButtonExpired, NotPermitted
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.times import next_clock_time
from bot.domain.writing import short_of
from bot.ports.mail import MessageClass
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.texts.approvers import concerned
from bot.services.texts.draft_texts import text_at
from bot.services.texts.finding_documents import moved, the_document
from bot.services.texts.reopening import back_to_draft
from bot.services.turn import Rows, Turn, member_turn
from bot.services.views import issue_view, person

#: The hour by which an oral approval is to be confirmed (ux.md, the approval).
CONFIRM_BY = 8


async def ask_to_confirm(
    turn: Turn, issue: Issue, document: Document, approval: Approval, to: Member
) -> None:
    """Ask the approver whether the recorded answer is theirs."""
    if not to.reachable:
        return
    recorder = await turn.unit.members.find(approval.recorded_by or 0)
    await turn.tell(
        to,
        "oral_confirm",
        klass=MessageClass.PING,
        key=f"oral_confirm:{approval.id}",
        rows=yes_or_no(turn, document, approval, to),
        issue=await issue_view(turn, issue, to),
        number=document.number,
        recorder=person(turn, recorder, to),
        text=await _text(turn, document, approval),
        honorific=turn.desk.playbook.office.honorific(to.locale),
        at=approval.at,
        due=confirm_due(turn.desk, approval),
    )


def yes_or_no(turn: Turn, document: Document, approval: Approval, to: Member) -> Rows:
    """Return the buttons with which an approver owns or disowns an approval."""
    return [
        [turn.button(name, document.id, value=approval.id, locale=to.locale)]
        for name in ("oral_yes", "oral_no")
    ]


async def _text(turn: Turn, document: Document, approval: Approval) -> str:
    frozen = await turn.unit.documents.version(document.id, approval.version)
    assert frozen is not None
    return text_at(turn, document, approval.at, frozen.body)


def confirm_due(desk: Desk, approval: Approval) -> datetime:
    """Return by when an oral approval is to be confirmed."""
    return next_clock_time(approval.at, CONFIRM_BY, desk.house.zone)


async def confirm(desk: Desk, pressed: Pressed) -> str:
    """Make the recorded approval one's own."""
    async with member_turn(desk, pressed, Action.CONFIRM_ORAL) as turn:
        document, approval = await _living(turn, pressed)
        if approval.confirmed_at is None:
            await turn.unit.documents.confirm(approval.id, turn.now)
            detail = f"{short_of(document)} v{approval.version}"
            await turn.record("oral_confirmed", document.issue_id, detail)
            await _tell_confirmed(turn, document)
        await turn.reply(
            "oral_confirmed",
            number=document.number,
            mine=True,
            who=person(turn, turn.member, turn.member),
            at=turn.now,
        )
        turn.toast = turn.label("toast.oral_confirmed", number=document.number)
    return turn.toast


async def _living(turn: Turn, pressed: Pressed) -> tuple[Document, Approval]:
    document = await the_document(turn, pressed.press.subject)
    approvals = await turn.unit.documents.approvals(document.id)
    found = [a for a in approvals if a.id == pressed.press.value]
    if not found:
        raise ButtonExpired
    if found[0].approver != turn.member.user_id:
        raise NotPermitted
    if found[0].revoked_at is not None:
        raise await moved(turn, document)
    return document, found[0]


async def _tell_confirmed(turn: Turn, document: Document) -> None:
    for reader in await concerned(turn, document):
        if reader.user_id != turn.member.user_id:
            await turn.tell(
                reader,
                "oral_confirmed",
                number=document.number,
                mine=False,
                who=person(turn, turn.member, reader),
                at=turn.now,
            )


async def deny(desk: Desk, pressed: Pressed) -> str:
    """Take back an approval that was never given: the text must leave the world."""
    async with member_turn(desk, pressed, Action.RETURN) as turn:
        document, approval = await _living(turn, pressed)
        text = await _text(turn, document, approval)
        detail = f"{short_of(document)} v{approval.version}"
        await turn.record("oral_denied", document.issue_id, detail)
        document = await back_to_draft(turn, document, Action.RETURN)
        await _raise_alarm(turn, document, approval, text)
        await turn.reply("oral_denied_done", number=document.number, at=turn.now)
        turn.toast = turn.label("toast.oral_denied", number=document.number)
    return turn.toast


async def _raise_alarm(
    turn: Turn, document: Document, approval: Approval, text: str
) -> None:
    issue = await turn.unit.issues.find(document.issue_id)
    assert issue is not None
    readers = {m.user_id: m for m in await concerned(turn, document, Role.CRISIS_LEAD)}
    recorder = await turn.unit.members.find(approval.recorded_by or 0)
    if recorder is not None and recorder.reachable and may_see(recorder, issue):
        readers[recorder.user_id] = recorder
    readers.pop(turn.member.user_id, None)
    for to in readers.values():
        await turn.tell(
            to,
            "oral_denied",
            klass=MessageClass.ALARM,
            rows=[[turn.button("draft_show", document.id, locale=to.locale)]]
            if may(to, Action.DRAFT)
            else [],
            issue=await issue_view(turn, issue, to),
            number=document.number,
            who=person(turn, turn.member, to),
            recorder=person(turn, recorder, to),
            text=text,
            at=approval.at,
        )
