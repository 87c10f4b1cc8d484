"""Handing an issue over, by mutual consent."""

from bot.domain.access import Action, may, may_see
from bot.domain.errors import CannotTakeOver
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.ports.mail import MessageClass
from bot.services.calls.giving import may_give_away
from bot.services.calls.offering import offer, reasons
from bot.services.calls.taking import already_taken, confirm_taken, put_in_hand
from bot.services.desk import Desk
from bot.services.finding import open_issue, the_member
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: Under one message Telegram shows a hundred buttons at most.
OFFERED = 90


async def offer_handover(desk: Desk, pressed: Pressed) -> str:
    """Show to whom an issue can be handed."""
    async with member_turn(desk, pressed, Action.HAND_OVER) as turn:
        issue = await _to_give(turn, pressed)
        able = [m for m in await turn.team() if _can_take(m, issue, turn.member)]
        people = able[:OFFERED]
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
        rows.append([turn.button("see_issue", issue.id, value="here", label="back")])
        await turn.reply("handover_choose", fresh=True, rows=rows, issue=view,
                         anybody=bool(people))  # fmt: skip
    return turn.toast


async def _to_give(turn: Turn, pressed: Pressed) -> Issue:
    """Return the issue; raise `AlreadyTaken` where it is not the asker's to give.

    What nobody has anybody may pass on; the lead may give away what others have.
    """
    issue = await open_issue(turn, pressed.press.subject)
    if may_give_away(turn.member, issue):
        return issue
    raise await already_taken(turn, issue)


def _can_take(member: Member, issue: Issue, giver: Member) -> bool:
    other = member.user_id not in (giver.user_id, issue.owner)
    able = member.reachable and may(member, Action.ACCEPT_HANDOVER)
    return other and able and may_see(member, issue)


async def hand_to(desk: Desk, pressed: Pressed) -> str:
    """Offer an issue to one colleague; nothing changes until they accept."""
    async with member_turn(desk, pressed, Action.HAND_OVER) as turn:
        issue = await _to_give(turn, pressed)
        to = await the_member(turn, pressed.press.value)
        if not _can_take(to, issue, turn.member):
            raise CannotTakeOver(who=person(turn, to, turn.member))
        key = turn.next_key()
        await offer(turn, issue, to, key=key)
        await turn.record("handover_offered", issue.id, f"to member:{to.user_id}")
        view = await issue_view(turn, issue, turn.member)
        await turn.reply(
            "handover_offered",
            rows=reasons(turn, issue, to, key),
            issue=view,
            to=person(turn, to, turn.member),
            reason="",
        )
    return turn.toast


def _offered_by(pressed: Pressed) -> tuple[int, int]:
    """Return who offered it, and who had it then; 0 for nobody."""
    giver, _, owner = pressed.press.value.partition(":")
    return int(giver), int(owner)


async def accept_handover(desk: Desk, pressed: Pressed) -> str:
    """Take over what a colleague offered."""
    async with member_turn(desk, pressed, Action.ACCEPT_HANDOVER) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        giver, owner = _offered_by(pressed)
        if issue.owner not in (None, giver, owner):
            raise await already_taken(turn, issue)
        issue = await put_in_hand(
            turn, issue, turn.member, Action.ACCEPT_HANDOVER, giver=giver
        )
        await confirm_taken(turn, issue)
        turn.toast = turn.label("toast.taken", number=issue.number)
    return turn.toast


async def decline_handover(desk: Desk, pressed: Pressed) -> str:
    """Decline what a colleague offered; the colleague is told."""
    async with member_turn(desk, pressed, Action.ACCEPT_HANDOVER) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        giver = await the_member(turn, str(_offered_by(pressed)[0]))
        await turn.record("handover_declined", issue.id)
        view = await issue_view(turn, issue, turn.member)
        await turn.reply("handover_declined", issue=view)
        if giver.reachable and may_see(giver, issue):
            await _tell_giver(turn, issue, giver)
    return turn.toast


async def _tell_giver(turn: Turn, issue: Issue, giver: Member) -> None:
    offers = may_give_away(giver, issue)
    rows = [[turn.button("hand_over", issue.id, locale=giver.locale)]]
    await turn.tell(
        giver,
        "handover_refused",
        klass=MessageClass.PING,
        rows=rows if offers else [],
        issue=await issue_view(turn, issue, giver),
        who=person(turn, turn.member, giver),
    )
