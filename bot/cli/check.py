"""`siaga check`: what is ready, what is not, and what to do about it."""

import argparse
import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from bot import app
from bot.app.office_folder import OfficeFolder
from bot.cli import at_telegram, machine, network
from bot.playbook import PlaybookError, load_playbook
from bot.ports.storage import StorageUnavailable
from bot.rendering.jinja import JinjaWords
from bot.settings import Settings, load_settings
from bot.storage import open_storage
from bot.web.socket_path import socket_path

HELP = "say what is ready, what is not, and what to do"
EXAMPLE = "siaga check"

Check = Callable[[Settings], Awaitable[str]]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""


def run(chosen: argparse.Namespace) -> int:
    """Print one line for each check; 0 when all are well."""
    settings = load_settings()
    print("ok       settings")
    return asyncio.run(_run(settings))


async def _run(settings: Settings) -> int:
    wrong: set[str] = set()
    for name, check in CHECKS.items():
        if name in AT_TELEGRAM and "telegram" in wrong:
            print(f"not seen {name}: Telegram was not reached")
            continue
        mistake = await check(settings)
        wrong |= {name} if mistake else set()
        print(f"NOT YET  {name}: {mistake}" if mistake else f"ok       {name}")
    return 1 if wrong else 0


async def _playbook(settings: Settings) -> str:
    try:
        load_playbook(settings.playbook)
    except PlaybookError as mistake:
        return str(mistake)
    return ""


async def _templates(settings: Settings) -> str:
    words = JinjaWords(app.TEMPLATES, settings.templates, settings.timezone)
    wrong = words.mistakes()
    if settings.templates:
        office = OfficeFolder(app.TEMPLATES, settings.templates, words)
        looked = await office.look()
        wrong += looked.mistakes if looked else ()
    return "; ".join(wrong)


async def _database(settings: Settings) -> str:
    path = socket_path(settings.database)
    if path is not None and path.exists():
        return ""  # the bot runs and holds it
    try:
        async with open_storage(settings.database):
            return ""
    except (StorageUnavailable, ValueError) as mistake:
        return str(mistake)


async def _admins(settings: Settings) -> str:
    if settings.admins:
        return ""
    return "nobody is admin yet: set SIAGA_ADMINS, or run `siaga invite admin`"


async def _env_file(settings: Settings) -> str:
    return machine.file_of_the_settings(Path.cwd())


async def _disk(settings: Settings) -> str:
    return machine.disk(settings)


async def _time_zones(settings: Settings) -> str:
    return machine.zones(settings)


async def _backups(settings: Settings) -> str:
    return machine.copies(settings, datetime.now(UTC))


#: In this order they are told.
CHECKS: Mapping[str, Check] = {
    "env file": _env_file,
    "playbook": _playbook,
    "templates": _templates,
    "time zones": _time_zones,
    "disk": _disk,
    "database": _database,
    "backups": _backups,
    "listener": network.listener,
    "webhook address": network.webhook_address,
    "telegram": at_telegram.telegram,
    "clock": at_telegram.clock,
    "webhook": at_telegram.webhook,
    "admins": _admins,
}

#: Only Telegram can say.
AT_TELEGRAM = ("clock", "webhook")
