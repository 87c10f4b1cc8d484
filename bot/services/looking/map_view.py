"""The map of open issues: a picture, and the same in words under it."""

from bot.domain.access import Action
from bot.domain.issue_map import Quadrant
from bot.domain.levels import Level
from bot.domain.map_layout import SHOWN
from bot.ports.pictures import MapSheet
from bot.services.desk import Desk
from bot.services.looking.enclosing import drawn, send_picture
from bot.services.looking.map_seen import Seen, seen_on_map
from bot.services.looking.map_words import map_words
from bot.services.requests import Pressed, Typed
from bot.services.turn import Rows, Turn, member_turn

#: So many issues have a button, the most urgent.
BUTTONS = 8

#: So many numbers without a place stand below the picture.
BELOW = 12


async def see_map(desk: Desk, asked: Typed | Pressed) -> str:
    """/peta sends the open issues as a picture: impact and likelihood to grow."""
    async with member_turn(desk, asked, Action.SEE_ISSUES) as turn:
        seen = await seen_on_map(turn)
        if seen.empty:
            await turn.reply("map_empty", fresh=True)
            return turn.toast
        sheet, words, rows = (
            _sheet(turn, seen),
            map_words(turn, seen),
            _rows(turn, seen),
        )
        turn.idle = True
    # No unit is open now: nobody but the asker waits for the drawing.
    picture = await drawn(desk, sheet)
    async with member_turn(desk, asked, Action.SEE_ISSUES) as turn:
        name = turn.label("map.file")
        await send_picture(turn, picture, name=name, words=words, rows=rows)
    return turn.toast


def _sheet(turn: Turn, seen: Seen) -> MapSheet:
    words, locale = turn.desk.words, turn.locale
    moment = f"{words.date(turn.now, locale)}, {words.time(turn.now, locale)}"
    return MapSheet(
        title=turn.label("map.title"),
        moment=moment,
        spots=seen.spots,
        quadrants={one: turn.label(f"quadrant.{one}") for one in Quadrant},
        levels={one: _word(turn.label(f"level.{one.name}")) for one in Level},
        across=turn.label("map.across"),
        up=turn.label("map.up"),
        tail=turn.label("map.tail"),
        below=_below(turn, seen),
    )


def _below(turn: Turn, seen: Seen) -> str:
    said = []
    if len(seen.spots) > SHOWN:
        said.append(turn.label("map.hidden", count=len(seen.spots) - SHOWN))
    if seen.unplaced:
        named = ", ".join(seen.unplaced[:BELOW])
        named += " …" if len(seen.unplaced) > BELOW else ""
        count = len(seen.unplaced)
        said.append(turn.label("map.below", count=count, numbers=named))
    return " ".join(said)


def _word(label: str) -> str:
    """Leave out the coloured mark: the picture has its own."""
    return label.partition(" ")[2]


def _rows(turn: Turn, seen: Seen) -> Rows:
    numbers = [spot.number for spot in seen.spots]
    numbers += [number for number in seen.unplaced if number not in numbers]
    shown = numbers[:BUTTONS]
    buttons = [turn.button("see_issue", seen.ids[n], text=n) for n in shown]
    return [buttons[i : i + 4] for i in range(0, len(buttons), 4)]
