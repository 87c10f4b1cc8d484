"""Buttons of a draft that only its kind has: ready answers, signers, evidence."""

from bot.domain.access import Action, may
from bot.domain.corrections import lowers
from bot.domain.document import Document
from bot.domain.enclosures import enclosures_of
from bot.domain.fields import FieldRule
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.text import first_line
from bot.ports.mail import Button
from bot.services.kinds.old_words import offered_words
from bot.services.kinds.ppid import ppid_rows
from bot.services.kinds.proofs import proofs
from bot.services.texts.following import Following
from bot.services.turn import Turn

Rows = list[list[Button]]

#: So many people and facts have a button; a button shows so much of a sentence.
SIGNERS, FACTS, SHOWN = 4, 6, 60


async def kind_rows(
    turn: Turn, issue: Issue, document: Document, question: FieldRule | None
) -> Rows:
    """Return every tap that only this kind has; *question* is asked at the moment."""
    asked = await question_rows(turn, issue, document, question) if question else []
    return [*asked, *await document_rows(turn, issue, document)]


async def own_rows(
    turn: Turn,
    issue: Issue,
    document: Document,
    question: FieldRule | None,
    narrative: Following | None,
) -> Rows:
    """Return the taps above those of every draft: a newer narrative, and the kind's."""
    rows = await kind_rows(turn, issue, document, question)
    if narrative is None or narrative.version == narrative.holds:
        return rows
    text = turn.label("button.draft_follow", version=narrative.holds)
    return [[turn.button("draft_follow", document.id, text=text)], *rows]


async def question_rows(
    turn: Turn, issue: Issue, document: Document, question: FieldRule
) -> Rows:
    """Return the taps that answer one question of a kind."""
    rows = _ready(turn, document, question)
    if question.name == "penandatangan":
        rows += await _signers(turn, issue, document)
    if document.kind == "correction" and question.name == "yang_keliru":
        rows += await _old_words(turn, document)
    if document.kind == "right_of_reply" and question.name == "bukti":
        rows += await _proofs(turn, document)
    if document.kind == "danger_announcement" and question.name == "sms":
        rows.append([turn.button("sms_take", document.id)])
    return rows


async def document_rows(turn: Turn, issue: Issue, document: Document) -> Rows:
    """Return the taps that a kind has besides its questions."""
    if document.kind == "social_post":
        return await _elsewhere(turn, issue, document)
    if document.kind == "right_of_reply":
        see = enclosure_row(turn, document, turn.locale)
        return [[turn.button("enclosure", document.id)], *see]
    if document.kind == "danger_announcement":
        copy = [[turn.button("sms_copy", document.id)]]
        rows = copy if document.fields.get("sms") else []
        return [*rows, *await ppid_rows(turn, issue, turn.member)]
    return []


def enclosure_row(turn: Turn, document: Document, locale: str) -> Rows:
    """Return the button that sends what goes with a letter, where anything does."""
    if not enclosures_of(document):
        return []
    return [[turn.button("enclosures", document.id, locale=locale)]]


def _ready(turn: Turn, document: Document, question: FieldRule) -> Rows:
    """Return the ready answers; why a number went down is never one of them (RL-04)."""
    if question.name == "alasan" and lowers(document):
        return []
    return [
        [
            turn.button(
                "draft_ready",
                document.id,
                value=f"{question.name} {code}",
                text=turn.label(f"ready_button.{code}"),
            )
        ]
        for code in question.ready
    ]


async def _signers(turn: Turn, issue: Issue, document: Document) -> Rows:
    """Return who may sign at this level, whose title is known."""
    team = {m.user_id: m for m in await turn.team() if m.active and m.position}
    roles = {user_id: member.roles for user_id, member in team.items()}
    authority = turn.desk.playbook.authority
    able = authority.responders(issue.level or Level.L1, roles)[:SIGNERS]
    return [
        [turn.button("draft_signer", document.id, value=str(who), text=team[who].name)]
        for who in able
    ]


async def _old_words(turn: Turn, document: Document) -> Rows:
    return [
        [
            turn.button(
                "correct_words",
                document.id,
                value=words,
                text=first_line(words, SHOWN),
            )
        ]
        for words in await offered_words(turn, document)
    ]


async def _proofs(turn: Turn, document: Document) -> Rows:
    facts = (await proofs(turn, document))[:FACTS]
    buttons = [
        turn.button("draft_proof", document.id, value=fact.id, text=fact.short)
        for fact in facts
    ]
    return [buttons[i : i + 3] for i in range(0, len(buttons), 3)]


async def _elsewhere(turn: Turn, issue: Issue, document: Document) -> Rows:
    """Offer the same post for the other platforms, once it has its words."""
    if not document.fields.get("platform") or not document.fields.get("bagian"):
        return []
    if not may(turn.member, Action.DRAFT):
        return []
    every = await turn.unit.documents.of_issue(issue.id)
    words = document.fields["bagian"]
    had = {
        one.fields.get("platform")
        for one in every
        if one.kind == document.kind and one.fields.get("bagian") == words
    }
    choices = turn.desk.documents.rule(document, "platform").choices
    buttons = [
        turn.button(
            "post_also",
            document.id,
            value=choice,
            text=turn.label("post.also", platform=turn.label(f"pick.{choice}")),
        )
        for choice in choices
        if choice not in had
    ]
    return [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
