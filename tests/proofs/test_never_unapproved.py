"""Anybody does anything at any time: no words leave without an approval that lives.

What counts as leaving are the bytes at the phones: the approved text alone, its files,
and the line for a journalist. Whether they may leave is decided here by tables that are
written by hand, from what the phones did and what the database says, and never by the
house's own rules.

Two things ask the same machine. Hypothesis decides who does what, and nothing is asked
of how far its draws reach: they differ with the version and with what else was imported.
Walks whose steps stand here go to words that leave, at every level of both profiles, and
say exactly what leaves at each step: they notice a house that lets nothing out, too.
"""

import asyncio
import io
import os
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

import handlers
from bot.documents.papers import PrintingRoom
from bot.documents.typesetter import Typesetter
from bot.domain.document_life import STANDING, SUBMITTED, DocumentState
from bot.domain.errors import OwnText, Refusal
from bot.domain.fact_life import FactState
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.playbook import load_playbook
from bot.ports.mail import MessageClass, Press
from bot.ports.storage import AlreadyDone
from bot.services.press.lines import said
from bot.services.requests import Pressed
from bot.services.texts.expiring import expire_approvals
from bot.services.timing.ringing import tell_of_clocks
from bot.services.turn import clock_turn
from bot.storage import open_storage
from handlers.serving import attempt
from tests.migrated import folder_of_tests, migrated
from tests.services.drafting_office import ANSWERS, Office

FULL = os.environ.get("SIAGA_PROOF") == "full"
#: Runs and steps: 500 × 50 with SIAGA_PROOF=full (issue "words that may be published").
RUNS, STEPS = (500, 50) if FULL else (3, 25)

PEOPLE = {
    "Dewi": {Role.WRITER}, "Budi": {Role.DUTY_OFFICER}, "Citra": {Role.CRISIS_LEAD},
    "Dodi": {Role.CRISIS_LEAD, Role.ANALYST}, "Eka": {Role.ANALYST},
    "Laila": {Role.LEGAL_ADVISER}, "Harun": {Role.HEAD_OF_AGENCY},
    "Sari": {Role.SPOKESPERSON}, "Maya": {Role.MEDIA_LIAISON},
}  # fmt: skip
LEAD, HEAD, VOICE, DUTY = (
    "crisis_lead",
    "head_of_agency",
    "spokesperson",
    "duty_officer",
)
#: profile -> level -> who may approve a holding statement (doctrine 3.5), by hand.
APPROVERS = {
    "small": {1: {LEAD, VOICE, DUTY, HEAD}, 2: {LEAD, VOICE, HEAD}, 3: {LEAD, HEAD},
              4: {HEAD}},
    "full": {1: {VOICE, LEAD}, 2: {LEAD, HEAD}, 3: {LEAD, HEAD}, 4: {HEAD}},
}  # fmt: skip
#: level -> the reviews of a holding statement in the full profile, and who gives them.
LOOKS = {"analyst", "agency_liaison"}
REVIEWS = {
    1: {}, 2: {"facts": LOOKS}, 3: {"facts": LOOKS},
    4: {"facts": LOOKS, "law": {"legal_adviser"}},
}  # fmt: skip
HOLDS = {1: 24 * 60, 2: 24 * 60, 3: 120, 4: 60}
TITLES = ("Air keran keruh di tiga kelurahan", "Air keran di Ulu diperiksa",
          "Kekeruhan 18 NTU di IPA Kalijaya")  # fmt: skip
CLAIM = "Kekeruhan 18 NTU di IPA Kalijaya pukul 06.10, PDAM"
NUMBER = "2026-0001/D1"
ROOM = PrintingRoom(Typesetter())

people = st.sampled_from(sorted(PEOPLE))


class Died(BaseException):
    """The process was killed in the middle of a unit."""


class Watched(Office):
    """An office of which every file that reaches a phone is kept."""

    contents: dict[str, bytes]

    async def _arrive(self, queued: Any) -> None:
        self.contents[queued.letter.key] = queued.enclosed
        await super()._arrive(queued)


