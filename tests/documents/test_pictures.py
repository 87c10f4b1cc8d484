"""Pictures: what is drawn fits its box, whatever people typed, and needs no colours."""

import asyncio
import json
import struct
from itertools import combinations

import pytest
import typst

from bot.documents import typesetter
from bot.documents.drawing import (
    drawable,
    map_values,
    paper_values,
    timeline_values,
)
from bot.documents.palette import KINDS, LEVELS, MARKS, SHAPES
from bot.documents.typesetter import SHEETS, Typesetter
from bot.domain.issue_map import Place, Quadrant, Spot
from bot.domain.levels import Level
from bot.domain.map_layout import SHOWN, TITLED
from bot.ports.pictures import (
    MapSheet,
    NotDrawn,
    PaperPart,
    PaperSheet,
    TimelineLine,
    TimelineSheet,
)
from bot.services.looking.telling import TOLD
from tests.words.catalog import LOCALES, WORDS

HOSTILE = '#panic("x") *b* `r` $m$ <b> @ref {{7*7}} \\ " // /* 🚨 \0 \u202e كلمة 漢字'


@pytest.fixture(scope="module")
def drawing_room() -> Typesetter:
    return Typesetter()


def sheet(count: int, locale: str = "id", title: str = "Air keran keruh", place=None):
    def say(key: str) -> str:
        return WORDS.label(f"map.{key}", locale)

    return MapSheet(
        title=say("title"),
        moment="Kamis, 12 Maret 2026, 09.40 WITA",
        spots=[
            Spot(f"{n:04d}", title, list(Level)[n % 4],
                 place or Place(n * 7 % 10, n * 3 % 10), Place(n % 10, 5))
            for n in range(count)
        ],
        quadrants={q: WORDS.label(f"quadrant.{q}", locale) for q in Quadrant},
        levels={lv: WORDS.label(f"level.{lv.name}", locale)[2:] for lv in Level},
        across=say("across"),
        up=say("up"),
        tail=say("tail"),
        below=WORDS.label("map.below", locale, count=3, numbers="0007, 0008, 0009"),
    )  # fmt: skip


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("count", [0, 1, TITLED, 40, SHOWN])
def test_the_map_is_one_picture_of_a_phones_width(drawing_room, locale, count):
    width, height = size(drawing_room.drawn(sheet(count, locale)))

    assert width == 900
    assert 950 < height < 1150


def test_the_same_sheet_is_the_same_picture(drawing_room):
    assert drawing_room.drawn(sheet(12)) == Typesetter().drawn(sheet(12))


@pytest.mark.parametrize("text", [HOSTILE, "", " ", "W" * 500, "x" * 100_000])
def test_whatever_people_type_is_drawn_and_never_obeyed(drawing_room, text):
    line = TimelineLine("07.05 WITA", text, text[:90])
    timeline = TimelineSheet(
        title=text[:90], subject=text[:90], days=[(text[:90], [line])]
    )

    size(drawing_room.drawn(sheet(5, title=text)))
    size(drawing_room.drawn(timeline))


MEASURE = """
#import "marks.typ": face
#set page(width: auto, height: auto)
#let sheet = json(bytes(sys.inputs.sheet))
#context [#metadata(sheet.texts.map(one => measure(
  text(font: face, size: one.size * 1pt, weight: one.weight, one.text)).width.pt())) <widths>]
"""


def widths(texts: list[dict]) -> list[float]:
    """Let the typesetter say how wide texts really are, in points."""
    asked = {"sheet": json.dumps({"texts": texts})}
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[typesetter._typeface()])
    found = typst.query(
        MEASURE.encode(), "<widths>", field="value", one=True, root=str(SHEETS),
        sys_inputs=asked, font_paths=fonts,
    )  # fmt: skip
    return json.loads(found)


TITLES = ["Air keran keruh di tiga kelurahan", "WWW MMM WWWW MMMM", "Dugaan data paspor",
          "KEBAKARAN PASAR INDUK SEGIRI", "mmmmmmmmmmmmmmmmmmmm", "Banjir", "12.345 pasien",
          "illegal lilitan tali"]  # fmt: skip


def test_what_stands_in_a_label_fits_it():
    labels = [
        label
        for title in TITLES
        for label in map_values(sheet(2, title=title))["labels"]
    ]
    bold = [{"text": one["number"], "size": 15, "weight": 700} for one in labels]
    plain = [{"text": one["title"], "size": 14, "weight": 400} for one in labels]

    measured = widths(bold + plain)

    for label, number, title in zip(
        labels, measured[: len(labels)], measured[len(labels) :], strict=True
    ):
        inside = (
            label["width"] - 5 - 3 - 15 - 4 - 5
        )  # the gaps of map.typ, and its mark
        assert number + title <= inside, label["title"]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_names_of_the_quadrants_fit_their_corners(locale):
    corners = map_values(sheet(0, locale))["quadrants"]

    said = [{"text": one["name"], "size": 15, "weight": 600} for one in corners]
    assert all(
        width <= one["width"] - 12
        for width, one in zip(widths(said), corners, strict=True)
    )


