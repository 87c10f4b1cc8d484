"""All pages of all kinds on one picture, to be looked at: python -m tests.documents.contact_sheet.

The picture is artefacts/papers.png; its pages are those of the PDF files themselves.
"""

import tempfile
from pathlib import Path

import pypdfium2
import typst

from bot.documents import typesetter
from bot.documents.papers import PrintingRoom
from bot.documents.typesetter import Typesetter
from bot.ports.papers import Format
from tests.documents.official_samples import REGISTERS, kinds, paper, register
from tests.words.catalog import LOCALES

ROOT = Path(__file__).parents[2]

SHEET = """
#set page(width: auto, height: auto, margin: 8mm, fill: luma(80%))
#let pages = json(bytes(sys.inputs.sheet))
#grid(columns: 7, gutter: 6mm, ..pages.map(one => box(fill: white,
  image(one.file, page: one.page, width: 105mm))))
"""


def main() -> None:
    """Print every sample, and lay the pages side by side."""
    room = PrintingRoom(Typesetter())
    with tempfile.TemporaryDirectory() as folder:
        pages = []
        for locale in LOCALES:
            every = {kind: paper(kind, locale) for kind in kinds()}
            every |= {name: register(name, locale) for name in REGISTERS}
            for kind, made in every.items():
                file = Path(folder, f"{kind}.{locale}.pdf")
                file.write_bytes(room.made(made, Format.PDF))
                count = len(pypdfium2.PdfDocument(file))
                pages += [{"file": file.name, "page": n + 1} for n in range(count)]
        print(lay_out(Path(folder), pages), len(pages), "pages")


def lay_out(folder: Path, pages: list[dict[str, object]]) -> Path:
    """Draw the sheet and return where it is."""
    import json

    (folder / "sheet.typ").write_text(SHEET, "utf-8")
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[typesetter._typeface()])
    made = typst.compile(
        str(folder / "sheet.typ"), root=str(folder), format="png", ppi=60,
        font_paths=fonts, sys_inputs={"sheet": json.dumps(pages)},
    )  # fmt: skip
    file = ROOT / "artefacts" / "papers.png"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(made)
    return file


if __name__ == "__main__":
    main()
