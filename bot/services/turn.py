"""A turn at the desk: one request, one unit of work, one commit."""

import hashlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.domain.access import Action, may
from bot.domain.errors import NotPermitted
from bot.domain.member import Dialogue, Member
from bot.ports.mail import Button, Keyboard, Letter, MessageClass, Press
from bot.ports.storage import JournalEntry, UnitOfWork
from bot.services.desk import Desk
from bot.services.requests import Pressed, Request

#: Buttons older than this are answered with a friendly refusal.
BUTTONS_LIVE = timedelta(days=30)

Rows = Sequence[Sequence[Button]]


@dataclass(slots=True)
class Turn:
    """What a use case holds while it works.

    `member` is who asked; only `clock_turn` and joining have turns without one.
    `toast` is the short answer to a pressed button. An `idle` turn found nothing to
    do: it is undone and its key stays free.
    """

    desk: Desk
    unit: UnitOfWork
    key: str
    now: datetime
    actor: Member | None = None
    message_id: int = 0
    toast: str = ""
    idle: bool = False
    _posted: int = 0
    _everyone: Sequence[Member] = field(default_factory=tuple)

    @property
    def member(self) -> Member:
        """Return who asked."""
        if self.actor is None:
            raise NotPermitted
        return self.actor

    @property
    def locale(self) -> str:
        """Return the language of who asked."""
        return self.actor.locale if self.actor else self.desk.house.locale

    def label(self, key: str, locale: str = "", **facts: object) -> str:
        """Return a short phrase, in the asker's language unless another is named."""
        return self.desk.words.label(key, locale or self.locale, **facts)

    def button(
        self,
        action: str,
        subject: str = "",
        *,
        value: str = "",
        version: int = 0,
        locale: str = "",
        text: str = "",
        label: str = "",
    ) -> Button:
        """Make a button; its label is `button.<action>` unless *text* or *label* is given."""
        shown = text or self.label(f"button.{label or action}", locale)
        return Button(shown, Press(action, subject, value, version))

    async def team(self) -> Sequence[Member]:
        """Return every member, read once a turn."""
        if not self._everyone:
            self._everyone = await self.unit.members.everyone()
        return self._everyone

    def forget_team(self) -> None:
        """Read the members again at the next question: they were changed."""
        self._everyone = ()

    async def post(self, letter: Letter) -> None:
        """Put a finished letter in the outbox, and remember what its buttons mean."""
        if letter.rows:
            letter = replace(letter, keyboard=self.desk.secrets.token())
            presses = tuple(button.press for row in letter.rows for button in row)
            await self.unit.letters.add_keyboard(
                Keyboard(
                    letter.keyboard, letter.chat_id, presses, self.now + BUTTONS_LIVE
                )
            )
        await self.unit.letters.post(letter)

    async def tell(
        self,
        member: Member,
        template: str,
        *,
        klass: MessageClass = MessageClass.INFO,
        key: str = "",
        rows: Rows = (),
        guard: str = "",
        slot: str = "",
        edits: str = "",
        replies_to: str = "",
        silent: bool = False,
        not_before: datetime | None = None,
        **facts: object,
    ) -> None:
        """Write to one member in their language."""
        text = self.desk.words.message(template, member.locale, **facts)
        await self.post(
            Letter(
                key=key or self.next_key(),
                klass=klass,
                chat_id=member.user_id,
                text=text,
                rows=tuple(tuple(row) for row in rows),
                guard=guard,
                slot=slot,
                mark=self.label("letter.maybe_repeated", member.locale),
                edits=edits,
                replies_to=replies_to,
                silent=silent,
                not_before=not_before,
            )
        )

    async def reply(
        self, template: str, *, rows: Rows = (), fresh: bool = False, **facts: object
    ) -> None:
        """Answer who asked: rewrite the message of the pressed button, else write anew.

        *fresh* asks for a new message even after a press, where the old one must stay.
        """
        text = self.desk.words.message(template, self.locale, **facts)
        await self.reply_text(text, rows=rows, fresh=fresh)

    async def reply_text(
        self, text: str, *, rows: Rows = (), fresh: bool = False, key: str = ""
    ) -> None:
        """Answer who asked with a finished text."""
        editing = 0 if fresh else self.message_id
        await self.post(
            Letter(
                key=key or self.next_key(),
                klass=MessageClass.REPLY,
                chat_id=self.member.user_id,
                text=text,
                rows=tuple(tuple(row) for row in rows),
                mark=self.label("letter.maybe_repeated"),
                edits_message=editing,
                slot=f"message:{editing}" if editing else "",
            )
        )

    def next_key(self) -> str:
        """Return a key for one more letter of this turn."""
        self._posted += 1
        return f"{self.key}:{self._posted}"

    async def ask(
        self, kind: str, subject: str = "", facts: dict[str, str] | None = None
    ) -> None:
        """Remember which question the asker's next message answers."""
        await self.unit.dialogues.ask(
            Dialogue(self.member.user_id, kind, self.now, subject, facts or {})
        )

    async def record(
        self, action: str, subject: str, detail: str = "", *, content: str = ""
    ) -> None:
        """Write one line of the journal: ids and codes; *content* only as its hash."""
        sha = hashlib.sha256(content.encode()).hexdigest() if content else ""
        actor = f"member:{self.actor.user_id}" if self.actor else "siaga"
        entry = JournalEntry(actor, action, subject, detail, sha)
        await self.unit.journal.record([entry], self.now)


@asynccontextmanager
async def member_turn(
    desk: Desk, request: Request, action: Action
) -> AsyncIterator[Turn]:
    """Open a unit, read the asker in it, check the table, and commit at the end.

    Raise `NotPermitted` before anything is done; a refusal inside undoes everything.
    """
    async with desk.storage.begin() as unit:
        member = await unit.members.find(request.user_id)
        if not may(member, action):
            raise NotPermitted
        message_id = request.message_id if isinstance(request, Pressed) else 0
        turn = Turn(desk, unit, request.key, desk.clock.now(), member, message_id)
        yield turn
        if not turn.idle:
            await unit.commit(request.key)


@asynccontextmanager
async def clock_turn(desk: Desk, key: str) -> AsyncIterator[Turn]:
    """Open a unit for what time or the house itself asks for, and commit at the end."""
    async with desk.storage.begin() as unit:
        turn = Turn(desk, unit, key, desk.clock.now())
        yield turn
        if not turn.idle:
            await unit.commit(key)
