"""What follows when a text is out: clocks are met, promises run, old copies change."""

from bot.domain.access import Action
from bot.domain.clocks import ClockName, Stop
from bot.domain.document import Document
from bot.domain.document_life import DOCUMENT_LIFE
from bot.domain.issue import Issue
from bot.domain.promise import PromiseKind
from bot.domain.publication import Publication
from bot.domain.values import replace
from bot.domain.writing import short_of
from bot.services.promises.registering import end_promise
from bot.services.publishing.correcting import correct_copies
from bot.services.texts.draft_texts import promised_in
from bot.services.timing.meeting import meet, tell_public
from bot.services.timing.promised import follow_promises
from bot.services.turn import Turn

#: The kind of text that corrects another one (D15).
CORRECTION = "correction"


async def came_out(
    turn: Turn, issue: Issue, document: Document, copy: Publication
) -> None:
    """Do what the first copy of a version that is out sets off; later ones nothing."""
    copies = await turn.unit.publications.of_document(document.id)
    before = [
        one
        for one in copies
        if one.out and one.doc_version == copy.doc_version and one.id != copy.id
    ]
    if before:
        return
    document = await _advance(turn, document)
    detail = f"{short_of(document)} v{copy.doc_version}"
    await turn.record("text_out", issue.id, detail)
    kind = turn.desk.documents.kinds[document.kind]
    if not kind.public:
        return
    await meet(turn, issue, Stop.FIRST_WORD_OUT)
    if kind.due == ClockName.FULL_STATEMENT:
        await meet(turn, issue, Stop.STATEMENT_PUBLISHED)
    await _heard(turn, issue, document)
    if document.kind == CORRECTION:
        await correct_copies(turn, issue, document)


async def _advance(turn: Turn, document: Document) -> Document:
    """Let the text be published; words that changed meanwhile stay what they are."""
    state = DOCUMENT_LIFE.next_state(document.state, Action.PUBLISH)
    if state is None or state is document.state:
        return document
    return await turn.unit.documents.save(replace(document, state=state))


async def _heard(turn: Turn, issue: Issue, document: Document) -> None:
    """Keep what was promised before this text; what it promises itself is owed now."""
    for promise in await turn.unit.promises.of_issue(issue.id):
        awaited = promise.open and promise.kind is PromiseKind.UPDATE
        if awaited and promise.document != document.id:
            await end_promise(turn, issue, promise, Action.KEEP_PROMISE, "promise_kept")
    await tell_public(turn, issue, promised_in(turn, document))
    await follow_promises(turn, issue)
