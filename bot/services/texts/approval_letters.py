"""The letters that ask for an approval: once a submission, rewritten at its end."""

from dataclasses import replace
from typing import Any

from bot.domain.access import Action, may, may_see
from bot.domain.acting import Acting
from bot.domain.document import Document
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.writing import short_of, writers_of
from bot.ports.mail import MessageClass
from bot.services.acting.acting_list import office_of
from bot.services.texts.approvers import approvers_of, concerned, names
from bot.services.texts.draft_screen import word_due
from bot.services.texts.draft_texts import text_at
from bot.services.texts.following import following
from bot.services.texts.found_lines import read_with
from bot.services.texts.paging import paged, post_pages
from bot.services.texts.signing import acting_for, named_as
from bot.services.turn import Turn
from bot.services.views import issue_view, person


def guard_of(document: Document) -> str:
    """Return what keeps the letters about one submission together."""
    return f"{document.id}/v{document.submitted_version}"


async def ask_approvers(turn: Turn, issue: Issue, document: Document) -> list[Member]:
    """Ask every approver who can be reached, each once a submission; return them."""
    approvers = await approvers_of(turn, issue, document)
    asked = [member for member in approvers if member.reachable]
    already = await _asked_before(turn, document)
    for member in asked:
        if member.user_id not in already:
            await _ask(turn, issue, document, member)
    return asked


async def _asked_before(turn: Turn, document: Document) -> set[int]:
    """Return who holds, or will get, a question whose buttons still live."""
    found = set()
    for item in await turn.unit.letters.guarded(guard_of(document)):
        letter = item.letter
        if not letter.key.startswith("approval:"):
            continue
        keyboard = await turn.unit.letters.keyboard(letter.keyboard)
        if keyboard is not None and keyboard.expires_at > turn.now:
            found.add(letter.chat_id)
    return found


async def _ask(turn: Turn, issue: Issue, document: Document, to: Member) -> None:
    key = f"approval:{document.id}:{document.submitted_version}:{to.user_id}:{turn.key}"
    version = document.submitted_version
    *before, page = paged(await frozen_text(turn, document))
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
            ]
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
        **await read_with(turn, issue, document, to.locale),
        due=await word_due(turn, issue, document),
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
    doer: Member,
    *,
    letter: Acting | None = None,
    **facts: Any,
) -> None:
    """Let every letter about this submission say *template*: *doer* ended the wait.

    *letter* is that by which they acted for the holder of an office.
    """
    guard = guard_of(document)
    await turn.unit.letters.cancel_guarded(guard)
    issue = await turn.unit.issues.find(document.issue_id)
    readers = {m.user_id: m for m in await turn.team() if m.active}
    for sent in await turn.unit.letters.guarded(guard):
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
            mine=to.user_id == doer.user_id,
            at=turn.now,
            honorific=turn.desk.playbook.office.honorific(to.locale),
            **facts,
        )


async def was_asked(turn: Turn, document: Document) -> bool:
    """Tell whether the pressed button stood under a letter about this submission."""
    letters = await turn.unit.letters.guarded(guard_of(document))
    return any(turn.is_under(item) for item in letters)


async def approver_gone(turn: Turn, member: Member) -> None:
    """See that no text waits for a suspended member alone.

    To be called once the member is saved as suspended. Who may approve in their
    place is asked; where nobody can be, the writers and the leads hear what to do.
    """
    turn.forget_team()
    for document in await turn.unit.documents.waiting():
        issue = await turn.unit.issues.find(document.issue_id)
        if issue is None or not await _counted_on(turn, issue, document, member):
            continue
        left = await ask_approvers(turn, issue, document)
        detail = f"{short_of(document)} member:{member.user_id}"
        await turn.record("approver_gone", issue.id, detail)
        if not left:
            await _tell_nobody_left(turn, issue, document, member)


async def _counted_on(
    turn: Turn, issue: Issue, document: Document, member: Member
) -> bool:
    active = replace(member, suspended=False)
    before = await approvers_of(turn, issue, document, also=[active])
    return member.user_id in {m.user_id for m in before}


async def _tell_nobody_left(
    turn: Turn, issue: Issue, document: Document, gone: Member
) -> None:
    version = document.submitted_version
    for to in await concerned(turn, document, Role.CRISIS_LEAD):
        button = turn.button("oral_text", document.id, version=version,
                             locale=to.locale)  # fmt: skip
        await turn.tell(
            to,
            "approval_nobody",
            klass=MessageClass.ALARM,
            rows=[[button]] if may(to, Action.RECORD_ORAL) else [],
            issue=await issue_view(turn, issue, to),
            number=document.number,
            who=person(turn, gone, to),
        )
