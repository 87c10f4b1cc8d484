"""One stakeholder: what is known, and everything that a tap changes."""

from bot.domain.access import Action, may
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.stakeholders import ATTITUDES, SCALE, Stakeholder
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.requests import Pressed
from bot.services.strategy.party_views import party_view
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view


async def the_party(turn: Turn, subject: str) -> tuple[Issue, Stakeholder]:
    """Return a stakeholder and its issue, if the asker may hear of it.

    Raise `ButtonExpired` for one that was removed, `UnknownIssue`.
    """
    one = await turn.unit.stakeholders.find(subject)
    if one is None or one.removed:
        raise ButtonExpired
    return await the_issue(turn, one.issue_id), one


async def see_party(desk: Desk, pressed: Pressed) -> str:
    """Show one stakeholder in place of the list; value is the origin."""
    async with member_turn(desk, pressed, Action.SEE_STRATEGY) as turn:
        issue, one = await the_party(turn, pressed.press.subject)
        await turn.unit.dialogues.end(turn.member.user_id)
        await show_party(turn, issue, one, pressed.press.value)
    return turn.toast


async def show_party(
    turn: Turn, issue: Issue, one: Stakeholder, origin: str = ""
) -> None:
    """Answer with one stakeholder."""
    able = may(turn.member, Action.EDIT_STAKEHOLDERS) and issue.state not in TERMINAL
    back = turn.button(
        "parties", issue.id, value=f"0:{origin}", version=1, label="back"
    )
    rows = _rows(turn, one, origin) if able else []
    await turn.reply(
        "party",
        rows=[*rows, [back]],
        issue=await issue_view(turn, issue, turn.member),
        party=await party_view(turn, one, turn.member),
        now=turn.now,
    )


def _rows(turn: Turn, one: Stakeholder, origin: str) -> list[list[Button]]:
    told = "party_told" if one.contacted_at is None else "party_untold"
    asked = ("party_pic", "party_channel", "party_message")
    return [
        [turn.button(told, one.id, value=f"card:{origin}")],
        _scale(turn, one, "power", origin),
        _scale(turn, one, "interest", origin),
        _scale(turn, one, "attitude", origin),
        [turn.button(name, one.id, value=origin) for name in asked],
        [turn.button("party_remove", one.id, value=origin)],
    ]


def _scale(turn: Turn, one: Stakeholder, name: str, origin: str) -> list[Button]:
    """Return a button for each other value of one scale."""
    values = ATTITUDES if name == "attitude" else SCALE
    now = getattr(one, name)
    return [
        turn.button(
            "party_set",
            one.id,
            value=f"{name}:{value}:{origin}",
            text=turn.label(f"party_scale.{name}", value=_signed(name, value)),
        )
        for value in values
        if value != now
    ]


def _signed(name: str, value: int) -> str:
    if name != "attitude" or value == 0:
        return str(value)
    return f"+{value}" if value > 0 else f"−{-value}"
