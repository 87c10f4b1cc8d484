"""The DOCX of an approved text: the same words as its PDF, under the same headings."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.shared import Mm, Pt

from bot.documents.word_style import foot, rule, set_up
from bot.domain.paper import Block, Letterhead, Paper, Shape, title_lines

#: Every part of the archive has this time: the same paper is the same bytes.
_THEN = (1980, 1, 1, 0, 0, 0)

#: Packing took longer than writing: this is a third of it, for a tenth more bytes.
_QUICKLY = 1

_STYLES = {
    Shape.HEADING: "Heading 2",
    Shape.QUOTE: "Quote",
}

_BROKEN = (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)


def word_file(paper: Paper) -> bytes:
    """Return the file; raise `OSError` or `ValueError` where a picture is broken."""
    document = docx.Document()
    set_up(document, paper)
    if paper.letterhead:
        _letterhead(document, paper.letterhead)
    _title(document, paper)
    for block in paper.blocks:
        _add(document, block)
    if paper.signed:
        _sign(document, paper.signed)
    foot(document, paper.code)
    return _sealed(document)


def _letterhead(document: Document, head: Letterhead) -> None:
    """Put the letterhead into the header of the first page."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    header = section.first_page_header
    first = header.paragraphs[0]
    if head.logo:
        _draw(first, head.logo)
        _centred(first)
        first = header.add_paragraph()
    first.add_run(head.organisation).font.size = Pt(15)
    _centred(first, bold=True)
    for line in filter(None, (head.address, head.reach)):
        said = header.add_paragraph()
        said.add_run(line).font.size = Pt(9)
        _centred(said)
    for paragraph in header.paragraphs:
        paragraph.paragraph_format.space_after = Pt(0)
    rule(header.paragraphs[-1])


def _draw(paragraph: Any, logo: Path) -> None:
    try:
        paragraph.add_run().add_picture(str(logo), height=Mm(18))
    except _BROKEN as error:
        raise ValueError("the logo is no picture") from error


def _title(document: Document, paper: Paper) -> None:
    for line in filter(None, title_lines(paper)):
        heads = line == paper.headline
        added = document.add_heading(line, 1) if heads else document.add_paragraph(line)
        _centred(added, bold=line == paper.kind)
    if paper.dateline:
        document.add_paragraph(paper.dateline)


def _centred(paragraph: Any, *, bold: bool = False) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for run in paragraph.runs:
        run.bold = bold or run.bold


def _add(document: Document, block: Block) -> None:
    if block.shape is Shape.ITEMS:
        for line in block.lines:
            document.add_paragraph(line, style="List Bullet")
        return
    paragraph = document.add_paragraph(style=_STYLES.get(block.shape))
    paragraph.add_run("\n".join(block.lines))
    paragraph.paragraph_format.keep_together = block.shape is Shape.SIGNED


def _sign(document: Document, signed: tuple[str, ...]) -> None:
    for line in signed:
        paragraph = document.add_paragraph(line)
        paragraph.paragraph_format.left_indent = Mm(80)
        paragraph.paragraph_format.space_after = Pt(0 if line else 24)
        paragraph.paragraph_format.keep_with_next = line != signed[-1]


def _sealed(document: Document) -> bytes:
    """Write the archive anew without the time at which it was made."""
    made, kept = io.BytesIO(), io.BytesIO()
    document.save(made)
    with (
        zipfile.ZipFile(made) as source,
        zipfile.ZipFile(kept, "w", compresslevel=_QUICKLY) as target,
    ):
        for name in sorted(source.namelist()):
            target.writestr(zipfile.ZipInfo(name, _THEN), source.read(name),
                            zipfile.ZIP_DEFLATED)  # fmt: skip
    return kept.getvalue()
