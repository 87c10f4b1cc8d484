"""Erasing: no table knows the account, no file the name; what others did stays."""

import asyncio
import json
import sqlite3
from contextlib import closing
from datetime import time, timedelta

import pytest

from bot.domain.absence import Absence
from bot.domain.acting import Acting, ActingKind
from bot.domain.assignment import Seat
from bot.domain.assignment_life import AssignmentState
from bot.domain.briefing import BriefKind, BriefLine
from bot.domain.citizen_input import CitizenInput
from bot.domain.conference import LineKind as LogKind
from bot.domain.conference import LogLine
from bot.domain.fact import FactDraft, FactSource, SourceKind
from bot.domain.guards import Need
from bot.domain.input_life import InputState
from bot.domain.issue_life import IssueState
from bot.domain.keeping import Keeping
from bot.domain.mandate import Mandate
from bot.domain.meeting import Guest, LineKind, MinuteLine
from bot.domain.meeting_life import MeetingState
from bot.domain.member import Dialogue, Invitation
from bot.domain.muster import MusterAnswer, Reply
from bot.domain.narrative import Narrative, NarrativeText
from bot.domain.office import Night
from bot.domain.pacing import Listed, Pace
from bot.domain.protected_names import Part, ProtectedName
from bot.domain.quiet import QuietHours
from bot.domain.report import Attachment, Content
from bot.domain.reviews import Review, TextReview
from bot.domain.roles import Role
from bot.domain.rooms import RoomState
from bot.domain.roster_draft import RosterDraft
from bot.domain.roster_known import Fault
from bot.domain.roster_people import Trouble
from bot.domain.roster_shifts import DAY, Cover, Dated
from bot.domain.roster_swap import Span, Swap
from bot.domain.rumour import RumourLabel
from bot.domain.runbook import Entry
from bot.domain.sitrep import SitrepDraft
from bot.domain.stakeholders import Stakeholder
from bot.domain.strategy import Cluster, Stance, Strategy
from bot.domain.suspicion import Suspicion
from bot.domain.task import Evidence, TaskDraft
from bot.domain.topics import Note, Topic
from bot.domain.values import replace
from bot.ports.assignments import Post, Team
from bot.ports.calls import HeldLetter
from bot.ports.cards import Card, Place, PublicWord
from bot.ports.lives import Appeal, Debt, DebtKind, LifeChange
from bot.ports.mail import Button, Keyboard, Press, StoredUpdate
from bot.ports.musters import Tick
from bot.ports.rooms import Room
from bot.ports.storage import JournalEntry, LevelChange, Mapping
from bot.storage import RuleBroken, open_storage
from tests.storage.builders import (
    NOW,
    approval,
    assignment,
    channel,
    clipping,
    conference,
    decision,
    do,
    document,
    enquiry,
    escalation,
    exported,
    fact,
    issue,
    journalist,
    later,
    letter,
    letter_number,
    meeting,
    member,
    muster,
    outlet,
    promise,
    publication,
    report,
    rumour,
    see,
    sitrep,
    task,
    text,
    verified,
)

ID, OTHER = 710_042_001, 710_042_002
NAME, PHONE, POSITION, USERNAME = (
    "Kanari & Pertiwi",
    "+62 811 22 33",
    "Penata Kanari",
    "kanari_user",
)
SAID = "rahasia-kicau"
#: What tells who it is, wherever it may stand.
CANARIES = ("Kanari", "Pertiwi", PHONE, POSITION, USERNAME, str(ID))

#: Tables in which nobody is: nothing of a person may ever be written there.
OF_NOBODY = {
    "boot", "chat_move", "clock", "document_counter", "fact_counter", "issue_counter",
    "conference_outlet",
    "enclosure",
    "kept_text",
    "map_place",
    "outlet",
    "press_counter",
    "promise_counter",
    "relook",
    "rescoring",
    "room_topic",
    "resemblance",
    "rumour_counter",
    "search_stale",
    "task_counter",
    "assignment_counter",
    "team",
}  # fmt: skip

