"""Approved texts on paper: the same words in PDF and DOCX, and what a page must keep to."""

import asyncio
import gc
import io
import os
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx
import pypdfium2
import pytest

from bot.documents.papers import PrintingRoom
from bot.documents.typesetter import Typesetter
from bot.domain.paper import Shape, needs_title, plain, seen
from bot.domain.setting_out import set_out
from bot.domain.values import replace
from bot.ports.papers import Format, NoPapers, NotMade
from tests.documents.official_samples import (
    REGISTERS,
    approved,
    desk,
    kinds,
    paper,
    register,
)
from tests.words.catalog import LOCALES, TEMPLATES, WORDS

GOLDEN = Path(__file__).parent / "golden"
WRITE = os.environ.get("SIAGA_GOLDEN") == "write"

#: Kinds whose sample fills more than one page.
LONG = {"review": 2}

#: A4 in points, and what stays white at left and right, above and below.
WIDTH, HEIGHT, SIDE, EDGE = 595.3, 841.9, 25 * 72 / 25.4, 28.0

HOSTILE = (
    '#panic("x") *b* `r` $m$ <b>x</b> @ref {{7*7}} {% for %} =HYPERLINK("http://127.0.0.1/")'
    ' file:///etc/passwd http://127.0.0.1:8080/x ![a](file:///etc/hostname) \\input{x} & "q"'
)
UNSEEN = "\u202eterbalik\u202c dan\u200b\u0000\u0007"


@pytest.fixture(scope="module")
def room() -> PrintingRoom:
    return PrintingRoom(Typesetter())


def every() -> list:
    return [pytest.param(k, loc, id=f"{loc}-{k}") for loc in LOCALES for k in kinds()]


def pages(content: bytes) -> list:
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage() for page in document]


def pdf_words(content: bytes, code: str) -> str:
    """Read the pages back as one line; what stands at every foot is taken out."""
    texts = [re.sub(r"\s+", " ", page.get_text_bounded()) for page in pages(content)]
    count = len(texts)
    for n, text in enumerate(texts, 1):
        foot = f"{code} {n} / {count}"
        assert text.count(foot) == 1, (foot, text)
        texts[n - 1] = text.replace(foot, " ")
    return " ".join(" ".join(texts).split())


def signs(text: str) -> str:
    """Leave out spaces, and where a long word may break."""
    return re.sub(r"[\s\u200b]", "", text)


def docx_words(content: bytes) -> str:
    """Read letterhead and words back as one line, the marks of lists as printed."""
    document = docx.Document(io.BytesIO(content))
    head = document.sections[0].first_page_header.paragraphs
    return " ".join(
        " ".join(f"{_mark(one)}{one.text}" for one in [*head, *document.paragraphs])
        .split()
    )  # fmt: skip


def _mark(paragraph) -> str:
    return "– " if paragraph.style.name == "List Bullet" else ""


def words_of(text: str, code: str) -> str:
    return " ".join(text.removesuffix(code).split())


@pytest.mark.parametrize(("kind", "locale"), every())
def test_both_files_say_the_golden_text(room, kind, locale):
    made = paper(kind, locale)
    file, said = GOLDEN / locale / f"{kind}.txt", plain(made)
    if WRITE:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(said + "\n", "utf-8")

    assert said == file.read_text("utf-8").removesuffix("\n")
    pdf, word = (room.made(made, form) for form in Format)
    # A line may break within an address: of the pages the signs are compared.
    read, wanted = pdf_words(pdf, made.code), words_of(said, made.code)
    assert read.replace(" ", "") == wanted.replace(" ", "")
    assert docx_words(word) == words_of(said, made.code)
    assert_page_is_whole(pdf, kind)
    assert_kept(pdf, locale)
    assert_marked(word, made, locale)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", REGISTERS)
def test_minutes_and_reports_say_the_same_in_both_files(room, name, locale):
    made = register(name, locale)
    file, said = GOLDEN / locale / f"{name}.txt", plain(made)
    if WRITE:
        file.write_text(said + "\n", "utf-8")

    assert said == file.read_text("utf-8").removesuffix("\n")
    pdf, word = (room.made(made, form) for form in Format)
    wanted = words_of(said, made.code)
    assert pdf_words(pdf, made.code).replace(" ", "") == wanted.replace(" ", "")
    assert docx_words(word) == wanted
    assert_page_is_whole(pdf, name)
    assert_kept(pdf, locale)
    assert_marked(word, made, locale)
    assert [b for b in made.blocks if b.shape is Shape.HEADING]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_part_of_a_report_that_stands_in_bold_is_a_heading_on_paper(locale):
    template = (TEMPLATES / locale / "messages" / "sitrep_text.html.j2").read_text()
    bold = re.findall(r"(?m)^<b>([^<{:]+[^.])</b>(?:$|\{\{)", template)

    assert WORDS.label("sitrep.headings", locale) == "|".join(dict.fromkeys(bold))


