"""Two issues become one: what moves, who is told, and many at once with one tap."""

from bot.domain.access import Action, may_see
from bot.domain.issue import Issue
from bot.domain.issue_life import IssueState
from bot.services.calls.pings import RowsFor, rewrite_pings
from bot.services.calls.similar import ON_PING, ON_TRIAGE, similar_line
from bot.services.circle.alike import shut_alike
from bot.services.desk import Desk
from bot.services.facts.lifetimes import shorten_lifetimes
from bot.services.finding import open_issue
from bot.services.levels.mapping_start import show_start
from bot.services.levels.sheets import sheet_of
from bot.services.life.asking import tells_the_head
from bot.services.life.moving import Why, move
from bot.services.life.notices import tell_reporters
from bot.services.reports.carrying import carry_over
from bot.services.reports.joining_issues import bring_along, show_added
from bot.services.requests import Pressed
from bot.services.timing.legal import hand_on
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view


async def merge_into(
    turn: Turn, issue: Issue, target: Issue, told: set[int]
) -> tuple[Issue, Issue]:
    """Make two issues one: reports and followers move, the reporters are told.

    *told* are those who heard it already; who hears it now is added. Return both.
    """
    moved = await move(
        turn, issue, Action.MERGE_INTO, Why("merged"), merged_into=target.id
    )
    moved, target = await shut_alike(turn, moved, target)
    reports = await turn.unit.reports.of_issue(issue.id)
    await tell_reporters(turn, moved, Why(), told)
    told |= {issue.reported_by, *(report.author for report in reports)}
    await carry_over(turn, issue, target)
    await shorten_lifetimes(turn, target)
    await hand_on(turn, issue, target)
    await turn.record("merged", issue.id, f"into {target.id}")
    await turn.record("report_joined", target.id, f"from {issue.id}")
    await rewrite_pings(turn, moved, "merged", RowsFor(turn, target, None))
    return moved, await bring_along(turn, issue, target)


async def merge_similar(desk: Desk, pressed: Pressed) -> str:
    """Merge what the button counted, and nobody has taken up since, in one go."""
    async with member_turn(desk, pressed, Action.MERGE_INTO) as turn:
        target = await open_issue(turn, pressed.press.subject)
        place, *named = pressed.press.value.split(":")
        told, merged = {turn.member.user_id}, []
        for issue in await _still_similar(turn, target, named):
            _, target = await merge_into(turn, issue, target, told)
            merged.append(issue.id)
        if merged:
            await turn.record("similar_merged", target.id, ",".join(merged))
            await show_added(turn, target)
        await _answer(turn, target, place, merged)
    return turn.toast


async def _still_similar(turn: Turn, target: Issue, named: list[str]) -> list[Issue]:
    found = [await turn.unit.issues.find(one) for one in named]
    return [
        issue
        for issue in found
        if issue is not None
        and issue.state is IssueState.REPORTED
        and may_see(turn.member, issue)
        and not tells_the_head(issue, target)
    ]


async def _answer(turn: Turn, target: Issue, place: str, merged: list[str]) -> None:
    """Say what was merged where the button stood; a ping was rewritten already."""
    if not merged:
        turn.toast, turn.idle = turn.label("toast.similar_gone"), True
        return
    turn.toast = turn.label("toast.similar_merged", count=len(merged))
    if place == ON_TRIAGE:
        await show_start(turn, target, await sheet_of(turn, target), merged=merged)
    elif place != ON_PING:
        await turn.reply(
            "similar_merged",
            rows=[[turn.button("triage", target.id)]],
            issue=await issue_view(turn, target, turn.member),
            merged=similar_line(merged),
        )
