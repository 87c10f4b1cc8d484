"""Vacancies: the lead hears of them until every role has somebody."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.access import Action, may, may_see
from bot.domain.assignment import Assignment, Seat, holder, offers, unfilled, vacant
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.domain.values import replace
from bot.ports.assignments import Team
from bot.ports.mail import Button, MessageClass
from bot.services.assigning.knowing import roles_of, seat_name
from bot.services.circle.led_by import lead_of
from bot.services.turn import Turn
from bot.services.views import issue_view, listed, person

#: So many vacancies have a button.
BUTTONS = 6


def look_after(turn: Turn, issue: Issue) -> datetime | None:
    """Return when the lead next hears of vacancies; None: the level asks for none."""
    every = turn.desk.playbook.roles.offers.remind.get(issue.level or Level.L1)
    return turn.now + every if every else None


async def put_off(turn: Turn, issue: Issue) -> None:
    """Bring vacancies to mind later: the lead has just heard of one."""
    team = await turn.unit.assignments.team(issue.id)
    if team is not None and team.sent_at is not None:
        again = replace(team, look_at=look_after(turn, issue))
        await turn.unit.assignments.put_team(again)


async def note_filled(turn: Turn, issue: Issue) -> None:
    """Tell everybody concerned, once, that every role of the team has somebody."""
    team = await turn.unit.assignments.team(issue.id)
    if team is None or team.look_at is None:
        return
    found = await roles_of(turn, issue)
    if unfilled(team.seats, found):
        return
    await turn.unit.assignments.put_team(replace(team, look_at=None))
    await turn.record("team_complete", issue.id)
    raci = turn.desk.playbook.roles.raci
    holders = {one.member for one in found if one.held}
    for to in await turn.team():
        concerns = raci.concerned("form_team", to.roles, issue.level)
        told = concerns or to.user_id in holders
        if told and to.reachable and may_see(to, issue):
            await _tell_complete(turn, issue, team, found, to)


async def _tell_complete(
    turn: Turn, issue: Issue, team: Team, found: Sequence[Assignment], to: Member
) -> None:
    await turn.tell(
        to,
        "team_complete",
        slot=f"team:{issue.id}",
        rows=[[turn.button("team", issue.id, locale=to.locale)]],
        issue=await issue_view(turn, issue, to),
        places=[await place_of(turn, seat, found, to) for seat in team.seats],
        now=turn.now,
    )


async def place_of(
    turn: Turn, seat: Seat, found: Sequence[Assignment], to: Member
) -> tuple[str, str, str, datetime | None]:
    """Say of a seat for one reader: its name, "held", "waits" or "", who, and when.

    The seat names the role: of who has it the name is enough.
    """
    has, waiting = holder(found, seat), offers(found, seat)
    one = has or (waiting[-1] if waiting else None)
    who = await turn.unit.members.find(one.member) if one else None
    name = seat_name(turn, seat, to.locale)
    if one is None:
        return name, "", "", None
    state = "held" if has else "waits"
    at = one.assumed_at if has else one.expires_at
    return name, state, who.name if who else person(turn, None, to), at


async def tell_silent(turn: Turn, issue: Issue, gone: Sequence[Assignment]) -> None:
    """Tell the lead in one message who did not answer, and what is vacant now."""
    await put_off(turn, issue)
    team = await turn.unit.assignments.team(issue.id)
    if team is not None:
        free = vacant(team.seats, await roles_of(turn, issue))
        await tell_vacant(turn, issue, team, free, gone)


async def tell_vacant(
    turn: Turn,
    issue: Issue,
    team: Team,
    free: Sequence[Seat],
    gone: Sequence[Assignment] = (),
) -> None:
    """Tell who leads what is vacant, and who of *gone* did not answer."""
    found = await roles_of(turn, issue)
    silent = [await turn.unit.members.find(m) for m in {a.member: 0 for a in gone}]
    for to in await leading(turn, issue):
        places = [await place_of(turn, seat, found, to) for seat in team.seats]
        await turn.tell(
            to,
            "team_vacant",
            klass=MessageClass.PING,
            slot=f"vacant:{issue.id}",
            rows=[
                *fill_rows(turn, issue, free, to.locale),
                [turn.button("team", issue.id, locale=to.locale)],
            ],
            issue=await issue_view(turn, issue, to),
            places=[place for place in places if place[1] != "held"],
            unanswered=listed(turn, [person(turn, m, to) for m in silent], to.locale),
            count=len(team.seats),
            held=sum(place[1] == "held" for place in places),
            now=turn.now,
        )


async def leading(turn: Turn, issue: Issue) -> list[Member]:
    """Return who is told: the lead, or whoever may appoint one."""
    lead = await lead_of(turn, issue)
    if lead is not None and lead.reachable:
        return [lead]
    able = [m for m in await turn.team() if m.reachable and may_see(m, issue)]
    return [member for member in able if may(member, Action.FORM_TEAM)]


def fill_rows(
    turn: Turn, issue: Issue, free: Sequence[Seat], locale: str
) -> list[list[Button]]:
    """Return a button for each vacancy: it leads to whoever could have the role."""
    return [
        [
            turn.button(
                "role_pick",
                issue.id,
                value=seat_code(seat),
                text=turn.label(
                    "button.role_fill", locale, role=seat_name(turn, seat, locale)
                ),
            )
        ]
        for seat in free[:BUTTONS]
    ]


def seat_code(seat: Seat) -> str:
    """Write a seat so that a button carries it: "spokesperson.0.0"."""
    return f"{seat.role}.{seat.number}.{int(seat.deputy)}"


def read_seat(code: str) -> Seat:
    """Read what `seat_code` wrote."""
    role, number, deputy = code.split(".")
    return Seat(role, int(number), deputy == "1")