def inked(page) -> list:
    """Return where each sign stands; a space at the end of a line may hang over it."""
    signs = range(page.count_chars())
    seen_ones = [
        n
        for n in signs
        if not chr(pypdfium2.raw.FPDFText_GetUnicode(page, n)).isspace()
    ]
    return [page.get_charbox(n) for n in seen_ones]


def assert_page_is_whole(pdf: bytes, kind: str) -> None:
    """Every sign is within the margins, and each sheet has as many as it should."""
    assert len(pages(pdf)) == LONG.get(kind, 1)
    for page in pages(pdf):
        boxes = inked(page)
        assert len(boxes) > 50
        for left, bottom, right, top in boxes:
            assert left >= SIDE - 1
            assert right <= WIDTH - SIDE + 1
            assert bottom >= EDGE
            assert top <= HEIGHT - EDGE


def assert_kept(pdf: bytes, locale: str) -> None:
    """PDF/A-2b says so in its XMP part: then letters are embedded, each sign has one."""
    (part,) = re.findall(rb"<pdfaid:part>(\d)<", pdf)
    (conformance,) = re.findall(rb"<pdfaid:conformance>(\w)<", pdf)
    assert (part, conformance) == (b"2", b"B")
    assert f"/Lang({locale})".encode() in pdf.replace(b" ", b"")
    assert b"/StructTreeRoot" in pdf
    assert not re.search(rb"/URI|/Launch|/JavaScript|/EmbeddedFile", pdf)


def assert_marked(word: bytes, made, locale: str) -> None:
    """The headline is a heading, the language is set, pages are numbered."""
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        parts = {name: archive.read(name).decode("utf-8", "replace")
                 for name in archive.namelist() if name.endswith((".xml", ".rels"))}  # fmt: skip
    document = docx.Document(io.BytesIO(word))
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert heads == [made.headline]
    language = {"id": "id-ID", "en": "en-GB"}[locale]
    assert f'w:lang w:val="{language}"' in parts["word/styles.xml"]
    footers = [text for name, text in parts.items() if "word/footer" in name]
    assert any("NUMPAGES" in text and made.code in text for text in footers)
    assert not any('TargetMode="External"' in text for text in parts.values())
    for text in parts.values():
        ElementTree.fromstring(text)


def test_every_approved_word_is_on_the_paper_in_its_order():
    for kind in kinds():
        text = approved(kind, "id")
        typed = re.sub(r"\s+|– ", "", text.frozen.body)
        said = re.sub(r"\s+|– ", "", plain(paper(kind, "id")))
        said = said.replace("012/HM/DISKOMINFO/03/2026", "").replace("Nomor:", "", 1)
        said, datelines = re.subn(r"SAMARINDA,.{20,40}WITA(—)?", "", said)
        assert typed in said, kind
        assert datelines == desk().documents.kinds[kind].dateline, kind


def test_the_same_paper_is_the_same_bytes_and_another_number_is_not(room):
    one = paper("press_release", "id")
    other = paper("press_release", "id", number="013/HM/DISKOMINFO/03/2026")

    for form in Format:
        made = room.made(one, form)
        assert made == PrintingRoom(Typesetter()).made(one, form)
        assert made != room.made(other, form)


@pytest.mark.parametrize("form", Format)
def test_what_people_typed_is_printed_as_typed_and_obeyed_by_nothing(room, form):
    body = f"{HOSTILE}\n\n{HOSTILE}\n\n– {HOSTILE}\n– {HOSTILE}\n\n{UNSEEN}"
    made = paper("press_release", "id", body, number=HOSTILE)

    content = room.made(made, form)

    read = pdf_words if form is Format.PDF else lambda file, code: docx_words(file)
    said = signs(read(content, made.code))
    assert said.count(signs(HOSTILE)) == 5
    assert "terbalikdan" in said
    assert not set("\u202e\u202c\0\7") & set(said)
    assert b"root:" not in content
    if form is Format.PDF:
        assert_kept(content, "id")
    else:
        assert_marked(content, made, "id")


def test_a_word_of_four_thousand_signs_stays_within_the_margins(room):
    made = paper("press_release", "id", f"Judul\n\n{'x' * 4097}\n\n{'kata ' * 900}")

    content = room.made(made, Format.PDF)

    for page in pages(content):
        assert max(box[2] for box in inked(page)) <= WIDTH - SIDE + 1
    assert "x" * 4097 in signs(pdf_words(content, made.code))
    assert docx_words(room.made(made, Format.DOCX)).count("x" * 4097) == 1


