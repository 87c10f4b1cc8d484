"""A small office for the tests of drafting: real storage, words, routes; no Telegram."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html import unescape
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import handlers
from bot.domain.clocks import Moment
from bot.domain.document import Document
from bot.domain.errors import Refusal
from bot.domain.issue import Issue, issue_id
from bot.domain.issue_life import IssueState
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.domain.office import EmergencyText
from bot.domain.report import Attachment, Content
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.playbook import SHIPPED, load_playbook
from bot.playbook.documents import load_documents
from bot.ports.mail import Letter
from bot.ports.storage import RunningClock
from bot.rendering.jinja import JinjaWords
from bot.services.desk import Desk, House
from bot.services.pressing import find_press, token_of
from bot.services.requests import Pressed, Sent, Typed
from bot.storage import SqlStorage
from handlers.serving import attempt
from tests.harness.clock import CountedSecrets, FrozenClock
from tests.migrated import open_migrated

TEMPLATES = Path(__file__).parents[2] / "templates"
ZONE = ZoneInfo("Asia/Makassar")
_keys = count(1)


@dataclass
class Shown:
    """One message on a phone, as it looks now."""

    id: int
    letter: Letter
    reply_to: int = 0
    edits: int = 0

    @property
    def text(self) -> str:
        return unescape(self.letter.text.replace("<b>", "").replace("</b>", ""))

    @property
    def labels(self) -> list[str]:
        return [button.label for row in self.letter.rows for button in row]


@dataclass
class Person:
    """A member with a phone that shows what the outbox holds."""

    office: "Office"
    id: int
    chat: list[Shown] = field(default_factory=list)

    async def says(self, text: str, *attachments: Attachment) -> str:
        """Send a command or an answer; a refusal is raised."""
        user = {"user_id": self.id, "key": f"t:{next(_keys)}"}
        if text.startswith("/"):
            name, _, rest = text[1:].partition(" ")
            (route,) = [c for c in handlers.COMMANDS if name in c.names]
            request: Any = Typed(**user, text=rest)
        else:
            async with self.office.storage.begin() as unit:
                dialogue = await unit.dialogues.find(self.id)
            assert dialogue is not None, "nothing was asked"
            (route,) = [a for a in handlers.ANSWERS if a.kind == dialogue.kind]
            content = Content(text, attachments)
            request = Sent(**user, source=f"{user}", content=content, dialogue=dialogue)
        toast = await attempt(self.office.desk, route.use, request)
        await self.office.deliver()
        return toast

    async def sends(self, kind: str, text: str = "") -> str:
        """Send a file as the answer to a question."""
        return await self.says(text, Attachment(kind, file_id=f"{kind}-1"))

    async def presses(self, label: str, under: Shown | None = None) -> str:
        """Press the newest button of this label; a refusal is raised."""
        shown = under or self.with_button(label)
        index = shown.labels.index(label)
        data = token_of(shown.letter.keyboard, index)
        press, once = await find_press(self.office.desk, data, self.id, self.id)
        (route,) = [b for b in handlers.BUTTONS if b.press == press.action]
        key = f"t:{next(_keys)}" if route.again else once
        pressed = Pressed(key=key, user_id=self.id, press=press, message_id=shown.id)
        toast = await attempt(self.office.desk, route.use, pressed)
        await self.office.deliver()
        return toast

    def with_button(self, label: str) -> Shown:
        """Return the newest message with a button of this label."""
        found = [shown for shown in self.chat if label in shown.labels]
        assert found, f"no button {label!r} in {[s.labels for s in self.chat]}"
        return found[-1]

    @property
    def last(self) -> Shown:
        return self.chat[-1]

    @property
    def texts(self) -> list[str]:
        return [shown.text for shown in self.chat]


class Office:
    """The desk under test, its clock, and everybody's phones."""

    def __init__(self, storage: SqlStorage, emergency: bool) -> None:
        playbook = load_playbook(SHIPPED)
        if emergency:
            text = EmergencyText(
                playbook.office.emergency_text.by_locale, "Kepala Dinas", None
            )
            text = replace(text, approved_on=FrozenClock().at.date())
            office = replace(playbook.office, emergency_text=text)
            playbook = replace(playbook, office=office)
        self.storage, self.clock = storage, FrozenClock()
        self.people: dict[int, Person] = {}
        self.letters: list[Letter] = []
        self._messages = count(1)
        self.desk = Desk(
            storage=storage,
            clock=self.clock,
            secrets=CountedSecrets(),
            words=JinjaWords(TEMPLATES, None, ZONE),
            playbook=playbook,
            house=House("Dinas Contoh", "Samarinda", ZONE, "id", "siaga_bot"),
            documents=load_documents(TEMPLATES),
        )

    async def member(self, name: str, *roles: Role, **facts: Any) -> Person:
        user_id = 1001 + len(self.people)
        member = Member(user_id, name, frozenset(roles), self.clock.at)
        await self.save(replace(member, **facts))
        self.people[user_id] = Person(self, user_id)
        return self.people[user_id]

    async def save(self, member: Member) -> None:
        async with self.storage.begin() as unit:
            await unit.members.save(member)
            await unit.commit(f"t:{next(_keys)}")

    async def change(self, person: Person, **facts: Any) -> Member:
        async with self.storage.begin() as unit:
            member = await unit.members.find(person.id)
        assert member is not None
        member = replace(member, **facts)
        await self.save(member)
        return member

    async def issue(self, level: Level | None = Level.L3, **facts: Any) -> Issue:
        """An issue that has been triaged, with its clocks running."""
        async with self.storage.begin() as unit:
            number = await unit.issues.next_count(2026)
            values: dict[str, Any] = {
                "id": issue_id(2026, number),
                "title": "Air keran keruh di tiga kelurahan sejak pagi",
                "state": IssueState.ANALYSIS if level else IssueState.TRIAGE,
                "reported_by": 1001,
                "reported_at": self.clock.at,
                "level": level,
            }
            issue = Issue(**(values | facts))
            await unit.issues.add(issue)
            clocks = self.desk.playbook.clocks
            for due in clocks.start(level, self.clock.at, Moment.LEVEL_SET):
                clock = RunningClock(issue.id, due.name, self.clock.at, due.due_at)
                await unit.issues.start_clock(clock)
            await unit.commit(f"t:{next(_keys)}")
        return issue

    async def deliver(self) -> None:
        """Bring every letter that may leave to its phone."""
        while True:
            waiting = [
                queued
                for urgent in (True, False)
                for queued in await self.storage.outbox.claim(
                    self.clock.at, [], 20, urgent
                )
            ]
            if not waiting:
                return
            for queued in waiting:
                await self._arrive(queued)

    async def _arrive(self, queued: Any) -> None:
        letter, chat = queued.letter, self.people[queued.letter.chat_id].chat
        self.letters.append(letter)
        editing = queued.message_id or letter.edits_message
        number = editing or next(self._messages)
        old = [shown for shown in chat if shown.id == editing]
        for shown in old:
            shown.letter, shown.edits = letter, shown.edits + 1
        if not old:
            chat.append(Shown(number, letter, reply_to=queued.reply_id))
        await self.storage.outbox.sent(queued.id, number, self.clock.at)

    async def document(self, name: str = "2026-0001/D1") -> Document:
        async with self.storage.begin() as unit:
            found = await unit.documents.find(name)
        assert found is not None
        return found

    async def approvals(self, name: str = "2026-0001/D1") -> list[Any]:
        async with self.storage.begin() as unit:
            return list(await unit.documents.approvals(name))

    async def journal(self, subject: str = "2026-0001") -> list[tuple[str, str]]:
        async with self.storage.begin() as unit:
            rows = await unit.journal.of_subject(subject)
        return [(row.entry.action, row.entry.detail) for row in rows]


