"""A chore: owners are reminded stage by stage, the lead of what blocks (UK-06)."""

from collections.abc import Sequence

from bot.domain.access import may_see
from bot.domain.conference import Conference
from bot.domain.conference_life import ConferenceState
from bot.domain.conference_pace import next_look
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.runbook import Entry, due_stages
from bot.domain.values import replace
from bot.ports.mail import MessageClass
from bot.services.conferences.conference_board import BOARD
from bot.services.conferences.conference_views import entry_text
from bot.services.conferences.readiness import approved_texts, blocking, done
from bot.services.conferences.stage_letter import remind
from bot.services.desk import Desk
from bot.services.turn import Turn, clock_turn
from bot.services.views import issue_view

#: So many conferences are looked at in one go.
AT_ONCE = 50


async def mind_conferences(desk: Desk) -> None:
    """Tell the owners of every stage whose time has come."""
    async with desk.storage.begin() as unit:
        found = await unit.conferences.due(desk.clock.now(), AT_ONCE)
    for one in found:
        async with clock_turn(desk, f"conference:{one.id}:{one.version}") as turn:
            await _mind(turn, one)


async def _mind(turn: Turn, seen: Conference) -> None:
    conference = await turn.unit.conferences.find(seen.id)
    if conference is None or conference.version != seen.version:
        turn.idle = True
        return
    issue = await turn.unit.issues.find(conference.issue_id)
    if issue is None or issue.state in TERMINAL or conference.over:
        await turn.unit.conferences.save(replace(conference, next_at=None))
        return
    entries = await turn.unit.conferences.entries(conference.id)
    due = due_stages(entries, conference.told, conference.start, turn.now)
    approved = await approved_texts(turn, issue)
    blocks = _blocked(turn, conference, entries, approved)
    told = due[-1] if due else conference.told
    conference = replace(
        conference, told=told, warned=conference.warned or bool(blocks)
    )
    block_at = turn.desk.playbook.conference.block_at
    due_next = next_look(conference, entries, block_at, turn.now)
    conference = await turn.unit.conferences.save(replace(conference, next_at=due_next))
    open_ = [one for one in entries if one.at in due and not done(one, approved)]
    await _remind_all(turn, issue, conference, open_)
    if blocks:
        await _warn(turn, issue, conference, blocks)
    await BOARD.refresh(turn, issue, conference)


def _blocked(
    turn: Turn,
    conference: Conference,
    entries: Sequence[Entry],
    approved: frozenset[str],
) -> list[Entry]:
    """Return what blocks and is open, where it is time to say so and nobody has."""
    from_then = conference.at + turn.desk.playbook.conference.block_at
    planned = conference.state is ConferenceState.PLANNED
    if not planned or conference.warned or turn.now < from_then:
        return []
    return blocking(entries, approved)


async def _remind_all(
    turn: Turn, issue: Issue, conference: Conference, open_: Sequence[Entry]
) -> None:
    if not open_:
        return
    detail = f"{conference.short} {int(open_[-1].at.total_seconds() // 60)}"
    await turn.record("conference_reminded", issue.id, detail)
    for to in await turn.team():
        mine = [one for one in open_ if one.owner == to.user_id]
        if mine and to.reachable and may_see(to, issue):
            await remind(turn, issue, conference, to, mine)


async def _warn(
    turn: Turn, issue: Issue, conference: Conference, blocks: Sequence[Entry]
) -> None:
    await turn.record("conference_blocked", issue.id, conference.short)
    for to in await _leading(turn, issue, conference):
        await turn.tell(
            to,
            "conference_blocked",
            klass=MessageClass.PING,
            rows=[
                [turn.button("conference_answers", conference.id, locale=to.locale)],
                [
                    turn.button("conference_when", conference.id, locale=to.locale),
                    turn.button("conference_open", conference.id, locale=to.locale),
                ],
            ],
            issue=await issue_view(turn, issue, to),
            short=conference.short,
            at=conference.at,
            items=[entry_text(turn, one, to.locale) for one in blocks],
            now=turn.now,
        )


async def _leading(turn: Turn, issue: Issue, conference: Conference) -> list[Member]:
    """Return the lead of the issue, and whoever planned the conference."""
    return [
        member
        for member in await turn.team()
        if (member.user_id in (conference.planned_by, issue.lead)
            or (issue.lead is None and Role.CRISIS_LEAD in member.roles))
        and member.reachable
        and may_see(member, issue)
    ]  # fmt: skip
