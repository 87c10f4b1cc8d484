"""The roster to take along: a calendar file, and a month as text."""

from datetime import datetime, time, timedelta

from bot.domain.access import Action
from bot.domain.calendar_file import Event, calendar
from bot.domain.roster_shifts import DAY, Duty
from bot.domain.roster_turns import duties
from bot.ports.mail import Letter, MessageClass
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.roster.knowing import duty_value, named, roster_of
from bot.services.turn import Turn, member_turn

#: A calendar file holds so many days.
DAYS = 92 * DAY

#: The turns of one day, in their order.
Said = list[str]

#: A month that says more is sent as a file.
LONGEST = 3500


async def send_calendar(desk: Desk, pressed: Pressed) -> str:
    """Send the turns of the next three months as iCalendar."""
    async with member_turn(desk, pressed, Action.SEE_ROSTER) as turn:
        found = await _between(turn, turn.now, turn.now + DAYS)
        events = [
            Event(
                f"{duty_value(duty)}:{duty.line}:{number}@siaga".replace(":", "-"),
                duty.begins_at,
                duty.ends_at,
                turn.label("duty.event", who=await named(turn, duty.person)),
            )
            for number, duty in enumerate(found)
        ]
        name = turn.label("duty.calendar", office=turn.desk.house.organisation)
        await _send(
            turn,
            calendar(name, events, turn.now),
            turn.label("duty.calendar_file"),
            turn.label("duty.calendar_words", n=len(events)),
        )
    return turn.toast


async def _between(turn: Turn, start: datetime, end: datetime) -> list[Duty]:
    return duties(await roster_of(turn, start, end), start, end)


async def _send(turn: Turn, content: str, filename: str, words: str) -> None:
    await turn.post(
        Letter(
            key=turn.next_key(),
            klass=MessageClass.FILE,
            chat_id=turn.member.user_id,
            text=words,
            file=await turn.unit.letters.keep_file(content.encode()),
            filename=filename,
        )
    )


async def send_month(desk: Desk, pressed: Pressed) -> str:
    """Show the month, day by day, to be copied; a long one comes as a file."""
    async with member_turn(desk, pressed, Action.SEE_ROSTER) as turn:
        text = await month_text(turn, turn.now)
        if len(text) > LONGEST:
            name = turn.label("duty.month_file")
            await _send(turn, f"\ufeff{text}\r\n", name, turn.label("duty.month_words"))
        else:
            rows = [[turn.button("duty_print"), turn.button("duty", label="back")]]
            await turn.reply("duty_month", rows=rows, text=text)
    return turn.toast


async def month_text(turn: Turn, at: datetime) -> str:
    """Return the roster of the month of *at* in the office's zone, as plain text."""
    title, days = await month_days(turn, at)
    lines = [f"{day}: {'; '.join(said)}" for day, said in days]
    return "\n".join([title, *(lines or [turn.label("duty.nobody")])])


async def month_days(turn: Turn, at: datetime) -> tuple[str, list[tuple[str, Said]]]:
    """Return the title of the month of *at*, and what each of its days says."""
    zone, words = turn.desk.house.zone, turn.desk.words
    first = datetime.combine(at.astimezone(zone).date().replace(day=1), time(), zone)
    last = datetime.combine(_next_month(first), time(), zone)
    by_day: dict[datetime, list[str]] = {}
    for duty in await _between(turn, first, last):
        began = duty.begins_at.astimezone(zone)
        if first <= began < last:
            hours = words.stretch(duty.begins_at, duty.ends_at, began, turn.locale)
            who = await named(turn, duty.person)
            day = datetime.combine(began.date(), time(), zone)
            by_day.setdefault(day, []).append(f"{_bare(hours)} {who}")
    named_zone = first.tzname() or ""
    title = turn.label(
        "duty.month", day=words.date(first, turn.locale), zone=named_zone
    )
    days = sorted(by_day.items())
    return title, [(str(words.date(day, turn.locale)), said) for day, said in days]


def _bare(hours: str) -> str:
    """Leave out the day, which begins the line, and the zone, which the title names."""
    return " ".join(hours.split(" ")[2:-1])


def _next_month(first: datetime) -> datetime:
    return (first + timedelta(days=32)).replace(day=1)
