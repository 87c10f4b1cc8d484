"""Declining an offered role, with a reason: one tap, or a sentence."""

from collections.abc import Sequence

from bot.domain.access import Action
from bot.domain.assignment import Assignment
from bot.domain.assignment_life import AssignmentState
from bot.domain.errors import NothingWritten, TextTooLong
from bot.domain.issue import Issue
from bot.domain.role_errors import RoleOfferOver
from bot.domain.text import clean, visible
from bot.services.assigning.answering import offered_by_one
from bot.services.assigning.ending import end_role
from bot.services.assigning.offer_letters import roles_named
from bot.services.assigning.passing_on import pass_on
from bot.services.desk import Desk
from bot.services.requests import Pressed, Sent
from bot.services.turn import Turn, member_turn

#: Why somebody declines, as one tap says it.
DECLINES = ("busy", "away", "another_fits")

#: A reason that was typed is at most this long.
REASON_LENGTH = 300


async def ask_decline(desk: Desk, pressed: Pressed) -> str:
    """Ask why somebody declines: one tap, or a sentence of their own."""
    async with member_turn(desk, pressed, Action.DECLINE_ROLE) as turn:
        value = pressed.press.value
        issue, offered = await offered_by_one(turn, pressed.press.subject, value)
        _refuse_over(turn, issue, offered)
        await turn.ask("role_decline", pressed.press.subject, {"value": value})
        rows = [
            [
                turn.button(
                    "role_decline",
                    issue.id,
                    value=f"{value}:{code}",
                    label=f"decline_{code}",
                )
            ]
            for code in DECLINES
        ]
        yes = turn.button("role_yes", issue.id, value=value, label="accept_after_all")
        await turn.reply(
            "role_decline",
            rows=[*rows, [yes]],
            number=issue.number,
            roles=roles_named(turn, offered, turn.locale),
        )
    return turn.toast


def _refuse_over(turn: Turn, issue: Issue, offered: Sequence[Assignment]) -> None:
    if not any(one.waits or one.late for one in offered):
        role = roles_named(turn, offered, turn.locale)
        raise RoleOfferOver(number=issue.number, role=role, who="", at=None, mine=False)


async def decline_for(desk: Desk, pressed: Pressed) -> str:
    """Decline for the reason that was tapped."""
    async with member_turn(desk, pressed, Action.DECLINE_ROLE) as turn:
        value, _, code = pressed.press.value.partition(":")
        await _decline(turn, pressed.press.subject, value, code)
    return turn.toast


async def answer_decline(desk: Desk, sent: Sent) -> str:
    """Decline for the reason that was typed."""
    async with member_turn(desk, sent, Action.DECLINE_ROLE) as turn:
        assert sent.dialogue is not None
        words = clean(sent.content.text).strip()
        if not visible(words):
            raise NothingWritten
        if len(words) > REASON_LENGTH:
            raise TextTooLong(limit=REASON_LENGTH, length=len(words))
        value = sent.dialogue.facts["value"]
        await _decline(turn, sent.dialogue.subject, value, "", words)
    return turn.toast


async def _decline(
    turn: Turn, subject: str, value: str, code: str, words: str = ""
) -> None:
    issue, asked = await offered_by_one(turn, subject, value)
    _refuse_over(turn, issue, asked)
    await turn.unit.dialogues.end(turn.member.user_id)
    open_ = [one for one in asked if one.waits or one.late]
    gone = [
        await end_role(turn, issue, one, AssignmentState.DECLINED, code, words=words)
        for one in open_
    ]
    # Of an answer that came late the lead has heard already.
    in_time = [one for one, was in zip(gone, open_, strict=True) if was.waits]
    await turn.reply(
        "role_declined",
        rows=[],
        number=issue.number,
        roles=roles_named(turn, gone, turn.locale),
    )
    if in_time:
        await pass_on(turn, issue, in_time)
