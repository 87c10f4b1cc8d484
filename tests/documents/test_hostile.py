"""What strangers type into any field of any kind is printed as typed, and obeyed by nothing.

A socket listens on the loopback: nobody may call it. A file holds a secret: no byte of it
may be in any output. SIAGA_PROOF=full puts every text into every field.
"""

import html
import io
import os
import re
import socket
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from bot.documents.papers import PrintingRoom
from bot.documents.typesetter import Typesetter
from bot.domain.document import Document, Form
from bot.domain.document_life import DocumentState
from bot.domain.fields import MOMENTS, Shape
from bot.domain.levels import Level
from bot.domain.paper import plain
from bot.domain.roles import Role
from bot.playbook.slots import check_slots
from bot.ports.mail import Press
from bot.ports.papers import Format
from bot.rendering.text import visible_length
from bot.services.exports.composing import compose
from bot.services.exports.kit import _zipped
from bot.services.requests import Pressed
from bot.services.texts.draft_texts import body_of
from bot.services.texts.drafting import continue_draft
from handlers.serving import attempt
from tests.documents.official_samples import approved, desk, kinds
from tests.documents.test_papers import assert_kept, docx_words, pdf_words, signs
from tests.migrated import open_migrated
from tests.services.drafting_office import Office
from tests.words.catalog import TEMPLATES, documents

FULL = os.environ.get("SIAGA_PROOF") == "full"

SECRET = "RAHASIA-9c1f"
LATER = datetime(2026, 3, 12, 4, 0, tzinfo=UTC).isoformat()

#: {port} and {secret} are filled in: where somebody listens, where a secret lies.
TYPED = (
    "{{ 7*7 }} {% for i in range(10**9) %}x{% endfor %}",
    "{{ ''.__class__.__mro__ }} ${7*7} #{7*7}",
    "<script src=http://127.0.0.1:{port}/a></script><b>x</b>&amp;",
    "http://127.0.0.1:{port}/x ![a](http://127.0.0.1:{port}/y)",
    'file://{secret} #image("{secret}")',
    '#read("{secret}") #panic("x") *b* $m$ @ref',
    '=HYPERLINK("http://127.0.0.1:{port}/","x")',
    '@SUM(1+1) +cmd|"/C calc"!A0',
    "\u202eterbalik\u202c \u200fkanan\u2066",
    "\\input{/etc/passwd} %s %n {0} {jam}",
)


class Trap:
    """Where a hostile text would have the bot call, and what it would have it read."""

    def __init__(self, folder) -> None:
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.listening.setblocking(False)
        self.file = folder / "s.txt"
        self.file.write_text(SECRET)

    def typed(self) -> list[str]:
        port = str(self.listening.getsockname()[1])
        filled = [one.replace("{port}", port) for one in TYPED]
        return [one.replace("{secret}", str(self.file)) for one in filled]

    def nobody_came(self) -> None:
        with pytest.raises(BlockingIOError):
            self.listening.accept()


@pytest.fixture(scope="module")
def trap():
    with tempfile.TemporaryDirectory(prefix="s") as folder:
        trap = Trap(Path(folder))
        yield trap
        trap.nobody_came()
        trap.listening.close()


def filled(kind: str, typed: list[str], turn: int) -> dict[str, str]:
    """Return hostile answers for every field; each gets another at each *turn*."""
    found = {}
    for number, rule in enumerate(documents().kinds[kind].forms[Form.FULL]):
        fitting = [one for one in typed if rule.fits(one)]
        if rule.shape in MOMENTS:
            found[rule.name] = LATER
        elif rule.shape is Shape.CHOICE:
            found[rule.name] = rule.choices[0]
        else:
            found[rule.name] = fitting[(number + turn) % len(fitting)]
    return found


def hostile(kind: str, fields: dict[str, str]) -> Document:
    return Document(
        "2026-0001/D1", "2026-0001", kind, Form.FULL, DocumentState.DRAFT, 1001,
        datetime(2026, 3, 12, 0, 20, tzinfo=UTC), fields=fields,
    )  # fmt: skip


def told(text: str) -> str:
    """Leave out what the words may change: spaces, capitals, a full stop, marks."""
    visible = re.sub("[\u202a-\u202e\u200e\u200f\u2066-\u2069]", "", text)
    return signs(visible.replace("[U+202E]", "")).casefold().strip(".;,")


