"""How long an issue has been as it is, and what its closing asks about."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.clocks import ClockName
from bot.domain.document_life import SUBMITTED
from bot.domain.issue import Issue
from bot.domain.issue_life import IssueState
from bot.domain.levels import Level
from bot.domain.topics import Topic, lines_of
from bot.ports.storage import LevelChange
from bot.services.deadlines import deadlines
from bot.services.life.pages import Pages
from bot.services.promises.known_promises import promise_count, promises_settled
from bot.services.tasks.knowing import TasksOf
from bot.services.timing.legal import running_legal
from bot.services.turn import Turn

#: Clocks whose subjects are counted themselves.
COUNTED_APART = frozenset({ClockName.PROMISE, ClockName.ENQUIRY})

#: Floor rules with a clock of the law beside them (doctrine.md 3.5).
CLOCKED_FLOORS = frozenset({"F2", "F3"})


async def spans(turn: Turn, issue: Issue, pages: Pages) -> dict[str, Any]:
    """Return how long an issue has been quiet, stable or closed."""
    changes = await turn.unit.issues.levels(issue.id)
    rises = [one.at for one in changes if one.new > (one.old or 0)]
    reports = [report.at for report in await turn.unit.reports.of_issue(issue.id)]
    closed = issue.state is IssueState.CLOSED
    return {
        "quiet_for": turn.now - max([pages.entered_at, *rises, *reports]),
        "stable_for": turn.now - max([pages.entered_at, *rises]),
        "calm_for": turn.now - _last_growth(turn, issue, changes, reports),
        # Texts that correct others come later: none stands as long as none is written.
        "corrected_for": None,
        "closed_for": turn.now - pages.entered_at if closed else None,
    }


def _last_growth(
    turn: Turn,
    issue: Issue,
    changes: Sequence[LevelChange],
    reports: Sequence[datetime],
) -> datetime:
    """Return when an issue grew last: level or score; a new report of a lower level.

    L1 and L2 have to be quiet, L3 and L4 stable (doctrine.md 3.5).
    """
    grown = [issue.reported_at]
    score = 0
    for change in changes:
        points = change.score if change.score is not None else score
        rose = change.old is None or change.new > change.old
        if rose or points - score >= turn.desk.playbook.life.terms.growth:
            grown.append(change.at)
        score = points
    quiet = issue.level is None or issue.level < Level.L3
    return max([*grown, *(reports if quiet else ())])


async def ending(
    turn: Turn, issue: Issue, pages: Pages, tasks: TasksOf
) -> dict[str, Any]:
    """Return what closing an issue asks about."""
    clocked = CLOCKED_FLOORS & set(issue.floors)
    return {
        "open_items": await _open_items(turn, issue, pages, tasks),
        "legal_clocks_settled": not (clocked or await running_legal(turn, issue))
        or pages.has(Topic.LEGAL_CLOCKS),
        "promises_settled": await promises_settled(
            turn, issue, noted=pages.has(Topic.PROMISES)
        ),
        "summary": pages.has(Topic.SUMMARY),
        "lesson": pages.has(Topic.LESSON),
        "lesson_owned": tasks.lesson or pages.has(Topic.LESSON_PLAN),
        "evaluation_approved": pages.backed(Topic.EVALUATION),
    }


async def _open_items(
    turn: Turn, issue: Issue, pages: Pages, tasks: TasksOf
) -> int | None:
    """Count what waits: texts, clocks, promises, tasks, journalists, what is said."""
    said = pages.last(Topic.OPEN_ITEMS)
    if said is None:
        return tasks.open or None
    documents = await turn.unit.documents.of_issue(issue.id)
    waiting = [d for d in documents if d.state in SUBMITTED]
    listed = 0 if said.code else len(lines_of(said.text))
    _, promised = await promise_count(turn, issue)
    asked = await turn.unit.enquiries.of_issue(issue.id)
    others = sum(one.open for one in asked) + promised + tasks.open
    own = [c for c in await deadlines(turn, issue) if c.name not in COUNTED_APART]
    return len(waiting) + len(own) + others + listed
