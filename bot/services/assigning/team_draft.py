"""The proposed team as its lead sees and changes it: a tap for each role."""

from collections.abc import Mapping
from typing import Any

from bot.domain.access import may_see
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.ports.assignments import Post, Team
from bot.ports.mail import Button
from bot.services.assigning.knowing import roles_of, seat_name
from bot.services.assigning.vacancies import seat_code
from bot.services.turn import Turn
from bot.services.views import issue_view, person


async def show_draft(turn: Turn, issue: Issue, team: Team) -> None:
    """Answer with who is meant for each role, and who deputises."""
    await turn.reply(
        "team_draft",
        rows=await draft_rows(turn, issue, team, turn.member),
        issue=await issue_view(turn, issue, turn.member),
        **await draft_facts(turn, issue, team, turn.member),
    )


async def draft_facts(
    turn: Turn, issue: Issue, team: Team, to: Member
) -> dict[str, Any]:
    """Return what the proposed team says to one reader."""
    members = await turn.people()
    found = await roles_of(turn, issue)
    held = {(one.seat, one.member) for one in found if one.held}
    meant = [members[m] for m in _meant(team) if m in members]

    def name(user_id: int | None) -> str:
        member = members.get(user_id or 0)
        return member.name if member else ""  # the line names the role

    return {
        "posts": [
            (
                seat_name(turn, post.seat, to.locale),
                name(post.member),
                name(post.deputy),
                (post.seat, post.member) in held,
            )
            for post in team.posts
        ],
        "outside": [person(turn, m, to) for m in meant if not may_see(m, issue)],
    }


def _meant(team: Team) -> list[int]:
    return list(dict.fromkeys(post.member for post in team.posts if post.member))


async def draft_rows(
    turn: Turn, issue: Issue, team: Team, to: Member
) -> list[list[Button]]:
    """Return the buttons of the proposed team: send it, or tap a role to change it."""
    members = await turn.people()
    posts = [
        turn.button(
            "team_post",
            issue.id,
            value=seat_code(post.seat),
            text=_post_text(turn, post, members, to.locale),
        )
        for post in team.posts
    ]
    rows = [posts[i : i + 2] for i in range(0, len(posts), 2)]
    send = turn.button("team_send", issue.id, locale=to.locale)
    add = turn.button("team_add", issue.id, locale=to.locale)
    back = turn.button("team", issue.id, version=1, label="back", locale=to.locale)
    return [[send], *rows, [add, back]]


def _post_text(
    turn: Turn, post: Post, members: Mapping[int, Member], locale: str
) -> str:
    member = members.get(post.member or 0)
    return f"{seat_name(turn, post.seat, locale)}: {member.name if member else '—'}"
