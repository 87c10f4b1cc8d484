"""Putting an answer into a draft; where somebody else just did, both are offered."""

from bot.domain.access import Action
from bot.domain.document import Document
from bot.domain.draft_notes import answered_by, rewritten, sight, typed_out, with_news
from bot.domain.errors import ButtonExpired
from bot.domain.fields import FieldRule
from bot.domain.member import Dialogue
from bot.domain.writing import short_of, written
from bot.ports.storage import JournalRow
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.texts.draft_screen import DIALOGUE, show_draft
from bot.services.texts.draft_texts import present_words
from bot.services.texts.finding_documents import open_draft
from bot.services.turn import Turn, member_turn
from bot.services.views import person

#: The question which of two people's words a field shall have.
BOTH = "draft_both"


async def put(
    turn: Turn, document: Document, rule: FieldRule, answer: str, source: str = ""
) -> None:
    """Keep an answer, unless somebody else changed the field since it was asked.

    Then nothing is overwritten: who asked sees the other words, and chooses.
    """
    asked = await _asked(turn, document)
    since = await _changed_since(turn, document, rule, asked, answer)
    if since is not None:
        await _ask_which(turn, document, rule, answer, since)
        return
    issue = await open_issue(turn, document.issue_id)
    news = await _news(turn, document, asked)
    document = written(document, turn.member.user_id, rule.name, answer)
    document = answered_by(rewritten(document, rule.name), rule.name, source)
    document = typed_out(document, rule.name)
    document = await turn.unit.documents.save(document)
    detail = f"{short_of(document)} {rule.name}"
    await turn.record("field_written", issue.id, detail, content=answer)
    await show_draft(turn, issue, with_news(document, news))


async def _asked(turn: Turn, document: Document) -> Dialogue | None:
    """Return what the asker was asked about this text; None for nothing."""
    asked = await turn.unit.dialogues.find(turn.member.user_id)
    ours = asked is not None and asked.kind in {DIALOGUE, BOTH}
    return asked if ours and asked and asked.subject == document.id else None


async def _changed_since(
    turn: Turn,
    document: Document,
    rule: FieldRule,
    asked: Dialogue | None,
    answer: str,
) -> JournalRow | None:
    """Return who changed a field since the asker saw it; None where nobody did."""
    if asked is None or asked.facts.get("field") != rule.name:
        return None
    seen = asked.facts.get("seen", "")
    same = document.fields.get(rule.name, "") == answer
    if not seen or same or seen == sight(document, rule.name):
        return None
    rows = await _by_others(turn, document)
    mine = [row for row in rows if row.entry.detail.split(" ")[1:] == [rule.name]]
    return mine[-1] if mine else None


async def _by_others(turn: Turn, document: Document) -> list[JournalRow]:
    """Return the lines of the journal about fields that others wrote, oldest first."""
    me, short = f"member:{turn.member.user_id}", short_of(document)
    return [
        row
        for row in await turn.unit.journal.of_subject(document.issue_id)
        if row.entry.action == "field_written"
        and row.entry.actor != me
        and row.entry.detail.split(" ")[0] == short
    ]


async def _news(
    turn: Turn, document: Document, asked: Dialogue | None
) -> tuple[str, ...]:
    """Say which other fields somebody wrote while the asker was writing."""
    if asked is None:
        return ()
    newest = {
        row.entry.detail.split(" ")[1]: row
        for row in await _by_others(turn, document)
        if row.at >= asked.asked_at
    }
    return tuple([await _written(turn, name, row) for name, row in newest.items()])


async def _written(turn: Turn, name: str, row: JournalRow) -> str:
    field = turn.label(f"field.{name}")
    return turn.label("draft.written_by", field=field, who=await _who(turn, row))


async def _who(turn: Turn, row: JournalRow) -> str:
    user_id = int(row.entry.actor.partition(":")[2] or 0)
    return person(turn, await turn.unit.members.find(user_id), turn.member)


async def _ask_which(
    turn: Turn, document: Document, rule: FieldRule, answer: str, since: JournalRow
) -> None:
    """Show both people's words: the first stand, the second can take their place."""
    facts = {"field": rule.name, "seen": sight(document, rule.name), "mine": answer}
    await turn.ask(BOTH, document.id, facts)
    await turn.reply(
        "draft_both",
        fresh=True,
        rows=[
            [turn.button("draft_mine", document.id)],
            [turn.button("draft_show", document.id, label="draft_theirs")],
        ],
        number=document.number,
        field=rule,
        who=await _who(turn, since),
        at=since.at,
        theirs=present_words(turn, document, rule, document.fields[rule.name]),
        mine=present_words(turn, document, rule, answer),
    )


async def use_mine(desk: Desk, pressed: Pressed) -> str:
    """Put the second person's words where the first one's stand."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        asked = await _asked(turn, document)
        if asked is None or asked.kind != BOTH:
            raise ButtonExpired
        rule = desk.documents.rule(document, asked.facts["field"])
        await put(turn, document, rule, asked.facts["mine"])
    return turn.toast