class _Seen:
    """As much of a turn as words of a text need."""

    def __init__(self, locale: str) -> None:
        self.desk = desk(locale)

    def label(self, key: str, locale: str = "id", /, **facts: object) -> str:
        return self.desk.words.label(key, locale, **facts)


@pytest.mark.parametrize("kind", kinds())
def test_files_say_it_as_typed_and_hold_no_link_no_field_and_no_secret(kind, trap):
    room, typed = PrintingRoom(Typesetter()), trap.typed()
    for turn in range(len(typed)) if FULL else (0, 5):
        fields = filled(kind, typed, turn)
        document = hostile(kind, fields)
        body = body_of(_Seen("id"), document)
        text = approved(kind, "id", body, document=document, number=typed[-4])
        paper = compose(desk("id"), text)
        pdf, word = (room.made(paper, form) for form in Format)
        kit = _zipped({"a.pdf": pdf, "a.docx": word, "a.txt": plain(paper).encode()})

        printed = told(pdf_words(pdf, paper.code))
        assert printed == told(docx_words(word))
        template = (TEMPLATES / "id" / "documents" / f"{kind}.full.txt.j2").read_text()
        shown = [n for n in fields if re.search(rf"{{{{ {n}\b", template)]
        assert shown
        for name in shown:
            if fields[name] in typed:
                assert told(fields[name]) in printed, name
        assert_kept(pdf, "id")
        assert_harmless(word)
        assert_no_secret(pdf, word, kit)


def assert_harmless(word: bytes) -> None:
    """Nothing leads out of the file, and nothing in it is worked out but page numbers."""
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        parts = b"".join(archive.read(name) for name in archive.namelist())
    assert b'TargetMode="External"' not in parts
    fields = set(re.findall(rb'w:instr="([^"]*)"|<w:instrText', parts))
    assert fields == {b"PAGE", b"NUMPAGES"}
    assert not re.search(rb"<w:(?:altChunk|object|hyperlink)[ />]", parts)
    docx.Document(io.BytesIO(word))


def assert_no_secret(*outputs: bytes) -> None:
    for output in outputs:
        assert SECRET.encode() not in output
        if output.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(output)) as archive:
                assert_no_secret(*(archive.read(name) for name in archive.namelist()))


async def test_the_chat_shows_it_as_typed_in_messages_that_fit(trap):
    async with open_migrated() as storage:
        office = Office(storage, False)
        dewi = await office.member("Dewi", Role.WRITER)
        await office.issue(Level.L3)
        for number, kind in enumerate(kinds(), 1):
            fields = filled(kind, trap.typed(), number)
            rules = documents().kinds[kind].forms[Form.FULL]
            longest = [rule for rule in rules if rule.fits("w" * 4097)]
            fields |= {rule.name: "kata " * 819 + "ab" for rule in longest}
            document = hostile(kind, fields)
            document.fields.pop(rules[0].name)  # so that something is still asked
            async with storage.begin() as unit:
                one = f"2026-0001/D{number}"
                await unit.documents.add(Document(**{**_facts(document), "id": one}))
                await unit.commit(f"t:hostile:{number}")
            press = Pressed(key=f"x:{number}", user_id=dewi.id,
                            press=Press("draft_show", one))  # fmt: skip
            await attempt(office.desk, continue_draft, press)
            await office.deliver()
    for letter in office.letters:
        assert visible_length(letter.text) <= 4096
        assert set(re.findall(r"<(/?\w+)", letter.text)) <= {"b", "/b", "code", "/code"}
        assert SECRET not in letter.text
    said = [told(html.unescape(letter.text)) for letter in office.letters]
    for one in trap.typed():
        assert any(told(one) in text for text in said), one


def _facts(document: Document) -> dict[str, object]:
    return {name: getattr(document, name) for name in Document.__slots__}


@pytest.mark.parametrize("kind", kinds())
def test_what_is_longer_than_its_field_is_refused_not_cut(kind):
    for rule in documents().kinds[kind].forms[Form.FULL]:
        assert not rule.fits("x" * (rule.limit + 1))
        assert rule.fits("x" * 4097) is (rule.limit >= 4097)
        assert not rule.fits("🚨" * (rule.limit // 2 + 1))  # as Telegram counts


@pytest.mark.parametrize(
    "slot", ["{jam.__class__}", "{jam!r:>999999999}", "{0}", "{x}"]
)
def test_the_text_approved_beforehand_takes_its_slots_and_no_tricks(slot):
    with pytest.raises(ValueError, match=r"slot|format|replace|unknown"):
        check_slots(f"Pukul {slot}.", ("jam",), ())
