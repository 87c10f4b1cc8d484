"""The answers of an approved D6, one by one: what may be said to a question."""

from collections.abc import Iterable, Sequence

from bot.domain.document import Document
from bot.domain.likeness import words
from bot.domain.lint.manuscript import Item
from bot.domain.lint.reading import items
from bot.domain.values import Struct

#: The kind that holds answers for the spokesperson, and its field.
QUESTIONS, FIELD = "questions", "tanya_jawab"


class ApprovedAnswer(Struct, frozen=True):
    """One item; `reference` names document, version and place: "D6 v3 2"."""

    reference: str
    question: str
    answer: str


def answers_of(documents: Iterable[Document]) -> list[ApprovedAnswer]:
    """Return what the approved documents *documents* let people answer."""
    found = []
    for document in documents:
        if document.kind == QUESTIONS:
            found += _answers(document)
    return found


def _answers(document: Document) -> list[ApprovedAnswer]:
    head = f"{document.id.rpartition('/')[2]} v{document.submitted_version}"
    every: Sequence[Item] = tuple(items(document.fields.get(FIELD, "")))
    return [
        ApprovedAnswer(f"{head} {place}", item.question, item.answer)
        for place, item in enumerate(every, 1)
        if item.status == "answer" and item.answer.strip()
    ]


def nearest(answers: Sequence[ApprovedAnswer], question: str) -> list[ApprovedAnswer]:
    """Return the answers in the order in which they may fit a question."""
    asked = words(question)

    def common(one: ApprovedAnswer) -> int:
        return len(asked & words(f"{one.question} {one.answer}"))

    return sorted(answers, key=common, reverse=True)
