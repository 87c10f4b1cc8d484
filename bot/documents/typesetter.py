"""Draws sheets with Typst: kept compilers, one drawing at a time, beside the loop."""

import asyncio
import json
import threading
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from bot.documents.drawing import map_values, paper_values, timeline_values
from bot.ports.pictures import MapSheet, NotDrawn, PaperSheet, Sheet

if TYPE_CHECKING:
    import typst

SHEETS = Path(__file__).parent / "sheets"

#: A page is 540 points wide, a picture 900 dots: sharp on a phone. Telegram leaves it
#: so (photographs above 1,280 dots are made smaller), and more dots cost more time.
DOTS_PER_INCH = 120.0

#: Letters embedded, nothing fetched, every sign in a typeface.
TO_BE_KEPT: Literal["a-2b"] = "a-2b"


class Typesetter:
    """`bot.ports.pictures.Pictures`. Nothing of the machine is used: no system font."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._fonts: typst.Fonts | None = None
        self._compilers: dict[str, typst.Compiler] = {}

    async def draw(self, sheet: Sheet) -> bytes:
        return await asyncio.to_thread(self.drawn, sheet)

    def drawn(self, sheet: Sheet) -> bytes:
        """Return the picture or the paper, in this thread; raise `NotDrawn`."""
        if isinstance(sheet, PaperSheet):
            return self._typeset("paper", paper_values(sheet), "pdf")
        if isinstance(sheet, MapSheet):
            return self._typeset("map", map_values(sheet))
        return self._typeset("timeline", timeline_values(sheet))

    def official(self, values: dict[str, Any]) -> bytes:
        """Return the PDF/A-2b of a paper, in this thread; raise `NotDrawn`."""
        return self._typeset("official", values, "pdf", kept=True)

    def _typeset(
        self,
        name: str,
        values: dict[str, Any],
        form: Literal["png", "pdf"] = "png",
        *,
        kept: bool = False,
    ) -> bytes:
        import typst  # noqa: PLC0415 - loaded when the first picture is drawn

        told = {"sheet": json.dumps(values)}
        with self._lock:
            try:
                made = self._compiler(name).compile(
                    format=form,
                    ppi=DOTS_PER_INCH,
                    sys_inputs=told,
                    pdf_standards=[TO_BE_KEPT] if kept else [],
                )
            except typst.TypstError as error:
                raise NotDrawn(f"{name}: {error}") from error
        if not isinstance(made, bytes):
            raise NotDrawn(f"{name}: more than one page")
        return made

    def _compiler(self, name: str) -> "typst.Compiler":
        import typst  # noqa: PLC0415 - loaded when the first picture is drawn

        if name not in self._compilers:
            self._fonts = self._fonts or typst.Fonts(
                include_system_fonts=False, font_paths=[_typeface()]
            )
            self._compilers[name] = typst.Compiler(
                SHEETS / f"{name}.typ", root=SHEETS, font_paths=self._fonts
            )
        return self._compilers[name]


def _typeface() -> Path:
    """Return the folder of the typeface, which comes as a package."""
    found = find_spec("font_source_sans_pro")
    if found is None or found.origin is None:
        raise NotDrawn("the typeface is not installed")
    return Path(found.origin).parent / "files"
