"""Tables that people send: CSV and XLSX as they come, forged ones refused."""

import io
import zipfile
from datetime import date, datetime, time, timedelta

import pytest
from openpyxl import Workbook

from bot.documents import tables
from bot.documents.tables import read
from bot.ports.files import NotATable


def workbook(*rows) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def archive(**parts: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("_", "/") + ".xml", content)
    return kept.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        "Hari;Mulai;Nama\r\nSenin;08.00;Ana\r\n".encode("utf-8-sig"),
        b"Hari,Mulai,Nama\nSenin,08.00,Ana\n",
        b"Hari\tMulai\tNama\nSenin\t08.00\tAna\n",
        b'"Hari";"Mulai";"Nama"\n"Senin";"08.00";"Ana"\n',
    ],
)
def test_a_csv_is_read_whatever_stands_between_its_cells(content):
    assert read(content, "piket.csv") == [
        (1, "Hari;Mulai;Nama"),
        (2, "Senin;08.00;Ana"),
    ]


def test_a_csv_of_an_old_machine_is_read_too():
    assert read("Senin;08.00;José".encode("cp1252"), "piket.CSV") == [
        (1, "Senin;08.00;José")
    ]


def test_cells_of_a_sheet_become_what_a_person_would_type():
    rows = (
        [
            datetime.fromisoformat("2026-11-26"),
            time(16),
            timedelta(hours=24),
            "Ana",
            None,
            7,
        ],
        [None],
        [date(2026, 11, 27), datetime.fromisoformat("2026-11-27 08:30")],
    )

    assert read(workbook(*rows), "piket.xlsx") == [
        (1, "2026-11-26;16:00;24:00;Ana;7"),
        (3, "2026-11-27;2026-11-27 08:30"),
    ]


def test_a_formula_is_not_carried_out():
    sheet = workbook(["Senin", "08.00", '=HYPERLINK("http://x","Ana")'])

    assert read(sheet, "piket.xlsx") == [(1, "Senin;08.00")]


def test_a_cell_far_away_costs_nothing():
    book = Workbook()
    book.active["A1"] = "Senin 08–16 Ana"
    book.active["XFD1048576"] = "x"
    kept = io.BytesIO()
    book.save(kept)

    with pytest.raises(NotATable) as refused:
        read(kept.getvalue(), "piket.xlsx")
    assert refused.value.reason == "long"


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"%PDF-1.7", "piket.pdf", "kind"),
        (b"\xd0\xcf\x11\xe0\x00", "piket.xls", "kind"),
        (b"Senin\x00", "piket.csv", "kind"),
        (b"", "piket.csv", "empty"),
        (b"a\n" * (tables.ROWS + 1), "piket.csv", "long"),
        (b"PK\x03\x04rubbish", "piket.xlsx", "broken"),
        (archive(word_document=b"<x/>"), "piket.xlsx", "broken"),
        (archive(xl_workbook=b"0" * 30_000_000), "piket.xlsx", "long"),
        (archive(xl_workbook=b"0" * 5_000_000), "piket.xlsx", "long"),
        (archive(**{f"p{n}": b"" for n in range(300)}), "piket.xlsx", "long"),
        (archive(xl_workbook=b'<!DOCTYPE x [<!ENTITY a "b">]>'), "piket.xlsx", "broken"),
    ],
    ids=["pdf", "xls", "null", "empty", "many", "rubbish", "other", "bomb", "ratio",
         "parts", "entity"],
)  # fmt: skip
def test_what_is_no_table_is_refused_with_a_reason(content, name, reason):
    with pytest.raises(NotATable) as refused:
        read(content, name)

    assert refused.value.reason == reason


def test_long_cells_and_many_columns_are_not_read():
    (row,) = read(("x" * 5000 + ";y" * 100).encode(), "piket.csv")

    assert len(row[1].split(";")) <= tables.COLUMNS
    assert max(map(len, row[1].split(";"))) <= tables.CELL
