"""A board: one message in each chat that rewrites itself whenever something changes."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from bot.domain.access import Action, may, may_see
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.values import Struct
from bot.ports.mail import MessageClass
from bot.ports.storage import UnitOfWork
from bot.services.pen import Rows
from bot.services.turn import Turn


class Shown(Protocol):
    """What a board shows: a meeting, a conference."""

    @property
    def id(self) -> str:
        """Return the whole number: "2026-0001/R1"."""


class Places(Protocol):
    """Where the boards of a kind stand, one in a chat."""

    async def put_board(self, about: str, chat_id: int, letter: str, /) -> None:
        """Note which letter of a chat shows it and rewrites itself."""

    async def boards(self, about: str, /) -> Sequence[tuple[int, str]]:
        """Return every chat that shows it, with its letter."""


T = TypeVar("T", bound=Shown)


class Board(Struct, Generic[T], frozen=True):
    """What differs between boards: `template`, who reads it, and what stands on it.

    `drawn` returns the facts of the template and the buttons for one reader.
    """

    template: str
    action: Action
    places: Callable[[UnitOfWork], Places]
    drawn: Callable[[Turn, Issue, T, Member], Awaitable[tuple[dict[str, Any], Rows]]]

    async def show(
        self, turn: Turn, issue: Issue, one: T, *, fresh: bool = False
    ) -> None:
        """Answer with the board; it rewrites itself from now on in this message."""
        me, key = turn.member, f"{turn.key}:{self.template}"
        facts, rows = await self.drawn(turn, issue, one, me)
        text = turn.desk.words.message(self.template, me.locale, **facts)
        await turn.reply_text(text, rows=rows, fresh=fresh, key=key)
        await self.places(turn.unit).put_board(one.id, me.user_id, key)

    async def refresh(self, turn: Turn, issue: Issue, one: T, *, but: int = 0) -> None:
        """Rewrite the board wherever it stands, in one message for each chat."""
        team = await turn.people()
        for chat_id, letter in await self.places(turn.unit).boards(one.id):
            to = team.get(chat_id)
            if chat_id == but or to is None or not self._reads(to, issue):
                continue
            facts, rows = await self.drawn(turn, issue, one, to)
            await turn.tell(
                to,
                self.template,
                klass=MessageClass.BOARD,
                key=f"{turn.key}:{self.template}:{chat_id}",
                edits=letter,
                slot=f"{self.template}:{one.id}",
                rows=rows,
                silent=True,
                **facts,
            )

    async def show_everywhere(self, turn: Turn, issue: Issue, one: T) -> None:
        """Answer with the board, and rewrite it in the other chats that show it."""
        await self.show(turn, issue, one)
        await self.refresh(turn, issue, one, but=turn.member.user_id)

    def _reads(self, to: Member, issue: Issue) -> bool:
        return to.reachable and may(to, self.action) and may_see(to, issue)
