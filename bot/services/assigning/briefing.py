"""The brief that the bot writes for who takes a role over: where things stand now."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.document_life import SUBMITTED
from bot.domain.fact_life import FactState
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.task import urgent_first
from bot.domain.text import first_line
from bot.domain.values import Struct
from bot.ports.cards import PublicWord
from bot.services.deadlines import deadlines
from bot.services.facts.fact_views import FactView, fact_view
from bot.services.tasks.opening import tasks_of
from bot.services.tasks.owners import owner_name
from bot.services.timing.meeting import clock_label
from bot.services.turn import Turn

#: So many of each are named: it is read on a phone, by who comes fresh to it.
FACTS, TASKS, CLOCKS = 3, 3, 2

#: Words of people are cut to so many letters.
SHOWN = 90


class Brief(Struct, frozen=True):
    """Where an issue stands, for one reader; what is left out is counted."""

    state: str
    facts: Sequence[FactView]
    facts_more: int
    word: PublicWord | None
    tasks: Sequence[tuple[str, str, datetime, bool]]
    tasks_more: int
    waiting: Sequence[str]
    clocks: Sequence[tuple[str, datetime]]


async def brief_of(turn: Turn, issue: Issue, to: Member) -> Brief:
    """Gather what *to* must know: facts, public words, tasks, approvals, clocks."""
    facts = [
        fact
        for fact in await turn.unit.facts.of_issue(issue.id)
        if fact.state is FactState.VERIFIED and not fact.expired(turn.now)
    ][::-1]
    tasks = [task for task in urgent_first(await tasks_of(turn, issue)) if task.waits]
    documents = await turn.unit.documents.of_issue(issue.id)
    words = await turn.unit.cards.words(issue.id)
    clocks = (await deadlines(turn, issue))[:CLOCKS]
    return Brief(
        state=turn.label(f"state.{issue.state}", to.locale),
        facts=[await fact_view(turn, fact, to) for fact in facts[:FACTS]],
        facts_more=max(0, len(facts) - FACTS),
        word=words[-1] if words else None,
        tasks=[
            (
                first_line(task.what, SHOWN),
                await owner_name(turn, task.owner, task.outside, to),
                task.due_at,
                task.overdue(turn.now),
            )
            for task in tasks[:TASKS]
        ],
        tasks_more=max(0, len(tasks) - TASKS),
        waiting=[d.number for d in documents if d.state in SUBMITTED],
        clocks=[(clock_label(turn, c, to.locale), c.due_at) for c in clocks],
    )
