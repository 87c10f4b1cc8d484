"""Who hears about a change of level: one message each, the called ones their call."""

from collections.abc import Sequence

from bot.domain.access import Action, at_issue, may, may_see
from bot.domain.clocks import ClockName
from bot.domain.document_life import SUBMITTED, DocumentState
from bot.domain.floors import FloorRule
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.domain.roles import TEAM, Role
from bot.ports.mail import Button
from bot.ports.storage import LevelChange
from bot.services.calls.calling import begin_calls, stop_calls
from bot.services.calls.circumstances import called_now, ladder_of
from bot.services.calls.pacing import goes_alone, put_on_list
from bot.services.calls.pings import RowsFor, rewrite_pings
from bot.services.calls.watching import watch_keeping
from bot.services.deadlines import deadlines
from bot.services.levels.level_facts import floor_lines
from bot.services.timing.legal import owed_rows
from bot.services.turn import Turn
from bot.services.views import issue_view, person

#: The floor rule under which the lead is offered to restrict (doctrine.md 0b.2).
STAFF_CRIME = "F5"


async def announce(
    turn: Turn, issue: Issue, change: LevelChange, rules: Sequence[FloorRule]
) -> None:
    """Tell the team of a rise, a fall, or a first L3 or L4; call from L3 on.

    A first L1 or L2 is on the card: only the reporter hears of it, and from L2 on
    the writers, who are offered a draft.
    """
    if change.new > (change.old or 0):
        called = await _call(turn, issue)
    else:
        called = set()
        await _end_calls(turn, issue)
    await watch_keeping(turn, issue)
    first_and_low = change.old is None and change.new < Level.L3
    office, before = turn.desk.playbook.roles, Level(change.old or change.new)
    fell = change.new < before
    told = called | {turn.member.user_id}
    for member in await turn.team():
        if member.user_id in told or not _hears(member, issue):
            continue
        if fell and not office.raci.concerned("lower_level", member.roles, before):
            continue
        if fell or _concerned(issue, member, first_and_low=first_and_low):
            told.add(member.user_id)
            # Somebody asked for nothing in particular is not woken twice a minute.
            if await goes_alone(turn, issue, member):
                await _tell_change(turn, issue, change, rules, member)
            else:
                await put_on_list(turn, issue, member, called=False)
    await _tell_reporter(turn, issue, told)


def _hears(member: Member, issue: Issue) -> bool:
    return member.reachable and may_see(member, issue)


def _concerned(issue: Issue, member: Member, *, first_and_low: bool) -> bool:
    if not first_and_low:
        return bool(member.roles & TEAM)
    return issue.level is Level.L2 and Role.WRITER in member.roles


async def _call(turn: Turn, issue: Issue) -> set[int]:
    """Begin the ladder of L3 or L4, though somebody has the issue (contract.md).

    Return who was called: their call says everything, so they get no other message.
    """
    if issue.level is None or issue.level < Level.L3:
        return set()
    ladder = ladder_of(turn, issue)
    setter = turn.member.user_id
    await begin_calls(turn, issue, ladder, "level", started_by=setter)
    climb = await turn.unit.escalations.find(issue.id)
    assert climb is not None
    return {*(await called_now(turn, issue, climb.last_call, setter)).ids}


async def _end_calls(turn: Turn, issue: Issue) -> None:
    """End a climb that the lower level does not justify: the owner has the issue."""
    climb = await turn.unit.escalations.find(issue.id)
    if climb is not None and climb.running:
        await stop_calls(turn, issue)
        await rewrite_pings(turn, issue, "taken", RowsFor(turn, issue, issue.owner))


async def _tell_change(
    turn: Turn,
    issue: Issue,
    change: LevelChange,
    rules: Sequence[FloorRule],
    member: Member,
) -> None:
    clocks = {c.name: c.due_at for c in await deadlines(turn, issue)}
    await turn.tell(
        member,
        "level_changed",
        slot=f"level:{issue.id}",
        rows=[
            *await draft_row(turn, issue, member),
            *restrict_row(turn, issue, member),
            [turn.button("see_issue", issue.id, locale=member.locale)],
        ],
        issue=await issue_view(turn, issue, member),
        code=Level(change.new).name,
        old=Level(change.old).name if change.old else "",
        rose=change.new > (change.old or 0),
        floors=floor_lines(turn, rules, member.locale),
        score=change.score,
        reason=change.reason,
        who=person(turn, turn.member, member),
        decision_at=clocks.get(ClockName.FIRST_WORD_DECISION),
        first_word_at=clocks.get(ClockName.FIRST_WORD),
        now=turn.now,
    )


async def _tell_reporter(turn: Turn, issue: Issue, told: set[int]) -> None:
    reporter = await turn.unit.members.find(issue.reported_by)
    if reporter is None or reporter.user_id in told or not _hears(reporter, issue):
        return
    await turn.tell(
        reporter,
        "level_told",
        slot=f"level:{issue.id}",
        rows=[[turn.button("see_issue", issue.id, locale=reporter.locale)]],
        issue=await issue_view(turn, issue, reporter),
        now=turn.now,
    )


def restrict_row(turn: Turn, issue: Issue, member: Member) -> list[list[Button]]:
    """Suggest to the lead to restrict an issue about staff (F5): one tap."""
    if STAFF_CRIME not in issue.floors or issue.restricted:
        return []
    if not may(at_issue(member, issue), Action.RESTRICT):
        return []
    return [[turn.button("restrict", issue.id, locale=member.locale)]]


async def draft_row(turn: Turn, issue: Issue, member: Member) -> list[list[Button]]:
    """Offer a draft from L2 on: to the writers, and to the setter who may write.

    A text that is begun is offered to go on with; one that waits for its approval
    needs no writer.
    """
    if issue.level is None or issue.level < Level.L2:
        return []
    offered = Role.WRITER in member.roles or member.user_id == turn.member.user_id
    if not offered or not may(member, Action.DRAFT):
        return []
    owed = await owed_rows(turn, issue, member)
    begun = {d.state: d.id for d in await turn.unit.documents.of_issue(issue.id)}
    if DocumentState.DRAFT in begun:
        document = begun[DocumentState.DRAFT]
        return [[turn.button("draft_show", document, locale=member.locale)], *owed]
    if begun.keys() & SUBMITTED:
        return owed
    return [[turn.button("draft", issue.id, locale=member.locale)], *owed]
