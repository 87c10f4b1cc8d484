"""How the DOCX of a text looks: the sheet, letters and language, rule and foot."""

from datetime import UTC, datetime
from typing import Any

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from bot.domain.paper import Paper

#: Languages as the format names them.
_LANGUAGES = {"id": "id-ID", "en": "en-GB"}

_TYPEFACE = "Calibri"

#: The words are so wide, in millimetres: the page number ends with them.
_WIDTH = 160


def set_up(document: Document, paper: Paper) -> None:
    """Set the sheet, its letters and language, and what the file says of itself."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(20), Mm(24)
    for name in ("Normal", "Heading 1", "Heading 2"):
        _letters(document.styles[name], paper.locale)
    document.styles["Normal"].font.size = Pt(11)
    document.styles["Heading 1"].paragraph_format.space_after = Pt(8)
    document.styles["Heading 2"].paragraph_format.space_after = Pt(4)
    foot = document.styles["Footer"]
    foot.font.size = Pt(8)
    foot.paragraph_format.tab_stops.clear_all()
    foot.paragraph_format.tab_stops.add_tab_stop(Mm(_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    at = datetime(*paper.dated, tzinfo=UTC).replace(tzinfo=None)
    told = document.core_properties
    told.title, told.language = paper.headline[:255], _LANGUAGES[paper.locale]
    told.author = told.last_modified_by = (
        paper.letterhead.organisation[:255] if paper.letterhead else ""
    )
    told.comments, told.created, told.modified = "", at, at


def _letters(style: Any, locale: str) -> None:
    """Set typeface, colour and language of a style."""
    style.font.name = _TYPEFACE
    style.font.color.rgb = None
    properties = style.element.get_or_add_rPr()
    for theme in properties.findall(qn("w:rFonts")):
        for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            theme.attrib.pop(qn(f"w:{name}"), None)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), _LANGUAGES[locale])
    properties.append(language)


def rule(paragraph: Any) -> None:
    """Draw the double rule under a letterhead."""
    borders, below = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "thickThinSmallGap"), ("sz", "18"), ("space", "4")):
        below.set(qn(f"w:{name}"), value)
    borders.append(below)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def foot(document: Document, code: str) -> None:
    """Put code and page number at the foot of every page."""
    section = document.sections[0]
    for footer in (section.footer, section.first_page_footer):
        paragraph = footer.paragraphs[0]
        paragraph.add_run(f"{code}\t")
        for name in ("PAGE", "NUMPAGES"):
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), name)
            paragraph._p.append(field)
            if name == "PAGE":
                paragraph.add_run(" / ")
