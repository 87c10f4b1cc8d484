"""How the process ends: in order when told to, with one clear line when it must."""

import asyncio
import json
import re
import signal
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from bot.domain.roles import Role
from bot.sandbox.http import serve
from bot.sandbox.local import LocalTelegram
from tests.proofs.process import TOKEN, BotProcess, until
from tests.proofs.story import enrol

pytestmark = [pytest.mark.slow, pytest.mark.processes]

ANA, BUDI = 11, 12


@asynccontextmanager
async def office(folder):
    """Telegram over HTTP, two members, and a bot that was not started yet."""
    telegram = LocalTelegram()
    telegram.add_bot(TOKEN, "siaga_bot")
    for user_id in (ANA, BUDI):
        telegram.add_user(user_id, f"Anggota {user_id}").unblocks_bot()
    server = await serve(telegram)
    bot = BotProcess(folder, server.url)
    team = {ANA: Role.REPORTER, BUDI: Role.DUTY_OFFICER}
    await enrol(bot.environment["SIAGA_DATABASE"], team, datetime.now(UTC))
    try:
        yield telegram, server, bot
    finally:
        await bot.kill()
        await server.aclose()


def lines(bot, level):
    """The messages of one level in the log; every line of it is one."""
    return [one["event"] for one in bot.logged() if one["level"] == level]


def heard(telegram, user_id):
    return [m for m in telegram.phone(user_id).chat() if m.sender.id == 42]


async def test_a_bot_with_a_token_that_is_refused_does_not_start(tmp_path):
    async with office(tmp_path) as (telegram, _, bot):
        telegram.bots.clear()
        await bot.start()

        assert await bot.ended() == 1
        (line,) = lines(bot, "error")
        assert "SIAGA_TELEGRAM_TOKEN" in line


@pytest.mark.parametrize("busy", [True, False])
async def test_a_bot_whose_token_is_revoked_ends_and_keeps_its_letters(tmp_path, busy):
    async with office(tmp_path) as (telegram, _, bot):
        await bot.start()
        await bot.ready()
        bots = dict(telegram.bots)
        if busy:
            # What is being sent meets the refusal, not only the next poll.
            telegram.calls.before = lambda call: (
                telegram.bots.clear() if call.method == "sendMessage" else None
            )
            telegram.faults.next("reset", method="sendMessage", times=9)
            telegram.phone(ANA).sends("/lapor Antrean panjang")
        else:
            telegram.bots.clear()
            bots[TOKEN].updates.interrupt("the token was revoked")

        assert await bot.ended() == 1
        assert len([one for one in lines(bot, "error") if "refuses" in one]) == 1
        assert "Traceback" not in bot.log.read_text("utf-8")

        telegram.bots.update(bots)
        telegram.calls.before = None
        telegram.faults.clear()
        if busy:
            await bot.start()
            await until(lambda: heard(telegram, ANA) and heard(telegram, BUDI))
            assert await bot.stop() == 0


async def test_a_stop_is_obeyed_while_telegram_is_out_of_reach(tmp_path):
    async with office(tmp_path) as (_, server, bot):
        await server.stop_listening()
        await bot.start()
        await until(lambda: bot.log.exists() and "out of reach" in bot.log.read_text())
        assert await bot.looks("/healthz") == (200, "ok\n")
        status, missing = await bot.looks("/readyz")
        assert (status, json.loads(missing)["missing"]) == (503, ["starting"])

        assert await bot.stop() == 0
        assert "Traceback" not in bot.log.read_text("utf-8")


async def test_a_stop_in_the_middle_of_work_loses_nothing(tmp_path):
    async with office(tmp_path) as (telegram, _, bot):
        await bot.start()
        for number in range(20):
            telegram.phone(ANA).sends(f"/lapor Laporan nomor {number}")
        await until(lambda: heard(telegram, BUDI))
        assert await bot.stop() == 0
        assert (await bot.ask("verify"))[0] == 0

        await bot.start()
        await bot.ready()
        assert await bot.stop() == 0
        assert (await bot.ask("verify"))[0] == 0
        assert "Traceback" not in bot.log.read_text("utf-8")


async def test_a_supervisor_that_does_not_wait_loses_nothing(tmp_path):
    """SIGTERM twice and SIGKILL at once, while letters are on their way."""
    async with office(tmp_path) as (telegram, _, bot):
        await bot.start()
        for number in range(5):
            telegram.phone(ANA).sends(f"/lapor Laporan nomor {number}")
        telegram.faults.next("slow", method="sendMessage", seconds=1, times=3)
        await until(lambda: heard(telegram, BUDI) or heard(telegram, ANA))
        bot.send(signal.SIGTERM)
        bot.send(signal.SIGTERM)
        await bot.kill()

        await bot.start()
        await until(lambda: len(receipts(telegram)) == 5, lambda: receipts(telegram))
        assert await bot.stop() == 0
        assert (await bot.ask("verify"))[0] == 0


def receipts(telegram):
    """The reports of which Ana knows that they are kept, by their number."""
    said = " ".join(message.text for message in heard(telegram, ANA))
    return set(re.findall(r"Laporan nomor (\d+)", said))


async def test_a_second_bot_on_the_same_database_ends_with_a_clear_line(tmp_path):
    async with office(tmp_path) as (telegram, server, bot):
        await bot.start()
        await until(lambda: telegram.bot().updates.is_polled)
        code, said = await BotProcess(tmp_path, server.url).ask("run")

        listening, last = said.strip().splitlines()
        assert code == 1
        assert "listening on 127.0.0.1:" in listening
        assert last == "siaga.db is already in use by another process"
        assert telegram.bot().updates.is_polled, "the first one was disturbed"
        assert await bot.stop() == 0


async def test_a_bot_whose_port_is_taken_ends_with_a_clear_line(tmp_path):
    async with office(tmp_path) as (_, server, bot):
        bot.environment["SIAGA_LISTEN"] = server.url.removeprefix("http://")
        code, said = await bot.ask("run")

        assert code == 1
        assert len(said.strip().splitlines()) == 1
        assert bot.environment["SIAGA_LISTEN"] in said
        assert "change SIAGA_LISTEN" in said


async def test_a_bot_that_starts_waits_for_a_command_that_is_at_the_database(tmp_path):
    async with office(tmp_path) as (telegram, _, bot):
        asking = [asyncio.create_task(bot.ask("verify")) for _ in range(3)]
        await bot.start()
        await until(lambda: telegram.bot().updates.is_polled)

        assert {code for code, _ in await asyncio.gather(*asking)} == {0}
        assert await bot.stop() == 0


async def test_an_interrupt_is_a_stop(tmp_path):
    async with office(tmp_path) as (_, _, bot):
        await bot.start()
        await bot.ready()
        bot.send(signal.SIGINT)

        assert await bot.ended() == 0
