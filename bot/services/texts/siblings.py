"""The same text in another language: begun with one tap, kept up with its source."""

from bot.domain.access import Action
from bot.domain.document import Document
from bot.domain.document_life import DocumentState
from bot.domain.errors import ButtonExpired
from bot.domain.fields import FieldRule, Prefill
from bot.domain.issue import Issue
from bot.domain.siblings import following_words, made_from, note_of, shared, sibling_of
from bot.domain.writing import short_of
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.texts.beginning import begin
from bot.services.texts.draft_screen import show_draft
from bot.services.texts.draft_texts import text_at
from bot.services.texts.finding_documents import open_draft, the_document
from bot.services.texts.paging import answer_pages, paged
from bot.services.texts.sibling_views import can_be_in
from bot.services.turn import Turn, member_turn

#: What an office says of itself in its own file, in whatever language.
OWN_WORDS = frozenset(
    {Prefill.CHANNELS, Prefill.CONTACTS, Prefill.KEPT_PROMISES, Prefill.SITE}
)


async def open_sibling(desk: Desk, pressed: Pressed) -> str:
    """Begin the text in the language of the button, or go on with the one that is."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        source = await the_document(turn, pressed.press.subject)
        issue, locale = await open_issue(turn, source.issue_id), pressed.press.value
        turn.message_id = 0  # The note under which the button stood remains.
        if not can_be_in(turn, source, locale):
            raise ButtonExpired
        every = await turn.unit.documents.of_issue(issue.id)
        document = sibling_of(source, locale, every)
        if document is None:
            document = await _begin(turn, issue, source, locale)
        if document.state is DocumentState.DRAFT:
            await show_draft(turn, issue, document)
        else:
            await answer_pages(turn, paged(text_at(turn, document, turn.now)))
    return turn.toast


async def _begin(turn: Turn, issue: Issue, source: Document, locale: str) -> Document:
    """Begin a text with what it shares with its source, and the office's own words."""
    rules = turn.desk.documents.rules(source)
    same = shared(rules, source.fields) | _phrases(turn, rules, source, locale)
    fields = same | note_of(source)
    return await begin(turn, issue, source.kind, fields, source.form, locale=locale)


def _phrases(
    turn: Turn, rules: tuple[FieldRule, ...], source: Document, locale: str
) -> dict[str, str]:
    """Return the office's own phrases that the source left as they were, translated."""
    found = {}
    for rule in rules:
        if rule.prefill is None or rule.prefill in OWN_WORDS:
            continue
        theirs, ours = [
            turn.label(f"prefill.{rule.prefill}", each)
            for each in (source.locale, locale)
        ]
        if source.fields.get(rule.name) == theirs:
            found[rule.name] = ours
    return found


async def follow_source(desk: Desk, pressed: Pressed) -> str:
    """Note that a draft says what its source says now."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        source = await the_document(turn, made_from(document))
        document = await turn.unit.documents.save(following_words(document, source))
        detail = f"{short_of(document)} {short_of(source)}"
        await turn.record("sibling_followed", issue.id, detail)
        await show_draft(turn, issue, document)
    return turn.toast
