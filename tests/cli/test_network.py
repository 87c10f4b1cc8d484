"""What `siaga check` says about port, webhook, Telegram and time."""

import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from bot.cli import at_telegram, network
from bot.sandbox.http import serve
from bot.sandbox.local import LocalTelegram
from bot.settings import Settings
from tests.proofs.process import TOKEN, BotProcess, called_by_telegram, until

NOW = datetime(2026, 11, 26, 11, 30, tzinfo=UTC)


def settings(**more):
    return Settings(
        telegram_token="12345:" + "A" * 35,
        telegram_api=more.pop("telegram_api", "https://api.telegram.org"),
        database="sqlite:///siaga.db",
        webhook_secret="s" * 40,
        **more,
    )


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://siaga.example.go.id/telegram", ""),
        ("https://siaga.example.go.id:8443/telegram", ""),
        ("https://siaga.example.go.id:88", ""),
        ("https://siaga.example.go.id:9000/telegram", "not 9000: let the proxy"),
        ("https://siaga.example.go.id:8080", "443, 80, 88 and 8443"),
        ("https://localhost/telegram", "cannot reach localhost"),
        ("https://siaga/telegram", "cannot reach siaga"),
        ("https://10.1.2.3/telegram", "cannot reach 10.1.2.3"),
        ("https://[fd00::1]/telegram", "cannot reach fd00::1"),
        ("https://siaga.kantor.local", "take it out: the bot then fetches"),
    ],
)
async def test_an_address_that_telegram_cannot_call_is_told(address, said):
    told = await network.webhook_address(settings(webhook_url=address))

    assert said in told
    assert bool(said) == bool(told)


async def test_a_local_server_calls_any_address():
    local = settings(
        webhook_url="http://127.0.0.1:9/x", telegram_api="http://127.0.0.1:1"
    )

    assert await network.webhook_address(local) == ""


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, ""),
        (5, ""),
        (-5, ""),
        (6, "6 s ahead of Telegram's"),
        (-3600, "3600 s behind Telegram's"),
    ],
)
def test_a_clock_that_is_off_is_told_with_the_command_that_helps(seconds, said):
    date = format_datetime(NOW, usegmt=True)
    told = at_telegram.clock_off(date, NOW + timedelta(seconds=seconds))

    assert said in told
    assert bool(said) == bool(told)
    assert not said or told.endswith("timedatectl set-ntp true")
    assert at_telegram.clock_off("", NOW) == ""


@pytest.fixture
async def office(tmp_path):
    """A local Telegram over HTTP, and the command that asks it."""
    telegram = LocalTelegram()
    telegram.add_bot(TOKEN, "siaga_bot")
    server = await serve(telegram)
    bot = BotProcess(tmp_path, server.url, admins="1")
    try:
        yield telegram, bot
    finally:
        await bot.kill()
        await server.aclose()


async def checked(bot):
    """The answers of `siaga check`, by what was asked."""
    code, said = await bot.ask("check")
    lines = [line.partition("  ") for line in said.splitlines()]
    answers = dict(line[2].strip().partition(": ")[::2] for line in lines)
    wrong = {name: why for name, why in answers.items() if why}
    assert code == bool(wrong), said
    return wrong


@pytest.mark.slow
@pytest.mark.processes
async def test_where_all_is_ready_nothing_is_wrong(office):
    telegram, bot = office
    telegram.phone(telegram.add_user(1, "Rini").id)

    assert await checked(bot) == {}


@pytest.mark.slow
@pytest.mark.processes
async def test_beside_a_running_bot_its_own_port_is_no_mistake(office):
    _, bot = office
    bot.environment |= {
        f"SIAGA_{name.upper()}": value for name, value in called_by_telegram().items()
    }
    await bot.start()
    await bot.ready()
    await until((bot.folder / "backups").exists)
    await until(lambda: list((bot.folder / "backups").glob("siaga-*.db")))

    assert await checked(bot) == {}
    assert await bot.stop() == 0


@pytest.mark.slow
@pytest.mark.processes
async def test_a_port_that_somebody_else_has_is_told(office):
    _, bot = office
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        bot.environment["SIAGA_LISTEN"] = f"127.0.0.1:{port}"
        found = await checked(bot)

    assert set(found) == {"listener"}
    assert found["listener"].endswith("stop that one or change SIAGA_LISTEN")


@pytest.mark.slow
@pytest.mark.processes
async def test_a_webhook_that_is_not_ours_is_told(office):
    telegram, bot = office
    await telegram.call(TOKEN, "setWebhook", {"url": "http://127.0.0.1:1/lain"})

    found = await checked(bot)
    assert set(found) == {"webhook"}
    assert found["webhook"].startswith("Telegram calls 127.0.0.1: if another")
    assert "stop it or get a new token" in found["webhook"]


@pytest.mark.slow
@pytest.mark.processes
async def test_a_webhook_that_telegram_cannot_reach_is_told_with_its_fault(office):
    telegram, bot = office
    way = called_by_telegram()
    bot.environment |= {f"SIAGA_{name.upper()}": value for name, value in way.items()}
    await telegram.call(TOKEN, "setWebhook", {"url": way["webhook_url"]})
    ana = telegram.add_user(11, "Ana")
    ana.unblocks_bot()
    ana.sends("Halo")
    await until(lambda: telegram.bot().updates.webhook.last_error_at)
    found = await checked(bot)

    assert set(found) == {"webhook"}
    assert "look at the proxy, its certificate, the firewall" in found["webhook"]


@pytest.mark.slow
@pytest.mark.processes
async def test_a_secret_that_is_too_short_stops_every_command(office):
    _, bot = office
    bot.environment |= {
        "SIAGA_WEBHOOK_URL": "http://127.0.0.1:9/telegram",
        "SIAGA_WEBHOOK_SECRET": "pendek",
    }
    code, said = await bot.ask("check")

    assert code == 2
    assert "SIAGA_WEBHOOK_SECRET" in said
    assert "32 to 256" in said
    assert "pendek" not in said