#: Words in small letters, forgotten and learned again; each engine has its own tables.
OF_WORDS = "search_"


def raw_update(number, sender, said):
    user = {"id": sender, "first_name": "Kanari & Pertiwi", "username": USERNAME}
    body = {"update_id": number, "message": {"from": user, "text": said}}
    return StoredUpdate(f"telegram:{number}", number, sender, json.dumps(body))


async def told(unit):
    """Letters to them, and letters to another that name them."""
    await unit.letters.post(letter("to them", chat=ID, text=SAID))
    rows = ((Button(NAME, Press("member", str(ID))), Button("x", Press("see", "1"))),)
    named = f"{NAME.replace('&', '&amp;')} ({POSITION}) {PHONE} <code>{ID}</code>"
    await unit.letters.post(
        letter(f"skipped:2026-0001:1:{ID}:{OTHER}", chat=OTHER, text=named, rows=rows,
               slot=f"skipped:{ID}", inside=named, inside_rows=rows)
    )  # fmt: skip
    await unit.letters.post(
        letter("edit", chat=OTHER, edits=f"skipped:2026-0001:1:{ID}:{OTHER}")
    )
    await unit.letters.add_keyboard(
        Keyboard("t1", ID, (Press("see", "1"),), later(days=30))
    )
    await unit.letters.add_keyboard(
        Keyboard("t2", OTHER, (Press("member", str(ID)),), later(days=30))
    )
    for number, value in enumerate((f"speaker:{ID}:T12", f"{ID}:0", f"0:{ID}")):
        meant = (Press("note_tap", "2026-0001", value),)
        await unit.letters.add_keyboard(
            Keyboard(f"m{number}", OTHER, meant, later(days=30))
        )


async def worked(unit):
    """Everything that a member can leave behind in the records."""
    mine = {"author": ID}
    file = Attachment("document", "f1", "u1", name="Kanari & Pertiwi.pdf")
    said = Content(f"{NAME} melihat air keruh, hubungi {PHONE}", (file,))
    facts = {"state": IssueState.TRIAGE, "reported_by": ID, "owner": ID, "lead": ID}
    facts["circle"] = (OTHER, ID, 7)
    await unit.issues.add(issue(1, title=said.text, **facts))
    await unit.issues.next_count(2026)
    await unit.reports.add(report("r1", content=said, source=f"{ID}:55", **mine))
    await unit.reports.revise("r1", replace(said, text=f"{said.text}."), NOW)
    await unit.issues.follow("2026-0001", ID)
    await unit.issues.save_mapping(Mapping("2026-0001", ID, "full", {"A1": 2}, ()))
    await unit.issues.add_level(
        LevelChange("2026-0001", NOW, ID, None, 2, 34, (), f"Kata {NAME}")
    )
    await unit.cards.add_word(PublicWord("2026-0001", NOW, "no_news", ID))
    await unit.cards.put(Card("2026-0001", Place(ID), ID, "card:1"))
    move = LifeChange("2026-0001", NOW, ID, "take", "T02", "reported", "triage", "x",
                      f"{NAME} sakit")  # fmt: skip
    await unit.lives.add_change(move)
    for topic, by, code in (
        (Topic.AGENDA, ID, ""),
        (Topic.SPEAKER, OTHER, str(ID)),
        (Topic.LEAD, OTHER, str(ID)),
    ):
        note = Note(
            "2026-0001", topic, 0, by, NOW, code=code, text=f"Dengan {NAME}, {PHONE}"
        )
        await unit.lives.add_note(note)
    await unit.lives.back_note("2026-0001", Topic.SPEAKER, 1, ID, NOW)
    debt = Debt("2026-0001", 0, Need.SCORED, "T05", DebtKind.GLASS, NOW, ID, NAME)
    await unit.lives.add_debt(debt)
    await unit.lives.add_appeal(Appeal("2026-0001", ID, NOW, f"Tanya {NAME}"))
    await unit.enquiries.next_count("2026-0001")
    asked = f"{NAME}, apa benar?"
    done = {"owner": ID, "answered_by": ID, "answer": f"Kata {NAME} sudah"}
    await unit.enquiries.add(enquiry(words=asked, recorded_by=ID, **done))
    await unit.clippings.add(
        clipping(words=f"Foto {NAME}", attachments=(file,), added_by=ID)
    )
    await unit.outlets.add(outlet())
    await unit.outlets.keep_journalist(journalist(added_by=ID))
    await unit.escalations.save(escalation(started_by=ID))
    await called(unit)
    await unit.documents.next_count("2026-0001")
    await unit.documents.add(document(**mine))
    await unit.documents.add_version(text(**mine))
    await unit.documents.approve(approval(author=ID, approver=OTHER))
    await unit.documents.approve(
        approval("a2", author=ID, approver=3, recorded_by=OTHER)
    )
    await unit.exports.give(letter_number(given_by=ID))
    await unit.exports.record(exported(made_by=ID))
    await unit.channels.put(channel(added_by=ID))
    await unit.publications.add(publication(by=ID))
    await facts_of_theirs(unit)
    await unit.withholding.judge("abc", ID, NOW)
    words = f"Minta air, kata {NAME}"
    for number, by in enumerate(((ID, OTHER), (OTHER, ID))):
        await unit.citizen_inputs.add(citizen_input(f"i{number}", words, *by))
    await tasks_of_theirs(unit)
    await roles_of_theirs(unit)
    await plans_of_theirs(unit)
    await unit.documents.next_count("2026-0001")
    await unit.documents.add(document("2026-0001/D2", author=OTHER))
    other = replace(text(author=OTHER), document_id="2026-0001/D2")
    await unit.documents.add_version(other)
    await unit.documents.approve(
        approval("a3", document_id="2026-0001/D2", author=OTHER, approver=ID)
    )
    seen = TextReview("v1", "2026-0001/D2", 1, "aa", Review.FACTS, ID, NOW)
    await unit.documents.keep_review(seen)


