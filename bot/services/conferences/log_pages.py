"""The log of a conference, page by page."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain.access import Action
from bot.domain.conference import LineKind, LogLine
from bot.domain.member import Member
from bot.domain.personal_data import veiled
from bot.domain.values import Struct
from bot.services.books.paging import page_of, turning
from bot.services.conferences.finding_conferences import the_conference
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: So many lines stand on one page of the log.
PER_PAGE = 12


class LogView(Struct, frozen=True):
    """A line of the log; `kind` is a finished label."""

    number: int
    kind: str
    at: datetime
    who: str
    text: str
    reference: str


async def see_lines(desk: Desk, pressed: Pressed) -> str:
    """Show one page of the log, the newest first."""
    async with member_turn(desk, pressed, Action.SEE_CONFERENCE) as turn:
        issue, conference = await the_conference(turn, pressed.press.subject)
        team = await turn.people()
        lines = [
            log_view(turn, line, team, turn.member)
            for line in await turn.unit.conferences.lines(conference.id)
            if line.kind is not LineKind.REHEARSED
        ]
        page = page_of(lines[::-1], int(pressed.press.value or 0), PER_PAGE)
        back = turn.button("conference_open", conference.id, value="here", label="back")
        await turn.reply(
            "conference_lines",
            rows=[*turning(turn, "conference_lines", conference.id, page), [back]],
            issue=await issue_view(turn, issue, turn.member),
            short=conference.short,
            lines=page.shown,
            total=len(lines),
            page=page.number,
            pages=page.count,
            now=turn.now,
        )
    return turn.toast


def log_view(
    turn: Turn, line: LogLine, team: Mapping[int, Member], viewer: Member
) -> LogView:
    """Return what *viewer* sees of a line of the log."""
    return LogView(
        line.number,
        turn.label(f"conference_line.{line.kind}", viewer.locale),
        line.at,
        person(turn, team.get(line.by), viewer),
        veiled(line.text),
        line.reference.rpartition("/")[2],
    )
