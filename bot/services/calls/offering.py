"""Offering an issue to a colleague, and saying why with one tap."""

from bot.domain.access import Action, may_see
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.ports.mail import Button, MessageClass
from bot.services.desk import Desk
from bot.services.finding import open_issue, the_member
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: Why somebody hands an issue on: codes, as the journal keeps them.
HANDED_FOR = ("duty", "busy", "off", "better")


def reasons(turn: Turn, issue: Issue, to: Member, key: str) -> list[list[Button]]:
    """Return a button for each reason: it may be added to an offer that is made."""
    return [
        [turn.button("hand_reason", issue.id, value=f"{to.user_id}:{code}:{key}",
                     label=f"reason_{code}")]
        for code in HANDED_FOR
    ]  # fmt: skip


async def give_reason(desk: Desk, pressed: Pressed) -> str:
    """Add the reason to an offer: it stands in the offer, and in the journal."""
    async with member_turn(desk, pressed, Action.HAND_OVER) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        user_id, code, key = pressed.press.value.split(":", 2)
        to = await the_member(turn, user_id)
        state, _ = await turn.unit.letters.fate(key)
        if code not in HANDED_FOR or state not in ("pending", "sending", "sent"):
            raise ButtonExpired
        await turn.record("handover_reason", issue.id, code)
        if issue.owner != to.user_id and to.reachable and may_see(to, issue):
            await offer(turn, issue, to, key="", edits=key, reason=code)
        await turn.reply(
            "handover_offered",
            issue=await issue_view(turn, issue, turn.member),
            to=person(turn, to, turn.member),
            reason=_reason(turn, code, turn.locale),
        )
        turn.toast = turn.label("toast.reason_added")
    return turn.toast


def _reason(turn: Turn, code: str, locale: str) -> str:
    """Say a reason; empty where none was given."""
    said = [
        turn.label(f"button.reason_{one}", locale) for one in HANDED_FOR if one == code
    ]
    return next(iter(said), "")


async def offer(
    turn: Turn,
    issue: Issue,
    to: Member,
    *,
    key: str,
    edits: str = "",
    reason: str = "",
) -> None:
    """Write the offer; it holds as long as nobody else takes the issue."""
    value = f"{turn.member.user_id}:{issue.owner or 0}"
    await turn.tell(
        to,
        "handover_offer",
        klass=MessageClass.BOARD if edits else MessageClass.PING,
        key=key,
        edits=edits,
        slot=f"reason:{edits}" if edits else "",
        guard=issue.id if issue.owner is None and not edits else "",
        rows=[
            [
                turn.button("accept", issue.id, value=value, locale=to.locale),
                turn.button("decline", issue.id, value=value, locale=to.locale),
            ]
        ],
        issue=await issue_view(turn, issue, to),
        giver=person(turn, turn.member, to),
        reason=_reason(turn, reason, to.locale),
    )
