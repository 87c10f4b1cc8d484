"""Handing everything open over to one successor, when somebody leaves the team."""

from bot.domain.access import Action, may
from bot.domain.errors import CannotTakeOver
from bot.domain.member import Member
from bot.domain.quiet import wakes
from bot.ports.mail import MessageClass
from bot.services.desk import Desk
from bot.services.finding import the_member
from bot.services.people.handed_parts import HANDED
from bot.services.people.holdings import Holdings, holdings_of
from bot.services.people.standing_in import candidates, whose
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import person

#: So many colleagues are offered.
OFFERED = 20


async def ask_successor(desk: Desk, pressed: Pressed) -> str:
    """Show everything that somebody has open, and who could take it over."""
    async with member_turn(desk, pressed, Action.HAND_ALL) as turn:
        member = await whose(turn, pressed.press.subject)
        held = await holdings_of(turn, member)
        people = (await candidates(turn, member))[:OFFERED] if held.total else []
        subject = str(member.user_id)
        picks = [
            turn.button("hand_all_to", subject, value=str(m.user_id), text=m.name)
            for m in people
        ]
        own = member.user_id == turn.member.user_id
        back = turn.button("see_own" if own else "member", subject, label="back")
        await turn.reply(
            "hand_all",
            rows=[*(picks[i : i + 2] for i in range(0, len(picks), 2)), [back]],
            who="" if own else person(turn, member, turn.member),
            counts=held.counts,
            anybody=bool(people),
        )
    return turn.toast


async def hand_all(desk: Desk, pressed: Pressed) -> str:
    """Give everything open to the successor, who is told in one message."""
    async with member_turn(desk, pressed, Action.HAND_ALL) as turn:
        member = await whose(turn, pressed.press.subject)
        to = await the_member(turn, pressed.press.value)
        able = to.reachable and may(to, Action.TAKE)
        if not able or to.user_id == member.user_id:
            raise CannotTakeOver(who=person(turn, to, turn.member))
        held = await holdings_of(turn, member)
        given = await _give(turn, held, member, to)
        count = sum(given.values())
        if count and to.user_id != turn.member.user_id:
            await _tell(turn, to, member, given, at_once=_urgent(held))
        await _show(turn, member, to, given, held.total - count)
    return turn.toast


async def _show(
    turn: Turn, member: Member, to: Member, given: dict[str, int], left: int
) -> None:
    own = member.user_id == turn.member.user_id
    subject = str(member.user_id)
    last = turn.button("erase_me") if own else turn.button("suspend", subject)
    await turn.reply(
        "handed_all",
        rows=[[last]],
        who="" if own else person(turn, member, turn.member),
        to=person(turn, to, turn.member),
        counts={name: n for name, n in given.items() if n},
        left=left,
    )


def _urgent(held: Holdings) -> bool:
    """Tell whether something is handed over of which news are never held."""
    return any(wakes(issue) for issue in (*held.issues, *held.led))


async def _tell(
    turn: Turn, to: Member, member: Member, given: dict[str, int], *, at_once: bool
) -> None:
    rows = [[turn.button("my_tasks", locale=to.locale)]] if given["tasks"] else []
    await turn.tell(
        to,
        "handed_to_you",
        klass=MessageClass.PING,
        rows=rows,
        at_once=at_once,
        who=person(turn, member, to),
        counts={name: n for name, n in given.items() if n},
    )


async def _give(
    turn: Turn, held: Holdings, member: Member, to: Member
) -> dict[str, int]:
    """Hand each kind over; return how many of each went."""
    return {name: await give(turn, held, member, to) for name, give in HANDED.items()}
