"""Role × action × confidentiality × state: every route, against one table by hand.

Nothing is committed: each request is carried out up to its commit, where it is looked
at what it would have journalled, stored and written, and undone.
"""

import os
from collections import Counter
from dataclasses import dataclass, field

import pytest

import handlers
from bot.domain.errors import NotPermitted, Refusal, UnknownIssue
from bot.domain.issue_life import IssueState
from bot.domain.member import Dialogue
from bot.domain.report import Content
from bot.domain.roles import Role
from bot.domain.rooms import RoomState
from bot.ports.mail import Press
from bot.ports.rooms import Room
from bot.ports.storage import AlreadyDone
from bot.services.requests import Pressed, Sent, Typed
from bot.services.turn import Turn
from bot.storage import open_storage
from bot.storage.issues import SqlIssues
from bot.storage.letters import SqlLetters
from bot.storage.unit import SqlUnitOfWork
from handlers.route import Answer, Button, Command
from tests.domain.test_access import ROLES, TABLE, name
from tests.migrated import open_migrated
from tests.postgres import running_server
from tests.services.all_registers import ID, WORD
from tests.services.board import a_board
from tests.services.test_restricted import Office

FULL = os.environ.get("SIAGA_PROOF") == "full"
GROUP = -100_4711

OPEN, CLOSED, MERGED = IssueState.ANALYSIS, IssueState.CLOSED, IssueState.MERGED

#: confidentiality -> who sees the issue; "" is everybody, "-" nobody of them.
SEEN = {"open": "", "led": "", "outside": "-", "inside": "", "head": "-head_of_agency"}
STATES = {"open": OPEN, "closed": CLOSED, "merged": MERGED}

#: Every way an issue can be: open ones of each confidentiality, finished ones of two.
SITUATIONS = [
    *((how, "open") for how in SEEN),
    *((how, state) for how in ("open", "outside") for state in ("closed", "merged")),
]

#: One request in so many is made in the short run, evenly over roles and situations.
SHARE = {"sqlite": 1 if FULL else 17, "postgresql": 1 if FULL else 61}


def test_no_two_routes_have_one_name():
    """The later of two buttons of one name would take the presses of the first."""
    kinds = {Command: "name", Button: "press", Answer: "kind"}
    found = Counter(
        (type(route).__name__, getattr(route, kinds[type(route)]))
        for route in handlers.ALL
    )

    assert [name for name, count in found.items() if count > 1] == []


#: Look for more than the issue that a guess names: a number that was typed, a report.
ASKS_MORE = (
    "Button-sitrep_open",
    "Button-sitrep_copy",
    "Button-sitrep_paper",
    "Answer-merge_target",
)

#: Do something to the asker's own message in their own chat, and say so of its issue.
ONES_OWN = ("Button-delete_message", "Button-keep_message")


class Undone(Exception):
    """Stands where the commit was: nothing that a request did is kept."""


@dataclass
class Watch:
    """What a request would have done, had it been committed."""

    on: bool = False
    journal: list = field(default_factory=list)
    states: list = field(default_factory=list)
    letters: list = field(default_factory=list)

    def clear(self):
        for seen in (self.journal, self.states, self.letters):
            seen.clear()

    def listen(self, monkeypatch):
        record, save, commit, post = (
            Turn.record, SqlIssues.save, SqlUnitOfWork.commit, SqlLetters.post,
        )  # fmt: skip
        watch = self

        async def watched_record(turn, action, subject, detail="", **words):
            watch.journal.append((action, subject, detail))
            await record(turn, action, subject, detail, **words)

        async def watched_save(issues, issue):
            before = await issues.find(issue.id)
            watch.states.append((issue.id, before.state, issue.state))
            return await save(issues, issue)

        async def watched_post(letters, letter):
            watch.letters.append(letter)
            await post(letters, letter)

        async def watched_commit(unit, key):
            if watch.on:
                raise Undone
            await commit(unit, key)

        monkeypatch.setattr(Turn, "record", watched_record)
        monkeypatch.setattr(SqlIssues, "save", watched_save)
        monkeypatch.setattr(SqlLetters, "post", watched_post)
        monkeypatch.setattr(SqlUnitOfWork, "commit", watched_commit)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request):
    return request.param


def opening(engine):
    if engine == "sqlite":
        return open_migrated
    return lambda: open_storage(running_server().fresh())


