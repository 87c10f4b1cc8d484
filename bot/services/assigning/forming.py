"""Forming the team of an issue: proposed, changed by taps, and called with one."""

from bot.domain.access import Action
from bot.domain.assignment import Assignment
from bot.domain.issue import Issue
from bot.domain.role_errors import TeamMoved
from bot.domain.values import replace
from bot.ports.assignments import Team
from bot.services.assigning.ending import withdraw
from bot.services.assigning.instead import who_instead
from bot.services.assigning.knowing import (
    clashing,
    may_be_offered,
    roles_of,
)
from bot.services.assigning.offering import Offer, offer_roles
from bot.services.assigning.proposing import proposal
from bot.services.assigning.team_draft import show_draft
from bot.services.assigning.team_page import show_team
from bot.services.assigning.vacancies import look_after, note_filled
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn


async def form_team(desk: Desk, pressed: Pressed) -> str:
    """Propose the team of the level, or go on with what was proposed before."""
    async with member_turn(desk, pressed, Action.FORM_TEAM) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        turn.message_id = turn.message_id if pressed.press.version else 0
        team = await turn.unit.assignments.team(issue.id)
        if team is None:
            team = await proposal(turn, issue)
            await turn.unit.assignments.put_team(team)
            await turn.record("team_proposed", issue.id)
        if team.sent_at is None:
            await show_draft(turn, issue, team)
        else:
            await show_team(turn, issue)
    return turn.toast


async def the_draft(turn: Turn, issue: Issue) -> Team:
    """Return the team that is not sent yet; raise `TeamMoved`."""
    team = await turn.unit.assignments.team(issue.id)
    if team is None or team.sent_at is not None:
        raise TeamMoved(number=issue.number, remedies=(("team", issue.id),))
    return team


async def send_team(desk: Desk, pressed: Pressed) -> str:
    """Offer everybody of the team their roles, in one message each."""
    async with member_turn(desk, pressed, Action.FORM_TEAM) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        team = await the_draft(turn, issue)
        await _take_back(turn, issue, team)
        offers = await _offers(turn, issue, team)
        look = look_after(turn, issue)
        sent = replace(team, sent_at=turn.now, look_at=look)
        await turn.unit.assignments.put_team(sent)
        await turn.record("team_sent", issue.id, f"{len(offers)}/{len(team.posts)}")
        await offer_roles(turn, issue, offers)
        issue = await turn.unit.issues.find(issue.id) or issue
        await show_team(turn, issue)
        await note_filled(turn, issue)
    return turn.toast


async def _take_back(turn: Turn, issue: Issue, team: Team) -> None:
    """Ask nobody any more for a role that the team does not have now."""
    meant = {post.seat: post.member for post in team.posts}
    for one in await roles_of(turn, issue):
        if one.waits and one.offered_by and meant.get(one.seat) != one.member:
            await withdraw(turn, issue, one, "offered_anew")


async def _offers(turn: Turn, issue: Issue, team: Team) -> list[Offer]:
    """Return whom to ask: not who has the seat, and not who cannot have it by now."""
    found = list(await roles_of(turn, issue))
    members = await turn.people()
    instead = await who_instead(turn)
    offers = []
    for meant in team.posts:
        post = instead(meant)
        to = members.get(post.member or 0)
        has = any(
            (a.held or a.waits) and (a.seat, a.member) == (post.seat, post.member)
            for a in found
        )
        if to is None or has or not may_be_offered(turn, to, issue, post.seat):
            continue
        if clashing(turn, to, issue, post.seat, found) is not None:
            continue
        offers.append(Offer(post.seat, to, then_ask=post.deputy))
        found.append(_meant(issue, offers[-1], turn))
    return offers


def _meant(issue: Issue, offer: Offer, turn: Turn) -> Assignment:
    """Return what the offer is about to be, so that a pair is noticed in time."""
    return Assignment("", issue.id, offer.seat, offer.to.user_id, None, turn.now)
