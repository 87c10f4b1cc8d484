"""One matter, one issue: the reporter joins an open issue, or takes the report back."""

from dataclasses import replace

from bot.domain.access import Action
from bot.domain.errors import AlreadyTaken, NotPermitted
from bot.domain.issue import Issue
from bot.domain.issue_life import ISSUE_LIFE
from bot.services.calling import stop_calls
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.media import send_media
from bot.services.pings import RowsFor, rewrite_pings
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person


async def join_issue(desk: Desk, pressed: Pressed) -> str:
    """Move a fresh report into the open issue that it is about."""
    async with member_turn(desk, pressed, Action.MERGE) as turn:
        issue = await _own_untaken(turn, pressed, Action.MERGE)
        target = await open_issue(turn, pressed.press.value)
        issue = await _finish(turn, issue, Action.MERGE, merged_into=target.id)
        await turn.unit.reports.move(issue.id, target.id)
        await turn.unit.issues.follow(target.id, turn.member.user_id)
        await turn.record("merged", issue.id, f"into {target.id}")
        await rewrite_pings(turn, issue, "merged", RowsFor(turn, target, None))
        await _show_owner(turn, target)
        await turn.reply(
            "merged",
            rows=[[turn.button("see_issue", target.id)]],
            issue=await issue_view(turn, issue, turn.member),
            now=turn.now,
        )
    return turn.toast


async def _show_owner(turn: Turn, target: Issue) -> None:
    owner = await turn.unit.members.find(target.owner) if target.owner else None
    if owner is None or owner.user_id == turn.member.user_id:
        return
    await turn.tell(
        owner,
        "report_joined",
        rows=[[turn.button("see_issue", target.id, locale=owner.locale)]],
        issue=await issue_view(turn, target, owner),
        who=person(turn, turn.member, owner),
    )
    await send_media(turn, target, owner, key=f"media:{target.id}:{owner.user_id}")


async def ask_withdraw(desk: Desk, pressed: Pressed) -> str:
    """Ask once more before a report is taken back."""
    async with member_turn(desk, pressed, Action.WITHDRAW) as turn:
        issue = await _own_untaken(turn, pressed, Action.WITHDRAW)
        rows = [
            [turn.button("describe_on", issue.id, label="back")],
            [turn.button("withdraw_sure", issue.id)],
        ]
        view = await issue_view(turn, issue, turn.member)
        await turn.reply("withdraw_ask", rows=rows, issue=view)
    return turn.toast


async def withdraw_report(desk: Desk, pressed: Pressed) -> str:
    """Take back a report that nobody has taken: it stays readable, the calls stop."""
    async with member_turn(desk, pressed, Action.WITHDRAW) as turn:
        issue = await _own_untaken(turn, pressed, Action.WITHDRAW)
        issue = await _finish(turn, issue, Action.WITHDRAW)
        await turn.record("withdrawn", issue.id)
        await rewrite_pings(turn, issue, "withdrawn", RowsFor(turn, issue, None))
        view = await issue_view(turn, issue, turn.member)
        await turn.reply("withdrawn", issue=view, now=turn.now)
    return turn.toast


async def _own_untaken(turn: Turn, pressed: Pressed, action: Action) -> Issue:
    issue = await open_issue(turn, pressed.press.subject)
    if issue.reported_by != turn.member.user_id:
        raise NotPermitted
    if ISSUE_LIFE.next_state(issue.state, action) is None:
        owner = await turn.unit.members.find(issue.owner or 0)
        raise AlreadyTaken(
            number=issue.number,
            who=person(turn, owner, turn.member),
            at=issue.taken_at,
            mine=issue.owner == turn.member.user_id,
        )
    return issue


async def _finish(
    turn: Turn, issue: Issue, action: Action, merged_into: str = ""
) -> Issue:
    state = ISSUE_LIFE.next_state(issue.state, action)
    assert state is not None
    await stop_calls(turn, issue)
    return await turn.unit.issues.save(
        replace(issue, state=state, merged_into=merged_into)
    )
