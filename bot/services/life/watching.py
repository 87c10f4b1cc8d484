"""The watch copy: what goes to another agency from L3 on stays in sight (T08)."""

from bot.domain.access import HEAD_IS_SUBJECT
from bot.domain.issue import Issue, issue_id
from bot.domain.issue_life import IssueState
from bot.domain.levels import Level
from bot.domain.report import Content, Report
from bot.domain.text import first_line
from bot.services.turn import Turn


async def open_watch(turn: Turn, issue: Issue) -> None:
    """Leave a linked issue behind that is monitored, and looked at again in time.

    It belongs to who had the issue, and is kept from whoever that was kept from.
    """
    if issue.level is None or issue.level < Level.L3:
        return
    year = turn.now.astimezone(turn.desk.house.zone).year
    locale = turn.desk.house.locale
    said = turn.label("report.watch", locale, number=issue.number, title=issue.title)
    watch = Issue(
        id=issue_id(year, await turn.unit.issues.next_count(year)),
        title=first_line(said),
        state=IssueState.MONITORED,
        reported_by=turn.member.user_id,
        reported_at=turn.now,
        floors=tuple(rule for rule in issue.floors if rule == HEAD_IS_SUBJECT),
        owner=issue.owner or turn.member.user_id,
        taken_at=turn.now,
        restricted=issue.restricted,
        circle=issue.circle,
        lead=issue.lead,
    )
    await turn.unit.issues.add(watch)
    await _keep(turn, issue, watch, said)


async def _keep(turn: Turn, issue: Issue, watch: Issue, said: str) -> None:
    report = Report(
        turn.desk.secrets.new_id(), watch.id, f"watch:{issue.id}",
        turn.member.user_id, turn.now, Content(text=said),
    )  # fmt: skip
    await turn.unit.reports.add(report)
    relook = turn.now + turn.desk.playbook.life.terms.relook
    await turn.unit.lives.set_relook(watch.id, relook)
    if watch.owner is not None:
        await turn.unit.issues.follow(watch.id, watch.owner)
    await turn.record("watch_opened", watch.id, f"from {issue.id}")
    await turn.record("watch_opened", issue.id, f"in {watch.id}")