def test_levels_differ_in_shape_and_digit_and_marks_in_shape():
    assert len({SHAPES[level] for level in Level}) == len(Level)
    assert len({shape for shape, _ in MARKS.values()}) == len(MARKS)
    assert set(KINDS) <= TOLD
    assert set(KINDS.values()) | {"report"} == set(MARKS)


#: How the three kinds of colour blindness see linear light (Machado, 2009, severity 1).
SEEN_BY = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "nobody": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}  # fmt: skip


def light(colour: str) -> list[float]:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def seen(colour: str, eyes: str) -> list[float]:
    given = light(colour)
    return [
        min(1.0, max(0.0, sum(w * g for w, g in zip(row, given, strict=True))))
        for row in SEEN_BY[eyes]
    ]


def lab(linear: list[float]) -> list[float]:
    rows = (
        (0.4124, 0.3576, 0.1805),
        (0.2126, 0.7152, 0.0722),
        (0.0193, 0.1192, 0.9505),
    )
    white = (0.9505, 1.0, 1.089)
    xyz = [sum(w * g for w, g in zip(row, linear, strict=True)) for row in rows]
    x, y, z = (
        t ** (1 / 3) if (t := v / w) > 0.008856 else 7.787 * t + 16 / 116
        for v, w in zip(xyz, white, strict=True)
    )
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


@pytest.mark.parametrize("eyes", SEEN_BY)
def test_colour_blind_eyes_tell_the_levels_apart(eyes):
    colours = {level: lab(seen(LEVELS[level][0], eyes)) for level in Level}

    for one, other in combinations(Level, 2):
        pairs = zip(colours[one], colours[other], strict=True)
        assert sum((a - b) ** 2 for a, b in pairs) ** 0.5 > 20, (one, other)


def luminance(colour: str) -> float:
    red, green, blue = light(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("level", [None, *Level])
def test_the_digit_on_a_mark_can_be_read(level):
    dark, bright = sorted(map(luminance, LEVELS[level]))

    assert (bright + 0.05) / (dark + 0.05) > 3  # WCAG 2.1, 1.4.11


def test_what_no_typeface_has_is_left_out():
    assert drawable("Banjir 🚨\n di\tUlu\0 \u202e!") == "Banjir di Ulu !"
    assert drawable("Café — “kutip” 5% ½ →") == "Café — “kutip” 5% ½ →"
    values = timeline_values(TimelineSheet(title="a🚨", subject="", days=[]))
    assert values["title"] == "a"


async def test_the_event_loop_goes_on_while_a_picture_is_drawn(drawing_room):
    turns = 0

    async def count() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    counting = asyncio.create_task(count())
    await drawing_room.draw(sheet(40))
    counting.cancel()

    assert turns > 10


def test_a_sheet_that_cannot_be_typeset_is_said(tmp_path, monkeypatch):
    (tmp_path / "map.typ").write_text("#panic()", "utf-8")
    monkeypatch.setattr(typesetter, "SHEETS", tmp_path)

    with pytest.raises(NotDrawn, match="map"):
        Typesetter().drawn(sheet(1))


def paper(**words: str) -> PaperSheet:
    text = words.get("text", "a. bahwa\nb. bahwa")
    table = PaperPart(head=("No.", "Nama"), rows=[("1", text)] * 3, widths=(1, 5))
    return PaperSheet(
        organisation=text,
        address=text,
        heading=[text, ""],
        parts=[PaperPart("Menimbang", text), PaperPart(text=text), table],
        signed=["Kepala,", "", text],
        annex_heading=[text],
        annex=[table],
        foot=text,
    )


@pytest.mark.parametrize("text", [HOSTILE, "", " ", "W" * 500, "Ratna Contoh"])
def test_a_paper_is_a_pdf_whatever_stands_in_it(drawing_room, text):
    made = drawing_room.drawn(paper(text=text))

    assert made.startswith(b"%PDF-")
    assert made.rstrip().endswith(b"%%EOF")


def test_what_people_typed_stays_text_on_paper():
    said = json.dumps(paper_values(paper(text=HOSTILE)), ensure_ascii=False)

    assert '#panic(\\"x\\")' in said
    assert "\\u0000" not in said
