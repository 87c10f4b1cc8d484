"""A reply to the preview of a draft: its words take the place of what is quoted."""

import re
from collections.abc import Sequence

from bot.domain.access import Action
from bot.domain.document import Document
from bot.domain.errors import ButtonExpired, NothingWritten
from bot.domain.paragraphs import Piece, pieces, quoted_in, replaced
from bot.domain.report import Content
from bot.domain.text import first_line, visible
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.requests import Pressed, Sent
from bot.services.texts.answer_reading import read_answer
from bot.services.texts.draft_screen import DIALOGUE
from bot.services.texts.finding_documents import open_draft
from bot.services.texts.putting import put
from bot.services.turn import Turn, member_turn

#: The question which part the sent words replace, and how much a button says of one.
WHICH, LONG = "draft_which_part", 40

#: The preview of a draft names it in its first line.
_NUMBER = re.compile(r"\bISU-(\d{4}-\d{4,6}/D\d+)\b")


def replies_to_draft(sent: Sent) -> bool:
    """Tell whether a message replies to the preview of a draft, and is no answer.

    Without a quotation it is the answer to the question that stands in the preview.
    """
    number = _NUMBER.search(first_line(sent.replied))
    if number is None or sent.content.attachments:
        return False
    asked = sent.dialogue
    open_question = asked is not None and asked.kind == DIALOGUE
    return bool(sent.quote) or not open_question


async def replace_part(desk: Desk, sent: Sent) -> str:
    """Put the words of a reply in place of the part that it quotes; else ask which."""
    number = _NUMBER.search(first_line(sent.replied))
    assert number is not None
    return await _take(desk, sent, number[1])


async def replace_again(desk: Desk, sent: Sent) -> str:
    """Take other words, sent while it was asked which part they replace."""
    assert sent.dialogue is not None
    return await _take(desk, sent, sent.dialogue.subject)


async def _take(desk: Desk, sent: Sent, subject: str) -> str:
    async with member_turn(desk, sent, Action.DRAFT) as turn:
        document = await open_draft(turn, subject)
        if not visible(sent.content.text):
            raise NothingWritten
        found = pieces(desk.documents.rules(document), document.fields)
        meant = quoted_in(found, sent.quote)
        if len(meant) == 1:
            await _replace(turn, document, meant[0], sent.content.text, sent.source)
        else:
            await _ask_which(turn, document, meant or found, sent)
    return turn.toast


async def _replace(
    turn: Turn, document: Document, piece: Piece, words: str, source: str
) -> None:
    rule = turn.desk.documents.rule(document, piece.field)
    present = document.fields.get(piece.field, "")
    answer = replaced(rule, present, piece.place, words.strip())
    answer = read_answer(turn, rule, Content(answer))
    # A message that was one paragraph of several cannot be the whole field later.
    await put(turn, document, rule, answer, source if piece.place < 0 else "")


async def _ask_which(
    turn: Turn, document: Document, found: Sequence[Piece], sent: Sent
) -> None:
    facts = {"words": sent.content.text, "source": sent.source}
    await turn.ask(WHICH, document.id, facts)
    await turn.reply(
        "draft_which_part",
        fresh=True,
        rows=[
            *([_part_button(turn, document, piece)] for piece in found),
            [turn.button("draft_show", document.id, label="back")],
        ],
        number=document.number,
        words=sent.content.text,
    )


def _part_button(turn: Turn, document: Document, piece: Piece) -> Button:
    name, said = turn.label(f"field.{piece.field}"), first_line(piece.text, LONG)
    place = f" {piece.place + 1}" if piece.place >= 0 else ""
    value, text = f"{piece.field} {piece.place}", f"{name}{place} · {said}"
    return turn.button("draft_part", document.id, value=value, text=text)


async def choose_part(desk: Desk, pressed: Pressed) -> str:
    """Put the words that were sent in place of the part on the button."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        asked = await turn.unit.dialogues.find(turn.member.user_id)
        if asked is None or asked.kind != WHICH or asked.subject != document.id:
            raise ButtonExpired
        name, _, place = pressed.press.value.partition(" ")
        piece = Piece(name, int(place), "")
        await _replace(
            turn, document, piece, asked.facts["words"], asked.facts["source"]
        )
    return turn.toast