async def called(unit):
    """Answers to calls, an issue of theirs, their list, their rest, and what waits."""
    await unit.calls.answer("2026-0001", 1, ID, NOW)
    day = timedelta(days=1)
    await unit.calls.keep(Keeping("2026-0001", ID, later(days=1), day, day))
    await unit.calls.set_pace(Pace(ID, NOW, 1, later(minutes=1)))
    await unit.calls.put_on_list(Listed(ID, "2026-0001", True, 1, NOW))
    await unit.quiet.choose(QuietHours(ID, Night(time(22), time(5)), "WIT"))
    for letter_key, who in (("to them", ID), (f"press:x:0:{ID}:1", OTHER)):
        waits = HeldLetter(letter_key, who, "2026-0001", "level_changed", NOW)
        await unit.quiet.hold(waits)


def citizen_input(name, words, reporter, answered_by):
    return CitizenInput(
        name, "2026-0001", InputState.ANSWERED, words, reporter, NOW,
        answer=words, answered_by=answered_by, answered_at=NOW,
    )  # fmt: skip


async def roles_of_theirs(unit):
    """A role that they had and left, one that they offered, and a team with them."""
    left = {"state": AssignmentState.RENOUNCED, "assumed_at": NOW, "ended_at": NOW}
    await unit.assignments.next_count("2026-0001")
    await unit.assignments.add(
        assignment(member=ID, note=f"Tanya {NAME}", reason=f"{NAME} cuti", **left)
    )
    await unit.assignments.add(
        assignment("2026-0001/P2", member=OTHER, offered_by=ID, then_ask=ID)
    )
    posts = (Post(Seat("writer"), ID, OTHER), Post(Seat("analyst"), OTHER, ID))
    await unit.assignments.put_team(Team("2026-0001", posts, NOW, sent_at=NOW))


