"""Anybody presses anything at any time: after every step the invariants of 4.1 hold."""

import asyncio
import os
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
)

from bot.domain.access import Action, may
from bot.domain.document_life import DocumentState
from bot.domain.guards import TWO_PERSON
from bot.domain.issue_life import ISSUE_LIFE, TERMINAL, IssueState
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.playbook import load_playbook
from bot.playbook.documents import load_documents
from bot.services.calls.calling import escalate_due
from bot.services.life.timely import mind_lives
from bot.services.people.strangers import recognise
from bot.services.pressing import token_of
from tests.architecture.source import ROOT
from tests.services.board import PLAYBOOK, Phone, a_board
from tests.storage.builders import approval, document, text

DOCUMENTS = load_documents(ROOT / "templates")

FULL = os.environ.get("SIAGA_PROOF") == "full"
#: Runs and steps: 500 × 50 with SIAGA_PROOF=full (issue "the life of an issue").
RUNS, STEPS = (500, 50) if FULL else (4, 30)

PEOPLE = {
    "Ana": Role.REPORTER, "Budi": Role.DUTY_OFFICER, "Citra": Role.CRISIS_LEAD,
    "Dodi": Role.CRISIS_LEAD, "Eka": Role.ANALYST, "Hadi": Role.HEAD_OF_AGENCY,
    "Sari": Role.SPOKESPERSON, "Eko": Role.AGENCY_LIAISON,
}  # fmt: skip
ANSWERS = (
    "Sudah",
    "Kirim tangki; Eko; besok",
    "Satu\nDua\nTiga",
    "1",
    "2",
    "",
    "x" * 1600,
)
#: An answer that is good for almost every question.
GOOD = "Kirim tangki; Eko; besok"
#: Buttons that lead on, rather than look; and those that agree to what was asked.
LEADS_ON = frozenset({"step", "note", "note_tap", "glass", "other_steps", "follow_up"})
AGREES = frozenset({"note_back", "role_yes", "appeal_grant"})

#: What a random thumb finds too seldom: watching, merging, the fast lane.
_WATCH = ("Pemicu", "Bila ada bukti baru", "2 jam lagi", "Pantau dulu")
PATHS = (
    ("Lainnya…", "Pantau dulu", *_WATCH),
    ("Lainnya…", "Gabungkan ke isu lain", "0002", "Ya, gabungkan"),
    ("Lainnya…", "Jalur cepat", "Juru bicara", "Citra"),
    ("Lainnya…", "Jalur cepat", "2 jam lagi", "Jalur cepat"),
    ("Lainnya…", "Tutup"),
)

people = st.integers(0, len(PEOPLE) - 1)
leaders = st.sampled_from([2, 3])
presses = st.lists(st.integers(0, 11), min_size=1, max_size=4)


