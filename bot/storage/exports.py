"""Letter numbers, and the files that were made of approved texts."""

from collections.abc import Sequence

from bot.domain.letter_numbers import LetterNumber
from bot.ports.exports import ExportedFile
from bot.storage.codec import instant, ms
from bot.storage.session import Row, Session


class SqlExports:
    """`bot.ports.exports.Exports`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def number_of(self, document_id: str) -> LetterNumber | None:
        rows = await self._session.rows("exports.number_of", document_id=document_id)
        return _number(rows[0]) if rows else None

    async def numbered(self, number: str) -> LetterNumber | None:
        rows = await self._session.rows("exports.numbered", number=number)
        return _number(rows[0]) if rows else None

    async def next_serial(self, year: int) -> int:
        rows = await self._session.rows("exports.last_serial", year=year)
        return int(rows[0]["last"]) + 1

    async def give(self, number: LetterNumber) -> None:
        await self._session.write(
            "exports.give",
            document_id=number.document_id,
            number=number.number,
            year=number.year,
            serial=number.serial,
            given_by=number.given_by,
            given_at=ms(number.given_at),
        )

    async def record(self, file: ExportedFile) -> None:
        await self._session.write(
            "exports.record",
            sha=file.sha,
            document_id=file.document_id,
            version=file.version,
            form=file.form,
            made_by=file.made_by,
            made_at=ms(file.made_at),
        )

    async def files(self, sha: str) -> Sequence[ExportedFile]:
        rows = await self._session.rows("exports.files", sha=sha)
        return [_file(row) for row in rows]


def _number(row: Row) -> LetterNumber:
    return LetterNumber(
        row["document_id"],
        row["number"],
        row["year"],
        row["serial"],
        row["given_by"],
        instant(row["given_at"]),
    )


def _file(row: Row) -> ExportedFile:
    return ExportedFile(
        row["sha"],
        row["document_id"],
        row["version"],
        row["form"],
        row["made_by"],
        instant(row["made_at"]),
    )