async def plans_of_theirs(unit):
    """Stakeholders that they added, look after and told; plans that they wrote."""
    by_others = {"added_by": OTHER, "pic": ID, "contacted_by": ID, "contacted_at": NOW}
    for name, changes in (("s1", {"added_by": ID}), ("s2", by_others)):
        values = {"added_at": NOW, "message": NAME} | changes
        await unit.stakeholders.add(
            Stakeholder(name, "2026-0001", "Warga", 2, 3, **values)
        )
    await unit.plans.add_strategy(
        Strategy("2026-0001", Cluster.VICTIM, Stance.INFORM, ID, NOW, "", NAME)
    )
    said = NarrativeText(f"Kata {NAME}")
    await unit.plans.add_narrative(Narrative("2026-0001", ID, NOW, said))
    await unit.plans.add_narrative(
        Narrative("2026-0001", OTHER, NOW, said=NarrativeText())
    )
    await unit.plans.approve_narrative("2026-0001", 2, ID, NOW)
    await speaking_of_theirs(unit)


async def speaking_of_theirs(unit):
    """Mandates, lines of a brief, and letters by which somebody acts."""
    for by in (ID, OTHER):
        await unit.mandates.add(Mandate("2026-0001", by, NOW, topics=f"kata {NAME}"))
    for name, by, approved in (("l1", ID, OTHER), ("l2", OTHER, ID)):
        line = BriefLine(
            name, "2026-0001", BriefKind.ANSWER, f"kata {NAME}", by, NOW,
            question=f"{NAME}?", approved_by=approved, approved_at=NOW,
        )  # fmt: skip
        await unit.brief_lines.add(line)
    for name, actor, by in (("p1", ID, OTHER), ("p2", OTHER, ID)):
        acts = Acting(
            name, Role.HEAD_OF_AGENCY, actor, ActingKind.PLH, NOW, later(days=1),
            f"800/1 {NAME}", by, NOW, ended_by=ID, ended_at=NOW,
        )  # fmt: skip
        await unit.acting.add(acts)


async def facts_of_theirs(unit):
    """A claim of theirs, one that they verified, a draft, and the word of none."""
    by_them = (
        FactSource("Perumda", SourceKind.DATA_OWNER, ID),
        FactSource(POSITION, SourceKind.DATA_OWNER, ID),
    )
    await unit.facts.next_count("2026-0001")
    words = f"18 NTU, kata {NAME}"
    await unit.facts.add(fact(text=words, reporter=ID, sources=by_them))
    for number, who in ((2, {"first_verifier": ID}), (3, {"second_verifier": ID})):
        await unit.facts.next_count("2026-0001")
        name = f"2026-0001/F{number}"
        await unit.facts.add(
            verified(name, reporter=OTHER, **{"first_verifier": 3} | who)
        )
    await unit.facts.keep_draft(FactDraft("d1", "2026-0001", ID, NOW, {"text": SAID}))
    await unit.facts.declare_none("2026-0001", ID, NOW)
    await unit.sitreps.add(sitrep(by=ID, text=f"Disusun oleh {NAME} ({POSITION})"))
    await unit.sitreps.add(sitrep(2, by=OTHER, summary=f"{NAME} hadir"))
    mine = SitrepDraft("2026-0001", ID, NOW, {"summary": SAID})
    await unit.sitreps.keep_draft(mine)
    await meetings_of_theirs(unit)
    await conferences_of_theirs(unit)


async def conferences_of_theirs(unit):
    """A conference that they planned, their items of it, a line of its log."""
    theirs = conference(planned_by=ID, topic=f"Usul {NAME}", speakers=f"{NAME}, Humas")
    await unit.conferences.add(theirs)
    entry = Entry(theirs.id, 1, "room", timedelta(), "writer", ID)
    await unit.conferences.put_entry(replace(entry, done_by=ID, done_at=NOW))
    line = LogLine(theirs.id, 1, LogKind.NOTE, ID, NOW, f"Kata {NAME}")
    await unit.conferences.add_line(line)
    await unit.conferences.put_board(theirs.id, ID, "letter")


