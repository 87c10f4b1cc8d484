"""An angry reply waits: so long nobody can submit it, and its writer cools down."""

from datetime import datetime, timedelta

from bot.domain.document import Document
from bot.domain.document_life import DocumentState
from bot.domain.issue import Issue
from bot.domain.lint.anger import angry_words
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.situation import Situation
from bot.domain.reaction_errors import HeldBack
from bot.domain.writing import short_of
from bot.ports.mail import MessageClass
from bot.services.desk import Desk
from bot.services.texts.draft_texts import body_of
from bot.services.texts.finding_documents import last_deed
from bot.services.texts.linting import found_in, refusing
from bot.services.texts.situations import agencies_of
from bot.services.turn import Turn, clock_turn
from bot.services.views import issue_view

#: After these the words are others, and the time begins anew.
_WRITTEN = frozenset({"drafted", "field_written"})

#: Whoever was away longer is not told any more that the time is over.
_TOLD_WITHIN = timedelta(hours=12)


async def refuse_held(turn: Turn, issue: Issue, document: Document) -> None:
    """Raise `HeldBack` while an angry reply waits (doctrine.md 5.4)."""
    until, words = await held_until(turn, issue, document)
    if until is not None and until > turn.now:
        remedies = (("draft_change", document.id),)
        raise HeldBack(
            number=document.number, until=until, words=words, remedies=remedies
        )


async def held_until(
    turn: Turn, issue: Issue, document: Document
) -> tuple[datetime | None, list[str]]:
    """Return until when a reply waits, and for which words; None where it need not.

    The time counts from when its words were last written, as the journal has it.
    """
    rules = turn.desk.playbook.reactions
    level = issue.level
    if level is None or not rules.holds(document.kind, level):
        return None, []
    text = Manuscript(document.kind, document.locale, body_of(turn, document))
    lexicon = turn.desk.playbook.words[document.locale]
    others = await agencies_of(turn, issue)
    situation = Situation(turn.now, level, agencies=others)
    words = angry_words(rules, text, situation, lexicon)
    if not words:
        return None, []
    deed = await last_deed(turn, document, _WRITTEN)
    return (deed.at if deed else document.created_at) + rules.hold, words


async def tell_released(desk: Desk) -> None:
    """Tell the writer of a reply that its time is over, once for each time."""
    async with desk.storage.begin() as unit:
        drafts = await unit.documents.drafts(desk.playbook.reactions.kinds)
    for document in drafts:
        await _release(desk, document)


async def _release(desk: Desk, document: Document) -> None:
    key = f"released:{document.id}:{document.version}"
    async with clock_turn(desk, key) as turn:
        if await turn.unit.committed(key):
            turn.idle = True
            return
        fresh = await turn.unit.documents.find(document.id)
        issue = await turn.unit.issues.find(document.issue_id)
        turn.idle = not (fresh and issue and await _tell(turn, issue, fresh, document))


async def _tell(turn: Turn, issue: Issue, fresh: Document, seen: Document) -> bool:
    """Tell the writer where the time of the very words is over; False where not."""
    if fresh.version != seen.version or fresh.state is not DocumentState.DRAFT:
        return False
    until, words = await held_until(turn, issue, fresh)
    if until is None or not until <= turn.now < until + _TOLD_WITHIN:
        return False
    if refusing(await found_in(turn, issue, fresh)):  # Waiting does not make it right.
        return False
    writer = await turn.unit.members.find(fresh.author)
    if writer is None or not writer.reachable:
        return False
    await turn.record("reply_released", issue.id, short_of(fresh))
    await turn.tell(
        writer,
        "reply_released",
        klass=MessageClass.PING,
        rows=[
            [turn.button("draft_change", fresh.id, locale=writer.locale)],
            [
                turn.button(
                    "submit", fresh.id, version=fresh.version, locale=writer.locale
                )
            ],
        ],
        issue=await issue_view(turn, issue, writer),
        number=fresh.number,
        words=words,
    )
    return True
