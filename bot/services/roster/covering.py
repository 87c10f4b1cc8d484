"""Standing in for somebody by one tap, and taking the own turn back."""

from bot.domain.access import Action, may
from bot.domain.errors import NotPermitted
from bot.domain.roster_errors import DutyMoved
from bot.domain.roster_shifts import Cover
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.roster.duty_views import DutyView
from bot.services.roster.knowing import named, the_duty
from bot.services.roster.page import show_page
from bot.services.turn import Turn, member_turn


async def cover(desk: Desk, pressed: Pressed) -> str:
    """Stand in for a turn, from now where it has begun; who had it is told."""
    async with member_turn(desk, pressed, Action.STAND_DUTY) as turn:
        duty = await the_duty(turn, pressed.press)
        me = turn.member.user_id
        if duty.person == me:
            raise DutyMoved
        begins = max(turn.now, duty.begins_at)
        name = turn.desk.secrets.new_id()
        one = Cover(name, begins, duty.ends_at, duty.person, me)
        await turn.unit.rosters.cover(one, turn.now)
        await _record(turn, "duty_covered", one)
        await _tell(turn, one, one.gone, back=False)
        at = turn.desk.words.time(one.ends_at, turn.locale)
        turn.toast = turn.label("toast.duty_covered", at=at)
        await show_page(turn)
    return turn.toast


async def _record(turn: Turn, deed: str, one: Cover) -> None:
    people = f"member:{one.gone} member:{one.stands}"
    await turn.record(deed, "roster", f"{one.id} {people}")


async def _tell(turn: Turn, one: Cover, user_id: int, *, back: bool) -> None:
    """Tell the other of the two; who lost the turn may take it back."""
    to = await turn.unit.members.find(user_id)
    if to is None or not to.reachable:
        return
    undo = turn.button("duty_uncover", one.id, locale=to.locale)
    look = turn.button("duty", locale=to.locale, label="see_duty")
    span = DutyView(one.begins_at, one.ends_at, turn.member.name, mine=back)
    rows = [[look]] if back else [[undo, look]]
    await turn.tell(to, "duty_covered", rows=rows, now=turn.now, turn=span)


async def uncover(desk: Desk, pressed: Pressed) -> str:
    """Give a turn back to whose it was."""
    async with member_turn(desk, pressed, Action.SEE_ROSTER) as turn:
        one = await turn.unit.rosters.covering(pressed.press.subject)
        me = turn.member.user_id
        if one is None or one.ends_at <= turn.now:
            raise DutyMoved
        if me not in (one.gone, one.stands) and not may(
            turn.member, Action.EDIT_ROSTER
        ):
            raise NotPermitted
        await turn.unit.rosters.uncover(one.id)
        await _record(turn, "duty_uncovered", one)
        await _tell(turn, one, one.stands if me == one.gone else one.gone, back=True)
        who = await named(turn, one.gone, turn.locale)
        turn.toast = turn.label("toast.duty_uncovered", who=who)
        await show_page(turn)
    return turn.toast
