"""The reason of a level: asked by a button, answered by the next message."""

from bot.domain.access import Action
from bot.domain.errors import LevelMoved, NothingWritten, TextTooLong
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.member import Dialogue
from bot.domain.report import Report
from bot.domain.text import visible
from bot.ports.mail import Letter, MessageClass
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.levels.in_force import (
    objection,
    put_in_force,
    show_in_force,
    verdict_of_sheet,
)
from bot.services.levels.lowering import lowering_lacks, owe_lowering, show_held
from bot.services.levels.mapping_flags import RESULT, START
from bot.services.levels.mapping_screens import show_sheet
from bot.services.levels.sheets import Verdict, sheet_of, verdict_without_answers
from bot.services.refusing import refusal_text
from bot.services.reports.adding import show_evidence
from bot.services.requests import Sent
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: A reason is at most this long.
REASON_LENGTH = 500


async def ask_reason(
    turn: Turn, issue: Issue, wanted: Verdict, *, back: str, glass: bool = False
) -> None:
    """Ask in the wizard's own message; *back* is the screen to return to.

    *glass*: the level is lowered without what is still missing.
    """
    facts = _to_remember(turn, issue, wanted, glass=glass)
    await turn.ask("level_reason", issue.id, facts)
    rows = [
        [
            turn.button("triage_go", issue.id, value=back, label="back"),
            turn.button("triage_cancel", issue.id, label="cancel"),
        ]
    ]
    await turn.reply(
        "level_reason",
        rows=rows,
        issue=await issue_view(turn, issue, turn.member),
        level=turn.label(f"level.{wanted.level.name}"),
        old=turn.label(f"level.{issue.level.name}") if issue.level else "",
        lowers=issue.level is not None and wanted.level < issue.level,
    )


def _to_remember(
    turn: Turn, issue: Issue, wanted: Verdict, *, glass: bool
) -> dict[str, str]:
    """Return what the answer is held against: something may move meanwhile."""
    return {
        "level": wanted.level.name,
        "direct": "" if wanted.by_answers else "yes",
        "old": issue.level.name if issue.level else "",
        "message": str(turn.message_id),
        "glass": "yes" if glass else "",
    }


async def answer_reason(desk: Desk, sent: Sent) -> str:
    """Put the level in force with this reason, unless something moved meanwhile."""
    async with member_turn(desk, sent, Action.SET_LEVEL) as turn:
        asked = sent.dialogue
        assert asked is not None
        issue = await open_issue(turn, asked.subject)
        reason = _reason(sent)
        await turn.unit.dialogues.end(turn.member.user_id)
        wanted = await _wanted_still(turn, issue, asked)
        if wanted is None:
            await show_sheet(turn, issue, await sheet_of(turn, issue))
            return turn.toast
        lacks = await lowering_lacks(turn, issue, wanted)
        await owe_lowering(turn, issue, lacks, reason)
        issue = await put_in_force(turn, issue, wanted, reason)
        await _keep_evidence(turn, issue, sent)
        await _close_wizard(turn, issue, asked)
        await show_in_force(turn, issue, wanted)
    return turn.toast


def _reason(sent: Sent) -> str:
    text = sent.content.text.strip()
    if not visible(text):
        raise NothingWritten
    if len(text) > REASON_LENGTH:
        raise TextTooLong(limit=REASON_LENGTH, length=len(text))
    return text


async def _wanted_still(turn: Turn, issue: Issue, asked: Dialogue) -> Verdict | None:
    """Return what was asked for; where that is gone, say why and return None.

    This is told, not raised: a refusal would undo the end of the question, and the
    next message would run into it again.
    """
    if (issue.level.name if issue.level else "") != asked.facts["old"]:
        await turn.reply_text(refusal_text(turn, await _level_moved(turn, issue)))
        return None
    level = Level[asked.facts["level"]]
    wanted: Verdict | None
    if asked.facts["direct"]:
        sheet = await sheet_of(turn, issue)
        wanted = verdict_without_answers(turn.desk.playbook.rubric, sheet, level)
    else:
        wanted = await verdict_of_sheet(turn, issue, level)
    if wanted is None:
        await turn.reply_text(turn.label("toast.triage_changed"))
        return None
    refusal = await objection(turn, issue, wanted)
    if refusal is not None:
        await turn.reply_text(refusal_text(turn, refusal))
        return None
    return None if await _held_now(turn, issue, wanted, asked) else wanted


async def _held_now(turn: Turn, issue: Issue, wanted: Verdict, asked: Dialogue) -> bool:
    """Say what a lower level waits for by now, unless it is passed by a reason."""
    lacks = await lowering_lacks(turn, issue, wanted)
    if not lacks or asked.facts.get("glass"):
        return False
    back = RESULT if wanted.by_answers else START
    await show_held(turn, issue, wanted, lacks, back)
    return True


async def _level_moved(turn: Turn, issue: Issue) -> LevelMoved:
    change = (await turn.unit.issues.levels(issue.id))[-1]
    who = await turn.unit.members.find(change.by)
    return LevelMoved(
        number=issue.number,
        level=turn.label(f"level.{Level(change.new).name}"),
        who=person(turn, who, turn.member),
        at=change.at,
    )


async def _keep_evidence(turn: Turn, issue: Issue, sent: Sent) -> None:
    """Keep what came along with the reason: nothing that was sent is dropped."""
    if not sent.content.attachments:
        return
    new_id, author = turn.desk.secrets.new_id(), turn.member.user_id
    report = Report(new_id, issue.id, sent.source, author, turn.now, sent.content)
    if await turn.unit.reports.add(report):
        await turn.record("evidence_added", issue.id)
        await show_evidence(turn, issue, sent)


async def _close_wizard(turn: Turn, issue: Issue, asked: Dialogue) -> None:
    """Take the buttons off the message that asked: it is answered further down."""
    message_id = int(asked.facts["message"])
    if not message_id:
        return
    view = await issue_view(turn, issue, turn.member)
    await turn.post(
        Letter(
            key=turn.next_key(),
            klass=MessageClass.REPLY,
            chat_id=turn.member.user_id,
            text=turn.desk.words.message("level_closed", turn.locale, issue=view),
            edits_message=message_id,
            slot=f"message:{message_id}",
        )
    )
