"""The desk on a frozen clock, and members whose screens are dictionaries.

No Telegram: letters are taken from the outbox as they are, presses go through the
tables of `handlers`. What Telegram does to them is tested by the scenarios.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

import handlers
from bot.domain.errors import Refusal
from bot.domain.member import Member
from bot.domain.report import Attachment, Content
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.playbook import load_playbook
from bot.ports.mail import Letter, QueuedLetter
from bot.ports.storage import AlreadyDone
from bot.rendering.jinja import JinjaWords
from bot.services.desk import Desk, House
from bot.services.people.strangers import recognise
from bot.services.pressing import find_press, token_of
from bot.services.refusing import refuse_press, toast_for
from bot.services.requests import Pressed, Sent, Typed
from handlers.serving import attempt, serve
from tests.architecture.source import ROOT
from tests.harness.clock import CountedSecrets, FrozenClock
from tests.migrated import open_migrated

WORDS = JinjaWords(ROOT / "templates", None, "Asia/Makassar")
PLAYBOOK = load_playbook(None)


@dataclass
class Screen:
    """One message as its reader sees it."""

    id: int
    letter: Letter

    @property
    def text(self) -> str:
        return self.letter.text

    @property
    def labels(self) -> list[str]:
        return [button.label for row in self.letter.rows for button in row]


@dataclass
class Phone:
    """A member who says, presses and reads."""

    board: "Board"
    id: int
    screens: dict[int, Screen] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    presses_made: int = 0

    async def says(self, text: str, *items: Attachment) -> None:
        """Send a command, the answer to a question, or something else."""
        desk, key = self.board.desk, self.board.next_key()
        if text.startswith("/"):
            name, _, rest = text[1:].partition(" ")
            route = next(r for r in handlers.COMMANDS if name in r.names)
            typed = Typed(
                key=key, user_id=self.id, text=rest, source=f"{self.id}:{key}"
            )
            await serve(desk, route.use, typed)
        else:
            _, asked = await recognise(desk, self.id)
            assert asked is not None, "nobody asked"
            answer = next(r for r in handlers.ANSWERS if r.kind == asked.kind)
            await serve(desk, answer.use, self._sent(key, text, items, asked))
        await self.board.deliver()

    def _sent(self, key: str, text: str, items: Any, asked: Any) -> Sent:
        content = Content(text=text, attachments=items)
        source = f"{self.id}:{key}"
        return Sent(
            key=key, user_id=self.id, source=source, content=content, dialogue=asked
        )

    async def presses(self, label: str, under: Screen | None = None) -> str:
        """Press the first button that begins with, or else has, *label*."""
        screen = under or self.with_button(label)
        data = token_of(screen.letter.keyboard, _index(screen, label))
        self.presses_made += 1
        toast = await self._press(data, screen.id)
        await self.board.deliver()
        return toast

    async def _press(self, data: str, message_id: int) -> str:
        desk, key, pressed = self.board.desk, self.board.next_key(), None
        try:
            press, once = await find_press(desk, data, self.id, self.id)
            route = next(r for r in handlers.BUTTONS if r.press == press.action)
            pressed = Pressed(
                key=key if route.again else once,
                user_id=self.id,
                press=press,
                message_id=message_id,
            )
            return await attempt(desk, route.use, pressed)
        except AlreadyDone:
            return await toast_for(desk, self.id, "already_done")
        except Refusal as refusal:
            return await refuse_press(desk, key, self.id, pressed, refusal)

    def with_button(self, label: str) -> Screen:
        """Return the newest message with this button."""
        for screen in reversed(self.screens.values()):
            if any(label in shown for shown in screen.labels):
                return screen
        raise AssertionError(f"no button {label!r}: {self.look()}")

    @property
    def screen(self) -> Screen:
        """The newest message."""
        return list(self.screens.values())[-1]

    def look(self) -> str:
        """The whole chat as text, for looking at."""
        return "\n\n".join(
            f"{screen.text}\n{[[b.label for b in row] for row in screen.letter.rows]}"
            for screen in self.screens.values()
        )

    def read(self) -> list[str]:
        """Return what arrived or changed since the last reading."""
        unread, self.unread = self.unread, []
        return unread


def _index(screen: Screen, label: str) -> int:
    labels = screen.labels
    starts = [i for i, shown in enumerate(labels) if shown.startswith(label)]
    return (starts or [i for i, shown in enumerate(labels) if label in shown])[0]


class Board:
    """The desk and everybody at it."""

    def __init__(self, desk: Desk, clock: FrozenClock) -> None:
        self.desk = desk
        self.clock = clock
        self.phones: dict[int, Phone] = {}
        self._keys = 0
        self._messages = 0

    def next_key(self) -> str:
        self._keys += 1
        return f"telegram:{self._keys}"

    async def member(
        self, name: str, *roles: Role, locale: str = "id", **facts: Any
    ) -> Phone:
        """Somebody on the team."""
        user_id = 1001 + len(self.phones)
        held = frozenset(roles or {Role.REPORTER})
        member = Member(user_id, name, held, self.clock.now(), locale=locale)
        self.phones[user_id] = Phone(self, user_id)
        await self.save(replace(member, **facts))
        return self.phones[user_id]

    async def change(self, phone: Phone, **facts: Any) -> None:
        """Change a member, as an admin would."""
        async with self.desk.storage.begin() as unit:
            member = await unit.members.find(phone.id)
        assert member is not None
        await self.save(replace(member, **facts))

    async def save(self, member: Member) -> None:
        async with self.desk.storage.begin() as unit:
            await unit.members.save(member)
            await unit.commit(self.next_key())

    async def deliver(self) -> None:
        """Let every letter arrive."""
        while True:
            now = self.clock.now()
            outbox = self.desk.storage.outbox
            queued = [
                *await outbox.claim(now, (), 50, True),
                *await outbox.claim(now, (), 50, False),
            ]
            if not queued:
                return
            for one in queued:
                await self._arrive(one)

    async def _arrive(self, queued: QueuedLetter) -> None:
        self._messages += 1
        message_id = queued.message_id or queued.letter.edits_message or self._messages
        phone = self.phones[queued.letter.chat_id]
        phone.screens[message_id] = Screen(message_id, queued.letter)
        phone.unread.append(queued.letter.text)
        now = self.clock.now()
        await self.desk.storage.outbox.sent(queued.id, message_id, now)

    async def issue(self, issue_id: str = "2026-0001") -> Any:
        async with self.desk.storage.begin() as unit:
            return await unit.issues.find(issue_id)

    async def ask(self, question: str, *arguments: Any) -> Any:
        """Ask the storage: "issues.clocks", "2026-0001"."""
        table, _, method = question.partition(".")
        async with self.desk.storage.begin() as unit:
            return await getattr(getattr(unit, table), method)(*arguments)


@asynccontextmanager
async def a_board(
    playbook: Any = PLAYBOOK, opening: Any = open_migrated
) -> AsyncIterator[Board]:
    """Open an office in Samarinda with nobody in it; *opening* opens its storage."""
    clock = FrozenClock()
    async with opening() as storage:
        house = House("Dinas Contoh", "Samarinda", ZoneInfo("Asia/Makassar"), "id", "b")
        desk = Desk(storage, clock, CountedSecrets(), WORDS, playbook, house)
        yield Board(desk, clock)
