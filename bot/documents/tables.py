"""Reads CSV and XLSX files that people send: bounded, and nothing is carried out."""

import asyncio
import csv
import io
import warnings
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice

from bot.ports.files import NotATable

#: More rows, columns, letters of a cell, parts of an archive are refused or not read.
ROWS, COLUMNS, CELL, PARTS = 5000, 12, 200, 200
#: An archive must not become larger than this, nor any part so much larger than packed.
UNPACKED, RATIO = 20_000_000, 200

_ZIP = b"PK\x03\x04"
_ENCODINGS = ("utf-8-sig", "cp1252")

Row = tuple[int, str]


class TableReader:
    """`bot.ports.files.Tables`."""

    async def rows(self, content: bytes, name: str) -> Sequence[Row]:
        return await asyncio.to_thread(read, content, name)


def read(content: bytes, name: str) -> list[Row]:
    """Return the rows of a table, in this thread; raise `NotATable`."""
    if content.startswith(_ZIP):
        return _joined(_sheet(content))
    if b"\x00" in content or not name.lower().endswith((".csv", ".txt", ".tsv")):
        raise NotATable("kind")
    return _joined(_separated(content))


def _joined(rows: Iterable[Iterable[object]]) -> list[Row]:
    """Number the rows and join their cells; empty rows are left out."""
    found: list[Row] = []
    for number, cells in enumerate(rows, 1):
        if number > ROWS:
            raise NotATable("long")
        said = [_said(cell)[:CELL] for cell in islice(cells, COLUMNS)]
        line = ";".join(word for word in said if word.strip())
        if line:
            found.append((number, line))
    if not found:
        raise NotATable("empty")
    return found


def _separated(content: bytes) -> Iterable[list[str]]:
    text = _decoded(content)
    head = text[:2000]
    mark = max(";\t,", key=head.count)
    try:
        yield from csv.reader(io.StringIO(text), delimiter=mark)
    except csv.Error as error:
        raise NotATable("broken") from error


def _decoded(content: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotATable("broken")


def _sheet(content: bytes) -> Iterable[tuple[object, ...]]:
    """Yield the rows of the first sheet: what formulas last came to, not formulas."""
    from openpyxl import load_workbook  # noqa: PLC0415 - loaded with the first file

    _check_archive(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles that nobody asked for
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            rows = list(
                sheet.iter_rows(max_row=ROWS + 1, max_col=COLUMNS, values_only=True)
            )
            book.close()
    except Exception as error:  # whatever a forged file makes the library say
        raise NotATable("broken") from error
    return rows


def _check_archive(content: bytes) -> None:
    """Refuse an archive that would grow beyond measure, or brings entities along."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
                raise NotATable("long")
            if any(p.file_size > RATIO * max(p.compress_size, 1000) for p in parts):
                raise NotATable("long")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_markup(archive.read(part))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise NotATable("broken") from error


def _check_markup(content: bytes) -> None:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise NotATable("broken")


def _said(cell: object) -> str:
    """Say a cell as a person would type it."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        day = f"{cell:%Y-%m-%d}"
        return day if cell.time() == time() else f"{day} {cell:%H:%M}"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, timedelta):
        minutes = round(cell.total_seconds() / 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return str(cell)
