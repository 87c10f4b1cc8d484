"""Planning a conference: one message says when, where, about what; the rest fills."""

from datetime import datetime, timedelta

from bot.domain.access import Action
from bot.domain.conference import (
    PLACE_LENGTH,
    TOPIC_LENGTH,
    Conference,
    Reason,
    minutes,
)
from bot.domain.conference_errors import ConferenceTooSoon
from bot.domain.conference_pace import next_look
from bot.domain.conference_plan import read_plan
from bot.domain.due import read_due
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.runbook import entries_of
from bot.domain.text import clean, first_line
from bot.domain.values import replace
from bot.services.conferences.conference_board import BOARD
from bot.services.conferences.owners import owned, proposed_speakers
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Sent
from bot.services.tasks.reading import due_refused
from bot.services.texts.draft_screen import zone_name
from bot.services.timing.starting import work_of
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view


async def ask_plan(turn: Turn, issue: Issue, reason: Reason) -> None:
    """Ask for time, place and topic in one message."""
    await turn.ask("conference_plan", issue.id, {"reason": reason})
    await turn.reply(
        "conference_plan",
        rows=[[turn.button("cancel")]],
        issue=await issue_view(turn, issue, turn.member),
        zone=zone_name(turn),
        earliest=turn.now + ahead(turn, issue),
        now=turn.now,
    )


async def answer_plan(desk: Desk, sent: Sent) -> str:
    """Plan a conference as it was typed."""
    async with member_turn(desk, sent, Action.PLAN_CONFERENCE) as turn:
        assert sent.dialogue is not None
        issue = await open_issue(turn, sent.dialogue.subject)
        reason = Reason(sent.dialogue.facts["reason"])
        conference = await plan_typed(turn, issue, reason, sent.content.text)
        await turn.unit.dialogues.end(turn.member.user_id)
        await BOARD.show(turn, issue, conference)
    return turn.toast


async def plan_typed(
    turn: Turn, issue: Issue, reason: Reason, words: str
) -> Conference:
    """Plan "14.00, Aula Lantai 2, hasil uji air": place and topic may be left out."""
    plan = read_plan(await turn.hide(clean(words).strip()))
    at = when_typed(turn, issue, plan.when)
    count = await turn.unit.conferences.last_count(issue.id) + 1
    conference = Conference(
        id=f"{issue.id}/KP{count}",
        issue_id=issue.id,
        number=count,
        at=at,
        planned_by=turn.member.user_id,
        planned_at=turn.now,
        reason=reason,
        place=first_line(plan.place, PLACE_LENGTH),
        topic=first_line(plan.topic or issue.title, TOPIC_LENGTH),
        speakers=await proposed_speakers(turn, issue),
    )
    return await _keep(turn, issue, conference)


async def _keep(turn: Turn, issue: Issue, conference: Conference) -> Conference:
    rules = turn.desk.playbook.conference
    entries = await owned(turn, issue, entries_of(rules, conference.id))
    due = next_look(conference, entries, rules.block_at, turn.now)
    conference = replace(conference, next_at=due)
    await turn.unit.conferences.add(conference)
    for entry in entries:
        await turn.unit.conferences.put_entry(entry)
    detail = f"{conference.short} {conference.reason} {conference.at.isoformat()}"
    await turn.record("conference_planned", issue.id, detail)
    return conference


def ahead(turn: Turn, issue: Issue) -> timedelta:
    """Return how long before it an invitation leaves at the level (UK-02)."""
    return turn.desk.playbook.conference.ahead[issue.level or Level.L1]


def when_typed(turn: Turn, issue: Issue, words: str) -> datetime:
    """Return the instant that was typed; raise the refusal that says why not."""
    due = read_due(words, turn.now, work_of(turn))
    if due.at is None:
        raise due_refused(turn, words, due.trouble)
    return in_time(turn, issue, due.at)


def in_time(turn: Turn, issue: Issue, at: datetime) -> datetime:
    """Return an instant that leaves time for an invitation; raise the refusal."""
    wait = ahead(turn, issue)
    if at - turn.now < wait:
        raise ConferenceTooSoon(minutes=minutes(wait), earliest=turn.now + wait)
    return at