@dataclass(frozen=True)
class Leaving:
    """Bytes that left for the public: the words that are in them."""

    how: str
    words: str


@cache
def profile(name: str) -> Any:
    """A profile, read once."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "office.toml").write_text(f'profile = "{name}"\n')
        return load_playbook(Path(folder))


class Words(RuleBasedStateMachine):
    """A text and everybody around it; hypothesis decides who does what."""

    #: What left in all runs of this process; a figure, asserted by nobody.
    all_left = 0

    def __init__(self) -> None:
        super().__init__()
        self.left: list[str] = []
        self.refused: list[str] = []
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory(dir=folder_of_tests())
        self.writers: set[int] = set()
        self.shown: list[Press] = []
        self.seen = 0
        self.forged = 0
        self.spoiled = ""

    def _run(self, act: Any) -> Any:
        return self.runner.run(act)

    @initialize(name=st.sampled_from(["small", "full"]), level=st.integers(1, 4))
    def an_office_has_an_issue(self, name: str, level: int) -> None:
        self.profile, self.level = name, level
        self._run(self._begin())

    async def _begin(self) -> None:
        await self._open()
        self.office = office = Watched(self.storage, False)
        office.contents = {}
        office.desk = replace(office.desk, papers=ROOM, playbook=profile(self.profile))
        for name, roles in PEOPLE.items():
            await office.member(name, *roles)
        self.people = dict(zip(PEOPLE, office.people.values(), strict=True))
        owner = self.people["Budi"].id
        await office.issue(Level(self.level), owner=owner, taken_at=office.clock.at)
        await self._claim(CLAIM)
        await self._write("Dewi", ANSWERS)

    async def _open(self) -> None:
        path = Path(self.folder.name, "siaga.db")
        self.context = open_storage(migrated(path))
        self.storage = await self.context.__aenter__()

    async def _claim(self, words: str) -> None:
        await self._tries("Dewi", f"/fakta 1 {words}")
        for tap in ("Pemilik data", "Boleh", "Simpan"):
            await self._taps("Dewi", tap)
        for name in ("Eka", "Dodi"):
            await self._taps(name, "Verifikasi")

    async def _write(self, who: str, answers: Any) -> None:
        await self._tries(who, "/draf 1")
        for answer in answers:
            if answer is None:
                await self._taps(who, "Lewati")
            else:
                await self._tries(who, answer)

    # --- what a thumb can do; a refusal is an answer like any other

    async def _tries(self, who: str, words: str, *kinds: str) -> None:
        before = await self._document()
        with suppress(Refusal, AlreadyDone, AssertionError):
            if kinds:
                await self.people[who].sends(*kinds)
            else:
                await self.people[who].says(words)
        await self._note(who, before)

    async def _taps(self, who: str, label: str) -> None:
        person = self.people[who]
        if not any(label in shown.labels for shown in person.chat[-12:]):
            return
        before = await self._document()
        with suppress(Refusal, AlreadyDone):
            await person.presses(label)
        await self._note(who, before)

    async def _document(self) -> Any:
        async with self.storage.begin() as unit:
            return await unit.documents.find(NUMBER)

    async def _note(self, who: str, before: Any) -> None:
        """Note who wrote, by what became of the words, and every button shown."""
        after = await self._document()
        own = {} if before is None else _words(before)
        if after is not None and _words(after) != own:
            self.writers.add(self.people[who].id)
        for person in self.people.values():
            for shown in person.chat[-3:]:
                presses = [b.press for row in shown.letter.rows for b in row]
                self.shown += [p for p in presses if p.subject == NUMBER]
        self.shown = list(dict.fromkeys(self.shown))[-60:]
        await self._judge()

    # --- the steps

    @rule(who=people, title=st.sampled_from(TITLES))
    def somebody_writes(self, who: str, title: str) -> None:
        self._run(self._edit(who, title))

    async def _edit(self, who: str, title: str) -> None:
        await self._tries(who, "/draf 1")
        for label in ("Ubah naskah", "Ya, ubah naskah", "Lanjutkan menulis",
                      "Ubah bagian…", "Judul"):  # fmt: skip
            await self._taps(who, label)
        await self._tries(who, title)

    @rule(who=people)
    def somebody_submits(self, who: str) -> None:
        self._run(self._submit(who))

    async def _submit(self, who: str) -> None:
        await self._tries(who, "/draf 1")
        await self._taps(who, "Lanjutkan menulis")
        # A time that is over is asked again.
        near = [t for shown in self.people[who].chat[-1:] for t in shown.labels]
        times = [t for t in near if " WITA" in t]
        for time in times[:1]:
            await self._taps(who, time)
        await self._taps(who, "Ajukan")
        # What only warns goes out with a reason: an abbreviation, a drift of words.
        await self._taps(who, "Sudah diperiksa pada sumbernya")

    @rule(who=people, label=st.sampled_from(
        ["Setujui", "Fakta benar", "Tidak ada keberatan", "PDF", "DOCX", "Sudah terbit"]))  # fmt: skip
    def somebody_presses(self, who: str, label: str) -> None:
        self._run(self._taps(who, label))

    @rule(who=people)
    def somebody_gives_it_back(self, who: str) -> None:
        self._run(self._give_back(who))

    async def _give_back(self, who: str) -> None:
        await self._taps(who, "Kembalikan")
        await self._tries(who, "Mohon diperbaiki")

    @rule(who=people, which=st.integers(0, 59))
    def somebody_presses_what_they_were_never_shown(self, who: str, which: int) -> None:
        """Any button of anybody, however old; the house asks who presses it."""
        if self.shown:
            press = self.shown[which % len(self.shown)]
            self._run(self._forge(who, press))

    async def _forge(self, who: str, press: Press) -> Refusal | None:
        """Press a button that was not shown; return the refusal, if it was one."""
        before = await self._document()
        (route,) = [b for b in handlers.BUTTONS if b.press == press.action]
        self.forged += 1
        user_id = self.people[who].id
        pressed = Pressed(key=f"forged:{self.forged}", user_id=user_id, press=press)
        refusal = None
        try:
            await attempt(self.office.desk, route.use, pressed)
        except AlreadyDone:
            pass
        except Refusal as refused:
            refusal = refused
        await self.office.deliver()
        await self._note(who, before)
        return refusal

    @rule(who=people, version=st.integers(1, 40), action=st.sampled_from(
        ["approve", "review_facts", "review_law", "export_docx"]))  # fmt: skip
    def somebody_guesses_a_button(self, who: str, version: int, action: str) -> None:
        document = self._run(self._document())
        guess = document.submitted_version if version > 20 else version
        self._run(self._forge(who, Press(action, NUMBER, version=guess)))

    @rule(who=people)
    def an_answer_by_telephone_is_recorded(self, who: str) -> None:
        self._run(self._oral(who))

    async def _oral(self, who: str) -> None:
        document = await self._document()
        press = Press("oral_record", NUMBER, version=document.submitted_version)
        await self._forge(who, press)
        for name in ("Citra (Ketua Tim Krisis)", "Harun (Kepala Dinas)"):
            await self._taps(who, name)
        await self._tries(who, "", "photo")

    @rule(who=st.sampled_from(["Citra", "Harun", "Dodi", "Sari"]),
          label=st.sampled_from(["Benar, saya setuju", "Tidak"]))  # fmt: skip
    def an_approver_owns_or_disowns_it(self, who: str, label: str) -> None:
        self._run(self._taps(who, label))

    @rule(level=st.integers(1, 4))
    def the_level_changes(self, level: int) -> None:
        self._run(self._set_level(level))

    async def _set_level(self, level: int) -> None:
        for who in ("Budi", "Citra"):
            await self._tries(who, "/triase 1")
            for label in ("Tetapkan tingkat langsung", f"L{level}"):
                person = self.people[who]
                near = [t for s in person.chat[-2:] for t in s.labels if label in t]
                for text in near[:1]:
                    await self._taps(who, text)
            await self._tries(who, "Sudah jelas")
        self.level = int((await self._issue()).level)

    async def _issue(self) -> Any:
        async with self.storage.begin() as unit:
            return await unit.issues.find("2026-0001")

    @rule(value=st.integers(10, 99))
    def a_fact_changes(self, value: int) -> None:
        self._run(self._claim(CLAIM.replace("18", str(value))))

    @rule()
    def the_fact_is_withdrawn(self) -> None:
        self._run(self._withdraw())

    async def _withdraw(self) -> None:
        await self._tries("Eka", "/fakta 1")
        for label in ("F1", "Cabut", "Keliru"):
            await self._taps("Eka", label)

    @rule(minutes=st.sampled_from([5, 59, 61, 119, 121, 1441]), asleep=st.booleans())
    def time_passes(self, minutes: int, asleep: bool) -> None:
        """Sometimes the clock's own work is late: what is too old is too old anyway."""
        self.office.clock.advance(minutes=minutes)
        if not asleep:
            self._run(self._tick())

    async def _tick(self) -> None:
        await expire_approvals(self.office.desk)
        await tell_of_clocks(self.office.desk)
        await self.office.deliver()
        await self._judge()

    @rule(who=people, away=st.booleans())
    def an_account_is_revoked_or_back(self, who: str, away: bool) -> None:
        self._run(self.office.change(self.people[who], suspended=away))

    @rule(who=people, other=people)
    def somebody_has_another_role(self, who: str, other: str) -> None:
        roles = frozenset(PEOPLE[other])
        self._run(self.office.change(self.people[who], roles=roles))

    @rule(who=people, which=st.integers(0, 59))
    def the_process_dies_before_it_commits(self, who: str, which: int) -> None:
        if self.shown:
            press = self.shown[which % len(self.shown)]
            self._run(self._die(who, press))

    async def _die(self, who: str, press: Press) -> None:
        desk, before = self.office.desk, await self._document()

        async def dies(_: Any) -> None:
            raise Died

        self.office.desk = replace(desk, finish=dies)
        with suppress(Died):
            await self._forge(who, press)
        self.office.desk = desk
        assert await self._document() == before
        await self._restart()

    @rule()
    def the_process_starts_again(self) -> None:
        self._run(self._restart())

    async def _restart(self) -> None:
        await self.context.__aexit__(None, None, None)
        await self._open()
        self.office.storage = self.storage
        self.office.desk = replace(self.office.desk, storage=self.storage)
        await self._judge()

    @rule(then=st.sampled_from(["PDF", "DOCX", ""]))
    def all_do_what_they_should(self, then: str) -> None:
        """Whoever is asked looks and agrees: else too little would ever leave."""
        self._run(self._agree(then))

    @rule(title=st.sampled_from(TITLES))
    def a_change_goes_the_whole_way(self, title: str) -> None:
        self._run(self._edit("Dewi", title))
        self._run(self._agree("DOCX"))

    @rule(who=people, title=st.sampled_from(TITLES))
    def who_wrote_wants_to_approve(self, who: str, title: str) -> None:
        """Whoever touched the words may not approve them, at any rank, and is told."""
        self._run(self._approve_own(who, title))

    async def _approve_own(self, who: str, title: str) -> None:
        await self._edit(who, title)
        await self._submit("Dewi")
        document, person = await self._document(), self.people[who]
        if document.state not in SUBMITTED or person.id not in self.writers:
            return
        await self.office.change(person, roles=frozenset(Role), suspended=False)
        press = Press("approve", NUMBER, version=document.submitted_version)
        refusal: Exception | None
        try:
            refusal = await self._forge(who, press)
        except Exception as error:  # The database refuses too, but tells nobody why.
            refusal = error
        assert type(refusal) is OwnText, f"{who} wrote it, and got {refusal!r}"
        said = self.office.desk.words.refusal("own_text", "id", **refusal.facts)
        assert said.startswith("Anda ikut menulis ISU-2026-0001/D1")
        await self.office.change(person, roles=frozenset(PEOPLE[who]))
        self.refused.append(who)

    @rule(how=st.sampled_from(["old", "risen", "own"]))
    def an_approval_is_strained(self, how: str) -> None:
        """Too old while the clock's work is late; over a rise; by who changed it."""
        if how == "own":
            self._run(self._edit("Citra", TITLES[self.forged % 2]))
            self._run(self._submit("Dewi"))
            self._run(self._look_and_take("Citra"))
            return
        self._run(self._agree(""))
        if how == "risen":
            self._run(self._set_level(4))
        else:
            self.office.clock.advance(minutes=HOLDS[self.level] + 1)
        self._run(self._look_and_take("Budi"))

    async def _look_and_take(self, who: str) -> None:
        await self._taps("Eka", "Fakta benar")
        for label in ("Setujui", "DOCX"):
            await self._taps(who, label)

    async def _agree(self, then: str) -> None:
        for name, roles in PEOPLE.items():
            now = {"roles": frozenset(roles), "suspended": False}
            await self.office.change(self.people[name], **now)
        await self._submit("Dewi")
        for label in ("Fakta benar", "Tidak ada keberatan", "Setujui", then):
            for who in PEOPLE:
                await self._taps(who, label)

    @rule()
    def a_journalist_asks(self) -> None:
        self._run(self._answer())

    async def _answer(self) -> None:
        document = await self._document()
        reference = f"D1 v{document.submitted_version}"
        key = f"line:{self.office.clock.at}:{self.forged}"
        line = None
        with suppress(Refusal):
            async with clock_turn(self.office.desk, key) as turn:
                turn.idle = True
                issue = await turn.unit.issues.find("2026-0001")
                line = await said(turn, issue, f"document {reference}")
        if line is not None:  # The check reads the database in a unit of its own.
            await self._check(Leaving("line", line.text))

    # --- what left, and whether it might

    async def _judge(self) -> None:
        letters = self.office.letters[self.seen :]
        self.seen = len(self.office.letters)
        for letter in letters:
            if letter.key.startswith("approved:") and not letter.key.endswith(":note"):
                await self._check(Leaving("text", letter.text))
            elif letter.klass is MessageClass.FILE:
                content = self.office.contents[letter.key]
                await self._check(Leaving("file", _text_of(content, letter.filename)))

    async def _check(self, leaving: Leaving) -> None:
        """Assert that the words have an approval that lives, by the tables above."""
        Words.all_left += 1
        self.left.append(leaving.how)
        async with self.storage.begin() as unit:
            document = await unit.documents.find(NUMBER)
            frozen = await unit.documents.version(NUMBER, document.submitted_version)
            given = await unit.documents.approvals(NUMBER)
            seen = await unit.documents.reviews(NUMBER)
            facts = {f.id: f for f in await unit.facts.of_issue("2026-0001")}
            team = {m.user_id: m for m in await unit.members.everyone()}
            out = await unit.journal.of_subject("2026-0001")
        assert document.state in STANDING, leaving.how
        title = frozen.body.partition("\n")[0]
        if leaving.words:
            assert _plain(title) in _plain(leaving.words), leaving.how
        now, living = self.office.clock.at, []
        # A person said that the words are out: what is out does not expire.
        said = f"D1 v{frozen.version}"
        was_out = {("text_was_out", said), ("published", f"{said} K0")} & {
            (row.entry.action, row.entry.detail) for row in out
        }
        for one in given:
            who = team[one.approver]
            levels = {self.level, max(self.level, one.level)}
            wanted = set.union(*(APPROVERS[self.profile][lv] for lv in levels))
            age = now - one.at
            if (
                one.revoked_at is None
                and (one.version, one.sha) == (frozen.version, frozen.sha)
                and one.approver not in self.writers
                and who.active
                and {str(role) for role in who.roles} & wanted
                and (was_out or age < timedelta(minutes=HOLDS[self.level]))
            ):
                living.append(one)
        assert living, f"{leaving.how} left unapproved at L{self.level}"
        self._check_reviews(living[-1], frozen, seen)
        behind = document.fields.get("_facts", "").split()
        assert all(facts[f].state is FactState.VERIFIED for f in behind), leaving.how

    def _check_reviews(self, approval: Any, frozen: Any, seen: Any) -> None:
        if self.profile == "small" or not approval.level:
            return
        for review in REVIEWS[approval.level]:
            looked = [
                one
                for one in seen
                if (one.review, one.sha) == (review, frozen.sha)
                and one.at <= approval.at
                and one.reviewer not in self.writers
            ]
            assert looked, f"nobody looked at the {review}"

    @invariant()
    def nobody_who_wrote_stands_behind_the_words(self) -> None:
        if hasattr(self, "office"):
            broken = self._run(self.storage.integrity())
            assert [b for b in broken if "approv" in b or "chain" in b] == []

    @invariant()
    def what_stands_approved_was_approved_at_this_level(self) -> None:
        if hasattr(self, "office"):
            self._run(self._look())

    async def _look(self) -> None:
        document = await self._document()
        if document.state is not DocumentState.APPROVED:
            return
        async with self.storage.begin() as unit:
            given = await unit.documents.approvals(NUMBER)
        last = [one for one in given if one.revoked_at is None][-1]
        assert last.level >= self.level, "an approval outlived a rise"
        assert last.approver not in self.writers

    def teardown(self) -> None:
        if hasattr(self, "office"):
            self._run(self.context.__aexit__(None, None, None))
        self.runner.close()
        self.folder.cleanup()


