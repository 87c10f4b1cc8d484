"""A document in the making: its answers, who wrote them, and what is missing."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.domain.document import Document
from bot.domain.fields import MOMENTS, FieldRule
from bot.domain.paper import is_prose
from bot.domain.values import replace

#: Notes kept among the fields until they have columns of their own: who changed the
#: text, the code of the oral approval, the version of the narrative that it follows,
#: the facts behind what was submitted.
#: No reader and no hash sees them; those of `text_notes` the hash covers.
_NOTE, _WRITERS, _CODE, _NARRATIVE = "_", "_writers", "_code", "_narrative"
_FACTS = "_facts"


def words_of(document: Document) -> dict[str, str]:
    """Return the answers of a document, without the notes."""
    return {k: v for k, v in document.fields.items() if not k.startswith(_NOTE)}


def writers_of(document: Document) -> tuple[int, ...]:
    """Return everyone who changed the text, the author first: none may approve it."""
    others = [int(part) for part in document.fields.get(_WRITERS, "").split()]
    return tuple(dict.fromkeys([document.author, *others]))


def written(document: Document, writer: int, name: str, answer: str) -> Document:
    """Put an answer into a field, and remember who did."""
    writers = " ".join(str(user_id) for user_id in [*writers_of(document), writer])
    fields = {**document.fields, name: answer, _WRITERS: writers}
    return replace(document, fields=fields)


def code_of(document: Document) -> str:
    """Return what an approver quotes on the telephone: "D1-7K2P"."""
    return f"{short_of(document)}-{document.fields.get(_CODE, '')}"


def with_code(document: Document, code: str) -> Document:
    """Keep the code of a submission."""
    return replace(document, fields={**document.fields, _CODE: code})


def narrative_of(document: Document) -> int:
    """Return which version of the narrative a text follows; 0 for none."""
    return int(document.fields.get(_NARRATIVE, 0))


def with_narrative(document: Document, version: int) -> Document:
    """Note that a text follows a version of the narrative."""
    return replace(document, fields={**document.fields, _NARRATIVE: str(version)})


def facts_behind(document: Document) -> frozenset[str]:
    """Return the ids of the facts on which the submitted words rest."""
    return frozenset(document.fields.get(_FACTS, "").split())


def with_facts(document: Document, facts: Iterable[str]) -> Document:
    """Note on which facts the words rest that are submitted."""
    return replace(document, fields={**document.fields, _FACTS: " ".join(facts)})


def short_of(document: Document) -> str:
    """Return the number within the issue: "D1"."""
    return document.id.rpartition("/")[2]


def missing(
    rules: Sequence[FieldRule], document: Document, now: datetime
) -> list[FieldRule]:
    """Return the required fields that have no answer, or a time that is over."""
    return [rule for rule in rules if rule.required and not _holds(rule, document, now)]


def unanswered(
    rules: Sequence[FieldRule], document: Document, now: datetime
) -> FieldRule | None:
    """Return the field to ask for next; an optional one that was skipped counts."""
    for rule in rules:
        skipped = not rule.required and rule.name in document.fields
        if not skipped and not _holds(rule, document, now):
            return rule
    return None


def _holds(rule: FieldRule, document: Document, now: datetime) -> bool:
    answer = document.fields.get(rule.name, "")
    if rule.shape in MOMENTS and answer:
        return datetime.fromisoformat(answer) > now
    return bool(answer)


def dated(body: str, dateline: str) -> str:
    """Put place and time after the headline: before a sentence, else on their own."""
    headline, _, rest = body.partition("\n\n")
    between = " — " if is_prose(rest.partition("\n")[0].strip()) else "\n\n"
    return f"{headline}\n\n{dateline}{between}{rest}"
