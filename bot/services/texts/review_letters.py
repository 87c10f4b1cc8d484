"""Whom a submitted text asks: its reviewers all at once, then who approves it.

Facts and law are looked at side by side: at night minutes count, and neither rests on
the other. Who can do both, review and approve, is asked once, for both.
"""

from collections.abc import Sequence
from typing import Any

from bot.domain.access import may_see
from bot.domain.authority import OTHER
from bot.domain.document import Document, Form
from bot.domain.document_life import IN_REVIEW
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.reviews import Review, needed
from bot.domain.values import Struct
from bot.domain.writing import writers_of
from bot.ports.mail import Button, MessageClass
from bot.services.texts.approval_letters import (
    ask_approvers,
    ask_to_approve,
    asked_before,
    frozen_text,
)
from bot.services.texts.approvers import names
from bot.services.texts.beside_texts import beside
from bot.services.texts.last_read import guard_of
from bot.services.texts.paging import BESIDE, paged, post_pages
from bot.services.texts.reviewers import Owed, covering, owed_reviews, reviewers_of
from bot.services.texts.waiting_clocks import answer_due
from bot.services.turn import Turn
from bot.services.views import issue_view


class AskedFor(Struct, frozen=True):
    """Who was asked to look, and who to approve; `reviews` in their order."""

    reviewers: tuple[Member, ...] = ()
    approvers: tuple[Member, ...] = ()


async def ask_for(
    turn: Turn, issue: Issue, document: Document, *, again: bool = False
) -> AskedFor:
    """Ask whoever a submitted text waits for, each once a submission.

    *again*: who was asked before is asked once more, since it is their turn only now.
    """
    if document.state not in IN_REVIEW:
        asked = await ask_approvers(turn, issue, document, again=again)
        return AskedFor(approvers=tuple(asked))
    owed = await owed_reviews(turn, issue, document)
    both = [m for m in await covering(turn, issue, document, owed) if m.reachable]
    await ask_to_approve(turn, issue, document, both, again=again)
    asked = await _ask_reviewers(turn, issue, document, owed, both, again=again)
    return AskedFor(tuple(asked), tuple(both))


async def _ask_reviewers(
    turn: Turn,
    issue: Issue,
    document: Document,
    owed: Owed,
    both: Sequence[Member],
    *,
    again: bool,
) -> list[Member]:
    asked: dict[int, Member] = {}
    spared = {member.user_id for member in both}
    for review, group in owed.items():
        guard = _guard(document, review)
        already = set() if again else await asked_before(turn, guard)
        for member in await reviewers_of(turn, issue, document, group):
            if not member.reachable or member.user_id in spared:
                continue
            if member.user_id not in already:
                await _ask(turn, issue, document, member, review)
            asked[member.user_id] = member
    return list(asked.values())


def _guard(document: Document, review: Review) -> str:
    return f"{guard_of(document)}/{review}"


async def _ask(
    turn: Turn, issue: Issue, document: Document, to: Member, review: Review
) -> None:
    version, locale = document.submitted_version, to.locale
    key = f"review:{review}:{document.id}:{version}:{to.user_id}:{turn.key}"
    *before, page = paged(await frozen_text(turn, document), BESIDE)
    await post_pages(turn, issue, before, to, f"text:{key}")
    await turn.tell(
        to,
        "review_request",
        klass=MessageClass.PING,
        key=key,
        guard=_guard(document, review),
        rows=[
            [
                given_button(turn, document, review, locale),
                turn.button("return", document.id, version=version, locale=locale),
            ]
        ],
        review=review,
        due=await answer_due(turn, issue, document),
        now=turn.now,
        text=page,
        pages=len(before),
        **await _facts(turn, issue, document, to),
    )


def given_button(turn: Turn, document: Document, review: Review, locale: str) -> Button:
    """Return the tap that gives a review."""
    subject, version = document.id, document.submitted_version
    if review is Review.LAW:
        return turn.button("review_law", subject, version=version, locale=locale)
    return turn.button("review_facts", subject, version=version, locale=locale)


async def _facts(
    turn: Turn, issue: Issue, document: Document, to: Member
) -> dict[str, Any]:
    return {
        "issue": await issue_view(turn, issue, to),
        "number": document.number,
        "kind": turn.label(f"document_kind.{document.kind}", to.locale),
        "writers": await names(turn, writers_of(document), to),
        "beside": await beside(turn, issue, document, to),
    }


async def inform_law(turn: Turn, issue: Issue, document: Document) -> None:
    """Let the legal adviser know of a text about which the law is not asked (0b.14)."""
    level, authority = issue.level, turn.desk.playbook.authority
    if level is None or document.form is Form.EMERGENCY:
        return
    rest = needed(authority, level, OTHER, document.form)
    asked = needed(authority, level, document.kind, document.form)
    if Review.LAW not in rest or Review.LAW in asked:
        return
    *before, page = paged(await frozen_text(turn, document), BESIDE)
    for to in await reviewers_of(turn, issue, document, rest[Review.LAW]):
        if to.reachable and may_see(to, issue):
            key = f"{turn.key}:law:{to.user_id}"
            await post_pages(turn, issue, before, to, f"text:{key}")
            await turn.tell(
                to,
                "review_informed",
                klass=MessageClass.INFO,
                key=key,
                guard=guard_of(document),
                text=page,
                pages=len(before),
                **await _facts(turn, issue, document, to),
            )
