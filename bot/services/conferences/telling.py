"""Who hears that a conference is moved or called off: owners, then the press."""

from datetime import datetime
from typing import Any

from bot.domain.access import Action, may, may_see
from bot.domain.conference import Conference
from bot.domain.conference_life import ConferenceState
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.ports.mail import Button, MessageClass
from bot.services.conferences.finding_conferences import the_conference
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person


async def owners_of(turn: Turn, issue: Issue, conference: Conference) -> list[Member]:
    """Return everybody who has something to do for a conference, and may know of it."""
    entries = await turn.unit.conferences.entries(conference.id)
    ids = {one.owner for one in entries} | {conference.planned_by}
    return [
        member
        for member in await turn.team()
        if member.user_id in ids and member.reachable and may_see(member, issue)
    ]


async def tell_changed(
    turn: Turn,
    issue: Issue,
    conference: Conference,
    *,
    was: datetime | None = None,
    out: str = "",
) -> None:
    """Tell the owners what changed. *out* is the invitation that must be corrected."""
    mine = 0 if out else turn.member.user_id
    people = await owners_of(turn, issue, conference)
    for to in [one for one in people if one.user_id != mine]:
        await turn.tell(
            to,
            "conference_changed",
            klass=MessageClass.PING,
            rows=_rows(turn, issue, conference, to, out=out),
            who=person(turn, turn.actor, to),
            was=was,
            out=out,
            **await _facts(turn, issue, conference, to),
        )


async def _facts(
    turn: Turn, issue: Issue, conference: Conference, to: Member
) -> dict[str, Any]:
    return {
        "issue": await issue_view(turn, issue, to),
        "short": conference.short,
        "topic": conference.topic,
        "at": conference.at,
        "place": conference.place,
        "off": conference.state is ConferenceState.CANCELLED,
        "now": turn.now,
    }


def _rows(
    turn: Turn, issue: Issue, conference: Conference, to: Member, *, out: str
) -> list[list[Button]]:
    locale = to.locale
    press = turn.button("conference_press", conference.id, locale=locale)
    correct = turn.button("conference_correct", conference.id, locale=locale)
    shown = turn.button("conference_open", conference.id, locale=locale)
    first = [correct] if out and may(to, Action.DRAFT) else []
    return [[*first, press], [shown]]


async def copy_for_press(desk: Desk, pressed: Pressed) -> str:
    """Send what the press is told of the change, as a clean text to be copied."""
    async with member_turn(desk, pressed, Action.SEE_CONFERENCE) as turn:
        _, one = await the_conference(turn, pressed.press.subject)
        await turn.reply(
            "conference_press",
            fresh=True,
            organisation=desk.house.organisation,
            topic=one.topic,
            date=desk.words.date(one.at, turn.locale),
            time=desk.words.time(one.at, turn.locale),
            place=one.place,
            off=one.state is ConferenceState.CANCELLED,
        )
    return turn.toast
