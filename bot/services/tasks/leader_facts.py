"""What a report to the head says, from the registers; it marks what is unverified."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol

from bot.domain.document_life import STANDING, SUBMITTED
from bot.domain.fact import Fact
from bot.domain.fact_life import FactState
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.personal_data import veiled
from bot.domain.task import Task, urgent_first
from bot.domain.task_life import TaskState
from bot.domain.text import first_line
from bot.domain.unverified import has_unverified
from bot.domain.values import replace
from bot.services.deadlines import deadlines
from bot.services.facts.fact_views import FactView, fact_view
from bot.services.facts.knowing import blocked, needed
from bot.services.tasks.opening import tasks_of
from bot.services.tasks.owners import owner_name
from bot.services.tasks.reading import superior
from bot.services.timing.meeting import clock_label
from bot.services.turn import Turn
from bot.services.views import IssueView, issue_view

#: So many of each stand in the report; it is read on a phone, by somebody in a hurry.
FACTS, CLAIMS, DONE, OPEN, DECIDED = 4, 2, 3, 4, 2

#: Words of people are cut to so many letters.
SHOWN = 110

#: What is asked for is told whole.
REQUEST = 300


class Marked(Protocol):
    """Masks a text, and says where it holds a number that nobody verified."""

    def __call__(self, text: str, length: int = SHOWN, /) -> str:
        """Return it, cut to *length*."""


async def leader_facts(turn: Turn, issue: Issue, request: str) -> dict[str, Any]:
    """Gather the report; *request* is what is asked for, in words of who sends it."""
    locale = turn.desk.house.locale
    reader = replace(turn.member, locale=locale)
    facts = await turn.unit.facts.of_issue(issue.id)
    disputed = await blocked(turn, issue)
    people = needed(turn, issue)
    firm = [f for f in facts if _firm(f, turn.now, people) and f.id not in disputed]
    mark = marker(turn, [f.value for f in firm if f.value is not None])
    return {
        "honorific": turn.desk.playbook.office.honorific(locale),
        "title": superior(turn, issue),
        "issue": _leaving(await issue_view(turn, issue, reader), mark),
        "facts": [await _fact(turn, f, reader) for f in firm[::-1][:FACTS]],
        "claims": [await _fact(turn, f, reader) for f in _open(facts)[:CLAIMS]],
        "clock": await _clock(turn, issue, locale),
        "request": mark(request, REQUEST),
        **await _words(turn, issue),
        **await _tasks(turn, issue, reader, mark),
        "now": turn.now,
    }


def _firm(fact: Fact, now: datetime, people: int) -> bool:
    """Tell whether a fact may be reported as one: by as many as the level asks for."""
    held = fact.state is FactState.VERIFIED and not fact.expired(now)
    return held and len(fact.verifiers) >= people


def _open(facts: Sequence[Fact]) -> list[Fact]:
    waiting = (FactState.CLAIMED, FactState.CHECKED)
    return [fact for fact in facts if fact.state in waiting][::-1]


def marker(turn: Turn, verified: Sequence[Decimal]) -> Marked:
    """Return what masks a text and says where it holds a number nobody verified."""
    locale = turn.desk.house.locale
    note = turn.label("leader.unverified", locale)

    def marked(text: str, length: int = SHOWN, /) -> str:
        shown = veiled(first_line(text, length))
        return f"{shown} ({note})" if has_unverified(text, verified, locale) else shown

    return marked


def _leaving(view: IssueView, mark: Marked) -> IssueView:
    return replace(view, title=mark(view.title), place=mark(view.place))


async def _fact(turn: Turn, fact: Fact, reader: Member) -> FactView:
    """Return a fact as it may leave the house: numbers of people are masked."""
    view = await fact_view(turn, fact, reader)
    return replace(
        view,
        what=veiled(view.what),
        text=veiled(first_line(view.text, SHOWN)),
        place=veiled(view.place),
        source=veiled(view.source),
    )


async def _clock(turn: Turn, issue: Issue, locale: str) -> tuple[str, datetime] | None:
    """Return the next deadline: its name and when it is due."""
    for clock in await deadlines(turn, issue):
        return clock_label(turn, clock, locale), clock.due_at
    return None


async def _words(turn: Turn, issue: Issue) -> dict[str, Any]:
    """Return what the public heard last, what was promised, what waits for approval."""
    words = await turn.unit.cards.words(issue.id)
    documents = await turn.unit.documents.of_issue(issue.id)
    waiting = [d.number for d in documents if d.state in SUBMITTED]
    return {
        "word": words[-1] if words else None,
        "approved": [d.number for d in documents if d.state in STANDING],
        "waiting": waiting,
    }


async def _tasks(
    turn: Turn, issue: Issue, reader: Member, mark: Marked
) -> dict[str, Any]:
    tasks = await tasks_of(turn, issue)
    done = [task for task in tasks if task.state is TaskState.DONE][::-1][:DONE]
    waiting = [task for task in urgent_first(tasks) if task.waits]
    decisions = await turn.unit.tasks.decisions(issue.id)
    return {
        "done": [await _line(turn, task, reader, mark) for task in done],
        "plans": [await _line(turn, task, reader, mark) for task in waiting[:OPEN]],
        "plans_more": max(0, len(waiting) - OPEN),
        "decisions": [mark(one.what) for one in decisions[-DECIDED:]],
    }


async def _line(
    turn: Turn, task: Task, reader: Member, mark: Marked
) -> tuple[str, str, datetime, bool]:
    """Return what, who, until when, and whether that is over."""
    owner = await owner_name(turn, task.owner, task.outside, reader)
    return mark(task.what), owner, task.due_at, task.overdue(turn.now)
