"""Composing the paper of an approved text: the approved words, and the envelope."""

from bot.domain.document import Approval, Document, DocumentVersion
from bot.domain.member import Member
from bot.domain.paper import (
    Block,
    Letterhead,
    Paper,
    Shape,
    needs_title,
    seen,
    with_dateline,
)
from bot.domain.pictographs import without_pictures
from bot.domain.setting_out import set_out
from bot.domain.values import Struct
from bot.domain.writing import words_of
from bot.services.desk import Desk
from bot.services.texts.draft_texts import dateline_at
from bot.services.views import main_role


class Approved(Struct, frozen=True):
    """A text with everything that its paper says; *by* is None for who was erased."""

    document: Document
    frozen: DocumentVersion
    approval: Approval
    by: Member | None
    number: str = ""


#: The fields with which a text is signed by itself: who, and as what.
SIGNATURE = ("penandatangan", "jabatan")


def compose(desk: Desk, text: Approved) -> Paper:
    """Return the paper of an approved text, in the language of the text."""
    document, locale = text.document, text.document.locale
    headline, blocks = set_out(
        without_pictures(text.frozen.body),
        map(without_pictures, words_of(document).values()),
        own_signature(document),
    )
    kind = desk.words.label(f"paper_kind.{document.kind}", locale).upper()
    local = text.approval.at.astimezone(desk.house.zone)
    paper = Paper(
        locale=locale,
        letterhead=letterhead(desk) if has_letterhead(desk, document) else None,
        kind=kind if needs_title(kind, headline) else "",
        number=_number_line(desk, text),
        headline=headline,
        blocks=tuple(blocks),
        dated=(local.year, local.month, local.day),
        code=code_line(desk, text),
        signed=_signed(desk, text, blocks),
    )
    if not desk.documents.kinds[document.kind].dateline:
        return paper
    return with_dateline(paper, dateline_at(desk, document, text.approval.at))


def _number_line(desk: Desk, text: Approved) -> str:
    if not text.number:
        return ""
    locale = text.document.locale
    return seen(desk.words.label("paper.letter_number", locale, number=text.number))


def own_signature(document: Document) -> tuple[str, ...]:
    """Return the lines with which the words themselves are signed; most are not."""
    lines = (document.fields.get(name, "") for name in SIGNATURE)
    said = tuple(" ".join(line.split()).rstrip(" .;,") for line in lines)
    return said if all(said) else ()


def code_line(desk: Desk, text: Approved) -> str:
    """Say what a reader compares: the document, its version, the seal."""
    return desk.words.label(
        "paper.code_oral" if text.approval.oral else "paper.code",
        text.document.locale,
        number=text.document.number,
        version=text.frozen.version,
        seal=text.frozen.sha[:8],
    )


def has_letterhead(desk: Desk, document: Document) -> bool:
    """Tell whether the files of a text carry the letterhead, and so a number."""
    return desk.documents.kinds[document.kind].letterhead


def letterhead(desk: Desk) -> Letterhead:
    """Return the letterhead of the office, as its file and the settings have it."""
    office = desk.playbook.office
    return Letterhead(
        seen(desk.house.organisation).upper(),
        seen(office.address),
        " · ".join(filter(None, map(seen, (office.site, office.phone, office.email)))),
        office.logo,
    )


def _signed(desk: Desk, text: Approved, blocks: list[Block]) -> tuple[str, ...]:
    """Return title and name of who approved, where the words are not signed."""
    alone = any(block.shape is Shape.SIGNED for block in blocks)
    if alone or text.by is None or not has_letterhead(desk, text.document):
        return ()
    locale, role = text.document.locale, main_role(text.by)
    own = desk.playbook.office.title(role, locale)
    title = text.by.position or own or desk.words.label(f"role.{role}", locale)
    return (f"{seen(title)},", "", seen(text.by.name))
