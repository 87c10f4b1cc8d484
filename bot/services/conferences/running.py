"""Running a conference: it starts, the questions begin, it ends; one tap each."""

from datetime import timedelta

from bot.domain.access import Action
from bot.domain.conference import Conference
from bot.domain.conference_errors import ConferenceEarly, ConferenceUnready
from bot.domain.conference_life import ConferenceState
from bot.domain.issue import Issue
from bot.domain.roles import Role
from bot.domain.runbook import next_stage, told_before
from bot.domain.values import replace
from bot.services.conferences.conference_board import BOARD
from bot.services.conferences.conference_views import entry_text
from bot.services.conferences.finding_conferences import movable
from bot.services.conferences.readiness import approved_texts, blocking
from bot.services.conferences.ticking import tick_code
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn

#: Who may let it begin although something blocks: they answer for it (doctrine.md 4.5).
MAY_INSIST = frozenset({Role.CRISIS_LEAD, Role.HEAD_OF_AGENCY})

#: Who begins by so much before the plan is asked once whether they mean it.
EARLY = timedelta(hours=1)


async def start(desk: Desk, pressed: Pressed) -> str:
    """Start it; what blocks is told, and only the lead lets it begin without.

    Long before its time it begins once that is confirmed.
    """
    async with member_turn(desk, pressed, Action.START_CONFERENCE) as turn:
        issue, conference = await movable(
            turn, pressed.press.subject, Action.START_CONFERENCE
        )
        action = pressed.press.action
        insists = action.startswith("conference_anyway")
        lacking = await _lacking(turn, issue, conference)
        if lacking and not (insists and turn.member.roles & MAY_INSIST):
            raise _unready(turn, conference, lacking)
        if conference.at - turn.now > EARLY and not action.endswith("_now"):
            raise _early(conference, insists=insists)
        conference = await _begin(turn, issue, conference, bool(lacking))
        await BOARD.show_everywhere(turn, issue, conference)
    return turn.toast


async def _lacking(turn: Turn, issue: Issue, conference: Conference) -> list[str]:
    entries = await turn.unit.conferences.entries(conference.id)
    found = blocking(entries, await approved_texts(turn, issue))
    return [entry_text(turn, one, turn.locale) for one in found]


def _early(conference: Conference, *, insists: bool) -> ConferenceEarly:
    remedies = (("conference_start_now", conference.id),)
    if insists:
        remedies = (("conference_anyway_now", conference.id),)
    return ConferenceEarly(at=conference.at, remedies=remedies)


def _unready(
    turn: Turn, conference: Conference, lacking: list[str]
) -> ConferenceUnready:
    insists = turn.member.roles & MAY_INSIST
    remedies = (
        ("conference_answers", conference.id),
        *((("conference_anyway", conference.id),) if insists else ()),
        ("conference_when", conference.id),
    )
    return ConferenceUnready(items=lacking, remedies=remedies)


async def _begin(
    turn: Turn, issue: Issue, conference: Conference, unready: bool
) -> Conference:
    entries = await turn.unit.conferences.entries(conference.id)
    told = told_before(entries, conference.told, turn.now, turn.now)
    begun = replace(
        conference,
        state=ConferenceState.LIVE,
        began_at=turn.now,
        told=told,
        next_at=next_stage(entries, told, turn.now),
    )
    conference = await turn.unit.conferences.save(begun)
    detail = f"{conference.short} unready" if unready else conference.short
    await turn.record("conference_started", issue.id, detail)
    await tick_code(turn, issue, conference, "start")
    return conference


async def begin_asking(desk: Desk, pressed: Pressed) -> str:
    """Note that the opening words are over and the questions begin."""
    async with member_turn(desk, pressed, Action.START_CONFERENCE) as turn:
        issue, conference = await movable(
            turn, pressed.press.subject, Action.LOG_CONFERENCE
        )
        if conference.questions_at is None:
            asked = replace(conference, questions_at=turn.now)
            conference = await turn.unit.conferences.save(asked)
            await turn.record("conference_asking", issue.id, conference.short)
        await BOARD.show_everywhere(turn, issue, conference)
    return turn.toast


async def end(desk: Desk, pressed: Pressed) -> str:
    """End it: from now on its log is completed, and what follows is done."""
    async with member_turn(desk, pressed, Action.END_CONFERENCE) as turn:
        issue, conference = await movable(
            turn, pressed.press.subject, Action.END_CONFERENCE
        )
        over = replace(conference, state=ConferenceState.HELD, ended_at=turn.now)
        conference = await turn.unit.conferences.save(over)
        await turn.record("conference_ended", issue.id, conference.short)
        await BOARD.show_everywhere(turn, issue, conference)
    return turn.toast


async def close(desk: Desk, pressed: Pressed) -> str:
    """Close it: nobody is reminded of what is open any more."""
    async with member_turn(desk, pressed, Action.CLOSE_CONFERENCE) as turn:
        issue, conference = await movable(
            turn, pressed.press.subject, Action.CLOSE_CONFERENCE
        )
        shut = replace(conference, state=ConferenceState.CLOSED, next_at=None)
        conference = await turn.unit.conferences.save(shut)
        await turn.record("conference_closed", issue.id, conference.short)
        await BOARD.show_everywhere(turn, issue, conference)
    return turn.toast
