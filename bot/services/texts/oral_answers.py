"""Recording what an approver answered outside Telegram, with its evidence."""

from bot.domain.access import Action
from bot.domain.document import Document
from bot.domain.errors import EvidenceNeeded, SecondPersonNeeded
from bot.domain.member import Member
from bot.domain.writing import code_of, writers_of
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed, Sent
from bot.services.texts.approvers import approvers_of
from bot.services.texts.before_approval import ready_for_approval
from bot.services.texts.confirming import ask_to_confirm, confirm_due
from bot.services.texts.finding_documents import waiting_text
from bot.services.texts.granting import grant
from bot.services.turn import Turn, member_turn
from bot.services.views import person

#: What shows an answer: a screenshot, a photo, a recording. Words alone do not.
EVIDENCE = frozenset({"photo", "document", "voice", "audio", "video", "video_note"})


async def record_answer(desk: Desk, pressed: Pressed) -> str:
    """Ask which approver answered, where there are several, then for the evidence."""
    async with member_turn(desk, pressed, Action.RECORD_ORAL) as turn:
        press = pressed.press
        document = await waiting_text(turn, press.subject, press.version)
        approvers = await _others(turn, document)
        if len(approvers) == 1:
            await _ask_evidence(turn, document, approvers[0], fresh=True)
            return turn.toast
        rows = [
            [
                turn.button(
                    "oral_who",
                    document.id,
                    value=str(member.user_id),
                    version=press.version,
                    text=person(turn, member, turn.member),
                )
            ]
            for member in approvers
        ]
        await turn.reply("oral_choose", fresh=True, rows=rows, number=document.number)
    return turn.toast


async def _others(turn: Turn, document: Document) -> list[Member]:
    """Return whose answer the asker may record."""
    issue = await open_issue(turn, document.issue_id)
    mine = turn.member.user_id
    approvers = await approvers_of(turn, issue, document)
    others = [member for member in approvers if member.user_id != mine]
    if mine in writers_of(document) or not others:
        raise SecondPersonNeeded(number=document.number)
    return others


async def choose_answerer(desk: Desk, pressed: Pressed) -> str:
    """Ask for the evidence of the approver who was chosen."""
    async with member_turn(desk, pressed, Action.RECORD_ORAL) as turn:
        press = pressed.press
        document = await waiting_text(turn, press.subject, press.version)
        approver = _one(await _others(turn, document), press.value, document)
        await _ask_evidence(turn, document, approver)
    return turn.toast


def _one(approvers: list[Member], user_id: str, document: Document) -> Member:
    found = [member for member in approvers if str(member.user_id) == user_id]
    if not found:
        raise SecondPersonNeeded(number=document.number)
    return found[0]


async def _ask_evidence(
    turn: Turn, document: Document, approver: Member, *, fresh: bool = False
) -> None:
    version = str(document.submitted_version)
    facts = {"version": version, "approver": str(approver.user_id)}
    await turn.ask("oral_evidence", document.id, facts)
    await turn.reply(
        "oral_ask",
        fresh=fresh,
        rows=[[turn.button("cancel")]],
        number=document.number,
        who=person(turn, approver, turn.member),
        code=code_of(document),
    )


async def answer_evidence(desk: Desk, sent: Sent) -> str:
    """Keep the answer with its evidence: approved, until the approver says no."""
    async with member_turn(desk, sent, Action.RECORD_ORAL) as turn:
        assert sent.dialogue is not None
        facts = sent.dialogue.facts
        version = int(facts["version"])
        document = await waiting_text(turn, sent.dialogue.subject, version)
        issue = await open_issue(turn, document.issue_id)
        approver = _one(await _others(turn, document), facts["approver"], document)
        evidence = _evidence(sent)
        await turn.unit.dialogues.end(turn.member.user_id)
        ready = await ready_for_approval(turn, issue, document, oral=True)
        if ready is None:
            return turn.toast
        approval = await grant(turn, issue, ready, approver, evidence=evidence)
        await turn.reply(
            "oral_recorded",
            number=document.number,
            who=person(turn, approver, turn.member),
            asked=approver.reachable,
            due=confirm_due(desk, approval),
            now=turn.now,
        )
        await ask_to_confirm(turn, issue, document, approval, approver)
    return turn.toast


def _evidence(sent: Sent) -> str:
    for item in sent.content.attachments:
        if item.kind in EVIDENCE and item.file_id:
            return f"{item.kind}:{item.file_id}"
    raise EvidenceNeeded
