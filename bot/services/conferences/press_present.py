"""Who of the press came: a tap for each outlet; who did not gets the text (T+30)."""

from collections.abc import Mapping

from bot.domain.access import Action, may
from bot.domain.conference import Conference
from bot.domain.document import Document
from bot.domain.issue import Issue
from bot.domain.outlets import Outlet
from bot.ports.mail import Button
from bot.services.books.paging import page_of, turning
from bot.services.conferences.conference_board import BOARD
from bot.services.conferences.finding_conferences import movable, the_conference
from bot.services.conferences.readiness import stands
from bot.services.conferences.ticking import tick_code
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: So many outlets stand on one page.
PER_PAGE = 12

#: What those who did not come are sent: the newest of these that is approved.
RELEASES = ("press_release", "holding_statement")


async def see_outlets(desk: Desk, pressed: Pressed) -> str:
    """Show the media list with a button for each outlet."""
    async with member_turn(desk, pressed, Action.TICK_CONFERENCE) as turn:
        issue, conference = await movable(
            turn, pressed.press.subject, Action.TICK_CONFERENCE
        )
        turn.message_id = turn.message_id if pressed.press.version else 0
        await _show(turn, issue, conference, int(pressed.press.value or 0))
    return turn.toast


async def mark_outlet(desk: Desk, pressed: Pressed) -> str:
    """Mark an outlet as present, or take that back."""
    async with member_turn(desk, pressed, Action.TICK_CONFERENCE) as turn:
        issue, conference = await movable(
            turn, pressed.press.subject, Action.TICK_CONFERENCE
        )
        page, _, outlet = pressed.press.value.partition(":")
        marked = await turn.unit.conferences.outlets(conference.id)
        came = not marked.get(outlet, False)
        await turn.unit.conferences.mark_outlet(conference.id, outlet, came=came)
        detail = f"{conference.short} {outlet} {'present' if came else 'absent'}"
        await turn.record("conference_attended", issue.id, detail)
        await _show(turn, issue, conference, int(page))
    return turn.toast


async def _show(turn: Turn, issue: Issue, conference: Conference, index: int) -> None:
    outlets = await turn.unit.outlets.everything()
    marked = await turn.unit.conferences.outlets(conference.id)
    page = page_of(outlets, index, PER_PAGE)
    buttons = [_mark(turn, conference, one, marked, page.index) for one in page.shown]
    back = turn.button("conference_open", conference.id, value="here", label="back")
    await turn.reply(
        "conference_outlets",
        rows=[
            *(buttons[i : i + 2] for i in range(0, len(buttons), 2)),
            *turning(turn, "conference_outlets", conference.id, page),
            [back],
        ],
        issue=await issue_view(turn, issue, turn.member),
        short=conference.short,
        total=len(outlets),
        came=sum(marked.values()),
    )


def _mark(
    turn: Turn,
    conference: Conference,
    one: Outlet,
    marked: Mapping[str, bool],
    page: int,
) -> Button:
    sign = "✅" if marked.get(one.id) else "☐"
    return turn.button(
        "conference_outlet",
        conference.id,
        value=f"{page}:{one.id}",
        text=f"{sign} {one.name}",
    )


async def see_absent(desk: Desk, pressed: Pressed) -> str:
    """Name who did not come, with whom to write to, and lead to the text for them."""
    async with member_turn(desk, pressed, Action.TICK_CONFERENCE) as turn:
        issue, conference = await movable(
            turn, pressed.press.subject, Action.TICK_CONFERENCE
        )
        release = await _release(turn, issue)
        back = turn.button("conference_open", conference.id, value="here", label="back")
        await turn.reply(
            "conference_absent",
            fresh=True,
            rows=[*_to_them(turn, conference, release), [back]],
            issue=await issue_view(turn, issue, turn.member),
            short=conference.short,
            absent=await _absent(turn, conference),
            release=release.number if release else "",
        )
    return turn.toast


def _to_them(
    turn: Turn, conference: Conference, release: Document | None
) -> list[list[Button]]:
    """Lead to the text for those who did not come, and note that it was sent."""
    sent = [turn.button("conference_sent", conference.id)]
    if release is None:
        return [sent]
    copy = turn.button(
        "oral_text",
        release.id,
        version=release.submitted_version,
        label="conference_release",
    )
    return [[copy], sent]


async def _release(turn: Turn, issue: Issue) -> Document | None:
    """Return the newest approved text for the press."""
    every = await turn.unit.documents.of_issue(issue.id)
    for one in reversed(every):
        if one.kind in RELEASES and await stands(turn, one):
            return one
    return None


async def _absent(turn: Turn, conference: Conference) -> list[tuple[str, list[str]]]:
    """Return the outlets that did not come, with their journalists."""
    marked = await turn.unit.conferences.outlets(conference.id)
    contacts = may(turn.member, Action.SEE_PRESS_CONTACTS)
    people = await turn.unit.outlets.journalists() if contacts else ()
    return [
        (
            one.name,
            [f"{p.name} {p.contact}".strip() for p in people if p.outlet == one.id],
        )
        for one in await turn.unit.outlets.everything()
        if not marked.get(one.id)
    ]


async def note_sent(desk: Desk, pressed: Pressed) -> str:
    """Note that those who did not come were sent the text."""
    async with member_turn(desk, pressed, Action.TICK_CONFERENCE) as turn:
        issue, conference = await the_conference(turn, pressed.press.subject)
        issue, conference = await movable(turn, conference.id, Action.TICK_CONFERENCE)
        await tick_code(turn, issue, conference, "absent")
        await turn.record("conference_release_sent", issue.id, conference.short)
        await BOARD.refresh(turn, issue, conference)
        await turn.reply("conference_sent", short=conference.short)
    return turn.toast
