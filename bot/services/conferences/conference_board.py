"""The board of a press conference: one message with the whole checklist."""

from typing import Any

from bot.domain.access import Action, may
from bot.domain.conference import Conference
from bot.domain.conference_life import ConferenceState, conference_moves
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.ports.mail import Button
from bot.services.books.rewritten import Board
from bot.services.conferences.conference_views import ConferenceView, conference_view
from bot.services.conferences.finding_conferences import the_conference
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.turn import Rows, Turn, member_turn
from bot.services.views import issue_view

#: So many ticks stand in one row.
A_ROW = 5

S, A = ConferenceState, Action

#: What each state offers, and what one must be allowed to do for it.
OFFERED: dict[ConferenceState, tuple[tuple[str, Action], ...]] = {
    S.PLANNED: (
        ("conference_answers", A.DRAFT),
        ("conference_invitation", A.DRAFT),
        ("conference_when", A.PLAN_CONFERENCE),
        ("conference_edit", A.PLAN_CONFERENCE),
        ("conference_owners", A.PLAN_CONFERENCE),
        ("conference_outlets", A.TICK_CONFERENCE),
        ("conference_start", A.START_CONFERENCE),
        ("conference_cancel", A.CANCEL_CONFERENCE),
    ),
    S.LIVE: (
        ("conference_log", A.LOG_CONFERENCE),
        ("conference_asking", A.START_CONFERENCE),
        ("conference_outlets", A.TICK_CONFERENCE),
        ("conference_end", A.END_CONFERENCE),
    ),
    S.HELD: (
        ("conference_log", A.LOG_CONFERENCE),
        ("conference_outlets", A.TICK_CONFERENCE),
        ("conference_absent", A.TICK_CONFERENCE),
        ("conference_correct", A.DRAFT),
        ("conference_coverage", A.SEE_CONFERENCE),
        ("conference_close", A.CLOSE_CONFERENCE),
    ),
    S.CLOSED: (("conference_coverage", A.SEE_CONFERENCE),),
    S.CANCELLED: (),
}


async def open_conference(desk: Desk, pressed: Pressed) -> str:
    """Show one conference in a message of its own."""
    async with member_turn(desk, pressed, Action.SEE_CONFERENCE) as turn:
        issue, conference = await the_conference(turn, pressed.press.subject)
        await turn.unit.dialogues.end(turn.member.user_id)
        here = pressed.press.value == "here"
        await BOARD.show(turn, issue, conference, fresh=not here)
    return turn.toast


async def _drawn(
    turn: Turn, issue: Issue, conference: Conference, viewer: Member
) -> tuple[dict[str, Any], Rows]:
    view = await conference_view(turn, issue, conference, viewer)
    facts = {
        "issue": await issue_view(turn, issue, viewer),
        "one": view,
        "live": conference.state is ConferenceState.LIVE,
        "planned": conference.state is ConferenceState.PLANNED,
        "now": turn.now,
    }
    return facts, _rows(turn, issue, conference, viewer, view)


def _rows(
    turn: Turn,
    issue: Issue,
    conference: Conference,
    viewer: Member,
    view: ConferenceView,
) -> list[list[Button]]:
    locale = viewer.locale
    found = [
        turn.button(name, conference.id, text=turn.label(f"button.{name}", locale))
        for name, action in OFFERED[conference.state]
        if may(viewer, action) and not _past(conference, name)
    ]
    deeds = [found[i : i + 2] for i in range(0, len(found), 2)]
    last = [turn.button("conference_back", conference.id, locale=locale, label="back")]
    if view.logged:
        last.insert(0, turn.button("conference_lines", conference.id, locale=locale))
    if conference.over and may(viewer, Action.PLAN_CONFERENCE):
        last.insert(0, turn.button("conference_new", issue.id, locale=locale))
    return [*_ticks(turn, conference, viewer, view), *deeds, last]


def _past(conference: Conference, name: str) -> bool:
    return name == "conference_asking" and conference.questions_at is not None


def _ticks(
    turn: Turn, conference: Conference, viewer: Member, view: ConferenceView
) -> list[list[Button]]:
    """Return a button for each item: one tap ticks it, another takes that back."""
    if Action.TICK_CONFERENCE not in conference_moves(conference.state, viewer):
        return []
    ticks = [
        turn.button(
            "conference_tick",
            conference.id,
            value=str(one.number),
            text=f"{'✅' if one.done else '☐'} {one.number}",
        )
        for stage in view.stages
        for one in stage.entries
        if not one.blocks
    ]
    return [ticks[i : i + A_ROW] for i in range(0, len(ticks), A_ROW)]


#: The message that shows a conference with its checklist.
BOARD = Board(
    "conference", Action.SEE_CONFERENCE, lambda unit: unit.conferences, _drawn
)