class Walk:
    """Somebody of each role at every route, the issue being as a situation says."""

    def __init__(self, office, watch, share):
        self.office, self.watch, self.share = office, watch, share
        self.board, self.faults, self.seen = office.board, [], Counter()

    async def begin(self):
        self.people = {r: await self.board.member(f"Uji {r}", Role(r)) for r in ROLES}
        self.pressed = self.office.harvested()
        async with self.board.desk.storage.begin() as unit:
            now = self.board.clock.now()
            await unit.rooms.put(
                Room(chat_id=GROUP, title="Posko", state=RoomState.READY, added_by=0,
                     added_at=now, checked_at=now, supergroup=True)
            )  # fmt: skip
            await unit.commit(self.board.next_key())

    async def be(self, how, state):
        shut = how in ("outside", "inside", "head")
        ids = tuple(phone.id for phone in self.people.values())
        await self.office.set(
            restricted=shut,
            circle=ids if how in ("inside", "head") else (),
            lead=self.office.citra.id if how in ("led", "outside") else None,
            floors=("F4",) if how == "head" else (),
            state=STATES[state],
            owner=self.office.budi.id,
            merged_into="2026-0002" if state == "merged" else "",
        )

    async def go(self):
        for nth, (how, state) in enumerate(SITUATIONS):
            await self.be(how, state)
            self.watch.on = True
            for r, role in enumerate(ROLES):
                for n, route in enumerate(handlers.ALL):
                    if (n + 5 * r + 7 * nth) % self.share == 0:
                        await self.tries(route, role, how, state, in_room=bool(n % 2))
            self.watch.on = False

    async def tries(self, route, role, how, state, *, in_room):
        self.watch.clear()
        said = None
        try:
            await route.use(self.board.desk, self.request(route, role, in_room))
        except Refusal as refusal:
            said = refusal
        except (Undone, AlreadyDone):
            pass
        except (LookupError, ValueError, AssertionError, TypeError):
            pass  # it was let in, and found nothing that fits a guess
        for fault in self.judged(route, role, how, state, said):
            self.faults.append((fault, name(route), role, how, state, repr(said)))
        self.seen[type(said).__name__] += 1

    def judged(self, route, role, how, state, said):
        """Say what was done against the table, whatever came of it."""
        column = TABLE[route.action]
        may = column[ROLES.index(role)] == "x"
        stripped = how == "led" and role == "crisis_lead"
        there = column[ROLES.index("media_monitor")] == "x" if stripped else may
        outside = SEEN[how] in ("-", f"-{role}")
        wrote = any(self.says(letter) for letter in self.watch.letters)
        own = name(route) in ONES_OWN
        found = {
            "was let in": not may
            and (type(said) is not NotPermitted or self.watch.letters),
            "touched it": (outside or not there) and not own and self.touched(),
            "a letter says a word of it": outside and wrote,
            "is kept out": may
            and there
            and not outside
            and self.named
            and type(said) is UnknownIssue,
            "moved though finished": self.moved_though(state),
            "the journal has words": self.journal_speaks(),
            "the group hears a word of it": SEEN[how] and self.group_hears(),
        }
        return [fault for fault, true in found.items() if true]

    def touched(self):
        moved = [one for one in self.watch.states if one[0] == ID and one[1] != one[2]]
        return [one for one in self.watch.journal if one[1].startswith(ID)] + moved

    def moved_though(self, state):
        """Of what is finished only a closed issue moves: it is opened again."""
        moves = {(a, b) for i, a, b in self.watch.states if i == ID and a != b}
        reopens = {(CLOSED, IssueState.TRIAGE)} if state == "closed" else set()
        return state != "open" and not moves <= reopens

    def journal_speaks(self):
        said = " ".join(detail for *_, detail in self.watch.journal).lower()
        return any(word in said for word in (WORD, "alasan", "uji "))

    def group_hears(self):
        return [x for x in self.watch.letters if x.chat_id < 0 and self.says(x)]

    @staticmethod
    def says(letter):
        labels = [button.label for row in letter.rows for button in row]
        return WORD in f"{letter.text} {letter.inside} {labels}".lower()

    def request(self, route, role, in_room):
        me, key = self.people[role].id, self.board.next_key()
        self.named = True
        if isinstance(route, handlers.Command):
            source = f"{GROUP if in_room else me}:{key}"
            return Typed(key=key, user_id=me, text="1", source=source)
        if isinstance(route, handlers.Button):
            known = self.pressed[route.press]
            press = known[0] if known else Press(route.press, ID, "1")
            self.named = press.subject.startswith(ID) and name(route) not in ASKS_MORE
            place = {"room": GROUP, "room_message": 1} if in_room else {"message_id": 1}
            return Pressed(key=key, user_id=me, press=press, **place)
        self.named = name(route) not in ASKS_MORE
        facts = {"code": "T03", "topic": "agenda", "to": str(self.office.budi.id), "level": "L2",
                 "direct": "yes", "old": "L3", "message": "0", "text": "x", "value": "P1",
                 "seat": "spokesperson.0.0", "field": "unit"}  # fmt: skip
        asked = Dialogue(me, route.kind, self.board.clock.now(), ID, facts)
        return Sent(key=key, user_id=me, source=f"{me}:{key}", dialogue=asked,
                    content=Content(text="Alasan yang cukup panjang"))  # fmt: skip


async def walked(board, monkeypatch, share):
    """Walk, and return what was found."""
    office = await Office(board).opened()
    await office.budi.says("/lapor Isu lain yang terbuka")
    watch = Watch()
    watch.listen(monkeypatch)
    walk = Walk(office, watch, share)
    await walk.begin()
    await walk.go()
    return walk


async def test_every_route_does_what_the_table_says_however_the_issue_is(
    engine, monkeypatch
):
    share = SHARE[engine]
    async with a_board(opening=opening(engine)) as board:
        walk = await walked(board, monkeypatch, share)
    assert walk.faults == []
    asked = len(handlers.ALL) * len(ROLES) * len(SITUATIONS)
    assert walk.seen.total() >= asked // share - len(ROLES) * len(SITUATIONS)
    assert walk.seen["NoneType"] > 100
    assert walk.seen["UnknownIssue"] > 100


async def test_the_walk_finds_a_house_that_lets_everybody_in(monkeypatch):
    monkeypatch.setattr("bot.services.finding.may_reach", lambda *_: True)
    monkeypatch.setattr("bot.services.finding.may_see", lambda *_: True)
    async with a_board() as board:
        walk = await walked(board, monkeypatch, 101)
    assert "touched it" in {fault for fault, *_ in walk.faults}
