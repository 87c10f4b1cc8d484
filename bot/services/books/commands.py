"""The command of a register: /word N shows it, and words behind N go into it."""

from collections.abc import Awaitable, Callable

from bot.domain.access import Action, may
from bot.domain.errors import NotPermitted
from bot.domain.issue import Issue
from bot.domain.text import visible
from bot.domain.values import Struct
from bot.services.books.which import number_and_words, offer_issues
from bot.services.desk import Desk
from bot.services.finding import issue_typed, open_issue, the_issue
from bot.services.requests import Pressed, Typed
from bot.services.turn import Turn, member_turn

Show = Callable[[Turn, Issue], Awaitable[None]]
Take = Callable[[Turn, Issue, str], Awaitable[None]]


def hidden(turn: Turn, words: str) -> str:
    """Return words as they may wait on a button: without personal data."""
    return turn.masked(words)


class Register(Struct, frozen=True):
    """What a command does with a register of an issue.

    `press` opens it, `begins` carries words to the issue that is chosen; "": it takes
    none. `waits` is what the words are while nobody has said which issue they are
    about: it refuses what could not be kept. `late` says that `take` itself decides
    whether a finished issue may still be written about.
    """

    sees: Action
    press: str
    show: Show
    records: Action | None = None
    begins: str = ""
    take: Take | None = None
    waits: Callable[[Turn, str], str] = hidden
    late: bool = False

    async def typed(self, desk: Desk, typed: Typed) -> str:
        """Show the register of the issue that was named, or take the words for it."""
        async with member_turn(desk, typed, self.sees) as turn:
            turn.source = typed.source
            number, words = number_and_words(typed.text)
            takes = bool(self.begins) and visible(words)
            if not number:
                kept = self.waits(turn, words) if takes else ""
                await offer_issues(turn, kept, self.press, self.begins)
            elif takes:
                issue = await issue_typed(turn, number)
                await self._into(turn, issue.id, words)
            else:
                await self.show(turn, await issue_typed(turn, number))
        return turn.toast

    async def chosen(self, desk: Desk, pressed: Pressed) -> str:
        """Take what was written before for the issue that was chosen."""
        assert self.records is not None
        async with member_turn(desk, pressed, self.records) as turn:
            await self._into(turn, pressed.press.subject, pressed.press.value)
        return turn.toast

    async def _into(self, turn: Turn, subject: str, words: str) -> None:
        find = the_issue if self.late else open_issue
        issue = await find(turn, subject)
        if self.take is None or not (self.records and may(turn.member, self.records)):
            raise NotPermitted
        await self.take(turn, issue, words)
