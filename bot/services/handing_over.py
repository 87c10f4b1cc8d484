"""Handing an issue over, by mutual consent."""

from bot.domain.access import Action, may
from bot.domain.member import Member
from bot.ports.mail import MessageClass
from bot.services.desk import Desk
from bot.services.finding import open_issue, the_member
from bot.services.requests import Pressed
from bot.services.taking import confirm_taken, put_in_hand, refuse_if_taken
from bot.services.turn import member_turn
from bot.services.views import issue_view, person


async def offer_handover(desk: Desk, pressed: Pressed) -> str:
    """Show to whom an issue can be handed."""
    async with member_turn(desk, pressed, Action.HAND_OVER) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        people = [m for m in await turn.team() if _can_take(m, turn.member)]
        rows = [
            [
                turn.button(
                    "hand_to",
                    issue.id,
                    value=str(member.user_id),
                    text=person(turn, member, turn.member),
                )
            ]
            for member in people
        ]
        view = await issue_view(turn, issue, turn.member)
        rows.append([turn.button("see_issue", issue.id, label="back")])
        await turn.reply("handover_choose", fresh=True, rows=rows, issue=view,
                         anybody=bool(people))  # fmt: skip
    return turn.toast


def _can_take(member: Member, giver: Member) -> bool:
    other = member.user_id != giver.user_id
    return other and member.reachable and may(member, Action.ACCEPT_HANDOVER)


async def hand_to(desk: Desk, pressed: Pressed) -> str:
    """Offer an issue to one colleague; nothing changes until they accept."""
    async with member_turn(desk, pressed, Action.HAND_OVER) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        to = await the_member(turn, pressed.press.value)
        giver = str(turn.member.user_id)
        await turn.tell(
            to,
            "handover_offer",
            klass=MessageClass.PING,
            guard=issue.id if issue.owner is None else "",
            rows=[
                [
                    turn.button("accept", issue.id, value=giver, locale=to.locale),
                    turn.button("decline", issue.id, value=giver, locale=to.locale),
                ]
            ],
            issue=await issue_view(turn, issue, to),
            giver=person(turn, turn.member, to),
        )
        await turn.record("handover_offered", issue.id, f"to member:{to.user_id}")
        view = await issue_view(turn, issue, turn.member)
        await turn.reply(
            "handover_offered", issue=view, to=person(turn, to, turn.member)
        )
    return turn.toast


async def accept_handover(desk: Desk, pressed: Pressed) -> str:
    """Take over what a colleague offered."""
    async with member_turn(desk, pressed, Action.ACCEPT_HANDOVER) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        giver = int(pressed.press.value)
        if issue.owner not in (None, giver):
            await refuse_if_taken(turn, issue)
        issue = await put_in_hand(turn, issue, turn.member, Action.ACCEPT_HANDOVER)
        await confirm_taken(turn, issue)
        turn.toast = turn.label("toast.taken", number=issue.number)
    return turn.toast


async def decline_handover(desk: Desk, pressed: Pressed) -> str:
    """Decline what a colleague offered; the colleague is told."""
    async with member_turn(desk, pressed, Action.ACCEPT_HANDOVER) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        giver = await the_member(turn, pressed.press.value)
        await turn.record("handover_declined", issue.id)
        view = await issue_view(turn, issue, turn.member)
        await turn.reply("handover_declined", issue=view)
        await turn.tell(
            giver,
            "handover_refused",
            klass=MessageClass.PING,
            rows=[[turn.button("hand_over", issue.id, locale=giver.locale)]],
            issue=await issue_view(turn, issue, giver),
            who=person(turn, turn.member, giver),
        )
    return turn.toast
