"""Letters just posted, as they were: nearly all of them leave at once."""

from bot.ports.letters import Door
from bot.ports.mail import Letter

#: So many are remembered; who waits longer is read from its row.
REMEMBERED = 128


class FreshLetters:
    """By chat and body: what a row says otherwise, because it was changed, is read.

    `door` is where they may leave as soon as they are durable, if there is one.
    """

    def __init__(self) -> None:
        self.door: Door | None = None
        self._known: dict[tuple[int, str], Letter] = {}

    def put(self, body: str, letter: Letter) -> None:
        """Remember a letter, unless its row would say anything in another way."""
        if letter.secret or letter.media or letter.menu or letter.not_before:
            return
        if len(self._known) >= REMEMBERED:
            del self._known[next(iter(self._known))]
        self._known[letter.chat_id, body] = letter

    def take(self, body: str, chat_id: int) -> Letter | None:
        """Return the letter that this body was written from, once."""
        return self._known.pop((chat_id, body), None)
