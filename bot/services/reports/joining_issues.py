"""One matter, one issue: the reporter joins an open issue, or takes the report back."""

from bot.domain.access import Action
from bot.domain.errors import NotPermitted
from bot.domain.issue import Issue
from bot.domain.issue_life import ISSUE_LIFE
from bot.domain.levels import Urgency
from bot.domain.values import replace
from bot.services.calls.media import media_key, send_media
from bot.services.calls.pings import RowsFor, rewrite_pings
from bot.services.calls.taking import already_taken
from bot.services.circle.alike import shut_alike
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.life.moving import Why, move
from bot.services.reports.adding import concerned
from bot.services.reports.bundling import note_surge
from bot.services.reports.carrying import carry_over
from bot.services.reports.receipts import WORSE
from bot.services.reports.refreshing import refresh_pings
from bot.services.reports.urgency import raise_urgency
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: What a report may know that the issue which it joins does not.
KNOWN = ("place", "happened", "source")


async def join_issue(desk: Desk, pressed: Pressed) -> str:
    """Move a fresh report into the open issue that it is about."""
    async with member_turn(desk, pressed, Action.MERGE) as turn:
        issue = await _own_untaken(turn, pressed, Action.MERGE)
        target = await open_issue(turn, pressed.press.value)
        issue = await _finish(turn, issue, Action.MERGE, merged_into=target.id)
        issue, target = await shut_alike(turn, issue, target)
        await carry_over(turn, issue, target)
        await turn.unit.issues.follow(target.id, turn.member.user_id)
        await turn.record("merged", issue.id, f"into {target.id}")
        await turn.record("report_joined", target.id, f"from {issue.id}")
        await rewrite_pings(turn, issue, "merged", RowsFor(turn, target, None))
        target = await bring_along(turn, issue, target)
        await show_added(turn, target)
        await note_surge(turn, target)
        await turn.reply(
            "merged",
            rows=[[turn.button("see_issue", target.id)]],
            issue=await issue_view(turn, issue, turn.member),
            now=turn.now,
        )
    return turn.toast


async def bring_along(turn: Turn, issue: Issue, target: Issue) -> Issue:
    """Let the target know what only the joined report says; danger calls at once."""
    known = {name: getattr(target, name) or getattr(issue, name) for name in KNOWN}
    target = await turn.unit.issues.save(replace(target, **known))
    urgency = issue.urgency
    if urgency is None or urgency is Urgency.CAN_WAIT:
        return target
    if urgency not in WORSE[target.urgency]:
        return target
    return await raise_urgency(turn, target, urgency)


async def show_added(turn: Turn, target: Issue) -> None:
    """Show the joined report to whoever has the issue or was called about it."""
    await refresh_pings(turn, target)
    for reader, under in await concerned(turn, target):
        if reader.user_id == target.owner:
            await turn.tell(
                reader,
                "report_joined",
                rows=[[turn.button("see_issue", target.id, locale=reader.locale)]],
                issue=await issue_view(turn, target, reader),
                who=person(turn, turn.member, reader),
            )
        key = media_key(target, reader.user_id)
        await send_media(turn, target, reader, key=key, under=under)


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
        raise await already_taken(turn, issue)
    return issue


async def _finish(
    turn: Turn, issue: Issue, action: Action, merged_into: str = ""
) -> Issue:
    why = Why("withdrawn") if action is Action.WITHDRAW else Why("joined")
    return await move(turn, issue, action, why, merged_into=merged_into)
