"""The screen of what stands approved in an issue: each text as a file, and the kit."""

from datetime import datetime

from bot.domain.access import Action, may
from bot.domain.document import Document
from bot.domain.issue import Issue
from bot.domain.values import Struct
from bot.domain.writing import short_of
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.exports.approved import approved_texts
from bot.services.exports.composing import Approved
from bot.services.exports.numbering import wants_number
from bot.services.finding import the_issue
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: So many texts are offered as files, the newest first.
SHOWN = 4


class PaperLine(Struct, frozen=True):
    """One approved text in the list."""

    short: str
    kind: str
    version: int
    at: datetime
    letter: str
    oral: bool


async def see_papers(desk: Desk, pressed: Pressed) -> str:
    """Show the approved texts of the issue under the button."""
    async with member_turn(desk, pressed, Action.EXPORT) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        found = (await approved_texts(turn, issue))[::-1]
        kinds = desk.documents.kinds
        rows = [row for text in found[:SHOWN] for row in _rows(turn, text)]
        if any(kinds[text.document.kind].public for text in found):
            rows.append([turn.button("press_kit", issue.id)])
        await turn.reply(
            "papers",
            fresh=True,
            rows=rows,
            issue=await issue_view(turn, issue, turn.member),
            texts=[_line(turn, text) for text in found[:SHOWN]],
            more=len(found[SHOWN:]),
            now=turn.now,
        )
    return turn.toast


def _rows(turn: Turn, text: Approved) -> list[list[Button]]:
    document, short = text.document, short_of(text.document)
    row = [
        turn.button("export_pdf", document.id, text=f"{short} · PDF"),
        turn.button("export_docx", document.id, text=f"{short} · DOCX"),
    ]
    if not _numbers(turn, document):
        return [row]
    label = turn.label("button.letter_number_of", short=short)
    return [row, [turn.button("letter_number", document.id, text=label)]]


def _numbers(turn: Turn, document: Document) -> bool:
    """Tell whether the asker types in the number of this text."""
    allowed = may(turn.member, Action.NUMBER_LETTER)
    return allowed and wants_number(turn.desk, document)


def number_row(turn: Turn, document: Document) -> list[list[Button]]:
    """Let the registry's number be typed in before the approval comes."""
    if not _numbers(turn, document):
        return []
    return [[turn.button("letter_number", document.id)]]


def _line(turn: Turn, text: Approved) -> PaperLine:
    return PaperLine(
        short=short_of(text.document),
        kind=turn.label(f"document_kind.{text.document.kind}"),
        version=text.frozen.version,
        at=text.approval.at,
        letter=text.number,
        oral=text.approval.oral,
    )


async def papers_row(turn: Turn, issue: Issue) -> list[list[Button]]:
    """Return the way to the files of an issue's texts, where there are any."""
    if not may(turn.member, Action.EXPORT):
        return []
    if not await approved_texts(turn, issue):
        return []
    return [[turn.button("papers", issue.id)]]
