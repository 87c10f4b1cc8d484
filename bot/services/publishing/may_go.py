"""What bars an approved text from the public: asked whenever one is about to leave."""

from datetime import datetime

from bot.domain.document import Document
from bot.domain.document_life import DocumentState
from bot.domain.export_errors import NotApprovedYet
from bot.domain.fact_life import FactState
from bot.domain.fields import Shape
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.levels import Level
from bot.domain.publication import INSIDE, is_out
from bot.domain.publish_errors import (
    FactsFell,
    NothingToPublish,
    PromiseOver,
    TellInsideFirst,
    WordsUntrue,
)
from bot.domain.writing import facts_behind
from bot.services.exports.approved import approved_text
from bot.services.exports.composing import Approved
from bot.services.finding import finished, the_issue
from bot.services.texts.draft_texts import promised_in
from bot.services.texts.finding_documents import changed, the_document
from bot.services.texts.found_lines import said_of
from bot.services.texts.found_since import bars_going_out
from bot.services.turn import Turn

#: The kind of text that the team reads before the public reads the first (D7).
INTERNAL = "internal_message"


async def text_to_publish(
    turn: Turn, subject: str, version: int = 0
) -> tuple[Issue, Approved]:
    """Return a text that may go out, as far as its approval goes; else raise why not.

    *version* is the one that the button was made for; 0 for whichever stands.
    """
    try:
        issue, text = await approved_text(turn, subject)
    except NotApprovedYet as refusal:
        raise await _unapproved(turn, subject) from refusal
    if issue.state in TERMINAL:
        raise await finished(turn, issue)
    if version and version != text.frozen.version:
        raise await changed(turn, text.document)
    return issue, text


async def text_as_approved(
    turn: Turn, subject: str, version: int = 0
) -> tuple[Issue, Approved]:
    """Return words that somebody approved, whatever became of that: they may be out."""
    document = await the_document(turn, subject)
    await the_issue(turn, document.issue_id)
    return await text_kept(turn, subject, version)


async def text_kept(
    turn: Turn, subject: str, version: int = 0
) -> tuple[Issue, Approved]:
    """Return words that somebody approved, whoever asks."""
    document = await the_document(turn, subject)
    issue = await turn.unit.issues.find(document.issue_id)
    assert issue is not None
    version = version or document.submitted_version
    frozen = await turn.unit.documents.version(document.id, version)
    given = await turn.unit.documents.approvals(document.id)
    mine = [one for one in given if one.version == version]
    if frozen is None or not mine:
        raise await _unapproved(turn, subject)
    by = await turn.unit.members.find(mine[-1].approver)
    return issue, Approved(document, frozen, mine[-1], by)


async def _unapproved(turn: Turn, subject: str) -> NothingToPublish:
    document = await the_document(turn, subject)
    draft = document.state is DocumentState.DRAFT
    remedies = (("draft_show", document.id),) if draft else ()
    return NothingToPublish(number=document.number, remedies=remedies)


async def require_may_go(turn: Turn, issue: Issue, text: Approved) -> None:
    """Raise what else bars a text: a fact, a promise, its words, the team untold."""
    await _refuse_fallen(turn, issue, text.document)
    promised = promised_in(turn, text.document)
    if promised is not None and promised <= turn.now:
        raise PromiseOver(
            number=text.document.number,
            at=promised,
            remedies=(("draft_reopen", text.document.id),),
        )
    await refuse_untrue(turn, issue, text.document, turn.now)
    await refuse_untold(turn, issue, text.document)


async def refuse_untrue(
    turn: Turn, issue: Issue, document: Document, at: datetime
) -> None:
    """Raise `WordsUntrue` for words that may not leave at *at*: a day over, a name."""
    found = await bars_going_out(turn, issue, document, at)
    if found:
        raise WordsUntrue(
            number=document.number,
            found=said_of(turn, found, turn.locale),
            remedies=(("draft_reopen", document.id),),
        )


async def _refuse_fallen(turn: Turn, issue: Issue, document: Document) -> None:
    behind = facts_behind(document)
    known = [f for f in await turn.unit.facts.of_issue(issue.id) if f.id in behind]
    fallen = [
        fact.short
        for fact in known
        if fact.state is not FactState.VERIFIED or fact.expired(turn.now)
    ]
    if fallen:
        raise FactsFell(
            number=document.number,
            facts=", ".join(fallen),
            remedies=(("facts", issue.id),),
        )


async def refuse_untold(turn: Turn, issue: Issue, document: Document) -> None:
    """Raise `TellInsideFirst` for a first public text that the team has not heard of.

    From L3 on the internal message goes out before it, or with it (PI-05).
    """
    if issue.level is None or issue.level < Level.L3:
        return
    if not turn.desk.documents.kinds[document.kind].public:
        return
    copies = await turn.unit.publications.of_issue(issue.id)
    if any(one.channel_id == INSIDE for one in copies):
        return
    if is_out(one for one in copies if one.document_id != document.id):
        return
    if await internal_ready(turn, issue):
        remedies = (("publish_both", document.id),)
    else:
        remedies = (("internal_begin", issue.id),)
    raise TellInsideFirst(number=issue.number, remedies=remedies)


async def internal_ready(turn: Turn, issue: Issue) -> Approved | None:
    """Return the internal message that is approved; None where there is none."""
    for document in reversed(await turn.unit.documents.of_issue(issue.id)):
        if document.kind == INTERNAL:
            try:
                return (await approved_text(turn, document.id))[1]
            except NotApprovedYet:
                continue
    return None


def embargo_of(turn: Turn, document: Document) -> datetime | None:
    """Return until when a text may not be published; None: at once."""
    for rule in turn.desk.documents.rules(document):
        answer = document.fields.get(rule.name, "")
        if rule.name == "embargo" and rule.shape is Shape.MOMENT and answer:
            until = datetime.fromisoformat(answer)
            return until if until > turn.now else None
    return None
