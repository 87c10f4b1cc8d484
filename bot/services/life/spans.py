"""How long an issue has been as it is, and what its closing asks about."""

from typing import Any

from bot.domain.clocks import ClockName
from bot.domain.document_life import DocumentState
from bot.domain.issue import Issue
from bot.domain.issue_life import IssueState
from bot.domain.topics import Topic, lines_of
from bot.services.deadlines import deadlines
from bot.services.life.pages import Pages
from bot.services.turn import Turn

#: Floor rules with a clock of the law beside them (doctrine.md 3.5).
CLOCKED_FLOORS = frozenset({"F2", "F3"})


async def spans(turn: Turn, issue: Issue, pages: Pages) -> dict[str, Any]:
    """Return how long an issue has been quiet, stable or closed."""
    rises = [
        change.at
        for change in await turn.unit.issues.levels(issue.id)
        if change.new > (change.old or 0)
    ]
    reports = [report.at for report in await turn.unit.reports.of_issue(issue.id)]
    closed = issue.state is IssueState.CLOSED
    return {
        "quiet_for": turn.now - max([pages.entered_at, *rises, *reports]),
        "stable_for": turn.now - max([pages.entered_at, *rises]),
        "closed_for": turn.now - pages.entered_at if closed else None,
    }


async def ending(turn: Turn, issue: Issue, pages: Pages) -> dict[str, Any]:
    """Return what closing an issue asks about."""
    clocked = CLOCKED_FLOORS & set(issue.floors)
    return {
        "open_items": await _open_items(turn, issue, pages),
        "legal_clocks_settled": not clocked or pages.has(Topic.LEGAL_CLOCKS),
        "promises_settled": pages.has(Topic.PROMISES),
        "summary": pages.has(Topic.SUMMARY),
        "lesson": pages.has(Topic.LESSON),
        "lesson_owned": pages.has(Topic.LESSON_PLAN),
        "evaluation_approved": pages.backed(Topic.EVALUATION),
    }


async def _open_items(turn: Turn, issue: Issue, pages: Pages) -> int | None:
    """Count texts that wait, deadlines, journalists who wait, and what is said."""
    said = pages.last(Topic.OPEN_ITEMS)
    if said is None:
        return None
    documents = await turn.unit.documents.of_issue(issue.id)
    waiting = [d for d in documents if d.state is DocumentState.WAITING]
    listed = 0 if said.code else len(lines_of(said.text))
    asked = await turn.unit.enquiries.of_issue(issue.id)
    unanswered = sum(one.open for one in asked)
    clocks = [
        clock
        for clock in await deadlines(turn, issue)
        if clock.name != ClockName.ENQUIRY
    ]
    return len(waiting) + len(clocks) + unanswered + listed
