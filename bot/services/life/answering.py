"""Typed answers to what a step asks: its reason, or the issue to merge into."""

from bot.domain.access import Action
from bot.domain.steps import missing
from bot.services.desk import Desk
from bot.services.finding import issue_typed, the_issue
from bot.services.life.asking import ask_merge, merge_target
from bot.services.life.doing import do_step
from bot.services.life.glass import reason_of
from bot.services.life.moving import Why
from bot.services.life.screens import show_step
from bot.services.life.stepping import legal_step, show_after
from bot.services.requests import Sent
from bot.services.turn import member_turn


async def answer_reason(desk: Desk, sent: Sent) -> str:
    """Take the step with the reason that was typed."""
    async with member_turn(desk, sent, Action.STEP) as turn:
        assert sent.dialogue is not None
        code = sent.dialogue.facts["code"]
        issue = await the_issue(turn, sent.dialogue.subject)
        look, step = await legal_step(turn, issue, code)
        reason = reason_of(sent)
        await turn.unit.dialogues.end(turn.member.user_id)
        if missing(desk.playbook.life, code, look.dossier):
            await show_step(turn, look, step)
            return turn.toast
        issue = await do_step(turn, issue, step, Why(words=reason))
        await show_after(turn, issue)
    return turn.toast


async def answer_target(desk: Desk, sent: Sent) -> str:
    """Ask once more before merging into the issue whose number was typed."""
    async with member_turn(desk, sent, Action.MERGE_INTO) as turn:
        assert sent.dialogue is not None
        issue = await the_issue(turn, sent.dialogue.subject)
        await legal_step(turn, issue, "T06")
        typed = await issue_typed(turn, sent.content.text)
        target = await merge_target(turn, issue, typed.id)
        await turn.unit.dialogues.end(turn.member.user_id)
        await ask_merge(turn, issue, target)
    return turn.toast
