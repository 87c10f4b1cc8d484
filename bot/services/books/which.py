"""A command of a register: which issue is meant, and what was written behind it."""

from typing import Any

from bot.domain.errors import NothingWritten, TextTooLong
from bot.domain.issue import parse_number
from bot.domain.text import visible
from bot.services.looking.sight import open_issues
from bot.services.turn import Turn
from bot.services.views import issue_view

#: How many open issues are offered where none was named.
OFFERED = 8


def number_and_words(text: str) -> tuple[str, str]:
    """Split "12 words" into the number and the words; "" where there is none."""
    first, *rest = text.strip().split(maxsplit=1) or [""]
    if parse_number(first) is None:
        return "", text.strip()
    words = rest[0].strip() if rest else ""
    return first, words if visible(words) else ""


def checked_length(words: str, limit: int) -> str:
    """Return words that say something and are not too long; raise the refusal."""
    words = words.strip()
    if not visible(words):
        raise NothingWritten
    if len(words) > limit:
        raise TextTooLong(limit=limit, length=len(words))
    return words


async def offer_issues(turn: Turn, words: str, show: str, record: str = "") -> None:
    """Ask which issue is meant; what was written goes along with the button.

    *show* opens the register in the place of the question, and names it; *record*
    begins an entry with the words.
    """
    book = turn.label(f"button.{show}")
    records = bool(record) and visible(words)
    await ask_which(
        turn,
        "book_which",
        record if records else show,
        words if records else "",
        version=0 if records else 1,
        book=book,
    )


async def ask_which(
    turn: Turn,
    template: str,
    press: str,
    words: str = "",
    *,
    version: int = 0,
    **facts: Any,
) -> None:
    """Say *template* with a button *press* for each open issue; *words* go along."""
    issues = await open_issues(turn, turn.member, OFFERED)
    views = [await issue_view(turn, issue, turn.member) for issue in issues]
    buttons = [
        turn.button(press, view.id, value=words, version=version, text=view.short)
        for view in views
    ]
    rows = [buttons[i : i + 4] for i in range(0, len(buttons), 4)]
    await turn.reply(template, rows=rows, issues=views, **facts)
