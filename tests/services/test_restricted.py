"""A restricted issue does not exist for who is outside its circle, whatever they do."""

from collections import defaultdict

import pytest

import handlers
from bot.domain.errors import Refusal
from bot.domain.issue_life import IssueState
from bot.domain.levels import Level
from bot.domain.member import Dialogue
from bot.domain.report import Attachment, Content
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.playbook.documents import load_documents
from bot.ports.mail import Press
from bot.ports.storage import AlreadyDone
from bot.services.refusing import refusal_text
from bot.services.requests import Pressed, Sent, Typed
from bot.services.turn import clock_turn
from tests.architecture.source import ROOT
from tests.services.all_registers import WORD, write_everything
from tests.services.board import a_board

#: A word of the issue that nobody outside may ever read; they search for others.
CANARY = WORD
SAID = f"Rahasia {CANARY}: kepala seksi diduga menerima uang"
ID = "2026-0001"

#: What is typed after a command, and the subjects and values that buttons carry.
TYPED = ("", "1", "ISU-2026-0001", "1 saksi", "diduga", "menerima uang", "mennerima")
SUBJECTS = (
    ID,
    f"{ID}/D1",
    f"{ID}/F1",
    f"{ID}/T1",
    f"{ID}/R1",
    f"{ID}/RM1",
    f"{ID}/KL1",
    f"{ID}/J1",
    f"{ID}/S1",
    f"{ID}/M1",
    f"{ID}/1",
)
VALUES = (
    "",
    "0",
    "1",
    "L2",
    "T06:2026-0001",
    "T03",
    "speaker:",
    "agenda:",
    "start",
    "note",
    ID,
)


class Office:
    """Citra leads, Budi has the restricted issue, Omar is everything but its lead."""

    def __init__(self, board):
        self.board = board
        board.desk = replace(board.desk, documents=load_documents(ROOT / "templates"))

    async def opened(self, *also):
        self.budi = await self.board.member("Budi", Role.DUTY_OFFICER, Role.WRITER)
        self.citra = await self.board.member("Citra", Role.CRISIS_LEAD)
        everything = frozenset(Role) - {Role.CRISIS_LEAD} | set(also)
        self.omar = await self.board.member("Omar", *everything)
        await self.board.change(self.omar, suspended=True)  # he was away when it came
        await self.fill()
        await self.board.change(self.omar, suspended=False)
        self.omar.read()
        return self

    async def fill(self):
        budi = self.budi
        await budi.says(f"/lapor {SAID}")
        await self.set(restricted=True, owner=budi.id, taken_at=self.board.clock.now(), level=Level.L3, level_max=Level.L3,
                       state=IssueState.ANALYSIS, place=f"Ruang {CANARY}", source=CANARY)  # fmt: skip
        people = {"budi": budi, "citra": self.citra}
        await write_everything(people, each=self.after_each)
        await self.citra.says("/akses 1")

    def after_each(self, who, act):
        """Look at what came of one act, for tests that want to."""

    async def set(self, issue=ID, **changes):
        async with self.board.desk.storage.begin() as unit:
            found = await unit.issues.find(issue)
            await unit.issues.save(replace(found, **changes))
            await unit.commit(self.board.next_key())

    def harvested(self):
        """Every press that the circle was offered, by its action."""
        found = defaultdict(list)
        for phone in (self.budi, self.citra):
            for screen in phone.screens.values():
                rows = (*screen.letter.rows, *screen.letter.inside_rows)
                for press in (button.press for row in rows for button in row):
                    found[press.action].append(press)
        return found

    def requests(self, route, harvested):
        """What somebody outside can try at one route."""
        me = {"user_id": self.omar.id}
        if isinstance(route, handlers.Command):
            for text in TYPED:
                yield Typed(
                    key=self.board.next_key(), text=text, source=f"{me}:{text}", **me
                )
        elif isinstance(route, handlers.Button):
            guesses = [
                Press(route.press, one, VALUES[n % 4]) for n, one in enumerate(SUBJECTS)
            ]
            guesses += [Press(route.press, ID, value) for value in VALUES]
            for press in (*harvested[route.press][:2], *guesses):
                yield Pressed(
                    key=self.board.next_key(), press=press, message_id=1, **me
                )
        else:
            photo = (Attachment("photo", "f", "u"),)
            for subject in SUBJECTS[:3]:
                facts = {"code": "T03", "topic": "agenda", "to": "1001", "level": "L2",
                         "direct": "yes", "old": "L3", "message": "0", "text": "x"}  # fmt: skip
                asked = Dialogue(
                    self.omar.id, route.kind, self.board.clock.now(), subject, facts
                )
                for content in (
                    Content(text="menerima uang"),
                    Content(text="1", attachments=photo),
                ):
                    yield Sent(key=self.board.next_key(), dialogue=asked, content=content,
                               source=self.board.next_key(), **me)  # fmt: skip

    async def tries(self, route, request):
        """Return everything that came of one try: pop-up, refusal, letters."""
        said = []
        try:
            said.append(await route.use(self.board.desk, request))
        except Refusal as refusal:
            async with clock_turn(self.board.desk, self.board.next_key()) as turn:
                turn.actor = await turn.unit.members.find(self.omar.id)
                said.append(refusal_text(turn, refusal))
                turn.idle = True
        except (AlreadyDone, LookupError, ValueError, AssertionError, TypeError):
            pass  # it was let in, and found nothing that fits a guess
        await self.board.deliver()
        screens = self.omar.screens.values()
        said += [s.text + s.letter.inside + " ".join(s.labels) for s in screens]
        said += [
            str(button.press)
            for s in screens
            for row in s.letter.rows
            for button in row
        ]
        self.omar.screens.clear()
        return "\n".join(said)


@pytest.mark.parametrize(
    "as_head", [False, True], ids=["outside", "the head is the subject"]
)
async def test_no_route_shows_a_word_of_it_to_who_is_outside(as_head):
    """Every command, button and answer there is, with what its circle could press."""
    leaks, tried = [], 0
    async with a_board() as board:
        office = await Office(board).opened(*({Role.CRISIS_LEAD} if as_head else ()))
        if as_head:
            await office.set(floors=("F4",), circle=(office.omar.id,))
        harvested = office.harvested()
        for route in handlers.ALL:
            for request in office.requests(route, harvested):
                said = await office.tries(route, request)
                tried += 1
                if CANARY in said.lower():
                    leaks.append((route, request, said))

        issue = await board.issue()
        assert (issue.owner, issue.state, issue.level) == (
            office.budi.id,
            IssueState.ANALYSIS,
            Level.L3,
        )
    assert leaks == []
    assert tried > 500


async def test_the_same_tries_find_the_canary_where_the_issue_is_open():
    """The walk can fail: what it looks for is there for everybody before."""
    async with a_board() as board:
        office = await Office(board).opened()
        await office.set(restricted=False)
        for words in ("/isu", "/cari mennerima", "/isu 1", "/fakta 1"):
            await office.omar.says(words)
            assert CANARY in office.omar.screen.text.lower(), words
