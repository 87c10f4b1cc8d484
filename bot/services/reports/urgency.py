"""How urgent a report is: danger calls the head, what can wait lets people sleep."""

from datetime import UTC

from bot.domain.access import Action, may_see
from bot.domain.clocks import Moment
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.ladders import Ladder
from bot.domain.levels import Level, Urgency
from bot.domain.values import replace
from bot.ports.mail import MessageClass
from bot.ports.storage import RunningClock
from bot.services.calls.calling import begin_calls
from bot.services.calls.circumstances import called_now, ladder_of
from bot.services.calls.pings import RowsFor, ping_rows, rewrite_pings
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.reports.bundling import outgrows
from bot.services.reports.receipts import WORSE, refresh_receipt
from bot.services.reports.refreshing import refresh_pings
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view


async def choose_urgency(desk: Desk, pressed: Pressed) -> str:
    """Note how urgent it is: danger calls the head, "can wait" lets people sleep."""
    async with member_turn(desk, pressed, Action.DESCRIBE) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        urgency = Urgency(pressed.press.value)
        if urgency not in WORSE[issue.urgency]:
            raise ButtonExpired
        issue = await raise_urgency(turn, issue, urgency)
        await refresh_receipt(turn, issue)
        turn.toast = turn.label(f"toast.urgency_{urgency}")
    return turn.toast


async def raise_urgency(turn: Turn, issue: Issue, urgency: Urgency) -> Issue:
    """Note the urgency of an issue, and call or let sleep as it asks."""
    before = issue.urgency
    issue = await turn.unit.issues.save(replace(issue, urgency=urgency))
    await turn.record("urgency", issue.id, urgency)
    await _act_on(turn, issue, before)
    return issue


async def _act_on(turn: Turn, issue: Issue, before: Urgency | None) -> None:
    # A level that is in force calls as it asks, whatever a reporter taps.
    untaken = issue.owner is None and issue.level is None
    if issue.urgency is Urgency.DANGER:
        await _hurry_clock(turn, issue)
        await begin_calls(turn, issue, _ladder(turn, issue), "reported")
    elif untaken and await outgrows(turn, issue):
        await turn.record("bundle_ended", issue.id, issue.urgency or "")
        await begin_calls(turn, issue, _ladder(turn, issue), "reported")
    elif untaken and issue.urgency is Urgency.CAN_WAIT:
        await _let_sleep(turn, issue)
    elif untaken and (before is Urgency.CAN_WAIT or await _other(turn, issue)):
        await begin_calls(turn, issue, _ladder(turn, issue), "reported")
    else:
        await refresh_pings(turn, issue)
    await _tell_owner(turn, issue)


async def _other(turn: Turn, issue: Issue) -> bool:
    """Tell whether what was tapped asks for another ladder than the running one."""
    climb = await turn.unit.escalations.find(issue.id)
    running = climb is not None and climb.running and climb.calls > 0
    return running and climb is not None and climb.ladder != _ladder(turn, issue)


def _ladder(turn: Turn, issue: Issue) -> Ladder:
    """Choose the ladder of a report, of whatever level it is by now."""
    return ladder_of(turn, replace(issue, level=None))


async def _hurry_clock(turn: Turn, issue: Issue) -> None:
    """Let the clock of taking run as at L4, unless it was met (clocks.toml)."""
    running = {c.name for c in await turn.unit.issues.clocks(issue.id) if not c.met_at}
    clocks = turn.desk.playbook.clocks
    for due in clocks.start(Level.L4, issue.reported_at, Moment.REPORTED):
        if due.name in running:
            await turn.unit.issues.start_clock(
                RunningClock(issue.id, due.name, issue.reported_at, due.due_at)
            )


async def _let_sleep(turn: Turn, issue: Issue) -> None:
    """At night call nobody before its end, then begin again from the first step."""
    night = turn.desk.playbook.office.night
    local = turn.now.astimezone(turn.desk.house.zone)
    climb = await turn.unit.escalations.find(issue.id)
    if climb is None or not climb.running or not night.covers(local):
        await refresh_pings(turn, issue)
        return
    until = night.end_after(local).astimezone(UTC)
    await turn.unit.escalations.save(climb.again(until))
    await rewrite_pings(
        turn, issue, "sleeping", lambda to: ping_rows(turn, issue, to), until=until
    )


async def _tell_owner(turn: Turn, issue: Issue) -> None:
    """Tell whoever has the issue, unless the call that began just now does."""
    owner = await turn.unit.members.find(issue.owner or 0)
    if owner is None or owner.user_id == turn.member.user_id:
        return
    if not may_see(owner, issue):
        return
    climb = await turn.unit.escalations.find(issue.id)
    if climb is not None and climb.running:
        found = await called_now(turn, issue, climb.last_call, climb.started_by)
        if owner.user_id in found.ids:
            return
    await turn.tell(
        owner,
        "urgency_changed",
        klass=MessageClass.PING,
        rows=RowsFor(turn, issue, owner.user_id)(owner),
        issue=await issue_view(turn, issue, owner),
    )
