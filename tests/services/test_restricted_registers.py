"""A restricted issue with an entry in every register keeps its words for a whole day."""

from tests.services.all_registers import ID, WORD, live
from tests.services.board import a_board
from tests.services.test_restricted import Office


class Ears:
    """Hears what comes to people who did not ask for it, each letter once."""

    def __init__(self, *phones):
        self.phones, self.known = phones, set()
        self.aloud, self.heard = [], []

    def listen(self, asker=None, when=""):
        """Take in what is new; what *asker* reads is the answer to their own act."""
        for phone in self.phones:
            for screen in phone.screens.values():
                letter = screen.letter
                if letter.key in self.known:
                    continue
                self.known.add(letter.key)
                self.heard.append((when, phone.id, letter.text))
                if phone is not asker and not letter.edits and says_it(letter):
                    self.aloud.append((when, phone.id, letter.key, letter.text))


def says_it(letter):
    labels = " ".join(button.label for row in letter.rows for button in row)
    return WORD in (letter.text + labels).lower()


class Listening(Office):
    """An office in which all that comes to somebody unasked is heard from the start."""

    async def fill(self):
        self.inside = Ears(self.budi, self.citra)
        self.outside = Ears(self.omar)
        await super().fill()

    async def set(self, *issue, **changes):
        await super().set(*issue, **changes)
        self.listen()
        self.inside.aloud.clear()  # what was called out before it was restricted

    def after_each(self, who, act):
        self.listen(who, act)

    def listen(self, who=None, when=""):
        self.inside.listen(who, when or self.board.clock.now().isoformat())
        self.outside.listen()


async def test_no_notification_says_a_word_while_all_is_filled_and_a_day_passes():
    """Insiders read it once they open the letter; outside nothing arrives at all."""
    async with a_board() as board:
        office = Listening(board)
        await office.opened()
        await office.budi.presses("Kirim laporan")
        office.listen(office.budi, "the situation report")
        assert (await board.ask("sitreps.of_issue", ID))[0].summary
        await live(board, 36, office.listen)
    assert office.inside.aloud == []
    assert office.outside.heard == []
    assert len(office.inside.heard) > 40
