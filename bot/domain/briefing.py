"""Lines that are kept for who speaks: what is not said, and answers to questions."""

from datetime import datetime
from enum import StrEnum

from bot.domain.values import Struct


class BriefKind(StrEnum):
    """What a line is for; the newest title is how the issue is called outside."""

    UNSAID = "unsaid"
    ANSWER = "answer"
    TITLE = "title"


#: What is typed is at most this long.
LONGEST = {BriefKind.UNSAID: 200, BriefKind.ANSWER: 700, BriefKind.TITLE: 160}


class BriefLine(Struct, frozen=True):
    """One line of the brief of an issue; its words never change.

    An answer has its `question`, and holds once somebody else approved it.
    """

    id: str
    issue_id: str
    kind: BriefKind
    words: str
    by: int
    at: datetime
    question: str = ""
    approved_by: int | None = None
    approved_at: datetime | None = None
    removed_at: datetime | None = None

    @property
    def holds(self) -> bool:
        """Tell whether who speaks may rely on it."""
        return self.kind is not BriefKind.ANSWER or self.approved_by is not None


def read_answer(text: str) -> tuple[str, str] | None:
    """Read "question? answer": what stands up to the mark, and behind it.

    Without a mark the first line is the question. None where either is missing.
    """
    question, mark, answer = text.strip().partition("?")
    if not mark:
        question, _, answer = text.strip().partition("\n")
    question, answer = " ".join(question.split()), " ".join(answer.split())
    said = any(c.isalnum() for c in question) and any(c.isalnum() for c in answer)
    return (question + mark, answer) if said else None
