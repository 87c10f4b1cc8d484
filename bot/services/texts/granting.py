"""What an approval does: it is kept, everybody asked is told, the text comes back."""

from bot.domain.access import Action, may
from bot.domain.acting import Acting
from bot.domain.document import Approval, Document, DocumentVersion
from bot.domain.document_life import DOCUMENT_LIFE
from bot.domain.issue import Issue
from bot.domain.letter_numbers import LetterNumber
from bot.domain.member import Member
from bot.domain.values import replace
from bot.domain.writing import short_of
from bot.ports.mail import Button, Letter, MessageClass
from bot.services.exports.filing import export_row
from bot.services.exports.numbering import give_number, wants_number
from bot.services.publishing.offering import publish_row, publishing_roles
from bot.services.texts.approval_letters import rewrite_requests
from bot.services.texts.approvers import concerned
from bot.services.texts.draft_texts import sha_of, text_at
from bot.services.texts.finding_documents import changed
from bot.services.texts.found_since import refuse_found
from bot.services.texts.paging import paged, post_pages
from bot.services.texts.sibling_views import sibling_buttons
from bot.services.texts.signing import acting_for, letter_in, signed
from bot.services.texts.unready import refuse_hoax
from bot.services.texts.waiting_clocks import approval_given
from bot.services.turn import Turn
from bot.services.views import issue_view, person


async def grant(
    turn: Turn,
    issue: Issue,
    document: Document,
    approver: Member,
    *,
    evidence: str = "",
) -> Approval:
    """Keep an approval of the submitted words and send them back, ready to forward.

    With *evidence* the asker records what *approver* answered outside Telegram.
    """
    frozen = await _unchanged(turn, document)
    await refuse_hoax(turn, issue, document, frozen.body)
    await refuse_found(turn, issue, document, approver)
    action = Action.RECORD_ORAL if evidence else Action.APPROVE
    state = DOCUMENT_LIFE.next_state(document.state, action)
    assert state is not None
    letter = await acting_for(turn, issue, document, approver)
    approval = _signed(turn, frozen, approver, evidence, letter)
    approval = replace(approval, level=issue.level or 0)
    await turn.unit.documents.approve(approval)
    document = await turn.unit.documents.save(replace(document, state=state))
    deed = "approved_orally" if evidence else "approved"
    detail = f"{short_of(document)} v{frozen.version} member:{approver.user_id}"
    detail += f" {letter.kind}:{letter.id}" if letter else ""
    await turn.record(deed, issue.id, detail, content=frozen.body)
    await give_number(turn, document)
    await approval_given(turn, issue, document)
    await _announce(turn, document, approval, approver, frozen.body)
    return approval


def _signed(
    turn: Turn,
    frozen: DocumentVersion,
    approver: Member,
    evidence: str,
    letter: Acting | None,
) -> Approval:
    return Approval(
        id=turn.desk.secrets.new_id(),
        document_id=frozen.document_id,
        version=frozen.version,
        sha=frozen.sha,
        author=frozen.author,
        approver=approver.user_id,
        at=turn.now,
        recorded_by=turn.member.user_id if evidence else None,
        evidence=evidence,
        acting=letter.id if letter else "",
    )


async def _unchanged(turn: Turn, document: Document) -> DocumentVersion:
    """Return the frozen words, if the fields still are what was frozen."""
    version = document.submitted_version
    frozen = await turn.unit.documents.version(document.id, version)
    if frozen is None or frozen.sha != sha_of(document, frozen.body):
        raise await changed(turn, document)
    return frozen


async def _announce(
    turn: Turn,
    document: Document,
    approval: Approval,
    approver: Member,
    body: str,
) -> None:
    text = text_at(turn, document, approval.at, body)
    await rewrite_requests(
        turn,
        document,
        "approval_done",
        approver,
        letter=await letter_in(turn, approval),
        oral=approval.oral,
        text=paged(text)[-1],
        seal=seal_of(approval),
    )
    await _send_back(turn, document, approval, approver, text)


async def _send_text(
    turn: Turn, issue: Issue, approval: Approval, text: str, to: Member
) -> str:
    """Send the text alone, to be forwarded as it is; return the key of its letter."""
    key = f"approved:{approval.document_id}:{approval.version}:{to.user_id}"
    *before, last = paged(text)
    await post_pages(turn, issue, before, to, key)
    alone = turn.desk.words.message("approved_text", to.locale, text=last)
    # No mark of repetition: nothing may stand beside the approved words.
    letter = Letter(key=key, klass=MessageClass.RECEIPT, chat_id=to.user_id, text=alone)
    await turn.post_fit(letter, await issue_view(turn, issue, to), to)
    return key


async def _send_back(
    turn: Turn, document: Document, approval: Approval, approver: Member, text: str
) -> None:
    issue = await turn.unit.issues.find(document.issue_id)
    assert issue is not None
    letter = await turn.unit.exports.number_of(document.id)
    for to in await concerned(turn, document, *await publishing_roles(turn)):
        key = await _send_text(turn, issue, approval, text, to)
        await turn.tell(
            to,
            "approved_note",
            klass=MessageClass.RECEIPT,
            key=f"{key}:note",
            replies_to=key,
            rows=await _note_rows(turn, document, letter, to),
            number=document.number,
            who=await signed(turn, approval, approver, to),
            at=approval.at,
            oral=approval.oral,
            recorder=person(turn, turn.member, to),
            seal=seal_of(approval),
            letter=letter.number if letter else "",
        )


async def _note_rows(
    turn: Turn, document: Document, letter: LetterNumber | None, to: Member
) -> list[list[Button]]:
    """Offer the way out, both files, the registry's number, and to change the text."""
    row, locale = [], to.locale
    wanted = letter is None and wants_number(turn.desk, document)
    if wanted and may(to, Action.NUMBER_LETTER):
        row.append(turn.button("letter_number", document.id, locale=locale))
    if may(to, Action.DRAFT):
        row.append(turn.button("draft_reopen", document.id, locale=locale))
        row += sibling_buttons(turn, document, locale)
    files = export_row(turn, document.id, locale) if may(to, Action.EXPORT) else []
    out = await publish_row(turn, document, to)
    return [each for each in (out, files, row) if each]


def seal_of(approval: Approval) -> str:
    """Return the start of the hash: what people compare by eye."""
    return approval.sha[:8]
