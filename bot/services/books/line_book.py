"""A book that is written line by line: every message is one, until "Selesai"."""

from collections.abc import Awaitable, Callable
from typing import Any, Generic, Protocol, TypeVar

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.values import Struct
from bot.ports.storage import UnitOfWork
from bot.services.desk import Desk
from bot.services.requests import Pressed, Sent
from bot.services.turn import Rows, Turn, member_turn
from bot.services.views import issue_view


class Written(Protocol):
    """What lines are written about: a meeting, a conference."""

    @property
    def id(self) -> str:
        """Return the whole number: "2026-0001/R1"."""


class Boards(Protocol):
    """Where the messages stand that show it."""

    async def shown_at(self, chat_id: int, message_id: int) -> str:
        """Return the id of what a message shows; "" for none."""


T = TypeVar("T", bound=Written)


class LineBook(Struct, Generic[T], frozen=True):
    """What differs between the books that are written so.

    `question` stays open until the button `done`; `opening` and `receipt` are messages,
    `told` and `keep` return what those two say. `keep` also returns the subject as it
    stands with the line, `movable` raises the refusal that says why none may be added.
    `lacking` returns the buttons that complete what a receipt says is missing.
    """

    action: Action
    question: str
    opening: str
    receipt: str
    done: str
    boards: Callable[[UnitOfWork], Boards]
    movable: Callable[[Turn, str, Action], Awaitable[tuple[Issue, T]]]
    told: Callable[[Turn, Issue, T], Awaitable[dict[str, Any]]]
    keep: Callable[[Turn, Issue, T, Sent], Awaitable[tuple[T, dict[str, Any]]]]
    refresh: Callable[[Turn, Issue, T], Awaitable[None]]
    lacking: Callable[[Turn, Issue, dict[str, Any]], Rows] = lambda *_: []

    async def ask(self, desk: Desk, pressed: Pressed) -> str:
        """Await lines until "Selesai": every message is one."""
        async with member_turn(desk, pressed, self.action) as turn:
            subject = pressed.press.subject
            issue, one = await self.movable(turn, subject, self.action)
            await turn.ask(self.question, one.id)
            told = await self.told(turn, issue, one)
            await self._reply_line(turn, self.opening, issue, one, told, fresh=True)
        return turn.toast

    async def answer(self, desk: Desk, sent: Sent) -> str:
        """Keep what was sent as a line; the question stays open."""
        assert sent.dialogue is not None
        return await self._keep(desk, sent, sent.dialogue.subject)

    async def is_meant(self, desk: Desk, sent: Sent) -> bool:
        """Tell whether a message replies to one that shows what is written about."""
        return bool(sent.replies_to) and bool(await self._replied(desk, sent))

    async def answer_reply(self, desk: Desk, sent: Sent) -> str:
        """Keep what was sent as a reply to such a message."""
        return await self._keep(desk, sent, await self._replied(desk, sent))

    async def _replied(self, desk: Desk, sent: Sent) -> str:
        chat_id, _, _ = sent.source.partition(":")
        async with desk.storage.begin() as unit:
            return await self.boards(unit).shown_at(int(chat_id), sent.replies_to)

    async def _keep(self, desk: Desk, sent: Sent, subject: str) -> str:
        async with member_turn(desk, sent, self.action) as turn:
            issue, one = await self.movable(turn, subject, self.action)
            one, told = await self.keep(turn, issue, one, sent)
            await self._reply_line(turn, self.receipt, issue, one, told)
            await self.refresh(turn, issue, one)
        return turn.toast

    async def _reply_line(
        self,
        turn: Turn,
        template: str,
        issue: Issue,
        one: T,
        told: dict[str, Any],
        *,
        fresh: bool = False,
    ) -> None:
        rows = self.lacking(turn, issue, told)
        await turn.reply(
            template,
            fresh=fresh,
            rows=[*rows, [turn.button(self.done, one.id, label="done")]],
            issue=await issue_view(turn, issue, turn.member),
            **told,
        )
