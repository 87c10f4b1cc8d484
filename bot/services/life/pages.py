"""The notes of an issue, as far as they count now."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.issue import Issue
from bot.domain.topics import FORMS, Note, Topic, lines_of
from bot.domain.values import Struct
from bot.services.turn import Turn


class Pages(Struct, frozen=True):
    """The notes of an issue, and since when it is in its state."""

    notes: Sequence[Note]
    entered_at: datetime

    def all(self, topic: Topic) -> list[Note]:
        """Return the notes of *topic* that count, oldest first."""
        since = self.entered_at if FORMS[topic].fresh else None
        return [
            note
            for note in self.notes
            if note.topic is topic and (since is None or note.at >= since)
        ]

    def last(self, topic: Topic) -> Note | None:
        """Return the note of *topic* that counts; None if nobody wrote one."""
        found = self.all(topic)
        return found[-1] if found else None

    def has(self, topic: Topic) -> bool:
        """Tell whether there is a note that counts."""
        return self.last(topic) is not None

    def said(self, topic: Topic) -> str:
        """Return what was tapped last; "" for nothing."""
        last = self.last(topic)
        return last.code if last else ""

    def lines(self, topic: Topic) -> int:
        """Count the lines of the note that counts."""
        last = self.last(topic)
        return len(lines_of(last.text)) if last else 0

    def backed(self, topic: Topic) -> bool:
        """Tell whether a second person stands behind the note that counts."""
        last = self.last(topic)
        return last is not None and last.backed_by is not None


async def pages_of(turn: Turn, issue: Issue) -> Pages:
    """Return the notes of an issue."""
    changes = await turn.unit.lives.changes(issue.id)
    entered = changes[-1].at if changes else issue.taken_at or issue.reported_at
    return Pages(await turn.unit.lives.notes(issue.id), entered)