async def meetings_of_theirs(unit):
    """A meeting of theirs, one that they approved, their answer, a line of minutes."""
    theirs = meeting(booked_by=ID, chair=ID, taker=ID, agenda=f"Usul {NAME}")
    await unit.meetings.add(theirs)
    approved = {"state": MeetingState.APPROVED, "taker": OTHER, "approved_by": ID}
    await unit.meetings.add(meeting(2, booked_by=OTHER, **approved))
    await unit.meetings.put_guest(Guest(theirs.id, 1, ID, said=f"{NAME} sakit"))
    await unit.meetings.put_guest(Guest(theirs.id, 2, None, f"Kantor {NAME}"))
    line = MinuteLine(theirs.id, 0, LineKind.NOTE, ID, NOW, f"kata {NAME}")
    await unit.meetings.add_line(line)
    await unit.meetings.put_board(theirs.id, ID, "letter")


async def tasks_of_theirs(unit):
    """A task of theirs, one that they gave, evidence, decisions, and drafts."""
    await unit.tasks.next_count("2026-0001", "T")
    given = task(what=f"Hubungi {NAME}", given_by=ID, owner=OTHER, moved_by=ID,
                 reason=f"{NAME} cuti")  # fmt: skip
    await unit.tasks.add(given)
    await unit.tasks.add(task("2026-0001/T2", given_by=OTHER, owner=ID))
    await unit.tasks.add_evidence(Evidence(given.id, ID, NOW, f"dari {NAME}"))
    await unit.tasks.decide(decision(recorded_by=ID))
    about = f"kata {NAME}"
    await unit.tasks.decide(decision("2026-0001/K2", by=ID, what=about, why=about))
    named = decision("2026-0001/K3", by=None, by_name=NAME, alternatives=about)
    await unit.tasks.decide(named)
    theirs = TaskDraft("t1", "2026-0001", ID, NOW, {"words": SAID})
    about = TaskDraft("t2", "2026-0001", OTHER, NOW, {"items": f'[["x", {ID}]]'})
    await unit.tasks.keep_draft(theirs)
    await unit.tasks.keep_draft(about)

    await books_of_theirs(unit)
    await duty_of_theirs(unit)


async def duty_of_theirs(unit):
    """Shifts, covers, swaps, notes; drafts of theirs and about them."""
    day, hour = NOW.date(), NOW.time().replace(minute=0, second=0, microsecond=0)
    line = Dated("l", ID, day, hour, day + DAY, hour, "Asia/Makassar")
    await unit.rosters.add([line, replace(line, id="m", person=OTHER)], ID, NOW)
    for name, gone, stands in (("c1", ID, OTHER), ("c2", OTHER, ID)):
        cover = Cover(name, NOW, later(hours=8), gone, stands)
        await unit.rosters.cover(cover, NOW)
        span = Span(NOW, later(hours=8))
        await unit.rosters.offer(Swap(name, gone, stands, span, None, NOW))
    fault = Fault(1, f"Senin {NAME}", Trouble.UNKNOWN, NAME)
    await unit.rosters.keep_draft(RosterDraft("r1", ID, NOW, (), (fault,)))
    await unit.rosters.keep_draft(RosterDraft("r2", OTHER, NOW, (line,)))
    await unit.rosters.keep_draft(RosterDraft("r3", 3, NOW, (), (fault,)))
    await unit.rosters.leave_note(ID, SAID, NOW)
    await unit.rosters.leave_note(OTHER, f"Tanya {NAME}", NOW)
    await unit.rosters.note_told("reminder", NOW, ID)
    await rooms_of_theirs(unit)


async def rooms_of_theirs(unit):
    """Groups that they added the bot to, or set up; they are in the war room."""
    for chat_id, who in ((-1, {"added_by": ID}), (-2, {"set_up_by": ID})):
        values = {"title": "Grup", "added_by": OTHER, "added_at": NOW} | who
        await unit.rooms.put(Room(chat_id=chat_id, state=RoomState.LEFT, **values))
    await unit.rooms.saw(ID, NOW, inside=True)
    await readiness_of_theirs(unit)


