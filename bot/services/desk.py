"""The desk: what every use case has within reach."""

from collections.abc import Awaitable, Callable
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.access import Action
from bot.domain.document_kinds import Documents
from bot.domain.playbook import Playbook
from bot.domain.values import Struct, field
from bot.ports.clock import Clock, Secrets
from bot.ports.files import Files, NoFiles, NoTables, Tables
from bot.ports.office_texts import NoOfficeTexts, OfficeTexts
from bot.ports.papers import NoPapers, Papers
from bot.ports.pictures import NoPictures, Pictures
from bot.ports.rooms import Groups, NoGroups
from bot.ports.signs import Signs, Unwatched
from bot.ports.storage import Storage
from bot.ports.words import Words


class House(Struct, frozen=True):
    """The office and its bot, as texts name them."""

    organisation: str
    city: str
    zone: ZoneInfo
    locale: str
    bot_username: str


async def nothing_more(turn: Any) -> None:
    """End a turn as it is."""


class Desk(Struct, frozen=True):
    """Built once in bot.app, passed as the first argument everywhere.

    `commands` are the chat commands: name, English alias, and the action they need.
    `finish` is what every turn ends with, in its unit: the war room follows, and the
    cards are drawn anew.
    """

    storage: Storage
    clock: Clock
    secrets: Secrets
    words: Words
    playbook: Playbook
    house: House
    admins: frozenset[int] = frozenset()
    documents: Documents = field(default_factory=Documents)
    commands: tuple[tuple[str, str, Action], ...] = ()
    pictures: Pictures = field(default_factory=NoPictures)
    files: Files = field(default_factory=NoFiles)
    tables: Tables = field(default_factory=NoTables)
    papers: Papers = field(default_factory=NoPapers)
    office_texts: OfficeTexts = field(default_factory=NoOfficeTexts)
    signs: Signs = field(default_factory=Unwatched)
    groups: Groups = field(default_factory=NoGroups)
    finish: Callable[[Any], Awaitable[None]] = nothing_more