def _words(document: Any) -> dict[str, str]:
    return {k: v for k, v in document.fields.items() if not k.startswith("_")}


def _plain(text: str) -> str:
    return re.sub(r"<[^>]+>|[^\w]+", "", text).casefold()


def _text_of(content: bytes, filename: str) -> str:
    """The words of a DOCX; of a PDF none: both are made of the same frozen bytes."""
    if not filename.endswith(".docx"):
        return ""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read("word/document.xml").decode()


def test_no_words_leave_without_an_approval_that_lives(record_property):
    Words.all_left = 0
    run_state_machine_as_test(
        Words,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=not FULL,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )

    record_property("words that left, each with a living approval", Words.all_left)


#: What leaves when a text is approved and two people take it: two letters, two files.
APPROVED_AND_TAKEN = ["text", "text", "file", "file"]


@pytest.fixture
def words() -> Iterator[Words]:
    """A machine that a test walks by hand."""
    machine = Words()
    yield machine
    machine.teardown()


def left_by(words: Words, step: Callable[..., None], *facts: Any) -> list[str]:
    """Take a step and say what left."""
    before = len(words.left)
    step(*facts)
    return words.left[before:]


@pytest.mark.parametrize("level", [1, 2, 3, 4])
@pytest.mark.parametrize("name", ["small", "full"])
def test_at_every_level_words_leave_when_all_agree_and_else_none(words, name, level):
    words.an_office_has_an_issue(name, level)

    agreed = left_by(words, words.all_do_what_they_should, "DOCX")
    asked = left_by(words, words.a_journalist_asks)
    changed = left_by(words, words.a_change_goes_the_whole_way, TITLES[1])
    late = left_by(words, words.an_approval_is_strained, "old")
    woken = left_by(words, words.time_passes, 5, False)
    again = left_by(words, words.all_do_what_they_should, "DOCX")

    assert (agreed, asked, changed) == (
        APPROVED_AND_TAKEN,
        ["line"],
        APPROVED_AND_TAKEN,
    )
    assert (late, woken) == ([], [])
    # After a day the promise is over and the fact too old: only the writer mends that.
    assert again == (APPROVED_AND_TAKEN if level >= 3 else [])


@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize("name", ["small", "full"])
def test_nothing_leaves_on_the_approval_of_a_lower_level(words, name, level):
    words.an_office_has_an_issue(name, level)

    assert left_by(words, words.an_approval_is_strained, "risen") == ["text", "text"]


@pytest.mark.parametrize("name", ["small", "full"])
def test_who_touched_the_words_is_told_that_somebody_else_approves_them(words, name):
    words.an_office_has_an_issue(name, 3)

    left = [
        left_by(words, words.who_wrote_wants_to_approve, who, title)
        for who, title in zip(("Citra", "Budi", "Dewi"), TITLES[1:] * 2, strict=False)
    ]

    assert words.refused == ["Citra", "Budi", "Dewi"]
    assert left == [[], [], []]
