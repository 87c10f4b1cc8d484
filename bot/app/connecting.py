"""Connects the rooms of the house around a desk and a door."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.delivery.postman import Postman
from bot.delivery.throttle import Limits, Throttle
from bot.domain.values import Struct
from bot.engine.auditor import Auditor, Look, nobody_waits
from bot.engine.copies import FreshCopies
from bot.engine.engine import Engine
from bot.engine.machine import ClockSteps, disk_space
from bot.engine.stillness import Stillness
from bot.intake.poller import Poller
from bot.intake.webhook import Webhook, Wish
from bot.intake.worker import InboxWorker
from bot.ports.storage import Storage
from bot.services.desk import Desk
from bot.services.house.outage import telegram_returned
from bot.settings import Settings
from bot.settings.shapes import secrets
from bot.web.front import Behind
from bot.web.heartbeat import Heartbeat
from bot.web.socket_path import socket_path

#: The loops of every house that must be alive.
ALWAYS = ("engine", "inbox", "outbox")


class Built(Struct, frozen=True):
    """Every room, built and connected; `webhook` is None where the house polls."""

    desk: Desk
    application: Application  # type: ignore[type-arg]
    storage: Storage
    poller: Poller
    webhook: Webhook | None
    worker: InboxWorker
    postman: Postman
    engine: Engine
    auditor: Auditor
    stillness: Stillness

    @property
    def intake(self) -> Poller | Webhook:
        """How updates come in."""
        return self.webhook or self.poller

    @property
    def behind(self) -> Behind:
        """What the listener may know of this house."""
        keep = self.webhook.keep if self.webhook else None
        loops = ("engine", "webhook" if self.webhook else "poller")
        return Behind(self.storage, self.desk.clock, loops, keep)


def connect(desk: Desk, application: Any, settings: Settings) -> Built:
    """Build every room around the desk."""
    bot, storage, signs = application.bot, desk.storage, desk.signs
    stillness = Stillness()
    storage.time_commits(signs.commit_took)
    returned = partial(telegram_returned, desk)
    poller = Poller(bot, storage, desk.clock, signs, returned)
    wish, webhook = wanted(settings), None
    if wish is not None:
        webhook = Webhook(desk, bot, poller.arrived, wish)
    return Built(
        desk=desk,
        application=application,
        storage=storage,
        poller=poller,
        webhook=webhook,
        worker=InboxWorker(desk, bot, _handler(application), poller.arrived),
        postman=Postman(desk, bot, Throttle(_limits(desk))),
        engine=Engine(desk),
        auditor=_auditor(desk, settings, stillness, called=webhook is not None),
        stillness=stillness,
    )


def wanted(settings: Settings) -> Wish | None:
    """Return where Telegram is to call; None where the house polls."""
    if settings.webhook_url is None:
        return None
    return Wish(settings.webhook_url, secrets(settings.webhook_secret)[0])


def _handler(application: Any) -> Callable[[str, Update], Awaitable[None]]:
    keys = application.bot_data["keys"]

    async def handle(key: str, update: Update) -> None:
        keys[id(update)] = key
        try:
            await application.process_update(update)
        finally:
            keys.pop(id(update), None)

    return handle


def _auditor(
    desk: Desk, settings: Settings, stillness: Stillness, *, called: bool
) -> Auditor:
    intake = ("webhook", "webhook_flow") if called else ("poller",)
    file, backups = socket_path(settings.database), desk.storage.backups
    looks: list[Look] = [ClockSteps(), stillness]
    looks += [disk_space(file.parent)] if file is not None else []
    looks += [FreshCopies(backups, desk.clock)] if backups is not None else []
    url = settings.heartbeat_url
    heartbeat = Heartbeat(url.get_secret_value()) if url else nobody_waits
    return Auditor(desk, (*ALWAYS, *intake), looks, heartbeat)


def _limits(desk: Desk) -> Limits:
    rates = desk.playbook.limits
    return Limits(
        per_chat_per_second=round(rates.per_chat_per_second),
        per_group_per_minute=round(rates.per_group_per_minute),
        total_per_second=round(rates.total_per_second),
    )
