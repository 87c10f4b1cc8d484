"""The port of letters: the outbox as use cases see it, and as the postman does."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.values import Struct
from bot.ports.mail import Keyboard, Letter, QueuedLetter


class Written(Struct, frozen=True):
    """A letter that somebody got, or will get; `message_id` is 0 before it left."""

    id: str
    key: str
    message_id: int


class Letters(Protocol):
    """The outbox as the use cases see it."""

    async def post(self, letter: Letter) -> None:
        """Put it in the outbox; a known key changes nothing.

        A letter in a slot cancels unwritten ones of the same slot and chat.
        """

    async def keep_file(self, content: bytes) -> str:
        """Keep what a letter encloses; return its SHA-256. Twice is once."""

    async def forget_files(self, before: datetime) -> None:
        """Forget files kept before this instant that no letter still waits for."""

    async def add_keyboard(self, keyboard: Keyboard) -> None:
        """Remember what the buttons under a message mean."""

    async def keyboard(self, token: str) -> Keyboard | None:
        """Return it; None if it never existed or was cleared away."""

    async def void_keyboards(self, chat_id: int) -> None:
        """Forget every keyboard of a chat: its member was suspended."""

    async def cancel_guarded(self, issue_id: str) -> int:
        """Cancel unwritten letters guarded by an issue; return how many."""

    async def end(self, letter_id: str, state: str, code: str, at: datetime) -> None:
        """End a letter without arrival, as `Outbox.settle`, inside this unit."""

    async def set_update_aside(self, key: str, code: str) -> None:
        """Mark an inbox row as dead, inside this unit."""

    async def forget_update(self, key: str) -> None:
        """Forget what an update said, inside this unit: a stranger sent it."""

    async def cancel_for_chat(self, chat_id: int) -> None:
        """Cancel every unwritten letter to a chat that cannot be reached."""

    async def hold(self, before: datetime) -> tuple[int, int]:
        """Keep back what should have left before this instant: a person decides.

        Return how many calls, and how many other letters; boards are harmless and go.
        """

    async def guarded(self, issue_id: str) -> Sequence[QueuedLetter]:
        """Return pings of an issue, written or not yet, edits left out."""

    async def find(self, letter_id: str) -> QueuedLetter | None:
        """Return a letter by its outbox id; None if there is none."""

    async def naming(self, chat_id: int, words: str, limit: int) -> Sequence[Written]:
        """Return the newest letters to a chat in which *words* stand, one a message.

        Letters with media are left out: their message has no text of its own.
        """

    async def by_key(self, key: str) -> QueuedLetter | None:
        """Return a letter by its own key; None if there is none."""

    async def fate(self, key: str) -> tuple[str, int]:
        """Return the state of a letter and the number of its message; ("", 0): none."""

    async def pending_before(self, klass: str, before: datetime) -> int:
        """Count unwritten letters of a class that were due before *before*."""

    async def late_pings(self, since: datetime) -> Sequence[str]:
        """Return the ids of issues with escalations due since *since*, unmade."""


class Door(Protocol):
    """Through it letters leave as soon as they are durable, without being claimed."""

    def opens(self, queued: QueuedLetter) -> bool:
        """Tell whether a letter that is about to be durable may leave then."""

    def leave(self, letters: Sequence[QueuedLetter]) -> None:
        """Carry letters that are stored as leaving; what cannot leave is put back."""


class Outbox(Protocol):
    """The outbox as the postman sees it."""

    def hand_over(self, door: Door | None) -> None:
        """Let new letters leave through *door*; None: all wait until claimed.

        Where several processes share the outbox every letter is claimed.
        """

    async def claim(
        self,
        now: datetime,
        busy: Collection[int],
        limit: int,
        urgent: bool,
        together: int = 1,
    ) -> Sequence[QueuedLetter]:
        """Mark due letters as leaving and return them, most urgent first.

        It is one for a chat, or up to *together* where each is `SELF_STANDING` and
        nothing else comes before. *urgent* asks for pings, alarms and replies; False
        for the rest. A letter that edits or answers another one waits until that one
        was sent. What a letter encloses comes with it.
        """

    async def sent(self, letter_id: str, message_id: int, at: datetime) -> None:
        """The letter arrived."""

    async def postpone(
        self, letter_id: str, until: datetime, code: str, maybe_sent: bool
    ) -> None:
        """The letter stays, and leaves later."""

    async def settle(self, letter_id: str, state: str, code: str, at: datetime) -> None:
        """End a letter without arrival: "dead", "uncertain", "cancelled", "expired"."""

    async def unclaim(self, letter_id: str, until: datetime) -> None:
        """Give a claimed letter back untouched: the throttle said not yet."""

    async def rescue(self) -> Sequence[QueuedLetter]:
        """Return letters that are leaving, but those in a living other process's hand.

        After a start these were leaving when the process died; the caller knows which
        ones it is carrying itself.
        """

    def in_hand(self, queued: QueuedLetter) -> bool:
        """Tell whether a claimed letter is surely still ours to send."""

    async def next_due(self, now: datetime) -> datetime | None:
        """Return when the next letter may leave; None if none waits."""

    async def migrate(self, old_chat: int, new_chat: int) -> None:
        """Re-point everything from a group to the supergroup it became."""
