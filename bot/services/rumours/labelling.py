"""What a rumour is called: one person proposes, another agrees (KH-09)."""

from bot.domain.access import Action
from bot.domain.calling_rumours import proven
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.rumour import Rumour, RumourLabel
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.rumours.finding_rumours import fact_of, movable, moved
from bot.services.rumours.proving import owe_evidence
from bot.services.rumours.rumour_card import show_rumour
from bot.services.rumours.rumour_notices import ask_second
from bot.services.rumours.rumour_views import rumour_view
from bot.services.turn import Turn, member_turn


async def ask_label(desk: Desk, pressed: Pressed) -> str:
    """Offer the labels; nothing is called so before a second person agrees."""
    async with member_turn(desk, pressed, Action.PROPOSE_LABEL) as turn:
        issue, rumour = await movable(turn, pressed.press.subject, Action.PROPOSE_LABEL)
        buttons = [
            turn.button(
                "rumour_propose",
                rumour.id,
                value=label,
                text=turn.label(f"rumour_label.{label}"),
            )
            for label in RumourLabel
            if label is not rumour.label
        ]
        rows = [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
        rows.append([turn.button("rumour_show", rumour.id, label="back")])
        await turn.reply(
            "rumour_label",
            rows=rows,
            rumour=await rumour_view(turn, issue, rumour, turn.member),
        )
    return turn.toast


async def propose(desk: Desk, pressed: Pressed) -> str:
    """Propose a label; that nobody knows needs nobody else's word."""
    async with member_turn(desk, pressed, Action.PROPOSE_LABEL) as turn:
        issue, rumour = await movable(turn, pressed.press.subject, Action.PROPOSE_LABEL)
        label = RumourLabel(pressed.press.value)
        if label is RumourLabel.UNDETERMINED:
            await _unlabel(turn, issue, rumour)
            return turn.toast
        await _refuse_unproven(turn, rumour, label)
        me = turn.member.user_id
        proposed = replace(rumour, proposed=label, proposer=me)
        rumour = await turn.unit.rumours.save(proposed)
        await turn.record("rumour_label_proposed", issue.id, f"{rumour.short} {label}")
        asked = await ask_second(turn, issue, rumour)
        await show_rumour(turn, issue, rumour, asked=asked)
    return turn.toast


async def _refuse_unproven(turn: Turn, rumour: Rumour, label: RumourLabel) -> None:
    """Raise `EvidenceOwed` for a hoax without evidence (KH-06)."""
    if label is RumourLabel.HOAX and not proven(rumour, await fact_of(turn, rumour)):
        raise owe_evidence(rumour)


async def _unlabel(turn: Turn, issue: Issue, rumour: Rumour) -> None:
    rumour = await turn.unit.rumours.save(
        replace(
            rumour,
            label=RumourLabel.UNDETERMINED,
            labeller=None,
            confirmer=None,
            proposed=None,
            proposer=None,
        )
    )
    await turn.record("rumour_unlabelled", issue.id, rumour.short)
    await show_rumour(turn, issue, rumour)


async def agree(desk: Desk, pressed: Pressed) -> str:
    """Agree to a label that somebody else proposed: from now on it is called so."""
    async with member_turn(desk, pressed, Action.CONFIRM_LABEL) as turn:
        issue, rumour = await movable(turn, pressed.press.subject, Action.CONFIRM_LABEL)
        if rumour.proposed is None:
            raise ButtonExpired
        if rumour.proposed != pressed.press.value:
            raise moved(turn, rumour)
        await _refuse_unproven(turn, rumour, rumour.proposed)
        rumour = await turn.unit.rumours.save(
            replace(
                rumour,
                label=rumour.proposed,
                labeller=rumour.proposer,
                confirmer=turn.member.user_id,
                proposed=None,
                proposer=None,
            )
        )
        detail = f"{rumour.short} {rumour.label}"
        await turn.record("rumour_labelled", issue.id, detail)
        await show_rumour(turn, issue, rumour)
        turn.toast = turn.label("toast.rumour_kept", number=rumour.short)
    return turn.toast
