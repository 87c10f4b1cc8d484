"""Bots of two libraries, as real processes, know nothing of where they are."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from bot.sandbox.http import serve
from bot.sandbox.local import LocalTelegram
from tests.proofs.process import PATIENCE, free_port, until
from tests.sandbox.conftest import TOKEN

EXAMPLES = Path(__file__).parent / "examples"
pytestmark = [pytest.mark.slow, pytest.mark.processes]


async def briefly(seconds):
    """Wait between two deliveries: a slow start of a bot must not double the wait."""
    await asyncio.sleep(min(seconds, 0.1))


@pytest.fixture
async def telegram():
    telegram = LocalTelegram(sleep=briefly)
    telegram.add_bot(TOKEN, "contoh_bot")
    return telegram


@pytest.fixture
async def server(telegram):
    server = await serve(telegram)
    yield server
    await server.aclose()


@pytest.fixture(params=["polling", "webhook"])
def mode(request):
    return request.param


class Example:
    """One of the bots as a process; what it says is kept in a file."""

    def __init__(self, script, mode, port, server, folder):
        self.command = sys.executable, str(EXAMPLES / script), mode, str(port)
        self.environment = {**os.environ, "BOT_API": server.url, "BOT_TOKEN": TOKEN}
        self.folder = folder
        self.log = folder / "bot.log"
        self.telegram = server.telegram
        self.sign = {"polling": "getUpdates", "webhook": "setWebhook"}[mode]

    def signs(self):
        """Count the calls that say: here I am."""
        return sum(one.method == self.sign for one in self.telegram.calls)

    async def start(self):
        """Start it and wait until it listens or asks."""
        before = self.signs()
        with self.log.open("ab") as said:
            self.process = await asyncio.create_subprocess_exec(
                *self.command,
                env=self.environment,
                cwd=self.folder,
                stdout=said,
                stderr=said,
            )
        await until(lambda: self.signs() > before, self.log.read_text)

    async def stop(self):
        """Ask it to stop and wait for that."""
        self.process.terminate()
        await asyncio.wait_for(self.process.wait(), PATIENCE)

    async def answered(self, phone, count):
        """Wait until a chat has so many messages and return the newest."""
        await until(lambda: len(phone.chat()) >= count, self.log.read_text)
        return phone.chat()[-1]


@pytest.fixture(params=["ptb_bot.py", "telebot_bot.py"])
async def example(request, mode, server, tmp_path):
    (tmp_path / "surat.txt").write_text("Surat untuk Anda")
    example = Example(request.param, mode, free_port(), server, tmp_path)
    await example.start()
    yield example
    await example.stop()


@pytest.fixture
def ana(telegram):
    return telegram.add_user(5001, "Ana")


async def test_an_example_bot_runs_unchanged(telegram, ana, example, mode):
    ana.starts()
    asked = await example.answered(ana, 2)
    tap = ana.presses("Biru")
    await until(lambda: asked.text == "Warna: biru", example.log.read_text)
    ana.sends("Halo & <selamat> 😀")
    echoed = await example.answered(ana, 4)
    ana.sends("/surat")
    letter = await example.answered(ana, 6)
    ana.sends_document("laporan.txt", content=b"Jembatan rusak")
    read = await example.answered(ana, 8)

    assert asked.history[0].html == "Pilih <b>warna</b>:"
    assert [one.label for one in asked.history[0].buttons[0]] == ["Merah", "Biru"]
    assert (tap.answered, tap.text) == (True, "Anda memilih biru")
    assert echoed.text == "Halo & <selamat> 😀"
    assert (letter.kind, letter.caption) == ("document", "Silakan")
    assert telegram.files.find(letter.content.media["document"]["file_id"]).read() == (
        b"Surat untuk Anda"
    )
    assert read.text == "laporan.txt: Jembatan rusak"
    assert [one.json() for one in telegram.calls if one.status not in {0, 200}] == []
    assert bool(telegram.calls.of("getUpdates")) is (mode == "polling")


async def test_what_was_written_while_the_bot_was_away_is_answered_later(ana, example):
    ana.starts()
    await example.answered(ana, 2)
    await example.stop()
    ana.sends("satu")
    ana.sends("dua")
    await example.start()

    await example.answered(ana, 6)

    assert [one.text for one in ana.chat()[2:4]] == ["satu", "dua"]
    assert sorted(one.text for one in ana.chat()[4:]) == ["dua", "satu"]
