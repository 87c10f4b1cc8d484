"""An account taken over: said from any colleague's phone, decided with one tap."""

from collections.abc import Sequence

from bot.domain.access import Action
from bot.domain.errors import NotPermitted, SuspicionOver, TooManySuspicions
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.suspicion import Suspicion
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.finding import the_member
from bot.services.people.asking_deciders import ask_deciders, who_decides
from bot.services.people.hijacked_deeds import tell_deeds
from bot.services.people.suspending import end_at_once
from bot.services.requests import Pressed, Request
from bot.services.turn import Turn, member_turn
from bot.services.views import person

#: So many colleagues stand on one page.
PER_PAGE = 24

#: So many reports of one person wait for a decision at most: each alarms the admins.
AT_ONCE = 3


async def choose_account(desk: Desk, request: Request) -> str:
    """/dibajak: ask whose account was taken over; one's own phone cannot say so."""
    async with member_turn(desk, request, Action.RAISE_SUSPICION) as turn:
        page = request.press.value if isinstance(request, Pressed) else ""
        me = turn.member.user_id
        people = [m for m in await turn.team() if m.active and m.user_id != me]
        await turn.reply(
            "suspect_choose",
            rows=_pages(turn, people, int(page or 0)),
            anybody=bool(people),
        )
    return turn.toast


def _pages(turn: Turn, people: Sequence[Member], page: int) -> list[list[Button]]:
    shown = people[page * PER_PAGE : (page + 1) * PER_PAGE]
    cards = [turn.button("suspect", str(m.user_id), text=m.name) for m in shown]
    rows = [cards[i : i + 2] for i in range(0, len(cards), 2)]
    if len(people) > (page + 1) * PER_PAGE:
        more = turn.button("suspects", value=str(page + 1), label="next_page")
        rows.append([more])
    return rows


async def ask_suspect(desk: Desk, pressed: Pressed) -> str:
    """Ask once more before an account is reported."""
    async with member_turn(desk, pressed, Action.RAISE_SUSPICION) as turn:
        member = await the_member(turn, pressed.press.subject)
        sure = turn.button("suspect_sure", str(member.user_id))
        await turn.reply(
            "suspect_ask",
            rows=[[sure], [turn.button("suspects", label="back")]],
            who=person(turn, member, turn.member),
        )
    return turn.toast


async def suspect(desk: Desk, pressed: Pressed) -> str:
    """Report an account; who decides is asked now, the account itself never."""
    async with member_turn(desk, pressed, Action.RAISE_SUSPICION) as turn:
        member = await the_member(turn, pressed.press.subject)
        if not member.active or member.user_id == turn.member.user_id:
            raise SuspicionOver(who=member.name)
        found = await turn.unit.suspicions.find(member.user_id)
        asked = [] if found else await _raise(turn, member)
        names = [person(turn, one, turn.member) for one in asked]
        await turn.reply(
            "suspected",
            who=person(turn, member, turn.member),
            asked=names,
            before=found is not None,
        )
    return turn.toast


async def _raise(turn: Turn, member: Member) -> list[Member]:
    await _not_too_many(turn)
    one = Suspicion(member.user_id, turn.member.user_id, turn.now)
    await turn.unit.suspicions.put(one)
    await turn.record("account_suspected", f"member:{member.user_id}")
    return await ask_deciders(turn, one, member)


async def _not_too_many(turn: Turn) -> None:
    """Raise `TooManySuspicions` while enough of the asker's reports wait."""
    every = await turn.unit.suspicions.open()
    mine = [one for one in every if one.raised_by == turn.member.user_id]
    if len(mine) >= AT_ONCE:
        judges = {m.user_id: m for one in mine for m in await who_decides(turn, one)}
        names = [person(turn, one, turn.member) for one in judges.values()]
        raise TooManySuspicions(count=len(mine), who=", ".join(names))


async def _to_decide(turn: Turn, subject: str) -> tuple[Suspicion, Member]:
    """Return what is to be decided; raise `SuspicionOver`, `NotPermitted`."""
    member = await the_member(turn, subject)
    one = await turn.unit.suspicions.find(member.user_id)
    if one is None:
        raise SuspicionOver(who=member.name)
    if turn.member.user_id not in {m.user_id for m in await who_decides(turn, one)}:
        raise NotPermitted
    return one, member


async def uphold(desk: Desk, pressed: Pressed) -> str:
    """Suspend the account: everything that it could do ends now."""
    async with member_turn(desk, pressed, Action.DECIDE_SUSPICION) as turn:
        one, member = await _to_decide(turn, pressed.press.subject)
        await turn.unit.suspicions.drop(member.user_id)
        if member.active:
            await end_at_once(turn, member)
        await _decided(turn, one, member, upheld=True)
        admins = [m for m in await turn.team() if m.reachable and Role.ADMIN in m.roles]
        who = person(turn, member, turn.member)
        await turn.reply("suspect_upheld", who=who, admins=len(admins))
        await tell_deeds(turn, member)
    return turn.toast


async def dismiss(desk: Desk, pressed: Pressed) -> str:
    """Say that the account is safe; who reported it is told."""
    async with member_turn(desk, pressed, Action.DECIDE_SUSPICION) as turn:
        one, member = await _to_decide(turn, pressed.press.subject)
        await turn.unit.suspicions.drop(member.user_id)
        await _decided(turn, one, member, upheld=False)
        who = person(turn, member, turn.member)
        await turn.reply("suspect_dismissed", who=who)
    return turn.toast


async def _decided(turn: Turn, one: Suspicion, member: Member, *, upheld: bool) -> None:
    action = "suspicion_upheld" if upheld else "suspicion_dismissed"
    await turn.record(action, f"member:{member.user_id}")
    raiser = await turn.unit.members.find(one.raised_by)
    if raiser is not None and raiser.reachable and raiser != turn.member:
        await turn.tell(
            raiser,
            "suspect_decided",
            who=person(turn, member, raiser),
            by=person(turn, turn.member, raiser),
            upheld=upheld,
        )