async def books_of_theirs(unit):
    """Rumours that they recorded, labelled and decided; promises made and ended."""
    words = f"diare, kata {NAME}"
    heard = rumour(text=words, reporter=ID, origin=NAME, decider=ID, published=words)
    await unit.rumours.add(heard)
    for number, (labeller, confirmer) in enumerate(((ID, OTHER), (OTHER, ID)), 2):
        agreed = {"labeller": labeller, "confirmer": confirmer, "proposer": ID}
        await unit.rumours.add(
            rumour(
                f"2026-0001/RM{number}",
                reporter=OTHER,
                label=RumourLabel.HOAX,
                fact="2026-0001/F1",
                **agreed,
            )
        )
    for name_id, name, by in (("n1", NAME, OTHER), ("n2", "Ani", ID)):
        one = ProtectedName(name_id, "2026-0001", Part.WITNESS, name, by, NOW)
        await unit.protected_names.add(one)
    await unit.promises.add(promise(text=words, made_by=ID))
    await unit.promises.add(
        promise("2026-0001/J2", made_by=OTHER, ended_by=ID, link=words, reason=words)
    )


async def readiness_of_theirs(unit):
    """Their leave, whom they stand in for, roll calls, ticks, suspected accounts."""
    await unit.absences.put(Absence(ID, NOW, later(days=1), OTHER, NOW))
    await unit.absences.put(Absence(OTHER, NOW, later(days=1), ID, NOW, stand_in=ID))
    await unit.musters.add(muster(called_by=ID, place=f"Ruang {NAME}"))
    await unit.musters.put_answer(MusterAnswer("u1", ID, said=f"{NAME} sakit"))
    other = MusterAnswer("u1", OTHER, Reply.UNABLE, f"Diganti {NAME}")
    await unit.musters.put_answer(other)
    await unit.musters.put_board("u1", ID, "letter")
    await unit.ticks.put(Tick("drill", ID, NOW))
    await unit.suspicions.put(Suspicion(ID, OTHER, NOW))
    await unit.suspicions.put(Suspicion(OTHER, ID, NOW))


async def came(unit):
    """How they came, and what waits for an answer."""
    await unit.members.save(
        member(
            ID,
            name=NAME,
            phone=PHONE,
            position=POSITION,
            roles=frozenset({Role.WRITER}),
        )
    )
    await unit.members.save(member(OTHER, name="Budi"))
    for number, facts in enumerate(
        ({"used_by": ID}, {"for_user": ID}, {"made_by": ID})
    ):
        values = {"made_by": OTHER} | facts
        await unit.invitations.add(
            Invitation(f"sha{number}", Role.WRITER, expires_at=later(days=1), **values)
        )
    await unit.invitations.add_try(ID, NOW)
    await unit.dialogues.greet_stranger(ID, NOW)
    await unit.dialogues.ask(Dialogue(ID, "report", NOW, "", {"text": SAID}))
    await unit.dialogues.ask(Dialogue(OTHER, "member_phone", NOW, str(ID)))
    lines = [
        JournalEntry(f"member:{ID}", "taken", "2026-0001", f"by member:{ID}"),
        JournalEntry("siaga", "called", "2026-0001", f"1/1 {OTHER},{ID}"),
        JournalEntry("siaga", "joined", f"member:{ID}"),
    ]
    await unit.journal.record(lines, NOW)


async def filled(storage):
    """Put the person into every table there is."""
    await storage.inbox.receive(
        [raw_update(1, ID, SAID), raw_update(2, OTHER, f"dari {NAME}")], NOW
    )
    await do(storage, came, worked, told)
    for key in (f"press:token:0:{ID}", "telegram:2"):
        async with storage.begin() as unit:
            await unit.commit(key)
    return storage


@pytest.fixture
async def full(storage):
    return await filled(storage)


