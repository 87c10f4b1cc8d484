"""Who hears that an issue moved: the team, its reporters, the agencies."""

from collections.abc import Collection

from bot.domain.access import may_see
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL, IssueState
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.domain.roles import TEAM, Role
from bot.domain.topics import Topic
from bot.ports.mail import MessageClass
from bot.services.life.gathering import dossier_of
from bot.services.life.moving import Why
from bot.services.life.offering import ways_on
from bot.services.life.pages import pages_of
from bot.services.turn import Turn
from bot.services.views import issue_view, person

#: Coming back wakes people; everything else can be read later.
_WAKES = frozenset({IssueState.TRIAGE, IssueState.RESPONDING})


async def tell_team(turn: Turn, issue: Issue, old: IssueState, why: Why) -> set[int]:
    """Tell the team that an issue moved; return who was told.

    From L3 on everybody hears of it, below only who has it, leads or follows.
    """
    told = set()
    dossier = await dossier_of(turn, issue)
    back = old in (IssueState.MONITORED, IssueState.CONTAINED) and issue.state in _WAKES
    for member in await _concerned(turn, issue):
        told.add(member.user_id)
        await turn.tell(
            member,
            "step_told",
            klass=MessageClass.PING if back else MessageClass.INFO,
            slot="" if back else f"life:{issue.id}",
            rows=[await ways_on(turn, issue, member, dossier)],
            issue=await issue_view(turn, issue, member),
            old=turn.label(f"state.{old}", member.locale),
            who=person(turn, turn.actor, member) if turn.actor else "",
            reason=reason_words(turn, why, member.locale),
            now=turn.now,
        )
    return told


def reason_words(turn: Turn, why: Why, locale: str) -> str:
    """Return why in words: as typed, else as tapped; "" where nobody was asked."""
    if why.words or why.code not in KNOWN_REASONS:
        return why.words
    return turn.label(f"reason.{why.code}", locale)


#: Codes of reasons that have words.
KNOWN_REASONS = (
    "not_an_issue",
    "spam",
    "out_of_scope",
    "duplicate_unclear",
    "score_rises",
    "press_writes",
    "new_evidence",
    "returned",
    "closed_early",
    "relook",
)


async def _concerned(turn: Turn, issue: Issue) -> list[Member]:
    actor = turn.actor.user_id if turn.actor else 0
    close = {issue.owner, *await turn.unit.issues.followers(issue.id)}
    every = issue.level is not None and issue.level >= Level.L3
    return [
        member
        for member in await turn.team()
        if member.user_id != actor
        and not _hears_otherwise(issue, member)
        and member.reachable
        and may_see(member, issue)
        and member.roles & TEAM
        and (every or member.user_id in close or Role.CRISIS_LEAD in member.roles)
    ]


def _hears_otherwise(issue: Issue, member: Member) -> bool:
    """Tell whether a message of its own says it: to the reporter, to the agencies."""
    if issue.state is IssueState.COORDINATION:
        return Role.AGENCY_LIAISON in member.roles
    return issue.state in TERMINAL and member.user_id == issue.reported_by


async def tell_reporters(
    turn: Turn, issue: Issue, why: Why, told: Collection[int]
) -> None:
    """Tell who reported, in one short message, how their report ended."""
    if issue.state not in TERMINAL:
        return
    reports = await turn.unit.reports.of_issue(issue.id)
    authors = {issue.reported_by, *(report.author for report in reports)}
    actor = turn.actor.user_id if turn.actor else 0
    for member in await turn.team():
        if member.user_id not in authors - {*told, actor} or not member.reachable:
            continue
        if may_see(member, issue):
            await _tell_reporter(turn, issue, why, member)


async def _tell_reporter(turn: Turn, issue: Issue, why: Why, to: Member) -> None:
    about = issue.merged_into or issue.id
    rows = [[turn.button("see_issue", about, locale=to.locale)]]
    rejected = issue.state is IssueState.REJECTED
    if rejected and to.user_id == issue.reported_by:
        rows.insert(0, [turn.button("appeal", issue.id, locale=to.locale)])
    await turn.tell(
        to,
        "report_ended",
        rows=rows,
        issue=await issue_view(turn, issue, to),
        reason=reason_words(turn, why, to.locale) if rejected else "",
        appeals=len(rows) > 1,
        receiver=await receiver_of(turn, issue),
    )


async def receiver_of(turn: Turn, issue: Issue) -> str:
    """Return the agency that has the issue now; "" where it went nowhere."""
    if issue.state is not IssueState.TRANSFERRED:
        return ""
    note = (await pages_of(turn, issue)).last(Topic.RECEIVER)
    return note.text if note else ""


async def invite_agencies(turn: Turn, issue: Issue) -> None:
    """Invite the liaisons of the agencies to the meeting (T11)."""
    pages = await pages_of(turn, issue)
    agenda = pages.last(Topic.AGENDA)
    for member in await turn.team():
        if Role.AGENCY_LIAISON not in member.roles or not member.reachable:
            continue
        if not may_see(member, issue):
            continue
        await turn.tell(
            member,
            "meeting_invited",
            klass=MessageClass.PING,
            rows=[[turn.button("see_issue", issue.id, locale=member.locale)]],
            issue=await issue_view(turn, issue, member),
            agenda=agenda.text if agenda else "",
            who=person(turn, turn.member, member),
        )
