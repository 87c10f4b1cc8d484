"""What is probably the same as an issue: one line, and one button that merges it."""

from collections.abc import Sequence

from bot.domain.access import Action, may
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.ports.mail import Button
from bot.services.turn import Rows, Turn

#: So many numbers are named; a longer list is cut.
NAMED = 8

#: Where the button stands: what a press leaves on the screen depends on it.
ON_PING, ON_TRIAGE, ON_NOTE = "ping", "triage", "note"


def similar_line(similar: Sequence[str]) -> tuple[int, str]:
    """Return how many issues are similar, and their short numbers."""
    numbers = [one.partition("-")[2] for one in similar[:NAMED]]
    more = ["…"] if len(similar) > NAMED else []
    return len(similar), ", ".join([*numbers, *more])


def similar_row(
    turn: Turn, issue: Issue, to: Member, similar: Sequence[str], place: str
) -> list[list[Button]]:
    """Return the button that merges exactly these; nothing where there is nothing."""
    if not similar or not may(to, Action.MERGE_INTO):
        return []
    text = turn.label("button.merge_similar", to.locale, count=len(similar))
    value = ":".join([place, *similar])
    return [[turn.button("merge_similar", issue.id, value=value, text=text)]]


def with_similar(
    turn: Turn, issue: Issue, to: Member, rows: Rows, similar: Sequence[str]
) -> list[list[Button]]:
    """Return the rows of a ping with the button as it is now, after the first row."""
    kept = [
        list(row)
        for row in rows
        if all(button.press.action != "merge_similar" for button in row)
    ]
    return [*kept[:1], *similar_row(turn, issue, to, similar, ON_PING), *kept[1:]]
