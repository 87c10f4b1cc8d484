"""What the topic of an issue is called."""

import hashlib

from bot.domain.issue import Issue
from bot.domain.text import first_line
from bot.services.turn import Turn

#: Telegram takes no longer name of a topic.
NAME_LENGTH = 128


def topic_name(turn: Turn, issue: Issue) -> str:
    """Return level, number and title, as far as they fit."""
    locale = turn.desk.house.locale
    level = turn.label(f"level.{issue.level.name if issue.level else 'none'}", locale)
    name = f"{level} · {issue.number} · {first_line(issue.title)}"
    return name if len(name) <= NAME_LENGTH else f"{name[: NAME_LENGTH - 1].rstrip()}…"


def digest(name: str) -> str:
    """Return what is kept of a name: enough to see that it changed."""
    return hashlib.sha256(name.encode()).hexdigest()[:16]
