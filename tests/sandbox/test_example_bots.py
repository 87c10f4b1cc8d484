"""Bots of two libraries, as real processes, know nothing of where they are."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from bot.sandbox.http import serve
from bot.sandbox.local import LocalTelegram
from tests.proofs.process import PATIENCE, until
from tests.sandbox.conftest import TOKEN

EXAMPLES = Path(__file__).parent / "examples"
pytestmark = pytest.mark.slow


@pytest.fixture
async def telegram():
    telegram = LocalTelegram()
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


@pytest.fixture(params=["ptb_bot.py", "telebot_bot.py"])
async def log(request, mode, server, tmp_path, unused_tcp_port):
    """One of the bots while it runs; what it says is kept in a file."""
    (tmp_path / "surat.txt").write_text("Surat untuk Anda")
    log = tmp_path / "bot.log"
    with log.open("wb") as said:
        process = await asyncio.create_subprocess_exec(
            *(
                sys.executable,
                str(EXAMPLES / request.param),
                mode,
                str(unused_tcp_port),
            ),
            env={**os.environ, "BOT_API": server.url, "BOT_TOKEN": TOKEN},
            cwd=tmp_path,
            stdout=said,
            stderr=said,
        )
    yield log
    process.terminate()
    await asyncio.wait_for(process.wait(), PATIENCE)


@pytest.fixture
async def ana(telegram, mode, log):
    """A person who waits until the bot is there."""
    updates = telegram.bot().updates
    there = {"polling": lambda: updates.is_polled, "webhook": lambda: updates.webhook}
    await until(there[mode], log.read_text)
    return telegram.add_user(5001, "Ana")


async def answered(phone, log, count):
    """Wait until the chat has so many messages and return the newest."""
    await until(lambda: len(phone.chat()) >= count, log.read_text)
    return phone.chat()[-1]


async def test_an_example_bot_runs_unchanged(telegram, ana, log, mode):
    ana.starts()
    asked = await answered(ana, log, 2)
    tap = ana.presses("Biru")
    await until(lambda: asked.text == "Warna: biru", log.read_text)
    ana.sends("Halo & <selamat> 😀")
    echoed = await answered(ana, log, 4)
    ana.sends("/surat")
    letter = await answered(ana, log, 6)
    ana.sends_document("laporan.txt", content=b"Jembatan rusak")
    read = await answered(ana, log, 8)

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


async def test_what_was_written_while_the_bot_was_away_is_answered_later(
    telegram, server, mode, log, ana
):
    ana.starts()
    await answered(ana, log, 2)
    await server.stop_listening()
    ana.sends("satu")
    ana.sends("dua")
    await server.listen()

    await answered(ana, log, 6)

    assert [one.text for one in ana.chat()[2:]] == ["satu", "dua", "satu", "dua"]
