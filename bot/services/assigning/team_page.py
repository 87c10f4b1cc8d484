"""The team of an issue: /tim N, who has which role, who is asked, what is vacant."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.access import Action, may
from bot.domain.assignment import Assignment, Seat, held_by, holder, offers, vacant
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.ports.assignments import Team
from bot.ports.mail import Button
from bot.services.assigning.knowing import LEAD, SPEAKER, roles_of, seat_name
from bot.services.assigning.offer_letters import answerable, roles_named, short
from bot.services.assigning.vacancies import fill_rows, place_of, seat_code
from bot.services.books.which import offer_issues
from bot.services.circle.led_by import lead_of
from bot.services.desk import Desk
from bot.services.finding import issue_typed, the_issue
from bot.services.requests import Pressed, Typed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person


async def team_typed(desk: Desk, typed: Typed) -> str:
    """/tim N shows the team of an issue; without N, open ones are offered."""
    async with member_turn(desk, typed, Action.SEE_TEAM) as turn:
        if typed.text.strip():
            await show_team(turn, await issue_typed(turn, typed.text))
        else:
            await offer_issues(turn, "", "team")
    return turn.toast


async def see_team(desk: Desk, pressed: Pressed) -> str:
    """Show the team of the issue under the button; a "back" edits its message."""
    async with member_turn(desk, pressed, Action.SEE_TEAM) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        turn.message_id = turn.message_id if pressed.press.version else 0
        await show_team(turn, issue)
    return turn.toast


async def show_team(turn: Turn, issue: Issue) -> None:
    """Answer with every place of the team and how it stands, and what may be done."""
    found = await roles_of(turn, issue)
    team = await turn.unit.assignments.team(issue.id)
    seats = seats_of(team, found)
    lead = await lead_of(turn, issue)
    led = holder(found, LEAD) is None and LEAD not in seats and lead is not None
    await turn.reply(
        "team",
        rows=await _rows(turn, issue, team, seats, found),
        issue=await issue_view(turn, issue, turn.member),
        lead=lead.name if led and lead else "",
        lead_role=seat_name(turn, LEAD, turn.locale),
        asked=roles_named(turn, await _asked(turn, issue), turn.locale),
        places=[await place_of(turn, seat, found, turn.member) for seat in seats],
        past=await _past(turn, found),
        now=turn.now,
    )


def seats_of(team: Team | None, found: Sequence[Assignment]) -> list[Seat]:
    """Return the places that are shown: those of the team, then what else is held."""
    asked = team.seats if team is not None and team.sent_at is not None else (SPEAKER,)
    more = [one.seat for one in found if one.held or one.waits]
    return list(dict.fromkeys((*asked, *more)))


#: So many who had a role before are named.
PAST = 3


async def _past(
    turn: Turn, found: Sequence[Assignment]
) -> list[tuple[str, str, datetime | None, datetime | None]]:
    """Return who had a role and has it no more: the newest."""
    had = [one for one in found if one.assumed_at is not None and one.ended_at]
    lines = []
    for one in had[::-1][:PAST]:
        who = await turn.unit.members.find(one.member)
        name = seat_name(turn, one.seat, turn.locale)
        shown = person(turn, who, turn.member)
        lines.append((name, shown, one.assumed_at, one.ended_at))
    return lines


async def _rows(
    turn: Turn,
    issue: Issue,
    team: Team | None,
    seats: Sequence[Seat],
    found: Sequence[Assignment],
) -> list[list[Button]]:
    books = turn.button("books", issue.id, version=1, label="back")
    if issue.state in TERMINAL:
        return [[books]]
    rows = await _answers(turn, issue)
    if may(turn.member, Action.OFFER_ROLE):
        rows += fill_rows(turn, issue, vacant(seats, found), turn.locale)
    rows += _handing(turn, issue, found)
    last = [books]
    if may(turn.member, Action.FORM_TEAM):
        sent = team is not None and team.sent_at is not None
        name = "team_change" if sent else "team_form"
        last.insert(0, turn.button(name, issue.id, version=1))
    if may(turn.member, Action.CALL_MUSTER):
        rows.append([turn.button("muster_ask", issue.id)])
    return [*rows, last]


async def _asked(turn: Turn, issue: Issue) -> list[Assignment]:
    """Return what the asker may still accept; of an issue that ended, nothing."""
    if issue.state in TERMINAL:
        return []
    return await answerable(turn, issue, turn.member.user_id)


async def _answers(turn: Turn, issue: Issue) -> list[list[Button]]:
    """Return how the asker may answer what is asked of them."""
    asked = await _asked(turn, issue)
    if not asked:
        return []
    value = "+".join(map(short, asked))
    return [
        [
            turn.button("role_yes", issue.id, value=value, label="accept"),
            turn.button("role_no", issue.id, value=value, label="decline"),
        ]
    ]


def _handing(
    turn: Turn, issue: Issue, found: Sequence[Assignment]
) -> list[list[Button]]:
    """Return what of theirs the asker may hand over."""
    rows = []
    for one in held_by(found, turn.member.user_id):
        if not offers(found, one.seat):
            text = turn.label(
                "button.role_hand", role=seat_name(turn, one.seat, turn.locale)
            )
            value = seat_code(one.seat)
            rows.append([turn.button("role_hand", issue.id, value=value, text=text)])
    return rows
