"""One appeal of the reporter against a rejection, heard by somebody else (T07)."""

from bot.domain.access import Action, may, may_see
from bot.domain.errors import ButtonExpired, NotPermitted, OwnDecision
from bot.domain.issue import Issue
from bot.domain.issue_life import IssueState
from bot.domain.member import Member
from bot.ports.lives import Appeal
from bot.ports.mail import MessageClass
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.life.glass import reason_of
from bot.services.life.moving import Why, move, step_clocks
from bot.services.life.notices import tell_team
from bot.services.life.stepping import step_taken
from bot.services.requests import Pressed, Sent
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person


async def ask_appeal(desk: Desk, pressed: Pressed) -> str:
    """Ask the reporter why the issue should be looked at again."""
    async with member_turn(desk, pressed, Action.APPEAL) as turn:
        issue = await _own_rejected(turn, pressed.press.subject)
        await turn.ask("appeal", issue.id)
        view = await issue_view(turn, issue, turn.member)
        await turn.reply("appeal_ask", rows=[[turn.button("cancel")]], issue=view)
    return turn.toast


async def _own_rejected(turn: Turn, subject: str) -> Issue:
    """Return the rejected issue of the asker, unless they appealed before."""
    issue = await the_issue(turn, subject)
    if issue.reported_by != turn.member.user_id:
        raise NotPermitted
    if issue.state is not IssueState.REJECTED:
        raise await step_taken(turn, issue)
    changes = await turn.unit.lives.changes(issue.id)
    if await turn.unit.lives.appeal(issue.id) or changes[-1].reason_code == "withdrawn":
        raise ButtonExpired
    return issue


async def answer_appeal(desk: Desk, sent: Sent) -> str:
    """Keep the appeal, and ask who did not reject the issue to hear it."""
    async with member_turn(desk, sent, Action.APPEAL) as turn:
        assert sent.dialogue is not None
        issue = await _own_rejected(turn, sent.dialogue.subject)
        reason = reason_of(sent)
        await turn.unit.dialogues.end(turn.member.user_id)
        appeal = Appeal(issue.id, turn.member.user_id, turn.now, reason)
        await turn.unit.lives.add_appeal(appeal)
        await turn.record("appealed", issue.id, content=reason)
        asked = await judges(turn, issue)
        for judge in asked:
            await _ask_judge(turn, issue, judge, reason)
        who = ", ".join(person(turn, judge, turn.member) for judge in asked)
        view = await issue_view(turn, issue, turn.member)
        await turn.reply("appeal_made", issue=view, who=who)
    return turn.toast


async def judges(turn: Turn, issue: Issue) -> list[Member]:
    """Return who hears an appeal: not who rejected, while there is anybody else."""
    changes = await turn.unit.lives.changes(issue.id)
    rejected_by = changes[-1].by if changes else None
    able = [
        member
        for member in await turn.team()
        if member.reachable
        and may(member, Action.HEAR_APPEAL)
        and may_see(member, issue)
        and member.user_id != issue.reported_by
    ]
    return [m for m in able if m.user_id != rejected_by] or able


async def _ask_judge(turn: Turn, issue: Issue, judge: Member, reason: str) -> None:
    await turn.tell(
        judge,
        "appeal_request",
        klass=MessageClass.PING,
        rows=[
            [turn.button("appeal_grant", issue.id, locale=judge.locale)],
            [turn.button("appeal_deny", issue.id, locale=judge.locale)],
            [turn.button("see_issue", issue.id, locale=judge.locale)],
        ],
        issue=await issue_view(turn, issue, judge),
        who=person(turn, turn.member, judge),
        reason=reason,
    )


async def grant_appeal(desk: Desk, pressed: Pressed) -> str:
    """Open a rejected issue again; whoever grants the appeal has it."""
    async with member_turn(desk, pressed, Action.HEAR_APPEAL) as turn:
        issue = await _to_judge(turn, pressed, granted=True)
        me, before = turn.member.user_id, issue.state
        issue = await move(turn, issue, Action.HEAR_APPEAL, Why("appeal"), owner=me,
                           taken_at=turn.now)  # fmt: skip
        await step_clocks(turn, before, issue)
        await tell_team(turn, issue, before, Why())
        await _tell_both(turn, issue, granted=True)
    return turn.toast


async def deny_appeal(desk: Desk, pressed: Pressed) -> str:
    """Leave the issue rejected; the reporter hears that this is final."""
    async with member_turn(desk, pressed, Action.HEAR_APPEAL) as turn:
        issue = await _to_judge(turn, pressed, granted=False)
        await _tell_both(turn, issue, granted=False)
    return turn.toast


async def _to_judge(turn: Turn, pressed: Pressed, *, granted: bool) -> Issue:
    issue = await the_issue(turn, pressed.press.subject)
    if issue.state is not IssueState.REJECTED:
        raise await step_taken(turn, issue)
    if turn.member.user_id not in {m.user_id for m in await judges(turn, issue)}:
        raise OwnDecision(number=issue.number)
    me = turn.member.user_id
    if not await turn.unit.lives.judge(issue.id, me, turn.now, granted=granted):
        raise ButtonExpired
    code = "granted" if granted else "denied"
    await turn.record("appeal_heard", issue.id, code)
    return issue


async def _tell_both(turn: Turn, issue: Issue, *, granted: bool) -> None:
    look = [[turn.button("next_step", issue.id)]] if granted else []
    view = await issue_view(turn, issue, turn.member)
    await turn.reply("appeal_heard", rows=look, issue=view, granted=granted, mine=False)
    reporter = await turn.unit.members.find(issue.reported_by)
    if reporter is None or not reporter.reachable:
        return
    await turn.tell(
        reporter,
        "appeal_heard",
        rows=[[turn.button("see_issue", issue.id, locale=reporter.locale)]],
        issue=await issue_view(turn, issue, reporter),
        granted=granted,
        mine=True,
    )
