"""Offering to swap a turn: whose for whose; the other is asked, nothing changes yet."""

from bot.domain.access import Action
from bot.domain.member import Member
from bot.domain.roster_errors import DutyMoved
from bot.domain.roster_shifts import Duty
from bot.domain.roster_swap import Span, Swap
from bot.domain.values import replace
from bot.ports.mail import Button, MessageClass
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.roster.duty_views import DutyView, duty_views, stretch
from bot.services.roster.knowing import ahead, duty_value, standing, the_duty
from bot.services.roster.swapping import swap_facts
from bot.services.turn import Turn, member_turn

#: So many turns, and so many people, are offered.
TURNS, PEOPLE = 6, 4


async def ask_own(desk: Desk, pressed: Pressed) -> str:
    """Ask which of the own turns is meant; a single one is."""
    async with member_turn(desk, pressed, Action.STAND_DUTY) as turn:
        me = turn.member.user_id
        own = [duty for duty in await ahead(turn) if duty.person == me][:TURNS]
        if not own:
            raise DutyMoved
        if len(own) == 1:
            await _ask_other(turn, own[0])
        else:
            rows = [[_give(turn, duty)] for duty in own]
            rows.append([turn.button("duty", label="back")])
            await turn.reply("swap_own", rows=rows)
    return turn.toast


def _give(turn: Turn, duty: Duty) -> Button:
    text, me = stretch(turn, duty), str(duty.person)
    return turn.button("swap_give", me, value=duty_value(duty), text=text)


async def ask_other(desk: Desk, pressed: Pressed) -> str:
    """Ask for which turn of somebody else the own one is offered."""
    async with member_turn(desk, pressed, Action.STAND_DUTY) as turn:
        await _ask_other(turn, await _own(turn, pressed))
    return turn.toast


async def _own(turn: Turn, pressed: Pressed) -> Duty:
    duty = await the_duty(turn, pressed.press)
    if duty.person != turn.member.user_id:
        raise DutyMoved
    return duty


async def _ask_other(turn: Turn, mine: Duty) -> None:
    others = await _others(turn, mine)
    free = await _free(turn, mine)
    given = duty_value(mine)
    rows = []
    for view, duty in zip(await duty_views(turn, others, 0), others, strict=True):
        value = f"{given}:{duty_value(duty)}"
        text = f"{view.who} · {stretch(turn, duty)}"
        rows.append(
            [turn.button("swap_offer", str(duty.person), value=value, text=text)]
        )
    for member in free:
        text = turn.label("button.swap_favour", who=member.name)
        subject = str(member.user_id)
        rows.append([turn.button("swap_offer", subject, value=given, text=text)])
    rows.append([turn.button("duty", label="back")])
    view = DutyView(mine.begins_at, mine.ends_at, turn.member.name, mine=True)
    await turn.reply("swap_other", rows=rows, now=turn.now, turn=view,
                     some=bool(others or free))  # fmt: skip


async def _others(turn: Turn, mine: Duty) -> list[Duty]:
    """Return the turns of others that have not begun and leave both free to swap."""
    found = await ahead(turn)
    busy = [duty for duty in found if _meets(duty, mine)]
    taken = {duty.person for duty in busy}
    own = [duty for duty in found if duty.person == mine.person and duty != mine]
    return [
        duty
        for duty in found
        if duty.person not in taken | {mine.person}
        and duty.begins_at > turn.now
        and not any(_meets(duty, one) for one in own)
    ][:TURNS]


async def _free(turn: Turn, mine: Duty) -> list[Member]:
    """Return who may stand in without a turn in return: they have none then."""
    taken = {duty.person for duty in await ahead(turn) if _meets(duty, mine)}
    able = [m for m in await standing(turn) if m.reachable and m.user_id not in taken]
    return able[:PEOPLE]


def _meets(one: Duty, other: Duty) -> bool:
    return _span(one).meets(_span(other))


def _span(duty: Duty) -> Span:
    return Span(duty.begins_at, duty.ends_at)


async def offer(desk: Desk, pressed: Pressed) -> str:
    """Offer a turn to somebody; they are asked, and nothing changes yet."""
    async with member_turn(desk, pressed, Action.STAND_DUTY) as turn:
        given, taken = await _meant(turn, pressed)
        asked = await turn.unit.members.find(int(pressed.press.subject))
        if asked is None or not asked.reachable:
            raise DutyMoved
        mine = Span(max(given.begins_at, turn.now), given.ends_at)
        name, me = turn.desk.secrets.new_id(), turn.member.user_id
        theirs = _span(taken) if taken else None
        swap = Swap(name, me, asked.user_id, mine, theirs, turn.now)
        await turn.unit.rosters.offer(swap)
        await turn.record("swap_offered", "roster", f"{name} member:{asked.user_id}")
        await _ask(turn, swap, asked)
        rows = [
            [turn.button("duty", label="see_duty"), turn.button("swap_withdraw", name)]
        ]
        await turn.reply("swap_sent", rows=rows, **await swap_facts(turn, swap))
    return turn.toast


async def _meant(turn: Turn, pressed: Pressed) -> tuple[Duty, Duty | None]:
    """Return the turns that an offer's button means; raise `DutyMoved`."""
    begins, ends, *rest = pressed.press.value.split(":")
    me = str(turn.member.user_id)
    mine = replace(pressed.press, subject=me, value=f"{begins}:{ends}")
    given = await the_duty(turn, mine)
    if not rest:
        return given, None
    return given, await the_duty(turn, replace(pressed.press, value=":".join(rest)))


async def _ask(turn: Turn, swap: Swap, to: Member) -> None:
    rows = [
        [
            turn.button("swap_accept", swap.id, locale=to.locale, label="accept"),
            turn.button("swap_decline", swap.id, locale=to.locale, label="decline"),
        ]
    ]
    await turn.tell(
        to,
        "swap_asked",
        klass=MessageClass.PING,
        rows=rows,
        **await swap_facts(turn, swap, to.locale),
    )
