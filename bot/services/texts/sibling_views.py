"""What a writer sees of the same text in another language: its words, its changes."""

from bot.domain.document import Document, Form
from bot.domain.fields import FieldRule
from bot.domain.siblings import LANGUAGES, is_behind, made_from
from bot.domain.values import Struct
from bot.ports.mail import Button
from bot.services.texts.draft_texts import spoken
from bot.services.turn import Turn


class SourceView(Struct, frozen=True):
    """The text from which a draft was made; `words` are those of one field.

    `behind` tells whether it has changed since.
    """

    id: str
    number: str
    locale: str
    words: str
    behind: bool


async def source_view(
    turn: Turn, document: Document, question: FieldRule | None = None
) -> SourceView | None:
    """Return the text from which a draft was made; None where there is none."""
    source = await _source(turn, document)
    if source is None:
        return None
    words = ""
    answer = source.fields.get(question.name, "") if question else ""
    if question and answer:
        words = spoken(turn, source, question, answer)
    behind = is_behind(document, source)
    return SourceView(source.id, source.number, source.locale, words, behind)


async def _source(turn: Turn, document: Document) -> Document | None:
    subject = made_from(document)
    return await turn.unit.documents.find(subject) if subject else None


def sibling_buttons(turn: Turn, document: Document, locale: str = "") -> list[Button]:
    """Return a button for the text in each other language; *locale* is the reader's."""
    return [
        turn.button(
            "sibling",
            document.id,
            value=language,
            text=turn.label(f"sibling.{language}", locale or turn.locale),
        )
        for language in LANGUAGES
        if language != document.locale and can_be_in(turn, document, language)
    ]


def can_be_in(turn: Turn, document: Document, language: str) -> bool:
    """Tell whether a text can be written in a language: words approved beforehand may
    be approved in one alone.
    """
    emergency = turn.desk.playbook.office.emergency_text
    known = language in turn.desk.words.locales
    return known and (
        document.form is not Form.EMERGENCY or emergency.offered_in(language)
    )


def source_rows(
    turn: Turn, document: Document, source: SourceView | None
) -> list[list[Button]]:
    """Let the writer say that a changed source was followed."""
    if source is None or not source.behind:
        return []
    return [[turn.button("sibling_follow", document.id)]]