class Office(RuleBasedStateMachine):
    """The desk with everybody at it; hypothesis decides who presses what."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.highest: dict[str, int] = {}
        self.moves: dict[str, list[Any]] = {}

    @initialize(full=st.booleans(), level=st.sampled_from(["L1", "L2", "L3", "L4"]))
    def an_issue_is_mapped(self, full: bool, level: str) -> None:
        self.context = a_board(_full() if full else PLAYBOOK)
        self.board = self._run(self.context.__aenter__())
        self.board.desk = replace(self.board.desk, documents=DOCUMENTS)
        self.phones = [self._run(self.board.member(*one)) for one in PEOPLE.items()]
        self.roles = [frozenset({role}) for role in PEOPLE.values()]
        self._run(self._begin(level))
        self._look(None, dict.fromkeys(range(len(PEOPLE)), frozenset(Role)))

    async def _begin(self, level: str) -> None:
        ana, budi = self.phones[:2]
        await ana.says("/lapor Air keran keruh")
        await budi.presses("Saya tangani")
        await budi.says("/triase 1")
        await budi.presses("Tetapkan tingkat langsung")
        await budi.presses(level)
        await budi.says("Sudah jelas")
        await ana.says("/lapor Antrean panjang di loket")
        await budi.says("/isu 1")

    def _run(self, act: Any) -> Any:
        return self.runner.run(act)

    @rule(who=people, which=st.integers(0, 3), button=st.integers(0, 11))
    def somebody_presses(self, who: int, which: int, button: int) -> None:
        """Press any button of a recent message, however old it is by now."""
        phone = self.phones[who]
        screens = [s for s in reversed(phone.screens.values()) if s.labels]
        if screens:
            screen = screens[which % len(screens)]
            self._press(who, screen, button % len(screen.labels))

    @rule(who=leaders, buttons=presses, twice=st.booleans())
    def a_leader_goes_on(self, who: int, buttons: list[int], twice: bool) -> None:
        """Open the next step, press what leads on, and answer what it asks."""
        self._go_on(who, buttons, twice)

    @rule(who=people, buttons=presses, twice=st.booleans())
    def somebody_goes_on(self, who: int, buttons: list[int], twice: bool) -> None:
        """As above, whoever it is."""
        self._go_on(who, buttons, twice)

    def _go_on(self, who: int, buttons: list[int], twice: bool) -> None:
        self._says(who, "/isu 1")
        self._press_named(who, "Langkah berikutnya")
        for button in buttons:
            screen = self.phones[who].screen
            actions = [b.press.action for row in screen.letter.rows for b in row]
            leading = [n for n, action in enumerate(actions) if action in LEADS_ON]
            if not leading:
                break
            before = len(self.moves["2026-0001"])
            for _ in range(2 if twice else 1):
                self._press(who, screen, leading[button % len(leading)])
            assert len(self.moves["2026-0001"]) <= before + 1
            self.somebody_answers(who, GOOD)

    @rule(who=leaders, path=st.sampled_from(PATHS))
    def a_leader_takes_a_rarer_path(self, who: int, path: tuple[str, ...]) -> None:
        """Press one button after the other, as far as they are there."""
        self._says(who, "/isu 1")
        for label in ("Langkah berikutnya", *path):
            self._press_named(who, label)

    def _press_named(self, who: int, label: str) -> None:
        screen = self.phones[who].screen
        found = [n for n, shown in enumerate(screen.labels) if label in shown]
        if found:
            self._press(who, screen, found[0])

    @rule(who=st.sampled_from([2, 3, 5, 6]))
    def whoever_was_asked_agrees(self, who: int) -> None:
        """Stand behind a note, agree to speak, hear an appeal: the newest request."""
        for screen in reversed(self.phones[who].screens.values()):
            rows = [b.press.action for row in screen.letter.rows for b in row]
            asked = [n for n, a in enumerate(rows) if a in AGREES]
            if asked:
                self._press(who, screen, asked[0])
                return

    def _press(self, who: int, screen: Any, index: int) -> None:
        phone, roles = self.phones[who], dict(enumerate(self.roles))
        data = token_of(screen.letter.keyboard, index)
        self._run(self._pressed(phone, data, screen.id))
        self._look(who, roles)

    async def _pressed(self, phone: Phone, data: str, message_id: int) -> None:
        await phone._press(data, message_id)
        await self.board.deliver()

    @rule(who=people, answer=st.sampled_from(ANSWERS))
    def somebody_answers(self, who: int, answer: str) -> None:
        """Answer the question that is open, well or badly."""
        _, asked = self._run(recognise(self.board.desk, self.phones[who].id))
        if asked is not None:
            self._says(who, answer)

    def _says(self, who: int, text: str) -> None:
        roles = dict(enumerate(self.roles))
        self._run(self.phones[who].says(text))
        self._look(who, roles)

    @rule(who=people, level=st.sampled_from(["L1", "L2", "L3", "L4"]))
    def somebody_sets_a_level(self, who: int, level: str) -> None:
        if not may(self._member(who), Action.SET_LEVEL):
            return
        self._says(who, "/triase 1")
        for label in ("Tetapkan tingkat langsung", level):
            screen = self.phones[who].screen
            found = [n for n, shown in enumerate(screen.labels) if label in shown]
            if found:
                self._press(who, screen, found[0])
        self.somebody_answers(who, "Sudah")

    @rule(hours=st.sampled_from([1, 5, 25, 80, 24 * 91]))
    def time_passes(self, hours: int) -> None:
        self.board.clock.advance(hours=hours)
        self._run(self._tick())
        self._look(None, {})

    async def _tick(self) -> None:
        await escalate_due(self.board.desk)
        await mind_lives(self.board.desk)
        await self.board.deliver()

    @rule(who=people, away=st.booleans())
    def somebody_loses_or_gets_back_the_role(self, who: int, away: bool) -> None:
        roles = frozenset({Role.REPORTER if away else list(PEOPLE.values())[who]})
        self.roles[who] = roles
        self._run(self.board.change(self.phones[who], roles=roles))

    @rule()
    def the_first_statement_is_approved(self) -> None:
        if not self._run(self.board.ask("documents.of_issue", "2026-0001")):
            self._run(self._approve())

    async def _approve(self) -> None:
        async with self.board.desk.storage.begin() as unit:
            await unit.documents.next_count("2026-0001")
            one = document(state=DocumentState.APPROVED, submitted_version=1)
            await unit.documents.add(one)
            await unit.documents.add_version(text())
            await unit.documents.approve(approval())
            await unit.commit(self.board.next_key())

    def _member(self, who: int) -> Any:
        return self._run(self.board.ask("members.find", self.phones[who].id))

    def _look(self, who: int | None, roles: dict[int, Any]) -> None:
        """Check every move that is new: who made it, whether they might, and how."""
        for issue_id in ("2026-0001", "2026-0002", "2026-0003"):
            moves = self._run(self.board.ask("lives.changes", issue_id))
            for move in moves[len(self.moves.get(issue_id, ())) :]:
                self._check_move(move, who, roles)
            self.moves[issue_id] = list(moves)

    def _check_move(self, move: Any, who: int | None, roles: dict[int, Any]) -> None:
        old, action = IssueState(move.old), Action(move.action)
        assert ISSUE_LIFE.next_state(old, action) == move.new
        if old in TERMINAL:
            assert action in (Action.REOPEN, Action.HEAR_APPEAL)
        if move.by is None:
            assert action in (Action.REVISIT,)
        elif who is not None:
            assert move.by == self.phones[who].id
            member = self._member(who)
            held = type(member)(1, "X", roles[who], member.joined_at)
            assert may(held, action), f"{held.roles} may not {action}"

    @invariant()
    def the_database_is_whole(self) -> None:
        if hasattr(self, "board"):
            assert self._run(self.board.desk.storage.integrity()) == []

    @invariant()
    def the_highest_level_is_kept(self) -> None:
        if not hasattr(self, "board"):
            return
        for count in (1, 2):
            issue = self._run(self.board.issue(f"2026-000{count}"))
            highest = int(issue.level_max or 0)
            assert highest >= self.highest.get(issue.id, 0)
            assert highest >= int(issue.level or 0)
            self.highest[issue.id] = highest

    @invariant()
    def no_reason_passes_an_approval(self) -> None:
        if hasattr(self, "board"):
            debts = self._run(self.board.ask("lives.debts", "2026-0001"))
            broken = {d.need for d in debts if d.kind == "glass"}
            assert not broken & TWO_PERSON

    @invariant()
    def nobody_is_their_own_second_person(self) -> None:
        if hasattr(self, "board"):
            notes = self._run(self.board.ask("lives.notes", "2026-0001"))
            assert not [n for n in notes if n.backed_by == n.by]

    def teardown(self) -> None:
        if hasattr(self, "context"):
            self._run(self.context.__aexit__(None, None, None))
        self.runner.close()


_LOADED: list[Any] = []


def _full() -> Any:
    """The full profile, read once."""
    if not _LOADED:
        from pathlib import Path
        from tempfile import mkdtemp

        office = Path(mkdtemp())
        (office / "office.toml").write_text('profile = "full"\n')
        _LOADED.append(load_playbook(office))
    return _LOADED[0]


TestLives = Office.TestCase
TestLives.settings = settings(
    max_examples=RUNS,
    stateful_step_count=STEPS,
    deadline=None,
    derandomize=not FULL,
    suppress_health_check=list(HealthCheck),
)
