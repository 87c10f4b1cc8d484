"""Pairs of roles that a risen level forbids to one person: the lead hears of each."""

from collections.abc import Sequence

from bot.domain.access import may_see
from bot.domain.assignment import Assignment, Seat
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.values import Struct
from bot.ports.mail import Button, MessageClass
from bot.services.assigning.knowing import clashing, roles_of, seat_name
from bot.services.assigning.vacancies import seat_code
from bot.services.circle.led_by import lead_of
from bot.services.turn import Turn
from bot.services.views import issue_view, person


class Clash(Struct, frozen=True):
    """Somebody has *seat*, and another role that may not go with it at this level."""

    who: Member
    seat: Seat
    other: str


async def tell_clashes(turn: Turn, issue: Issue) -> None:
    """Tell the lead who has two roles that the level in force keeps apart."""
    found = await _clashes(turn, issue)
    lead = await lead_of(turn, issue)
    if not found:
        return
    for one in found:
        detail = f"member:{one.who.user_id} {seat_code(one.seat)} {one.other}"
        await turn.record("roles_clash", issue.id, detail)
    if lead is None or not lead.reachable or not may_see(lead, issue):
        return
    await turn.tell(
        lead,
        "roles_forbidden",
        klass=MessageClass.PING,
        slot=f"roles_forbidden:{issue.id}",
        rows=_rows(turn, issue, found, lead.locale),
        issue=await issue_view(turn, issue, lead),
        clashes=[_said(turn, one, lead) for one in found],
    )


async def _clashes(turn: Turn, issue: Issue) -> list[Clash]:
    """Return every pair once, whichever of its roles was assumed first."""
    roles = await roles_of(turn, issue)
    found: dict[tuple[int, frozenset[str]], Clash] = {}
    for one in roles:
        clash = await _of(turn, issue, one, roles) if one.held else None
        if clash:
            pair = frozenset({one.role, clash.other})
            found.setdefault((one.member, pair), clash)
    return list(found.values())


async def _of(
    turn: Turn, issue: Issue, one: Assignment, roles: Sequence[Assignment]
) -> Clash | None:
    who = await turn.unit.members.find(one.member)
    other = clashing(turn, who, issue, one.seat, roles) if who else None
    return Clash(who, one.seat, other) if who and other else None


def _said(turn: Turn, one: Clash, to: Member) -> tuple[str, str, str]:
    return (
        person(turn, one.who, to),
        seat_name(turn, one.seat, to.locale),
        seat_name(turn, Seat(one.other), to.locale),
    )


def _rows(
    turn: Turn, issue: Issue, found: Sequence[Clash], locale: str
) -> list[list[Button]]:
    """Return a button that finds somebody else for each role, and the team's page."""
    rows = []
    for seat in dict.fromkeys(one.seat for one in found):
        role = seat_name(turn, seat, locale)
        text = turn.label("button.role_replace", locale, role=role)
        code = seat_code(seat)
        rows.append([turn.button("role_pick", issue.id, value=code, text=text)])
    return [*rows, [turn.button("team", issue.id, locale=locale)]]
