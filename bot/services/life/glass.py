"""Breaking glass: the lead passes what is missing, by a reason that stays on record."""

from bot.domain.access import Action
from bot.domain.errors import NothingWritten, NotPermitted, TextTooLong
from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.steps import may_break, missing
from bot.domain.text import clean, visible
from bot.ports.lives import Debt, DebtKind
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.life.asking import back
from bot.services.life.doing import do_step
from bot.services.life.moving import Why
from bot.services.life.stepping import legal_step, show_after
from bot.services.requests import Pressed, Sent
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: A reason is at most this long.
REASON_LENGTH = 500


async def ask_glass(desk: Desk, pressed: Pressed) -> str:
    """Ask for the reason to go on without what is missing."""
    async with member_turn(desk, pressed, Action.BREAK_GLASS) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        code = pressed.press.value
        look, step = await legal_step(turn, issue, code)
        lacks = missing(desk.playbook.life, code, look.dossier)
        if not may_break(turn.member, lacks):
            raise NotPermitted
        await turn.ask("glass_reason", issue.id, {"code": code})
        await turn.reply(
            "glass_ask",
            rows=[back(turn, issue)],
            issue=await issue_view(turn, issue, turn.member),
            target=turn.label(f"state.{step.target}"),
            lacks=[turn.label(f"need.{need}") for need in lacks],
        )
    return turn.toast


async def answer_glass(desk: Desk, sent: Sent) -> str:
    """Take the step without what is still missing, and keep that as debts."""
    async with member_turn(desk, sent, Action.BREAK_GLASS) as turn:
        assert sent.dialogue is not None
        code = sent.dialogue.facts["code"]
        issue = await the_issue(turn, sent.dialogue.subject)
        look, step = await legal_step(turn, issue, code)
        lacks = missing(desk.playbook.life, code, look.dossier)
        if lacks and not may_break(turn.member, lacks):
            raise NotPermitted
        reason = reason_of(sent)
        await turn.unit.dialogues.end(turn.member.user_id)
        await _owe(turn, issue, code, lacks, reason)
        issue = await do_step(turn, issue, step, Why("glass", reason))
        await show_after(turn, issue)
    return turn.toast


def reason_of(sent: Sent) -> str:
    """Return a typed reason; raise `NothingWritten`, `TextTooLong`."""
    reason = clean(sent.content.text).strip()
    if not visible(reason):
        raise NothingWritten
    if len(reason) > REASON_LENGTH:
        raise TextTooLong(limit=REASON_LENGTH, length=len(reason))
    return reason


async def _owe(
    turn: Turn, issue: Issue, code: str, lacks: tuple[Need, ...], reason: str
) -> None:
    for need in lacks:
        await turn.unit.lives.add_debt(
            Debt(
                issue.id, 0, need, code, DebtKind.GLASS, turn.now,
                turn.member.user_id, reason,
            )
        )  # fmt: skip
    codes = ",".join(lacks)
    await turn.record("glass_broken", issue.id, f"{code} {codes}", content=reason)
