"""Changing a team that was called: it becomes a draft again, and keeps who has what."""

from bot.domain.access import Action
from bot.domain.assignment import holder, offers
from bot.domain.issue import Issue
from bot.domain.values import replace
from bot.ports.assignments import Post, Team
from bot.services.assigning.knowing import roles_of
from bot.services.assigning.proposing import proposal
from bot.services.assigning.team_draft import show_draft
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn


async def change_team(desk: Desk, pressed: Pressed) -> str:
    """Let the lead change who is meant for what; vacancies are still told of."""
    async with member_turn(desk, pressed, Action.FORM_TEAM) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        team = await turn.unit.assignments.team(issue.id)
        if team is None:
            team = await proposal(turn, issue)
        elif team.sent_at is not None:
            team = replace(await _as_it_is(turn, issue, team), sent_at=None)
        await turn.unit.assignments.put_team(team)
        await turn.record("team_proposed", issue.id)
        await show_draft(turn, issue, team)
    return turn.toast


async def _as_it_is(turn: Turn, issue: Issue, team: Team) -> Team:
    """Return the team with who has, or is asked for, each role now."""
    found, posts = await roles_of(turn, issue), []
    for post in team.posts:
        waiting = offers(found, post.seat)
        one = holder(found, post.seat) or (waiting[-1] if waiting else None)
        posts.append(Post(post.seat, one.member if one else post.member, post.deputy))
    return replace(team, posts=tuple(posts))
