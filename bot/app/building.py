"""Puts the house together: the only file that knows every room."""

import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.error import NetworkError
from telegram.ext import Application
from telegram.request import BaseRequest

import handlers
from bot.app.door import ask_telegram, open_door
from bot.delivery.postman import Postman
from bot.delivery.throttle import Limits, Throttle
from bot.engine.engine import Engine
from bot.engine.system import SystemClock, SystemSecrets
from bot.intake.poller import Poller
from bot.intake.worker import InboxWorker
from bot.playbook import load_playbook
from bot.playbook.documents import load_documents
from bot.ports.clock import Clock, Secrets
from bot.ports.storage import Storage
from bot.rendering.jinja import JinjaWords
from bot.services.desk import Desk, House
from bot.settings import Settings
from bot.storage import Probe, open_storage

log = logging.getLogger(__name__)

TEMPLATES = Path(__file__).parents[2] / "templates"


@dataclass(frozen=True, slots=True)
class Built:
    """Every room, built and connected."""

    desk: Desk
    application: Application  # type: ignore[type-arg]
    storage: Storage
    poller: Poller
    worker: InboxWorker
    postman: Postman
    engine: Engine


@asynccontextmanager
async def build(
    settings: Settings,
    *,
    clock: Clock | None = None,
    hush: Secrets | None = None,
    request: BaseRequest | None = None,
    probe: Probe | None = None,
) -> AsyncIterator[Built]:
    """Build the house; clock, secrets, request and probe are the doors of the tests."""
    async with AsyncExitStack() as stack:
        storage = await stack.enter_async_context(
            open_storage(settings.database, probe=probe)
        )
        application = await stack.enter_async_context(open_door(settings, request))
        desk = _desk(settings, storage, application.bot.username, clock, hush)
        application.bot_data.update(desk=desk, keys={})
        application.add_handlers(handlers.listeners())
        yield _connected(desk, application)


@asynccontextmanager
async def desk_alone(
    settings: Settings, *, asks_telegram: bool = True
) -> AsyncIterator[Desk]:
    """Open the desk alone; without Telegram the bot's name is empty."""
    async with open_storage(settings.database) as storage:
        name = await _username(settings) if asks_telegram else ""
        yield _desk(settings, storage, name, None, None)


async def _username(settings: Settings) -> str:
    try:
        async with ask_telegram(settings) as bot:
            return bot.username
    except NetworkError:
        log.warning("Telegram is out of reach")
        return ""


def _desk(
    settings: Settings,
    storage: Storage,
    username: str,
    clock: Clock | None,
    hush: Secrets | None,
) -> Desk:
    zone = ZoneInfo(settings.timezone)
    house = House(
        organisation=settings.organisation,
        city=settings.city,
        zone=zone,
        locale=settings.locale,
        bot_username=username,
    )
    return Desk(
        storage=storage,
        clock=clock or SystemClock(),
        secrets=hush or SystemSecrets(),
        words=JinjaWords(TEMPLATES, settings.templates, zone),
        playbook=load_playbook(settings.playbook),
        documents=load_documents(TEMPLATES, settings.templates),
        house=house,
        admins=frozenset(settings.admins),
        commands=tuple((c.name, c.alias, c.action) for c in handlers.COMMANDS),
    )


def _connected(desk: Desk, application: Any) -> Built:
    bot, storage = application.bot, desk.storage
    poller = Poller(bot, storage, desk.clock)

    async def handle(key: str, update: Update) -> None:
        keys = application.bot_data["keys"]
        keys[id(update)] = key
        try:
            await application.process_update(update)
        finally:
            keys.pop(id(update), None)

    return Built(
        desk=desk,
        application=application,
        storage=storage,
        poller=poller,
        worker=InboxWorker(desk, bot, handle, poller.arrived),
        postman=Postman(desk, bot, Throttle(_limits(desk))),
        engine=Engine(desk),
    )


def _limits(desk: Desk) -> Limits:
    rates = desk.playbook.limits
    return Limits(
        per_chat_per_second=round(rates.per_chat_per_second),
        per_group_per_minute=round(rates.per_group_per_minute),
        total_per_second=round(rates.total_per_second),
    )
