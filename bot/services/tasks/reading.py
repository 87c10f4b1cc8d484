"""Reading what was written about tasks and decisions, and refusing what cannot be."""

import re

from bot.domain.access import HEAD_IS_SUBJECT
from bot.domain.as_of import Trouble
from bot.domain.directives import read_directive
from bot.domain.errors import NothingWritten, TextTooLong
from bot.domain.issue import Issue
from bot.domain.roles import Role
from bot.domain.task import Medium
from bot.domain.task_errors import DueNotUnderstood
from bot.domain.task_life import LEADERS
from bot.domain.task_reading import Entry, read_lines
from bot.domain.text import first_line, visible
from bot.services.books.which import checked_length
from bot.services.tasks.drafts import Kind
from bot.services.tasks.owners import reading
from bot.services.texts.draft_screen import zone_name
from bot.services.turn import Turn
from bot.services.views import role_title

#: One task is at most this long, a whole message, and the name of who does it.
TASK_LENGTH, MESSAGE_LENGTH, NAME_LENGTH = 500, 1500, 80

#: Lines of a decision that are no task: why, and what else was considered.
_WHY = re.compile(r"^\s*(?:sebab|alasan|karena|why|because)\s*:\s*", re.IGNORECASE)
_ELSE = re.compile(
    r"^\s*(?:alternatif|pilihan lain|alternatives?|other options?)\s*:\s*",
    re.IGNORECASE,
)


def checked(words: str) -> str:
    """Return words that say something and are not too long; refuse others."""
    return checked_length(words, MESSAGE_LENGTH)


async def read_record(
    turn: Turn, issue: Issue, kind: Kind, words: str
) -> tuple[list[Entry], dict[str, str]]:
    """Return the tasks in *words*, and what they say of the decision behind them."""
    if kind is Kind.DIRECTIVE:
        items = await _proposals(turn, issue, words)
        above = {"by_name": superior(turn, issue), "medium": str(Medium.WHATSAPP)}
        return items, above
    if kind is not Kind.DECISION:
        return await _entries(turn, issue, words), {}
    what, why, other = _parts(words)
    said = {"why": why, "alternatives": other} | _decider(turn)
    return await _entries(turn, issue, what), said


async def _entries(turn: Turn, issue: Issue, words: str) -> list[Entry]:
    """Read a task from each line; raise the refusal of the first that cannot be."""
    items = read_lines(words, await reading(turn, issue))
    if not items or not all(visible(item.what) for item in items):
        raise NothingWritten
    for item in items:
        if len(item.what) > TASK_LENGTH:
            raise TextTooLong(limit=TASK_LENGTH, length=len(item.what))
        if len(item.outside) > NAME_LENGTH:
            raise TextTooLong(limit=NAME_LENGTH, length=len(item.outside))
        if item.trouble:
            raise due_refused(turn, words, item.trouble)
    return items


async def _proposals(turn: Turn, issue: Issue, words: str) -> list[Entry]:
    """Read tasks out of a directive; a long one is named by its beginning."""
    found = read_directive(words, await reading(turn, issue))
    return [
        Entry(first_line(one.what, TASK_LENGTH), one.owner, one.outside, one.due)
        for one in found
    ]


def due_refused(turn: Turn, words: str, trouble: Trouble | None) -> DueNotUnderstood:
    """Return the refusal that says why a time cannot be, in one line."""
    shown = first_line(words, 80)
    return DueNotUnderstood(
        text=shown, zone=zone_name(turn), trouble=str(trouble or "")
    )


def _parts(words: str) -> tuple[str, str, str]:
    """Take apart what was decided, why, and what else was considered."""
    found: dict[str, list[str]] = {"what": [], "why": [], "else": []}
    for line in words.splitlines():
        name = "why" if _WHY.match(line) else "else" if _ELSE.match(line) else "what"
        found[name].append(_ELSE.sub("", _WHY.sub("", line)).strip())
    what, why, other = ("\n".join(lines).strip() for lines in found.values())
    return what, why, other


def _decider(turn: Turn) -> dict[str, str]:
    """Take a leader who records a decision as who made it; others are asked."""
    leads = bool(turn.member.roles & LEADERS)
    return {"by": str(turn.member.user_id)} if leads else {}


def superior(turn: Turn, issue: Issue) -> str:
    """Return the title of who is reported to: the head, or who stands above them.

    A head who is the subject of an issue is not reported to (doctrine.md 0b.2).
    """
    locale = turn.desk.house.locale
    if HEAD_IS_SUBJECT in issue.floors:
        return turn.label("person.superior", locale)
    return role_title(turn, Role.HEAD_OF_AGENCY, locale)
