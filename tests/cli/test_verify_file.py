"""`siaga verify FILE`: which approved text a file is, with the bot running or not."""

import asyncio
import hashlib
import subprocess

import pytest

from bot.domain.document_life import DocumentState
from bot.domain.letter_numbers import LetterNumber
from bot.domain.values import replace
from bot.storage import open_storage
from bot.web.socket import answer_line, serve_socket
from tests.cli.test_commands import siaga
from tests.services.drafting_office import Office
from tests.storage.builders import (
    NOW,
    approval,
    do,
    document,
    exported,
    issue,
    later,
    text,
)

FILE = b"%PDF-1.7 the bytes that left"
APPROVED = document(state=DocumentState.APPROVED, submitted_version=1, fields={})


async def filled(storage):
    """An issue with a text that was approved, numbered and exported."""
    sha = hashlib.sha256(FILE).hexdigest()
    number = LetterNumber(APPROVED.id, "012/HM/2026", 2026, None, 1, NOW)
    await do(
        storage,
        lambda u: u.issues.add(issue(1)),
        lambda u: u.documents.add(APPROVED),
        lambda u: u.documents.add_version(text()),
        lambda u: u.documents.approve(approval()),
        lambda u: u.exports.give(number),
        lambda u: u.exports.record(exported(sha)),
    )


@pytest.fixture
def office(tmp_path):
    async def fill():
        async with open_storage(f"sqlite:///{tmp_path}/siaga.db") as storage:
            await filled(storage)

    asyncio.run(fill())
    (tmp_path / "surat.pdf").write_bytes(FILE)
    (tmp_path / "lain.pdf").write_bytes(FILE + b"\n")
    return tmp_path


@pytest.mark.processes
def test_a_file_is_known_by_its_bytes_while_the_bot_is_off(office):
    known = siaga(office, "verify", "surat.pdf")
    assert known.returncode == 0, known.stderr
    assert known.stdout.startswith("surat.pdf: ISU-2026-0001/D1 v1 (holding_statement)")
    assert "number 012/HM/2026" in known.stdout
    assert known.stdout.endswith(": it stands as approved\n")

    changed = siaga(office, "verify", "lain.pdf")
    assert (changed.returncode, changed.stderr) == (1, "")
    assert "lain.pdf: none." in changed.stdout
    missing = siaga(office, "verify", "tidak-ada.pdf")
    assert (missing.returncode, "Traceback" in missing.stderr) == (1, False)
    assert "tidak-ada.pdf: No such file" in missing.stderr


async def test_the_running_bot_answers_what_became_of_the_text(tmp_path):
    url = f"sqlite:///{tmp_path}/siaga.db"
    (tmp_path / "surat.pdf").write_bytes(FILE)

    async def asked() -> subprocess.CompletedProcess:
        return await asyncio.to_thread(siaga, tmp_path, "verify", "surat.pdf")

    async with open_storage(url) as storage:
        await filled(storage)
        async with serve_socket(Office(storage, False).desk, url):
            assert "it stands as approved" in (await asked()).stdout
            correction = replace(
                APPROVED, id="2026-0001/D2", kind="correction",
                fields={"rujukan": "Nomor 012/HM/2026, 12 Maret 2026"},
            )  # fmt: skip
            await do(storage, lambda u: u.documents.add(correction))
            corrected = await asked()
            await do(storage, lambda u: u.documents.revoke("a1", later(hours=1)))
            voided = await asked()

    assert corrected.returncode == voided.returncode == 1
    assert "corrected meanwhile by ISU-2026-0001/D2" in corrected.stdout
    assert "its approval is void\n" in voided.stdout


@pytest.mark.parametrize("sha", ["", "../../etc/passwd", "%", None, ["x"], "0" * 64])
async def test_a_strange_question_finds_nothing(tmp_path, sha):
    import json

    async with open_storage(f"sqlite:///{tmp_path}/siaga.db") as storage:
        await filled(storage)
        line = json.dumps({"ask": "verify_file", "sha": sha}).encode()

        assert await answer_line(Office(storage, False).desk, line) == {"found": []}
