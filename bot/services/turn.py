"""A turn at the desk: one request, one unit of work, one commit."""

import hashlib
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager

from bot.domain.access import Action, may
from bot.domain.errors import NotPermitted
from bot.domain.member import Dialogue, Member
from bot.domain.personal_data import masked, published
from bot.domain.suspicion import FROZEN
from bot.domain.unseen import UNSEEN
from bot.domain.values import field
from bot.ports.cards import Place
from bot.ports.storage import AlreadyDone, JournalEntry, UnitOfWork
from bot.services.desk import Desk
from bot.services.pen import Rows
from bot.services.requests import Pressed, Request
from bot.services.sifting import Sifting

__all__ = ["Rows", "Turn", "clock_turn", "member_turn"]


class Turn(Sifting):
    """What a use case holds while it works.

    `action` is what the asker was let in for, `asker` who that is with every role,
    where `actor` has those that count for an issue; `toast` is the short answer to a
    pressed button; `source` is "<chat>:<message>" of a command that was typed. An
    `idle` turn found nothing to do: it is undone and its key stays free. `changed` are
    the issues of which something was journalled, `drawn` the places whose card shows
    it already.
    """

    action: Action | None = None
    asker: Member | None = None
    toast: str = ""
    source: str = ""
    idle: bool = False
    changed: set[str] = field(default_factory=set)
    drawn: set[tuple[str, Place]] = field(default_factory=set)
    _everyone: Sequence[Member] = field(default_factory=tuple)
    _people: Mapping[int, Member] = field(default_factory=dict)

    async def team(self) -> Sequence[Member]:
        """Return every member, read once a turn."""
        if not self._everyone:
            self._everyone = await self.unit.members.everyone()
        return self._everyone

    async def people(self) -> Mapping[int, Member]:
        """Return every member by their account, read once a turn."""
        if not self._people:
            self._people = {member.user_id: member for member in await self.team()}
        return self._people

    async def names(self) -> Mapping[int, str]:
        """Return what every member is called, by their account."""
        return {
            account: member.name for account, member in (await self.people()).items()
        }

    def forget_team(self) -> None:
        """Read the members again at the next question: they were changed."""
        self._everyone, self._people = (), {}

    def masked(self, text: str) -> str:
        """Hide the personal data of a text, all but what the office publishes."""
        return masked(text, published(self.desk.playbook.office))

    async def hide(self, text: str) -> str:
        """Hide the personal data of a text; the update that brought it is forgotten."""
        said = self.masked(text)
        if said != text:
            await self.unit.letters.forget_update(self.key)
        return said

    async def ask(
        self, kind: str, subject: str = "", facts: dict[str, str] | None = None
    ) -> None:
        """Remember which question the asker's next message answers."""
        await self.unit.dialogues.ask(
            Dialogue(self.member.user_id, kind, self.now, subject, facts or {})
        )

    async def end_asking(self, kind: str) -> None:
        """Forget the asker's question of this kind: a button has answered it."""
        dialogue = await self.unit.dialogues.find(self.member.user_id)
        if dialogue is not None and dialogue.kind == kind:
            await self.unit.dialogues.end(self.member.user_id)

    async def record(
        self, action: str, subject: str, detail: str = "", *, content: str = ""
    ) -> None:
        """Write one line of the journal: ids and codes; *content* only as its hash.

        Whatever is journalled of an issue may be seen on its cards: they are rewritten.
        """
        sha = hashlib.sha256(content.encode()).hexdigest() if content else ""
        actor = f"member:{self.actor.user_id}" if self.actor else "siaga"
        entry = JournalEntry(actor, action, subject, detail, sha)
        await self.unit.journal.record([entry], self.now)
        if subject[:1].isdigit() and action not in UNSEEN:
            self.changed.add(subject)


@asynccontextmanager
async def member_turn(
    desk: Desk, request: Request, action: Action
) -> AsyncIterator[Turn]:
    """Open a unit, read the asker in it, check the table, and commit at the end.

    Raise `NotPermitted` before anything is done; a refusal inside undoes everything.
    Raise `AlreadyDone` for a request that was carried out: one that comes again, after
    a crash or from an impatient thumb, is not refused for what it itself changed.
    """
    async with desk.storage.begin() as unit:
        if await unit.committed(request.key):
            raise AlreadyDone(request.key)
        member = await unit.members.find(request.user_id)
        if not may(member, action) or await _frozen(unit, request, action):
            raise NotPermitted
        message_id = request.message_id if isinstance(request, Pressed) else 0
        now = desk.clock.now()
        turn = Turn(desk, unit, request.key, now, member, message_id, action=action)
        yield turn
        if not turn.idle:
            await desk.finish(turn)
            await unit.commit(request.key)


async def _frozen(unit: UnitOfWork, request: Request, action: Action) -> bool:
    """Tell whether the asker's account is suspected, and *action* waits for that."""
    if action not in FROZEN:
        return False
    return await unit.suspicions.find(request.user_id) is not None


@asynccontextmanager
async def clock_turn(desk: Desk, key: str) -> AsyncIterator[Turn]:
    """Open a unit for what time or the house itself asks for, and commit at the end."""
    async with desk.storage.begin() as unit:
        turn = Turn(desk, unit, key, desk.clock.now())
        yield turn
        if not turn.idle:
            await desk.finish(turn)
            await unit.commit(key)
