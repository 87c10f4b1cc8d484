"""One approved text as a file: made beside the loop, noted by its hash, sent."""

import hashlib
import logging
import re
from collections.abc import Sequence

from bot.domain.access import Action
from bot.domain.export_errors import NotPrintable
from bot.domain.issue import Issue
from bot.domain.pictographs import pictures_in
from bot.domain.writing import short_of
from bot.ports.exports import ExportedFile
from bot.ports.mail import Button, Letter, MessageClass
from bot.ports.papers import Format, NotMade
from bot.services.desk import Desk
from bot.services.exports.approved import approved_text
from bot.services.exports.composing import Approved, compose
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn

log = logging.getLogger(__name__)

#: So many signs that were left out are named.
NAMED = 6

#: How the typesetter says which words have a sign that no typeface has.
_STRANGE = re.compile(r'the text `"(.{1,20}?)"`')


async def export_pdf(desk: Desk, pressed: Pressed) -> str:
    """Send an approved text as PDF/A."""
    return await _export(desk, pressed, Format.PDF)


async def export_docx(desk: Desk, pressed: Pressed) -> str:
    """Send an approved text as DOCX."""
    return await _export(desk, pressed, Format.DOCX)


async def _export(desk: Desk, pressed: Pressed, form: Format) -> str:
    subject = pressed.press.subject
    async with member_turn(desk, pressed, Action.EXPORT) as turn:
        _, text = await approved_text(turn, subject)
        turn.idle = True
    content = await made(desk, text, form)
    async with member_turn(desk, pressed, Action.EXPORT) as turn:
        # Looked at again: while the file was made the approval may have gone.
        issue, now = await approved_text(turn, subject)
        if now.frozen.version == text.frozen.version:
            await _hand_over(turn, issue, text, form, content)
    return turn.toast


async def made(desk: Desk, text: Approved, form: Format) -> bytes:
    """Make the file while no unit is open; raise `NotPrintable`."""
    try:
        return await desk.papers.make(compose(desk, text), form)
    except NotMade as fault:
        sign = strange_sign(fault)
        other = form is Format.PDF
        raise NotPrintable(
            number=text.document.number,
            sign=sign,
            remedies=(("export_docx", text.document.id),) if other else (),
        ) from fault


def strange_sign(fault: NotMade) -> str:
    """Return the sign that no typeface has; "" for another fault, which is logged."""
    strange = _STRANGE.search(str(fault))
    if strange is None:
        log.error("a file was not made: %s", fault)
    return strange[1] if strange else ""


async def _hand_over(
    turn: Turn, issue: Issue, text: Approved, form: Format, content: bytes
) -> None:
    await noted(turn, text, form, content)
    detail = f"{short_of(text.document)} v{text.frozen.version} {form}"
    await turn.record("exported", issue.id, detail)
    about = turn.label(f"document_kind.{text.document.kind}")
    left = pictures_in(text.frozen.body)
    note = [turn.label("paper.left_out", signs=" ".join(left[:NAMED]))] if left else []
    name, number = f"{file_name(text)}.{form}", text.document.number
    await send_file(turn, content, name, number, about, notes=note)


async def noted(turn: Turn, text: Approved, form: str, content: bytes) -> None:
    """Note the hash of a file that has a text in it."""
    sha = hashlib.sha256(content).hexdigest()
    who, at = turn.member.user_id, turn.now
    document, version = text.document.id, text.frozen.version
    await turn.unit.exports.record(
        ExportedFile(sha, document, version, str(form), who, at)
    )


def file_name(text: Approved) -> str:
    """Return what the files of a text are called: nothing in it was typed."""
    name = text.document.number.replace("/", "-")
    return f"{name}-v{text.frozen.version}"


async def send_file(
    turn: Turn,
    content: bytes,
    filename: str,
    number: str,
    about: str,
    *,
    notes: Sequence[str] = (),
) -> None:
    """Send a file to who asked, with its number under it, and what is not in it."""
    facts = {"number": number, "about": about, "notes": notes}
    text = turn.desk.words.message("exported_file", turn.locale, **facts)
    await turn.post(
        Letter(
            key=turn.next_key(),
            klass=MessageClass.FILE,
            chat_id=turn.member.user_id,
            text=text,
            file=await turn.unit.letters.keep_file(content),
            filename=filename,
        )
    )


def export_row(turn: Turn, document_id: str, locale: str = "") -> list[Button]:
    """Return the buttons for both files of a text."""
    return [
        turn.button("export_pdf", document_id, locale=locale),
        turn.button("export_docx", document_id, locale=locale),
    ]
