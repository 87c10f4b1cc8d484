"""An office's own documents: used when right; when wrong the last good ones stay."""

import asyncio

import pytest

from bot.app import TEMPLATES
from bot.app.office_folder import OfficeFolder
from bot.domain.document import Form
from bot.domain.roles import Role
from bot.playbook.documents import load_documents
from bot.rendering.jinja import JinjaWords
from bot.services.house.office_texts import mind_office_texts
from tests.harness.crisis import Crisis
from tests.rendering.test_dialect import HOSTILE

OURS = "NASKAH KAMI: {{ judul | upper }}\n\n{{ tanya_jawab }}\n"
TEXT = "id/documents/questions.full.txt.j2"
FACTS = {"judul": "air keruh", "tanya_jawab": "T: Apa?"}


class Folder:
    """The folder of an office, and the house that looks at it."""

    def __init__(self, place, tmp_path) -> None:
        self.place, self.tmp = place, tmp_path
        self.crisis: Crisis

    def write(self, name: str, text: str | bytes) -> None:
        file = self.place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def open(self):
        crisis = Crisis(self.tmp, None, {"templates": self.place})
        return crisis.running()

    def alone(self) -> OfficeFolder:
        """Return what looks at it, without a house."""
        words = JinjaWords(TEMPLATES, self.place, "Asia/Makassar")
        return OfficeFolder(TEMPLATES, self.place, words)

    async def looks(self, crisis) -> None:
        await mind_office_texts(crisis.house.desk)
        await crisis.settle()

    def says(self, crisis, locale="id") -> str:
        return crisis.house.desk.words.document("questions", "full", locale, **FACTS)


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "office"
    place.mkdir()
    return Folder(place, tmp_path)


async def test_a_text_of_the_office_counts_and_the_last_good_one_stays(folder):
    folder.write(TEXT, OURS)
    async with folder.open() as crisis:
        rini = await crisis.member("Rini", Role.ADMIN)
        assert folder.says(crisis) == "NASKAH KAMI: AIR KERUH\n\nT: Apa?"
        assert folder.says(crisis, "en").startswith("Questions and Answers")
        await folder.looks(crisis)
        assert rini.texts() == []

        folder.write(TEXT, OURS.replace("{{ tanya", "\n{{ jawaban }}\n{{ tanya"))
        await folder.looks(crisis)

        rini.hears(
            "Naskah kantor belum dipakai",
            f"{TEXT}: unknown field jawaban",
            "(line 4)",
            "Versi terakhir yang benar tetap berlaku",
        )
        assert folder.says(crisis).startswith("NASKAH KAMI: AIR KERUH")
        await folder.looks(crisis)
        crisis.expect_silence()

    async with folder.open() as crisis:  # a new start with the wrong folder
        assert folder.says(crisis).startswith("NASKAH KAMI: AIR KERUH")
        rini = crisis.person("Rini")  # a member since before
        rini.phone.unblocks_bot()
        await folder.looks(crisis)
        crisis.expect_silence()

        folder.write(TEXT, OURS.replace("KAMI", "BARU"))
        await folder.looks(crisis)

        rini.hears("Naskah kantor sudah benar")
        assert folder.says(crisis).startswith("NASKAH BARU: AIR KERUH")
        (folder.place / TEXT).unlink()
        await folder.looks(crisis)
        assert not folder.says(crisis).startswith("NASKAH")
        crisis.expect_silence()


async def test_a_kind_gets_a_field_of_the_office_from_one_line_of_its_file(folder):
    field = '{ name = "judul", limit = 90 }, { name = "isi", limit = 900 }'
    folder.write("documents.toml", f"[questions]\nforms.full = [{field}]\n")
    for locale in ("id", "en"):
        folder.write(
            f"{locale}/documents/questions.full.txt.j2", "{{ judul }}\n{{ isi }}"
        )
    async with folder.open() as crisis:
        kind = crisis.house.desk.documents.kinds["questions"]

        assert [rule.name for rule in kind.forms[Form.FULL]] == ["judul", "isi"]
        assert (kind.code, kind.lint) == ("D6", "questions")
        shipped = load_documents(TEMPLATES).kinds
        assert list(crisis.house.desk.documents.kinds) == list(shipped)


WRONG = {
    "field": (
        {"documents.toml": '[questions]\n\nforms.full = [{ name = "judul", size = 9 }]'},
        "documents.toml: questions.forms.full[1].size: unknown key",
    ),
    "language": (
        {"documents.toml": '[questions.forms]\nfull = [{ name = "judul", limit = 9 }]',
         TEXT: "{{ judul }}"},
        "en/documents/questions.full.txt.j2: is missing",
    ),
    "profile": (
        {"documents.toml": '[questions]\nlint = "friendly"'},
        "documents.toml: questions.lint: unknown profile; known: apology, "
    ),
    "label": (
        {"documents.toml": '[questions.forms]\nfull = [{ name = "sapaan", limit = 9 }]',
         TEXT: "{{ sapaan }}", TEXT.replace("id/", "en/"): "{{ sapaan }}"},
        "id/labels.toml: field.sapaan: is missing",
    ),
    "syntax": ({TEXT: "{{ judul }}\n{% if judul %}"}, "(line 2)"),
    "filter": ({TEXT: "{{ judul | shout }}"}, "unknown filter shout; known: capitalize"),
    "name": ({"id/documents/letter.full.txt.j2": "x"}, "no language, kind or form"),
    "letters": ({TEXT: b"\n\xff"}, f"{TEXT}: is not written in UTF-8 (line 2)"),
    "toml": ({"documents.toml": "[questions\n"}, "is not valid TOML"),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
async def test_what_is_wrong_is_said_with_its_file(folder, what):
    files, said = WRONG[what]
    for name, text in files.items():
        folder.write(name, text)
    if what == "field":
        said = f"{said}; allowed here: name"
    looked = await folder.alone().look()

    assert looked is not None
    assert said in "\n".join(looked.mistakes)


async def test_nothing_outside_the_folder_is_read(folder):
    (folder.tmp / "secret.txt").write_text("rahasia")
    (folder.place / "id/documents").mkdir(parents=True)
    (folder.place / TEXT).symlink_to(folder.tmp / "secret.txt")
    looked = await folder.alone().look()

    assert looked.mistakes == (f"{TEXT}: is no file of this folder",)
    assert not looked.files


async def test_the_event_loop_goes_on_while_bombs_are_tried(folder):
    turns = 0

    async def count() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    folder.write(TEXT, HOSTILE["multiplied"])
    counting = asyncio.create_task(count())
    looked = await folder.alone().look()
    counting.cancel()

    assert looked.mistakes
    assert turns > 100
