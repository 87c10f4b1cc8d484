"""Makes the files of approved texts: PDF/A-2b with Typst, DOCX; beside the loop."""

import asyncio
import gc
from pathlib import Path
from typing import Any

from bot.documents.typesetter import Typesetter
from bot.domain.paper import Paper
from bot.ports.papers import Format, NotMade
from bot.ports.pictures import NotDrawn

#: What python-docx leaves lies in cycles. The bot collects seldom (`settle_in`): after
#: some files that took 200 ms at once, with everybody waiting; after each it takes few.
YOUNG = 1


class PrintingRoom:
    """`bot.ports.papers.Papers`."""

    def __init__(self, typesetter: Typesetter) -> None:
        self._typesetter = typesetter

    async def make(self, paper: Paper, form: Format) -> bytes:
        return await asyncio.to_thread(self.made, paper, form)

    def made(self, paper: Paper, form: Format) -> bytes:
        """Return the file, in this thread; raise `NotMade`."""
        try:
            if form is Format.PDF:
                return self._typesetter.official(official_values(paper))
            # python-docx takes a moment to load: not before a file is wanted.
            from bot.documents.word_file import word_file  # noqa: PLC0415

            try:
                return word_file(paper)
            finally:
                gc.collect(YOUNG)
        except (NotDrawn, OSError, ValueError) as error:
            raise NotMade(str(error)) from error


def official_values(paper: Paper) -> dict[str, Any]:
    """Return everything that official.typ draws: values, never markup."""
    head = paper.letterhead
    lines = [head.organisation, head.address, head.reach] if head else []
    return {
        "locale": paper.locale,
        "author": head.organisation if head else "",
        "letterhead": [line for line in lines if line],
        "logo": _picture(head.logo) if head and head.logo else None,
        "kind": paper.kind,
        "number": paper.number,
        "headline": paper.headline,
        "dateline": paper.dateline,
        "blocks": [{"shape": b.shape, "lines": list(b.lines)} for b in paper.blocks],
        "signed": list(paper.signed),
        "code": paper.code,
        "dated": list(paper.dated),
    }


def _picture(file: Path) -> list[int]:
    return list(file.read_bytes())
