"""Letter numbers: typed in from the registry, or given when a text is approved."""

from bot.domain.access import Action
from bot.domain.document import Document
from bot.domain.export_errors import (
    LetterNumberGiven,
    LetterNumberTaken,
    LetterNumberUnclear,
)
from bot.domain.issue import Issue
from bot.domain.letter_numbers import LetterNumber, composed, read_number
from bot.domain.writing import short_of
from bot.services.desk import Desk
from bot.services.exports.approved import living
from bot.services.exports.composing import has_letterhead
from bot.services.exports.filing import export_row
from bot.services.finding import the_issue
from bot.services.requests import Pressed, Sent
from bot.services.texts.finding_documents import the_document
from bot.services.turn import Turn, member_turn

#: The dialogue in which a number is typed.
DIALOGUE = "letter_number"


def wants_number(desk: Desk, document: Document) -> bool:
    """Tell whether the registry's number is to be typed in for this text."""
    return has_letterhead(desk, document) and not desk.playbook.office.gives_numbers


async def give_number(turn: Turn, document: Document) -> str:
    """Give an approved text the next number, where the office has Siaga give them.

    A text keeps its number when it is approved anew: no number is lost.
    """
    office, local = turn.desk.playbook.office, turn.now.astimezone(turn.desk.house.zone)
    has = await turn.unit.exports.number_of(document.id)
    if has is not None:
        return has.number
    if not (office.gives_numbers and office.number_pattern):
        return ""
    if not has_letterhead(turn.desk, document):
        return ""
    first = office.first_numbers.get(local.year, 1)
    serial = max(first, await turn.unit.exports.next_serial(local.year))
    number = composed(office.number_pattern, serial, office.letter_code, local)
    await _keep(turn, document, number, serial)
    await turn.record("letter_numbered", document.issue_id, short_of(document))
    return number


async def ask_number(desk: Desk, pressed: Pressed) -> str:
    """Ask for the number of the registry; the next message is it."""
    async with member_turn(desk, pressed, Action.NUMBER_LETTER) as turn:
        document, _ = await _numbered(turn, pressed.press.subject)
        has = await turn.unit.exports.number_of(document.id)
        await turn.ask(DIALOGUE, document.id)
        await turn.reply(
            "letter_number_ask",
            fresh=True,
            rows=[[turn.button("cancel")]],
            number=document.number,
            now_is=has.number if has else "",
        )
    return turn.toast


async def answer_number(desk: Desk, sent: Sent) -> str:
    """Keep the number; no approval is touched by it."""
    async with member_turn(desk, sent, Action.NUMBER_LETTER) as turn:
        assert sent.dialogue is not None
        document, issue = await _numbered(turn, sent.dialogue.subject)
        number = read_number(sent.content.text)
        if number is None:
            raise LetterNumberUnclear
        await _free(turn, document, number)
        await turn.unit.dialogues.end(turn.member.user_id)
        await _keep(turn, document, number, None)
        await turn.record("letter_numbered", issue.id, short_of(document))
        ready = await living(turn.unit, document) is not None
        await turn.reply(
            "letter_numbered",
            rows=[export_row(turn, document.id)] if ready else [],
            number=document.number,
            letter=number,
            ready=ready,
        )
    return turn.toast


async def _numbered(turn: Turn, subject: str) -> tuple[Document, Issue]:
    """Return a text whose number may be typed in; raise `LetterNumberGiven`."""
    document = await the_document(turn, subject)
    issue = await the_issue(turn, document.issue_id)
    has = await turn.unit.exports.number_of(document.id)
    if has is not None and has.serial is not None:
        raise LetterNumberGiven(number=document.number, letter=has.number)
    return document, issue


async def _free(turn: Turn, document: Document, number: str) -> None:
    taken = await turn.unit.exports.numbered(number)
    if taken is not None and taken.document_id != document.id:
        raise LetterNumberTaken(letter=number)


async def _keep(
    turn: Turn, document: Document, number: str, serial: int | None
) -> None:
    local = turn.now.astimezone(turn.desk.house.zone)
    await turn.unit.exports.give(
        LetterNumber(
            document.id, number, local.year, serial, turn.member.user_id, turn.now
        )
    )
