"""Puts the house together: the only file that knows every room."""

import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from telegram.error import NetworkError
from telegram.request import BaseRequest

import handlers
from bot.app.connecting import Built, connect
from bot.app.door import ask_telegram, open_door
from bot.app.office_folder import OfficeFolder
from bot.delivery.asking import TelegramGroups
from bot.delivery.fetching import TelegramFiles
from bot.documents.papers import PrintingRoom
from bot.documents.tables import TableReader
from bot.documents.typesetter import Typesetter
from bot.domain.values import replace
from bot.engine.system import SystemClock, SystemSecrets
from bot.playbook import load_playbook
from bot.playbook.documents import load_documents
from bot.ports.clock import Clock, Secrets
from bot.ports.signs import Signs, Unwatched
from bot.ports.storage import Storage
from bot.rendering.jinja import JinjaWords
from bot.services.desk import Desk, House
from bot.services.finishing import finish_turn
from bot.settings import Settings
from bot.storage import Probe, open_storage

__all__ = ["TEMPLATES", "Built", "build", "desk_alone"]

log = logging.getLogger(__name__)

TEMPLATES = Path(__file__).parents[2] / "templates"


@asynccontextmanager
async def build(
    settings: Settings,
    *,
    clock: Clock | None = None,
    hush: Secrets | None = None,
    request: BaseRequest | None = None,
    probe: Probe | None = None,
    signs: Signs | None = None,
) -> AsyncIterator[Built]:
    """Build the house; clock, secrets, request and probe are the doors of the tests."""
    async with AsyncExitStack() as stack:
        storage = await stack.enter_async_context(
            open_storage(settings.database, probe=probe)
        )
        application = await stack.enter_async_context(open_door(settings, request))
        username = application.bot.username
        desk = _desk(settings, storage, username, clock=clock, hush=hush, signs=signs)
        desk = await with_office_texts(desk, settings.templates)
        files, groups = TelegramFiles(application.bot), TelegramGroups(application.bot)
        desk = replace(desk, files=files, groups=groups)
        application.bot_data.update(desk=desk, keys={})
        application.add_handlers(handlers.listeners())
        yield connect(desk, application, settings)


@asynccontextmanager
async def desk_alone(
    settings: Settings, *, asks_telegram: bool = True
) -> AsyncIterator[Desk]:
    """Open the desk alone; without Telegram the bot's name is empty."""
    async with open_storage(settings.database) as storage:
        name = await _username(settings) if asks_telegram else ""
        desk = _desk(settings, storage, name)
        yield await with_office_texts(desk, settings.templates)


async def with_office_texts(desk: Desk, folder: Path | None) -> Desk:
    """Put an office's own documents in force, the last good ones if need be."""
    if folder is None:
        return desk
    words = desk.words
    assert isinstance(words, JinjaWords)
    async with desk.storage.begin() as unit:
        kept = await unit.kept_texts.kept()
    office = OfficeFolder(TEMPLATES, folder, words)
    await office.start(kept)
    return replace(desk, office_texts=office, documents=office.documents)


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
    *,
    clock: Clock | None = None,
    hush: Secrets | None = None,
    signs: Signs | None = None,
) -> Desk:
    zone, typesetter = ZoneInfo(settings.timezone), Typesetter()
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
        documents=load_documents(TEMPLATES),
        house=house,
        admins=frozenset(settings.admins),
        commands=tuple((c.name, c.alias, c.action) for c in handlers.COMMANDS),
        tables=TableReader(),
        pictures=typesetter,
        papers=PrintingRoom(typesetter),
        signs=signs or Unwatched(),
        finish=finish_turn,
    )