async def leaves(storage, user_id=ID, name="Anggota 1"):
    person = await see(storage, lambda u: u.persons.find(user_id))
    accepted = replace(person, accepted_at=NOW)
    await do(storage, lambda u: u.persons.save(accepted))
    await do(storage, lambda u: u.persons.mask(accepted, name))
    await do(storage, lambda u: u.persons.erase(accepted))
    return person


async def everything(storage):
    """Every cell of every table, as text."""
    found = {}
    for name in TABLES:
        rows = await every_row(storage, name)
        found[name] = "\n".join(repr(row) for row in rows)
    return found


async def every_row(storage, table):
    statement = f"SELECT * FROM {table}"
    if storage._engine.shared:
        pool = storage._engine._transactions._pool
        return [tuple(row) for row in await pool.fetch(statement)]
    hop = storage._engine.hop
    return await hop(lambda c: [tuple(row) for row in c.execute(statement).fetchall()])


def tables() -> list[str]:
    from bot.storage.sqlite.migrations import migrate

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, None, lambda point: None)
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = sorted(name for (name,) in rows)
    return [name for name in names if not name.startswith(OF_WORDS)]


TABLES = tables()


async def test_the_test_fills_every_table_in_which_a_person_may_be(full):
    said = await everything(full)

    named = {t for t in TABLES if str(ID) in said[t] or "Kanari" in said[t]}
    assert named == set(TABLES) - OF_NOBODY - {"journal"}, (
        "a new table: say in bot/storage/erasing.py what becomes of people in it"
    )


async def test_no_table_knows_who_was_erased(full):
    await leaves(full)

    said = await everything(full)
    left = {
        (table, canary)
        for table, text in said.items()
        for canary in CANARIES
        if canary in text
    }
    assert left == set()
    assert SAID not in "".join(said.values())
    assert await full.integrity() == []


async def test_their_words_are_found_no_more_and_all_others_again(full):
    assert await found(full, "kanari") == ["2026-0001"]

    await leaves(full)

    assert await found(full, "keruh") == []
    await do(full, lambda u: u.search.read_some(100))
    assert await found(full, "keruh") == ["2026-0001"]
    assert await found(full, "kanari") == await found(full, "kanrai") == []


async def found(storage, word):
    async with storage.begin() as unit:
        asked = await unit.search.understand(word, texts=True)
        return await unit.search.find(asked, 9, all_words=True)


async def test_records_stay_under_a_pseudonym(full):
    person = await leaves(full)

    kept = await see(full, lambda u: u.members.find(person.pseudonym))
    assert (kept.name, kept.phone, kept.position, kept.suspended) == (
        "Anggota 1",
        "",
        "",
        True,
    )
    assert kept.roles == {Role.WRITER}
    [said] = await see(full, lambda u: u.reports.of_issue("2026-0001"))
    assert said.author == person.pseudonym
    assert said.content.text == "Anggota 1 melihat air keruh, hubungi …."
    assert said.content.attachments[0].name == "Anggota 1.pdf"
    assert said.source == "p1:55"
    approvals = await see(full, lambda u: u.documents.approvals("2026-0001/D1"))
    assert {a.author for a in approvals} == {person.pseudonym}
    [theirs] = await see(full, lambda u: u.documents.approvals("2026-0001/D2"))
    assert theirs.approver == person.pseudonym
    version = await see(full, lambda u: u.documents.version("2026-0001/D1", 1))
    assert (version.author, version.body) == (person.pseudonym, "Kami memahami")


async def test_the_journal_names_the_pseudonym_and_its_chain_is_whole(full):
    lines = await see(full, lambda u: u.journal.of_subject("2026-0001"))
    assert lines[0].entry.actor == f"member:{ID}"
    assert lines[1].entry.detail == f"1/1 {OTHER},{ID}"

    await leaves(full)

    again = await see(full, lambda u: u.journal.of_subject("2026-0001"))
    assert [line.hash for line in again] == [line.hash for line in lines]
    assert again[0].entry.actor == "member:-1"
    assert again[0].entry.detail == "by member:-1"
    assert again[1].entry.detail == f"1/1 {OTHER},-1"
    assert await full.integrity() == []


