"""The pen of a turn: buttons, finished letters, answers in the reader's language."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.errors import NotPermitted
from bot.domain.member import Member
from bot.domain.values import Struct, replace
from bot.ports.mail import (
    Button,
    Keyboard,
    Letter,
    MessageClass,
    Press,
    QueuedLetter,
)
from bot.ports.storage import UnitOfWork
from bot.services.button_rows import fitting
from bot.services.desk import Desk

#: Buttons older than this are answered with a friendly refusal.
BUTTONS_LIVE = timedelta(days=30)

Rows = Sequence[Sequence[Button]]


class Pen(Struct):
    """What writes the letters of one turn, in the unit of work of that turn.

    `actor` is who asked; None where time asks. `message_id` is the message whose
    button was pressed, and what a reply rewrites.
    """

    desk: Desk
    unit: UnitOfWork
    key: str
    now: datetime
    actor: Member | None = None
    message_id: int = 0
    posted: int = 0

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

    def is_under(self, queued: QueuedLetter) -> bool:
        """Tell whether the pressed button stands under this letter."""
        here = bool(self.message_id) and queued.message_id == self.message_id
        return here and queued.letter.chat_id == self.member.user_id

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
        """Make a button; *text* is its label, else `button.<label or action>`."""
        shown = text or self.label(f"button.{label or action}", locale)
        return Button(shown, Press(action, subject, value, version))

    async def post(self, letter: Letter) -> None:
        """Put a finished letter in the outbox, and remember what its buttons mean."""
        if letter.rows:
            token = self.desk.secrets.token()
            letter = replace(letter, rows=fitting(letter.rows), keyboard=token)
            presses = tuple(button.press for row in letter.rows for button in row)
            await self.unit.letters.add_keyboard(
                Keyboard(
                    letter.keyboard, letter.chat_id, presses, self.now + BUTTONS_LIVE
                )
            )
        await self.unit.letters.post(letter)

    async def reply(
        self,
        template: str,
        *,
        rows: Rows = (),
        fresh: bool = False,
        secret: bool = False,
        **facts: object,
    ) -> None:
        """Answer who asked: rewrite the message of the pressed button, else write anew.

        *fresh* asks for a new message even after a press, where the old one must stay.
        """
        text = self.desk.words.message(template, self.locale, **facts)
        await self.reply_text(text, rows=rows, fresh=fresh, secret=secret)

    async def reply_text(
        self,
        text: str,
        *,
        rows: Rows = (),
        fresh: bool = False,
        secret: bool = False,
        key: str = "",
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
                secret=secret,
            )
        )

    def next_key(self) -> str:
        """Return a key for one more letter of this turn."""
        self.posted += 1
        return f"{self.key}:{self.posted}"
