"""What a world is made of, and which parts of it are not kept in a file, and why."""

from inspect import isclass
from types import ModuleType

from bot.sandbox import (
    chats,
    events,
    files,
    forum,
    invites,
    messages,
    people,
    polls,
    standing,
    updates,
)
from bot.sandbox.hooks import webhooks

MODULES: tuple[ModuleType, ...] = (
    chats,
    events,
    files,
    forum,
    invites,
    messages,
    people,
    polls,
    standing,
    updates,
    webhooks,
)
ROOT = "LocalTelegram"
TAG = "$"  # marks, in an object of JSON, what JSON has no word for
NOT_KEPT = {
    "LocalTelegram.now": "the clock belongs to whoever starts it",
    "LocalTelegram.sleep": "waiting belongs to whoever starts it",
    "LocalTelegram.watchers": "those who watch come with the process",
    "LocalTelegram.courier": "its deliveries start again from the queues",
    "LocalTelegram.calls": "the record of the calls is for the run that made them",
    "LocalTelegram._calls_kept": "belongs to the record of the calls",
    "LocalTelegram.faults": "a fault is planned for the run that meets it",
    "LocalTelegram.pace": "limits are set at the start and count seconds",
    "LocalTelegram._phones": "phones are handed out again to every user",
    "Chat.clock": "the clock belongs to whoever starts it",
    "EventLog.bell": "those who wait come with the process",
    "EventLog.life": "a page has to load everything again from another process",
    "UpdateQueue.now": "the clock belongs to whoever starts it",
    "UpdateQueue.stir": "those who watch come with the process",
    "UpdateQueue.past": "confirmed updates are kept for tests that ask them again",
    "UpdateQueue._poll": "a long poll ends with its connection",
}
KINDS: dict[str, type] = {
    one.__name__: one
    for module in MODULES
    for one in vars(module).values()
    if isclass(one) and one.__module__ == module.__name__
}
