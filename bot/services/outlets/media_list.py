"""/daftarmedia: outlets and journalists; seen, corrected, copied, forgotten."""

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.domain.access import Action
from bot.domain.outlets import Journalist, Outlet
from bot.domain.values import Struct
from bot.services.books.paging import page_of, turning
from bot.services.desk import Desk
from bot.services.plain_copies import send_for_whatsapp
from bot.services.press.press_views import contact_for
from bot.services.requests import Pressed, Typed
from bot.services.turn import Turn, member_turn

#: So many outlets stand on one page.
PER_PAGE = 8

#: What stands for the outlet of those whose outlet nobody knows.
NOWHERE = "-"

#: Who never asked anything comes last.
_NEVER = datetime.min.replace(tzinfo=UTC)


class OutletLine(Struct, frozen=True):
    """An outlet in the list; `people` are name, contact, and when they asked last."""

    id: str
    name: str
    reach: str
    domain: str
    people: tuple[tuple[str, str, datetime], ...]
    last_at: datetime | None


async def list_typed(desk: Desk, typed: Typed) -> str:
    """/daftarmedia shows the media list; with a word, only what has it in its name."""
    async with member_turn(desk, typed, Action.SEE_MEDIA) as turn:
        await show_list(turn, 0, typed.text.strip())
    return turn.toast


async def see_list(desk: Desk, pressed: Pressed) -> str:
    """Show one page of the media list."""
    async with member_turn(desk, pressed, Action.SEE_MEDIA) as turn:
        turn.message_id = turn.message_id if pressed.press.version else 0
        await show_list(turn, int(pressed.press.value or 0), pressed.press.subject)
    return turn.toast


async def lines(turn: Turn, word: str = "") -> list[OutletLine]:
    """Return the media list as the asker sees it, those who asked last first."""
    outlets = list(await turn.unit.outlets.everything())
    people = await turn.unit.outlets.journalists()
    known = {outlet.id for outlet in outlets}
    if [one for one in people if one.outlet not in known]:
        outlets.append(Outlet(NOWHERE, turn.label("media.nowhere")))
    found = [_line(turn, outlet, people, known) for outlet in outlets]
    word = word.casefold()
    some = [
        line
        for line in found
        if word in line.name.casefold()
        or any(word in name.casefold() for name, _, _ in line.people)
    ]
    return sorted(some, key=lambda line: line.last_at or _NEVER, reverse=True)


def _line(
    turn: Turn, outlet: Outlet, people: Sequence[Journalist], known: set[str]
) -> OutletLine:
    theirs = [
        one
        for one in people
        if one.outlet == outlet.id or (outlet.id == NOWHERE and one.outlet not in known)
    ]
    return OutletLine(
        outlet.id,
        outlet.name,
        turn.label(f"outlet_reach.{outlet.reach}"),
        outlet.domain,
        tuple((o.name, contact_for(o, turn.member), o.last_at) for o in theirs),
        max((one.last_at for one in theirs), default=None),
    )


async def show_list(turn: Turn, page: int, word: str = "") -> None:
    """Answer with one page of the media list."""
    found = await lines(turn, word)
    sheet = page_of(found, page, PER_PAGE)
    buttons = [turn.button("outlet", one.id, text=one.name[:30]) for one in sheet.shown]
    copy = [turn.button("media_copy", label="copy_wa")] if found else []
    await turn.reply(
        "media",
        rows=[
            *(buttons[i : i + 2] for i in range(0, len(buttons), 2)),
            *turning(turn, "media", word, sheet),
            *([copy] if copy else []),
        ],
        found=sheet.shown,
        total=len(found),
        word=word,
        page=sheet.number,
        pages=sheet.count,
        now=turn.now,
    )


async def copy_list(desk: Desk, pressed: Pressed) -> str:
    """Send the media list as clean text; contacts only to those who may see them."""
    async with member_turn(desk, pressed, Action.SEE_MEDIA) as turn:
        found = await lines(turn)
        text = desk.words.message(
            "media_for_wa", turn.locale, found=found, now=turn.now
        )
        await send_for_whatsapp(turn, text)
    return turn.toast
