"""Which books an issue has: one row for each register, in the order of the page."""

from collections.abc import Awaitable, Callable

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.values import Struct
from bot.services.assigning.counting import team_count
from bot.services.circle.counting import access_count
from bot.services.clippings.clip_register import clipping_count
from bot.services.conferences.counting import conference_count
from bot.services.facts.knowing import fact_count
from bot.services.inputs.hearing import input_count
from bot.services.meetings.knowing import meeting_count
from bot.services.press.register import enquiry_count
from bot.services.promises.known_promises import promise_count
from bot.services.protecting.name_sheet import name_count
from bot.services.publishing.sheet import publication_count
from bot.services.rumours.known_rumours import rumour_count
from bot.services.sitreps.counting import sitrep_count
from bot.services.strategy.standing import message_count, stakeholder_count
from bot.services.tasks.knowing import task_count
from bot.services.turn import Turn


class Count(Struct, frozen=True):
    """How many entries a register has, and how many of them wait for somebody."""

    entries: int
    waiting: int = 0


async def nothing_counted(turn: Turn, issue: Issue) -> tuple[int, int]:
    """Count nothing: what the button opens is no register."""
    return 0, 0


class Book(Struct, frozen=True):
    """One register of an issue: the button that opens it, who may, what is in it.

    The button's label names the book, and its subject is the issue's id. What is no
    register is a button alone: nobody counts what is in it.
    """

    button: str
    action: Action
    count: Callable[[Turn, Issue], Awaitable[tuple[int, int]]]
    register: bool = True


#: Every register, the most asked for first. `count` gives entries and waiting ones.
BOOKS: tuple[Book, ...] = (
    Book("facts", Action.SEE_FACTS, fact_count),
    Book("inputs", Action.SEE_INPUTS, input_count),
    Book("tasks", Action.SEE_TASKS, task_count),
    Book("team", Action.SEE_TEAM, team_count),
    Book("parties", Action.SEE_STRATEGY, stakeholder_count),
    Book("messages", Action.SEE_STRATEGY, message_count),
    Book("meetings", Action.SEE_MEETINGS, meeting_count),
    Book("conferences", Action.SEE_CONFERENCE, conference_count),
    Book("sitreps", Action.SEE_SITREPS, sitrep_count),
    Book("rumours", Action.SEE_RUMOURS, rumour_count),
    Book("promises", Action.SEE_PROMISES, promise_count),
    Book("publications", Action.SEE_CHANNELS, publication_count),
    Book("enquiries", Action.SEE_ENQUIRIES, enquiry_count),
    Book("clippings", Action.SEE_CLIPPINGS, clipping_count),
    Book("protected", Action.PROTECT_NAMES, name_count),
    Book("speaking", Action.SEE_SPEAKER, nothing_counted, register=False),
    Book("summary", Action.SEE_SUMMARY, nothing_counted, register=False),
    Book("access", Action.SEE_ACCESS, access_count, register=False),
)


async def counted(turn: Turn, issue: Issue, book: Book) -> Count:
    """Count what is in one register of an issue."""
    return Count(*await book.count(turn, issue))