async def test_letters_to_others_can_still_be_sent_and_rewritten(full):
    await leaves(full)

    [queued] = await full.outbox.claim(NOW, [], 10, urgent=False)
    assert queued.letter.key == f"skipped:2026-0001:1:p1:{OTHER}"
    assert queued.letter.text == "Anggota 1 … <code>p1</code>"
    assert queued.letter.rows[0][0].label == "Anggota 1"
    await full.outbox.sent(queued.id, 77, NOW)
    [edit] = await full.outbox.claim(NOW, [], 10, urgent=False)
    assert edit.message_id == 77


async def test_who_comes_again_is_somebody_new(full):
    before = await leaves(full)

    await do(full, lambda u: u.members.save(member(ID, name="Kanari Baru")))
    entries = [JournalEntry(f"member:{ID}", "joined", f"member:{ID}")]
    await do(full, lambda u: u.journal.record(entries, NOW))
    again = await see(full, lambda u: u.persons.find(ID))

    assert again.number not in (before.number, None)
    assert again.token != before.token


async def test_a_line_that_stays_for_ever_changes_for_nobody_who_is_not_erased(full):
    person = await see(full, lambda u: u.persons.find(ID))
    with pytest.raises((RuleBroken, sqlite3.IntegrityError)):
        await do(full, lambda u: u.persons.erase(person))


async def test_an_export_holds_everything_before_and_nothing_after(full):
    found = await see(full, lambda u: u.persons.export(ID))
    said = json.dumps(found, ensure_ascii=False)
    assert [c for c in (*CANARIES, SAID) if c not in said] == []
    empty = {section for section, rows in found.items() if not rows}
    assert empty == set()
    assert [line["action"] for line in found["journal"]] == [
        "taken",
        "called",
        "joined",
    ]

    await leaves(full)

    after = await see(full, lambda u: u.persons.export(ID))
    assert {section for section, rows in after.items() if rows} == set()


async def test_an_export_is_about_nobody_else(full):
    entries = [
        JournalEntry("siaga", "called", "2026-0001", f"1/2 {n}") for n in range(11, 25)
    ]
    await do(full, lambda u: u.journal.record(entries, NOW))

    found = await see(full, lambda u: u.persons.export(ID))

    assert [line["action"] for line in found["journal"]] == [
        "taken",
        "called",
        "joined",
    ]
    assert str(OTHER) not in json.dumps(found["letters"])


def left_in_files(folder):
    """Which canary is still in which file."""
    return {
        (file.name, canary)
        for file in folder.rglob("*")
        for canary in (*CANARIES, SAID)
        if file.is_file() and canary.encode() in file.read_bytes()
    }


async def test_not_a_byte_is_left_in_the_files(file_url, tmp_path):
    async with open_storage(file_url) as storage:
        await filled(storage)
        assert {canary for _, canary in left_in_files(tmp_path)} == {*CANARIES, SAID}

        await leaves(storage)
        await storage.tidy(whole=True)

        assert left_in_files(tmp_path) == set()
    assert left_in_files(tmp_path) == set()


async def test_the_files_are_tidied_while_others_write_and_a_copy_is_made(
    file_url, tmp_path
):
    copy = tmp_path / "copy.db"
    async with open_storage(file_url) as storage:
        many = [
            StoredUpdate(f"telegram:{n}", n, n, "x" * 4000) for n in range(1500)
        ]  # several steps of a copy
        await storage.inbox.receive(many, NOW)

        async def works():
            for number in range(40):
                await do(storage, lambda u, n=number: u.members.save(member(n + 1)))

        await asyncio.gather(
            storage.backups.write(str(copy)),
            works(),
            storage.tidy(whole=True),
            storage.tidy(),
            storage.tidy(whole=True),
        )
        assert len(await see(storage, lambda u: u.members.everyone())) == 40
        assert await storage.integrity() == []
    async with open_storage(f"sqlite:///{copy}") as copied:
        assert await copied.inbox.backlog() == 1500
        assert await copied.integrity() == []
