"""The letters that ask for an approval: once a submission, rewritten at its end."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.domain.access import may_see
from bot.domain.acting import Acting
from bot.domain.document import Document
from bot.domain.document_life import IN_REVIEW
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.writing import writers_of
from bot.ports.mail import MessageClass, QueuedLetter
from bot.services.acting.acting_list import office_of
from bot.services.kinds.kind_rows import enclosure_row
from bot.services.texts.approvers import approvers_of, names
from bot.services.texts.beside_texts import beside
from bot.services.texts.draft_texts import text_at
from bot.services.texts.following import following
from bot.services.texts.last_read import guard_of, guards_of
from bot.services.texts.paging import BESIDE, paged, post_pages
from bot.services.texts.signing import acting_for, named_as
from bot.services.texts.waiting_clocks import both_due
from bot.services.turn import Turn
from bot.services.views import issue_view


async def ask_approvers(
    turn: Turn, issue: Issue, document: Document, *, again: bool = False
) -> list[Member]:
    """Ask every approver who can be reached, each once a submission; return them.

    *again* asks those who were asked before, too.
    """
    approvers = await approvers_of(turn, issue, document)
    asked = [member for member in approvers if member.reachable]
    await ask_to_approve(turn, issue, document, asked, again=again)
    return asked


async def ask_to_approve(
    turn: Turn,
    issue: Issue,
    document: Document,
    asked: Sequence[Member],
    *,
    again: bool = False,
) -> None:
    """Ask those of *asked* who hold no living question about this submission."""
    already = set() if again else await asked_before(turn, guard_of(document))
    for member in asked:
        if member.user_id not in already:
            await _ask(turn, issue, document, member)


async def asked_before(turn: Turn, guard: str) -> set[int]:
    """Return who holds, or will get, a question whose buttons still live."""
    found = set()
    for item in await turn.unit.letters.guarded(guard):
        letter = item.letter
        if not letter.key.startswith(("approval:", "review:")):
            continue
        keyboard = await turn.unit.letters.keyboard(letter.keyboard)
        if keyboard is not None and keyboard.expires_at > turn.now:
            found.add(letter.chat_id)
    return found


async def _ask(turn: Turn, issue: Issue, document: Document, to: Member) -> None:
    version = document.submitted_version
    key = f"approval:{document.id}:{version}:{to.user_id}:{turn.key}"
    *before, page = paged(await frozen_text(turn, document), BESIDE)
    await post_pages(turn, issue, before, to, f"text:{key}")
    letter = await acting_for(turn, issue, document, to)
    await turn.tell(
        to,
        "approval_request",
        klass=MessageClass.PING,
        key=key,
        guard=guard_of(document),
        rows=[
            [
                turn.button(name, document.id, version=version, locale=to.locale)
                for name in ("approve", "return")
            ],
            *enclosure_row(turn, document, to.locale),
        ],
        issue=await issue_view(turn, issue, to),
        number=document.number,
        form=document.form,
        honorific=turn.desk.playbook.office.honorific(to.locale),
        writers=await names(turn, writers_of(document), to),
        acting=office_of(turn, letter, to.locale) if letter else "",
        text=page,
        pages=len(before),
        narrative=await following(turn, document),
        beside=await beside(turn, issue, document, to),
        looks=document.state in IN_REVIEW,
        **await both_due(turn, issue, document),
        now=turn.now,
    )


async def frozen_text(turn: Turn, document: Document) -> str:
    """Return the submitted words, with the present place and time around them."""
    version = document.submitted_version
    frozen = await turn.unit.documents.version(document.id, version)
    assert frozen is not None
    return text_at(turn, document, turn.now, frozen.body)


async def rewrite_requests(
    turn: Turn,
    document: Document,
    template: str,
    doer: Member | None,
    *,
    letter: Acting | None = None,
    guards: Sequence[str] = (),
    in_words: Callable[[Member], Mapping[str, Any]] = lambda _: {},
    **facts: Any,
) -> None:
    """Let every letter about this submission say *template*: *doer* ended the wait.

    None: time did. *letter* is that by which they acted for the holder of an office;
    *guards* are those of the letters that are meant, where not all are; *in_words* are
    facts that each reader has in their own language.
    """
    held = await _taken_back(turn, guards or guards_of(document))
    issue = await turn.unit.issues.find(document.issue_id)
    readers = {m.user_id: m for m in await turn.team() if m.active}
    for sent in held:
        to = readers.get(sent.letter.chat_id)
        if to is None or issue is None or not may_see(to, issue):
            continue
        await turn.tell(
            to,
            template,
            klass=MessageClass.BOARD,
            key=f"{turn.key}:rewrite:{sent.id}",
            edits=sent.letter.key,
            slot=f"rewrite:{sent.id}",
            number=document.number,
            who=named_as(turn, letter, doer, to),
            mine=doer is not None and to.user_id == doer.user_id,
            at=turn.now,
            honorific=turn.desk.playbook.office.honorific(to.locale),
            **facts,
            **in_words(to),
        )


async def _taken_back(turn: Turn, guards: Sequence[str]) -> list[QueuedLetter]:
    """Cancel what was not sent yet, and return the letters that were."""
    held: list[QueuedLetter] = []
    for guard in guards:
        await turn.unit.letters.cancel_guarded(guard)
        held += await turn.unit.letters.guarded(guard)
    return held


async def was_asked(turn: Turn, document: Document) -> bool:
    """Tell whether the pressed button stood under a letter about this submission."""
    for guard in guards_of(document):
        letters = await turn.unit.letters.guarded(guard)
        if any(turn.is_under(item) for item in letters):
            return True
    return False