def test_a_sign_that_no_typeface_has_is_said_and_the_docx_keeps_it(room):
    made = replace(paper("press_release", "id"), headline="Banjir 🚨")

    with pytest.raises(NotMade, match="🚨"):
        room.made(made, Format.PDF)

    assert "Banjir 🚨" in docx_words(room.made(made, Format.DOCX))


def logo(tmp_path: Path) -> Path:
    from bot.documents.typesetter import Typesetter
    from tests.documents.test_pictures import sheet

    file = tmp_path / "logo.png"
    file.write_bytes(Typesetter().drawn(sheet(1)))
    return file


def test_the_logo_stands_in_both_files_and_a_broken_one_is_said(room, tmp_path):
    made = paper("apology", "id")
    with_logo = replace(made, letterhead=replace(made.letterhead, logo=logo(tmp_path)))
    plain_pdf, pdf = room.made(made, Format.PDF), room.made(with_logo, Format.PDF)
    assert pdf.count(b"/Subtype/Image") > plain_pdf.count(b"/Subtype/Image")
    assert pdf_words(pdf, made.code) == pdf_words(plain_pdf, made.code)
    word = room.made(with_logo, Format.DOCX)
    assert "word/media/image1.png" in zipfile.ZipFile(io.BytesIO(word)).namelist()

    with_logo.letterhead.logo.write_bytes(b"no picture")

    for form in Format:
        with pytest.raises(NotMade):
            room.made(with_logo, form)


def test_a_docx_leaves_nothing_for_a_collection_that_stops_everybody(room):
    made = paper("press_release", "id")
    room.made(made, Format.DOCX)
    gc.collect()
    before = gc.get_threshold()
    gc.set_threshold(1_000_000)  # nothing is collected by itself
    try:
        room.made(made, Format.DOCX)
        left = gc.collect()
    finally:
        gc.set_threshold(*before)

    assert left < 20


async def test_the_event_loop_goes_on_while_files_are_made(room):
    turns = 0

    async def count() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    counting = asyncio.create_task(count())
    for form in Format:
        await room.make(paper("review", "id"), form)
    counting.cancel()

    assert turns > 10
    with pytest.raises(NotMade):
        await NoPapers().make(paper("review", "id"), Format.PDF)


@pytest.mark.parametrize(
    ("body", "shapes"),
    [
        ("Judul\n\nKalimat biasa.", "paragraph"),
        ("Judul\n\nRingkasan\nKalimat biasa.", "heading paragraph"),
        ("Judul\n\nTembusan: Dewan Pers\nNarahubung: Ratna.", "paragraph paragraph"),
        ("Judul\n\nKepada warga\nKepada lembaga", "paragraph paragraph"),
        ("Judul\n\nYang boleh:\n– satu\n– dua", "paragraph items"),
        ('Judul\n\n– Dewi: "Kami hadir."\n– satu', "quote items"),
        ("Judul\n\n1. satu\n2. dua", "paragraph paragraph"),
        ("Judul\n\nSari\nKepala\n\nNarahubung: Ratna.", "signed paragraph"),
        ("Judul\nBaris kedua", "paragraph"),
        ("Judul", ""),
    ],
)
def test_words_are_set_out_by_what_they_are(body, shapes):
    headline, blocks = set_out(body, ["warga"], ("Sari", "Kepala"))

    assert headline == "Judul"
    assert [block.shape for block in blocks] == [Shape(one) for one in shapes.split()]


def test_a_headline_that_names_the_kind_needs_no_title():
    assert needs_title("SIARAN PERS", "Air keran keruh")
    assert not needs_title("RALAT", "Ralat")
    assert seen(" a\u202e b\tc\0\ufeff ") == "a b c"
    assert seen("Cafe\u0301 🚨") == "Café 🚨"


def test_the_paper_of_an_oral_approval_says_so():
    text = approved("holding_statement", "id")
    oral = replace(text.approval, recorded_by=3)

    said = paper("holding_statement", "id", approval=oral)

    assert said.code.endswith("· disetujui lisan, menunggu konfirmasi")


def test_a_text_without_letterhead_and_an_erased_approver_sign_nothing():
    assert paper("questions", "id").letterhead is None
    assert paper("questions", "id").signed == ()
    assert paper("holding_statement", "id", by=None).signed == ()
    assert paper("apology", "id").letterhead.reach.count(" · ") == 2
