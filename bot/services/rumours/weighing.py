"""Weighing a rumour in three taps: where it is seen, what it does, whether it spreads.

What was tapped travels in the buttons; the rumour changes with the last tap.
"""

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.rumour import WORST, Rumour
from bot.domain.rumour_life import RumourState
from bot.domain.values import replace
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.rumours.finding_rumours import movable
from bot.services.rumours.rumour_card import show_rumour
from bot.services.rumours.rumour_notices import tell_owner
from bot.services.rumours.rumour_views import rumour_view
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: What each tap answers, in order.
QUESTIONS = ("reach", "harm", "trend")

#: The answers to the last question.
_YES_NO = ("1", "0")


async def weigh(desk: Desk, pressed: Pressed) -> str:
    """Ask the next question; value is what was tapped so far: "", "2", "2:1"."""
    async with member_turn(desk, pressed, Action.ASSESS_RUMOUR) as turn:
        issue, rumour = await movable(turn, pressed.press.subject, Action.ASSESS_RUMOUR)
        await ask_weight(turn, issue, rumour, pressed.press.value)
    return turn.toast


async def ask_weight(turn: Turn, issue: Issue, rumour: Rumour, told: str = "") -> None:
    """Answer with the question that comes after what was tapped."""
    question = QUESTIONS[len(told.split(":")) if told else 0]
    await turn.reply(
        "rumour_weigh",
        rows=_rows(turn, rumour, question, told),
        issue=await issue_view(turn, issue, turn.member),
        rumour=await rumour_view(turn, issue, rumour, turn.member),
        question=question,
    )


def _rows(turn: Turn, rumour: Rumour, question: str, told: str) -> list[list[Button]]:
    last = question == QUESTIONS[-1]
    answers = _YES_NO if last else [str(grade) for grade in range(WORST + 1)]
    buttons = [
        turn.button(
            "rumour_weighed" if last else "rumour_weigh",
            rumour.id,
            value=f"{told}:{answer}".lstrip(":"),
            text=_said(turn, question, answer),
        )
        for answer in answers
    ]
    return [buttons] if last else [[button] for button in buttons]


def _said(turn: Turn, question: str, answer: str) -> str:
    if question == "reach":
        return turn.label(f"reach.{answer}")
    return turn.label(f"harm.{answer}" if question == "harm" else f"trend.{answer}")


async def weighed(desk: Desk, pressed: Pressed) -> str:
    """Keep what was tapped; the screen says what the rule recommends, and why."""
    async with member_turn(desk, pressed, Action.ASSESS_RUMOUR) as turn:
        issue, rumour = await movable(turn, pressed.press.subject, Action.ASSESS_RUMOUR)
        reach, harm, trend = (int(part) for part in pressed.press.value.split(":"))
        rumour = await turn.unit.rumours.save(
            replace(
                rumour,
                state=RumourState.ASSESSED,
                reach=reach,
                harm=harm,
                trending=bool(trend),
            )
        )
        codes = f"{rumour.short} {pressed.press.value} {rumour.advice}"
        await turn.record("rumour_assessed", issue.id, codes)
        await tell_owner(turn, issue, rumour)
        await show_rumour(turn, issue, rumour)
        turn.toast = turn.label("toast.rumour_kept", number=rumour.short)
    return turn.toast