@asynccontextmanager
async def open_office(*, emergency: bool = False) -> AsyncIterator[Office]:
    """Open an office whose database lasts as long as the test."""
    async with open_migrated() as storage:
        yield Office(storage, emergency)
        broken = await storage.integrity()
        assert [code for code in broken if "approv" in code or "chain" in code] == []


async def refused(kind: type[Refusal], act: Any) -> Refusal:
    """Expect a refusal and return it."""
    try:
        await act
    except kind as refusal:
        return refusal
    raise AssertionError(f"{kind.__name__} was expected")


#: A reason that fits most warnings of the lint.
CHECKED = "Sudah diperiksa pada sumbernya"

#: Answers that complete the full form: what the shipped office leaves open.
ANSWERS = ("Air keran keruh di wilayah barat", "Tim lapangan sedang memeriksa jaringan pipa", None, "12.00 WITA",
           "Instagram @dinascontoh", "Ratna (Pranata Humas), 0541 000 000")  # fmt: skip


async def write_full(
    writer: Person, number: str = "1", at: str = "12.00 WITA"
) -> Shown:
    """Draft a holding statement until nothing is missing; the next word comes *at*."""
    await writer.says(f"/draf {number}")
    for answer in (at if each == "12.00 WITA" else each for each in ANSWERS):
        if answer is None:
            await writer.presses("Lewati")
        elif answer == "12.00 WITA" and "08.00 WITA" in writer.last.labels:
            await writer.presses("09.00 WITA")  # At L4 noon is too late.
        else:
            await writer.says(answer)
    return writer.last


async def hand_in(writer: Person) -> None:
    """Submit a text; what the lint warns of was checked."""
    await writer.presses("Ajukan")
    if CHECKED in writer.last.labels:
        await writer.presses(CHECKED)
