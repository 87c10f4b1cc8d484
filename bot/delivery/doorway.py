"""Letters that leave as soon as they are durable: nobody has to look for them."""

from collections import deque
from collections.abc import Callable, Sequence
from datetime import timedelta

from bot.delivery.carrying import Carrying, OnTheWay
from bot.delivery.choosing import OTHER_PLACES as PLACES
from bot.delivery.recording import Record
from bot.delivery.throttle import Throttle
from bot.ports.mail import Letter, MessageClass, QueuedLetter
from bot.services.desk import Desk

#: Letters that somebody waits for, and whether they count as urgent.
PROMPT = {
    MessageClass.PING: True,
    MessageClass.ALARM: True,
    MessageClass.REPLY: True,
    MessageClass.RECEIPT: False,
}

#: So many of the last letters are known as ours while they are on their way.
KNOWN = 1024


class Doorway:
    """`bot.ports.letters.Door`, beside the postman who claims all other letters.

    It is asked within the unit that posts a letter, and keeps nothing then: the unit
    may still be lost. Once the letter is durable it is asked again.
    """

    def __init__(
        self,
        desk: Desk,
        throttle: Throttle,
        on_the_way: OnTheWay,
        carry: Callable[[QueuedLetter, bool], Carrying],
    ) -> None:
        self._desk = desk
        self._throttle = throttle
        self._on_the_way = on_the_way
        self._carry = carry
        self._record = Record(desk)
        self._ours: deque[str] = deque(maxlen=KNOWN)
        self.closed = False

    def opens(self, queued: QueuedLetter) -> bool:
        """Tell whether a letter that is about to be durable may leave then."""
        letter = queued.letter
        if self.closed or not self._desk.storage.leads or not _plain(letter):
            return False
        if letter.chat_id in self._on_the_way or self._wait(letter) > 0:
            return False
        self._ours.append(queued.id)
        return self._on_the_way.letters < PLACES

    def leave(self, letters: Sequence[QueuedLetter]) -> None:
        """Carry letters that are durable; one that may not leave now is put back."""
        for queued in letters:
            self._leave(queued)

    def has(self, queued: QueuedLetter) -> bool:
        """Tell whether a letter that is stored as leaving is one of these."""
        return queued.id in self._ours

    def _leave(self, queued: QueuedLetter) -> None:
        letter, now = queued.letter, self._desk.clock.now()
        if letter.chat_id in self._on_the_way:
            self._ours.remove(queued.id)  # whoever looks for lost letters settles it
        elif wait := 1.0 if self.closed else self._wait(letter):
            back = self._record.untried(queued, now + timedelta(seconds=wait))
            self._on_the_way.start(letter.chat_id, [back])
        else:
            urgent = PROMPT[letter.klass]
            self._throttle.leaves(letter.chat_id, now.timestamp(), urgent)
            self._on_the_way.start(letter.chat_id, [self._carry(queued, urgent)])

    def _wait(self, letter: Letter) -> float:
        now = self._desk.clock.now().timestamp()
        return self._throttle.may_leave(letter.chat_id, now, PROMPT[letter.klass])


def _plain(letter: Letter) -> bool:
    """Tell whether a letter is a message that waits for nothing, and hides nothing."""
    waits = letter.edits or letter.replies_to or letter.not_before
    more = letter.file or letter.media or letter.menu or letter.errand or letter.secret
    other = letter.edits_message or letter.deletes or letter.leaves
    return letter.klass in PROMPT and not (waits or more or other)
