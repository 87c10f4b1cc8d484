"""Enclosures of a letter: files, seen by who asks, or a verified fact (HJ-03)."""

from bot.domain.access import Action
from bot.domain.document import Document
from bot.domain.enclosures import (
    MOST,
    enclosures_of,
    with_enclosures,
    without_enclosures,
)
from bot.domain.errors import ButtonExpired
from bot.domain.press_errors import FileNeeded, TooManyFiles
from bot.domain.text import clean, first_line
from bot.services.calls.media import Parcel, post_media
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.kinds.putting import draft_of, put
from bot.services.kinds.rights import LETTER
from bot.services.requests import Pressed, Sent
from bot.services.texts.finding_documents import the_document
from bot.services.turn import member_turn

DIALOGUE = "enclosure"

#: The line about a piece of evidence is so long at most.
LINE = 120


async def ask_enclosure(desk: Desk, pressed: Pressed) -> str:
    """Ask for a file that shows what is right."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        _, document = await draft_of(turn, pressed.press.subject, LETTER)
        files = len(enclosures_of(document))
        await turn.ask(DIALOGUE, document.id)
        back = [turn.button("draft_show", document.id, label="cancel")]
        off = [turn.button("enclosure_off", document.id)] if files else []
        await turn.reply(
            "enclosure_ask", rows=[[*off, *back]], number=document.number, files=files
        )
    return turn.toast


async def answer_enclosure(desk: Desk, sent: Sent) -> str:
    """Attach what came; its words, or its name, say what it is."""
    async with member_turn(desk, sent, Action.DRAFT) as turn:
        assert sent.dialogue is not None
        issue, document = await draft_of(turn, sent.dialogue.subject, LETTER)
        files = [one for one in sent.content.attachments if one.file_id]
        remedies = (("draft_show", document.id),)
        if not files:
            raise FileNeeded(remedies=remedies)
        document = with_enclosures(document, files)
        if len(enclosures_of(document)) > MOST:
            raise TooManyFiles(limit=MOST, remedies=remedies)
        said = first_line(clean(sent.content.text), LINE) or files[0].name
        await turn.record("enclosed", issue.id, document.id.rpartition("/")[2])
        line = turn.label("enclosure.line", document.locale,
                          number=len(enclosures_of(document)), what=said)  # fmt: skip
        await put(turn, issue, document, {"bukti": _added(document, line.rstrip(": "))})
    return turn.toast


def _added(document: Document, line: str) -> str:
    lines = [*document.fields.get("bukti", "").splitlines(), line]
    return "\n".join(dict.fromkeys(lines))


async def take_off(desk: Desk, pressed: Pressed) -> str:
    """Take the files off again, and with them what was said of evidence."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue, document = await draft_of(turn, pressed.press.subject, LETTER)
        await turn.record("enclosures_off", issue.id, document.id.rpartition("/")[2])
        await put(turn, issue, without_enclosures(document), {"bukti": ""})
    return turn.toast


async def see_enclosures(desk: Desk, pressed: Pressed) -> str:
    """Send the enclosures of a letter to who asks."""
    async with member_turn(desk, pressed, Action.SEE_FACTS) as turn:
        document = await the_document(turn, pressed.press.subject)
        issue = await the_issue(turn, document.issue_id)
        parcel = Parcel(issue, turn.member, f"{turn.key}:files")
        caption = turn.label("enclosure.caption", number=document.number)
        await post_media(turn, parcel, enclosures_of(document), caption=caption)
    return turn.toast


async def take_proof(desk: Desk, pressed: Pressed) -> str:
    """Name a verified fact as evidence, with its source."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue, document = await draft_of(turn, pressed.press.subject, LETTER)
        fact = await turn.unit.facts.find(pressed.press.value)
        if fact is None or fact.issue_id != issue.id:
            raise ButtonExpired
        source = ", ".join(one.name for one in fact.sources if one.name)
        line = first_line(f"{fact.text.rstrip('.')} ({source})", LINE)
        await put(turn, issue, document, {"bukti": _added(document, line)})
    return turn.toast
