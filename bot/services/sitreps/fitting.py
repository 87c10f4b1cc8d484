"""A report as a message of one screen after another, and as a file with all of it."""

import html
import re

from bot.services.sitreps.sheet import SitrepSheet, cut
from bot.services.turn import Turn

#: Telegram takes no longer message (Bot API, sendMessage).
LONGEST = 4096

#: So many lines of each list are tried, until a message holds them.
TRIED = (12, 8, 5, 3, 2, 1, 0)

_TAG = re.compile(r"<[^>]*>")


def plain(markup: str) -> str:
    """Return what Telegram shows of a text, without its markup."""
    return html.unescape(_TAG.sub("", markup))


def length(markup: str) -> int:
    """Return the length that Telegram counts, in UTF-16 units."""
    return len(plain(markup).encode("utf-16-le", "surrogatepass")) // 2


def fitted(turn: Turn, sheet: SitrepSheet, locale: str) -> tuple[str, int]:
    """Return the report as one message, and how many lines it leaves to the file."""
    for lines in TRIED:
        shown = cut(sheet, lines)
        text = turn.desk.words.whole("sitrep_text", locale, report=shown)
        if length(text) <= LONGEST:
            break
    return text, shown.left_out


def in_full(turn: Turn, sheet: SitrepSheet, locale: str) -> str:
    """Return all of the report as plain text, for a file."""
    return plain(turn.desk.words.whole("sitrep_text", locale, report=sheet)) + "\n"
