"""Puts a pseudonym in place of a name in tasks, in evidence and in decisions."""

from collections.abc import Mapping

from bot.storage.naming import searches, without
from bot.storage.session import Session

#: What finds words of the team, what rewrites them, the key, and the columns.
_TASKS = (
    ("erasing.named_tasks", "erasing.say_task", ("id",), ("what", "outside", "reason")),
    (
        "erasing.named_evidence",
        "erasing.say_evidence",
        ("task_id", "number"),
        ("text",),
    ),
    (
        "erasing.named_decisions",
        "erasing.say_decision",
        ("id",),
        ("what", "by_name", "why", "alternatives"),
    ),
)


async def mask_tasks(session: Session, words: Mapping[str, str]) -> None:
    """Mask who it is in tasks, evidence and decisions, whoever wrote them."""
    for look, change, key, columns in _TASKS:
        for some in searches(words):
            for row in await session.rows(look, **some):
                said = {column: without(row[column], words) for column in columns}
                if any(said[column] != row[column] for column in columns):
                    names = {column: row[column] for column in key}
                    await session.write(change, **names, **said)
