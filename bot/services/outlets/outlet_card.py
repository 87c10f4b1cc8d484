"""One outlet and its journalists, and how far it reaches."""

from bot.domain.access import Action, may
from bot.domain.errors import ButtonExpired
from bot.domain.outlets import Journalist, Outlet, Reach
from bot.domain.values import replace
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.outlets.knowing import the_outlet
from bot.services.outlets.media_list import NOWHERE, PER_PAGE, lines
from bot.services.press.national import mind_reach
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn

#: So many questions of an outlet are looked at, the newest.
ASKED = 50


async def see_outlet(desk: Desk, pressed: Pressed) -> str:
    """Show one outlet and its journalists."""
    async with member_turn(desk, pressed, Action.SEE_MEDIA) as turn:
        await show_outlet(turn, pressed.press.subject)
    return turn.toast


async def show_outlet(turn: Turn, outlet_id: str) -> None:
    """Answer with an outlet, and what may be corrected."""
    found = [one for one in await lines(turn) if one.id == outlet_id]
    if not found:
        raise ButtonExpired
    known = {outlet.id for outlet in await turn.unit.outlets.everything()}
    people = [
        one
        for one in await turn.unit.outlets.journalists()
        if one.outlet == outlet_id or (outlet_id == NOWHERE and one.outlet not in known)
    ]
    outlet = await turn.unit.outlets.find(outlet_id)
    asked = await turn.unit.enquiries.of_outlet(outlet_id, ASKED)
    await turn.reply(
        "outlet",
        rows=[
            *_people_rows(turn, people),
            *_marks(turn, outlet),
            [turn.button("media", version=1, label="back")],
        ],
        outlet=found[0],
        asked=len(asked),
        open=sum(one.open for one in asked),
        now=turn.now,
    )


def _people_rows(turn: Turn, people: list[Journalist]) -> list[list[Button]]:
    if not may(turn.member, Action.EDIT_MEDIA):
        return []
    row = [
        turn.button(
            "journalist", one.id, text=one.name[:30] or turn.label("enquiry.somebody")
        )
        for one in people[:PER_PAGE]
    ]
    return [row[i : i + 2] for i in range(0, len(row), 2)]


def _marks(turn: Turn, outlet: Outlet | None) -> list[list[Button]]:
    if outlet is None or not may(turn.member, Action.EDIT_MEDIA):
        return []
    row = [
        turn.button("outlet_reach", outlet.id, value=reach, label=f"mark_{reach}")
        for reach in (Reach.NATIONAL, Reach.LOCAL)
        if outlet.reach is not reach
    ]
    return [row, [turn.button("outlet_edit", outlet.id)]]


async def mark_reach(desk: Desk, pressed: Pressed) -> str:
    """Say how far an outlet reaches."""
    async with member_turn(desk, pressed, Action.EDIT_MEDIA) as turn:
        outlet = await the_outlet(turn, pressed.press.subject)
        reach = Reach(pressed.press.value)
        outlet = await turn.unit.outlets.save(replace(outlet, reach=reach))
        await turn.record("outlet_marked", "media", f"{outlet.id} {reach}")
        await _mind_open(turn, outlet)
        await show_outlet(turn, outlet.id)
    return turn.toast


async def _mind_open(turn: Turn, outlet: Outlet) -> None:
    """Ask for a new score of what a national outlet still waits for an answer about."""
    for enquiry in await turn.unit.enquiries.of_outlet(outlet.id, ASKED):
        issue = await turn.unit.issues.find(enquiry.issue_id)
        if enquiry.open and issue is not None:
            await mind_reach(turn, issue, outlet, enquiry.id)
