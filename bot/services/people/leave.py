"""Leave: /cuti, in one line or a few taps, with who stands in; it ends by itself."""

from datetime import timedelta

from bot.domain.absence import Absence
from bot.domain.access import Action
from bot.domain.errors import LeaveNotUnderstood
from bot.domain.leave_reading import read_leave
from bot.domain.member import Member
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.finding import the_member
from bot.services.people.leave_words import show_leave, tell_of_leave
from bot.services.people.standing_in import candidates, named, whose, with_stand_in
from bot.services.requests import Pressed, Sent, Typed
from bot.services.texts.draft_screen import zone_name
from bot.services.timing.starting import work_of
from bot.services.turn import Turn, member_turn

#: Spans that are offered, in days from today on.
SPANS = (1, 2, 3, 7)

#: So many colleagues are offered as stand-ins.
OFFERED = 8


async def take_leave(desk: Desk, typed: Typed) -> str:
    """/cuti: note a leave of one's own, or show and ask for it."""
    async with member_turn(desk, typed, Action.TAKE_LEAVE) as turn:
        if typed.text.strip():
            await _note(turn, turn.member, typed.text)
        else:
            await show_or_ask(turn, turn.member)
    return turn.toast


async def open_leave(desk: Desk, pressed: Pressed) -> str:
    """Show the leave of a member, or ask for it."""
    async with member_turn(desk, pressed, Action.TAKE_LEAVE) as turn:
        await show_or_ask(turn, await whose(turn, pressed.press.subject))
    return turn.toast


async def change_leave(desk: Desk, pressed: Pressed) -> str:
    """Ask anew until when a member is away."""
    async with member_turn(desk, pressed, Action.TAKE_LEAVE) as turn:
        await _ask(turn, await whose(turn, pressed.press.subject))
    return turn.toast


async def answer_leave(desk: Desk, sent: Sent) -> str:
    """Read until when a member is away."""
    async with member_turn(desk, sent, Action.TAKE_LEAVE) as turn:
        assert sent.dialogue is not None
        member = await whose(turn, sent.dialogue.subject)
        await _note(turn, member, sent.content.text)
        await turn.unit.dialogues.end(turn.member.user_id)
    return turn.toast


async def take_days(desk: Desk, pressed: Pressed) -> str:
    """Note a leave of as many days as the button says."""
    async with member_turn(desk, pressed, Action.TAKE_LEAVE) as turn:
        member = await whose(turn, pressed.press.subject)
        await _note(turn, member, f"{pressed.press.value} hari")
        await turn.unit.dialogues.end(turn.member.user_id)
    return turn.toast


async def choose_stand_in(desk: Desk, pressed: Pressed) -> str:
    """Note who stands in; who is chosen hears of it."""
    async with member_turn(desk, pressed, Action.TAKE_LEAVE) as turn:
        member = await whose(turn, pressed.press.subject)
        leave = await turn.unit.absences.find(member.user_id)
        if leave is None:
            raise LeaveNotUnderstood(text="", zone=zone_name(turn))
        other = await the_member(turn, pressed.press.value)
        await keep(turn, member, with_stand_in(leave, other))
    return turn.toast


async def end_leave(desk: Desk, pressed: Pressed) -> str:
    """Take a leave back, or come back before its end."""
    async with member_turn(desk, pressed, Action.TAKE_LEAVE) as turn:
        member = await whose(turn, pressed.press.subject)
        if await turn.unit.absences.find(member.user_id) is not None:
            await turn.unit.absences.drop(member.user_id)
            await turn.record("leave_ended", f"member:{member.user_id}")
        turn.toast = turn.label("toast.leave_ended")
        await _ask(turn, member)
    return turn.toast


async def show_or_ask(turn: Turn, member: Member) -> None:
    """Show the leave that is noted, else ask until when there is one."""
    leave = await turn.unit.absences.find(member.user_id)
    if leave is None:
        await _ask(turn, member)
    else:
        await show_leave(turn, member, leave, await _rows(turn, member, leave))


async def _ask(turn: Turn, member: Member) -> None:
    subject = str(member.user_id)
    await turn.ask("leave_until", subject)
    days = [
        turn.button(
            "leave_days", subject, value=str(n), text=turn.label(f"leave.days_{n}")
        )
        for n in SPANS
    ]
    rows = [days[:2], days[2:], [turn.button("cancel")]]
    await show_leave(turn, member, None, rows)


async def _note(turn: Turn, member: Member, text: str) -> None:
    said = read_leave(text, turn.now, work_of(turn))
    if said is None:
        raise LeaveNotUnderstood(text=text[:60], zone=zone_name(turn))
    stand_in = await named(turn, member, said)
    leave = Absence(
        member.user_id, said.starts_at, said.ends_at, turn.member.user_id, turn.now
    )
    await keep(turn, member, with_stand_in(leave, stand_in) if stand_in else leave)


async def keep(turn: Turn, member: Member, leave: Absence) -> None:
    """Keep a leave, tell whom it concerns, and show it."""
    before = await turn.unit.absences.find(member.user_id)
    await turn.unit.absences.put(leave)
    day = leave.ends_at.astimezone(turn.desk.house.zone) - timedelta(days=1)
    other = f" member:{leave.stand_in}" if leave.stand_in else ""
    detail = f"{day.date().isoformat()}{other}"
    await turn.record("leave_noted", f"member:{member.user_id}", detail)
    await tell_of_leave(turn, member, leave, before)
    await show_leave(turn, member, leave, await _rows(turn, member, leave))


async def _rows(turn: Turn, member: Member, leave: Absence) -> list[list[Button]]:
    subject = str(member.user_id)
    people = [] if leave.stand_in else (await candidates(turn, member))[:OFFERED]
    picks = [
        turn.button("leave_pick", subject, value=str(m.user_id), text=m.name)
        for m in people
    ]
    rows = [picks[i : i + 2] for i in range(0, len(picks), 2)]
    here = leave.starts_at <= turn.now
    end = turn.button("leave_end", subject, label="leave_back" if here else "leave_end")
    return [*rows, [turn.button("leave_change", subject), end]]
