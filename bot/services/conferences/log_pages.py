"""The log of a conference, page by page."""

from bot.domain.access import Action
from bot.domain.conference import LineKind
from bot.services.books.paging import page_of, turning
from bot.services.conferences.conference_views import log_view
from bot.services.conferences.finding_conferences import the_conference
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.turn import member_turn
from bot.services.views import issue_view

#: So many lines stand on one page of the log.
PER_PAGE = 12


async def see_lines(desk: Desk, pressed: Pressed) -> str:
    """Show one page of the log, the newest first."""
    async with member_turn(desk, pressed, Action.SEE_CONFERENCE) as turn:
        issue, conference = await the_conference(turn, pressed.press.subject)
        team = {member.user_id: member for member in await turn.team()}
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
