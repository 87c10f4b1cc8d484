"""The index of words: it follows every change, forgives slips, and can be made anew."""

import random
import sqlite3
from contextlib import closing

import pytest

from bot.domain.citizen_input import CitizenInput
from bot.domain.conference import LineKind, LogLine
from bot.domain.input_life import InputState
from bot.domain.report import Content
from bot.domain.stakeholders import Stakeholder
from bot.domain.values import replace
from bot.ports.search import Source
from bot.storage import open_storage
from bot.storage.moving import move
from bot.storage.search.stems import plain_words, slips, stem
from bot.storage.sql import migrations
from bot.storage.sqlite import migrations as steps
from tests.postgres import ask
from tests.storage.builders import (
    NOW,
    conference,
    decision,
    do,
    document,
    fact,
    issue,
    key,
    open_issue,
    promise,
    raw,
    report,
    see,
    task,
)

FIRST, SECOND = "2026-0001", "2026-0002"
INPUT = CitizenInput("i1", FIRST, InputState.RECEIVED, "Tangki ke Palaran", 7, NOW)
PARTY = Stakeholder("s1", FIRST, "Forum Air Palaran", 2, 3, 1, NOW)


async def find(storage, text, *, texts=True, all_words=True, exact=False, **more):
    async def look(unit):
        asked = await unit.search.understand(text, texts=texts)
        asked = asked.exact if exact else asked
        return list(await unit.search.find(asked, 9, all_words=all_words, **more))

    return await see(storage, look)


async def say(storage, text, issue=FIRST):
    content = Content(text=text)
    one = report(key(), issue_id=issue, source=key(), content=content)
    await do(storage, lambda u: u.reports.add(one))
    return one.id


async def test_what_is_reported_is_found_by_any_form_of_its_words(storage):
    await open_issue(storage, title="Kebocoran pipa di Sungai Kunjang")
    await say(storage, "Petugas memperbaiki pipanya, pelayanan terganggu")

    for text in ("bocor", "PIPA", "kebocoran sungai", "perbaikan", "layanan pipa"):
        assert await find(storage, text, exact=True) == [FIRST], text
    for text in ("gempa", "pipa gempa", "", "%", "AND", "*", '"', "'"):
        assert await find(storage, text, exact=True) == [], text


async def test_some_words_are_enough_where_any_may_do(storage):
    await open_issue(storage, title="Kebocoran pipa")

    assert await find(storage, "pipa gempa", all_words=False) == [FIRST]


async def test_the_newest_come_first_and_older_ones_on_the_next_page(storage):
    for _ in range(12):
        await open_issue(storage, title="Banjir")

    first = await find(storage, "banjir")
    second = await find(storage, "banjir", before=first[-1])

    assert first == [f"2026-{n:04d}" for n in range(12, 3, -1)]
    assert second == [f"2026-{n:04d}" for n in range(3, 0, -1)]


async def test_all_that_is_said_in_the_unit_that_opens_an_issue_is_found(storage):
    async def all_at_once(unit):
        await unit.issues.add(issue(1))
        await unit.reports.add(report(key(), issue_id=FIRST, source=key()))
        await unit.facts.add(fact(text="Trafo meledak"))

    await do(storage, all_at_once)

    assert await find(storage, "trafo") == [FIRST]


async def test_an_edited_report_is_found_by_its_new_words_only(storage):
    await open_issue(storage)
    said = await say(storage, "Jalan rusak")

    await do(
        storage, lambda u: u.reports.revise(said, Content(text="Jembatan retak"), NOW)
    )

    assert await find(storage, "jembatan") == [FIRST]
    assert await find(storage, "jalan", exact=True) == []


async def test_merged_reports_are_found_where_they_went(storage):
    await open_issue(storage)
    await open_issue(storage)
    await say(storage, "Lampu padam", issue=SECOND)

    await do(storage, lambda u: u.reports.move(SECOND, FIRST))

    assert await find(storage, "lampu padam") == [FIRST]


async def test_a_kept_note_is_found_once_it_is_a_report(storage):
    await open_issue(storage)
    said = await say(storage, "Tumpahan minyak", issue="")
    assert await find(storage, "minyak") == []

    await do(storage, lambda u: u.reports.assign(said, FIRST))

    assert await find(storage, "minyak") == [FIRST]


async def test_a_place_that_was_added_is_found(storage):
    await open_issue(storage)

    async def add_place(unit):
        issue = await unit.issues.find(FIRST)
        await unit.issues.save(replace(issue, place="Kelurahan Sidodadi"))

    await do(storage, add_place)

    assert await find(storage, "sidodadi") == [FIRST]


async def test_texts_are_found_only_by_those_who_read_them(storage):
    await open_issue(storage)
    text = document(fields={"help": "Tangki di Palaran"})
    await do(storage, lambda u: u.documents.add(text))

    assert await find(storage, "palaran") == [FIRST]
    assert await find(storage, "palaran", texts=False) == []
    fields = {"help": "Tangki di Loa"}
    await do(storage, lambda u: u.documents.save(replace(text, fields=fields)))
    assert await find(storage, "palaran", exact=True) == []


async def test_tasks_and_decisions_are_found_by_those_who_read_texts(storage):
    await open_issue(storage)
    await open_issue(storage)
    await do(storage, lambda u: u.tasks.add(task(what="Kirim tangki ke Palaran")))
    await do(storage, lambda u: u.tasks.decide(decision(why="Waduk kering")))

    for word in ("palaran", "waduk"):
        assert await find(storage, word) == [FIRST]
        assert await find(storage, word, texts=False) == []
        assert await source_of(storage, word) is Source.TASK
        assert await source_of(storage, word, texts=False) is None
    await do(storage, lambda u: u.tasks.move(FIRST, SECOND))
    assert await find(storage, "palaran", exact=True) == [SECOND]


async def test_conferences_are_found_by_their_plan_and_by_what_was_said(storage):
    await open_issue(storage)
    await open_issue(storage)
    plan = conference(topic="Hasil uji air", place="Aula Palaran")
    await do(storage, lambda u: u.conferences.add(plan))
    said = LogLine(
        plan.id, 1, LineKind.QUESTION, 1, NOW, "Wartawan: kapan waduk penuh?"
    )
    await do(storage, lambda u: u.conferences.add_line(said))

    for word in ("palaran", "waduk"):
        assert await find(storage, word) == [FIRST]
        assert await find(storage, word, texts=False) == []
        assert await source_of(storage, word) is Source.CONFERENCE
    await do(storage, lambda u: u.conferences.move(FIRST, SECOND))
    assert await find(storage, "waduk", exact=True) == [SECOND]


@pytest.mark.parametrize(
    ("register", "entry", "source"),
    [
        ("facts", fact(text="Tangki tiba di Palaran"), Source.FACT),
        ("promises", promise(text="Tangki ke Palaran"), Source.PROMISE),
        ("citizen_inputs", INPUT, Source.INPUT),
        ("stakeholders", PARTY, Source.PARTY),
    ],
    ids=["fact", "promise", "input", "party"],
)
async def test_every_register_of_an_issue_is_found(storage, register, entry, source):
    await open_issue(storage)
    await open_issue(storage)
    await do(storage, lambda u: getattr(u, register).add(entry))

    assert await find(storage, "palaran") == [FIRST]
    assert await find(storage, "palaran", texts=False) == []
    assert await source_of(storage, "palaran") is source
    await do(storage, lambda u: getattr(u, register).move(FIRST, SECOND))
    assert await find(storage, "palaran", exact=True) == [SECOND]


async def test_what_was_taken_off_the_map_or_answered_anew_is_read_anew(storage):
    await open_issue(storage)
    await do(storage, lambda u: u.stakeholders.add(PARTY))
    await do(storage, lambda u: u.stakeholders.save(replace(PARTY, removed=True)))
    await do(storage, lambda u: u.citizen_inputs.add(replace(INPUT, words="Tangki")))
    answered = replace(INPUT, answer="Tiba di Sempaja", answered_at=NOW)
    await do(storage, lambda u: u.citizen_inputs.save(answered))

    assert await find(storage, "palaran", exact=True) == []
    assert await find(storage, "sempaja") == [FIRST]


async def source_of(storage, word, texts=True):
    async def why(unit):
        asked = await unit.search.understand(word, texts=texts)
        return await unit.search.passage(FIRST, asked)

    found = await see(storage, why)
    return found and found.source


async def test_a_passage_says_where_the_words_stand(storage):
    await open_issue(storage, title="Air keran keruh")
    await say(storage, "satu dua tiga empat lima enam Pak Camat marah, tujuh delapan")

    async def why(unit):
        asked = await unit.search.understand("camat", texts=True)
        return await unit.search.passage(FIRST, asked)

    found = await see(storage, why)
    assert found.source is Source.REPORT
    assert found.words == "…empat lima enam Pak Camat marah, tujuh delapan"


async def test_what_was_not_committed_is_not_found(storage):
    await open_issue(storage)
    async with storage.begin() as unit:
        await unit.reports.add(report("x", issue_id=FIRST, source="x:1",
                                      content=Content(text="Tumpahan minyak")))  # fmt: skip

    assert await find(storage, "minyak") == []


WORDS = [
    "pelayanan", "keracunan", "kebakaran", "penumpukan", "antrean", "terlambat",
    "kelurahan", "jembatan", "puskesmas", "penganiayaan", "pencemaran", "kekeringan",
]  # fmt: skip


def slipped(some: random.Random, word: str) -> str:
    """A letter left out, doubled, swapped or mistaken."""
    at = some.randrange(1, len(word) - 1)
    return some.choice([
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + some.choice("aeiou") + word[at + 1 :],
    ])  # fmt: skip


async def test_one_slip_is_always_forgiven(storage):
    for word in WORDS:
        await open_issue(storage, title=f"Soal {word}")
    some = random.Random(1)

    for number, word in enumerate(WORDS, 1):
        for _ in range(5):
            typed = slipped(some, word)
            assert f"2026-{number:04d}" in await find(storage, typed), (word, typed)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("air", "air", 0), ("keruh", "kerhu", 1), ("keruh", "keru", 1), ("", "abc", 3),
     ("banjir", "bnajri", 2), ("a", "b", 1), ("ca", "abc", 3)],
)  # fmt: skip
def test_slips_are_counted(one, other, count):
    assert slips(one, other) == slips(other, one) == count


def test_words_are_letters_and_digits_without_accents():
    assert plain_words("Café 5% di RT-07_b, 🚨 “Ulu” ½\0") == [
        "cafe", "5", "di", "rt", "07", "b", "ulu", "1", "2",
    ]  # fmt: skip
    assert [len(word) for word in plain_words("x" * 500)] == [40]
    assert stem("kerusakannya") == "rusak"


async def unread(storage):
    return await see(storage, lambda u: u.search.unread())


async def test_what_the_index_does_not_know_is_read_the_newest_first(storage):
    for _ in range(3):
        await open_issue(storage, title="Banjir")
    await forget_all(storage)
    assert await find(storage, "banjir") == []

    await do(storage, lambda u: u.search.read_some(2))

    assert await find(storage, "banjir") == ["2026-0003", "2026-0002"]
    assert await unread(storage) == 1
    await do(storage, lambda u: u.search.read_some(2))
    assert (await find(storage, "banjir"))[-1] == FIRST
    assert await see(storage, lambda u: u.search.read_some(2)) == 0


async def forget_all(storage):
    """Leave the database as an older version did: nothing indexed, all of it noted."""
    for text in (
        "DELETE FROM search_text",
        "INSERT INTO search_stale (issue_id) SELECT id FROM issue",
    ):
        await run(storage, text)


async def run(storage, text):
    engine = storage._engine
    async with engine.session() as session:
        if engine.shared:
            await session.rows("boots.last")
            await session._connection.execute(text)
        else:
            await session.rows("boots.last")
            engine.here(lambda connection: connection.execute(text))
        await session.keep()


async def test_after_a_move_everything_is_found_again(file_url, postgres):
    address = postgres.fresh()
    async with open_storage(file_url) as old:
        await open_issue(old, title="Banjir")

    counts = await move(file_url, address)

    assert not [table for table in counts if table.startswith("search_")]
    async with open_storage(address) as new:
        assert await unread(new) == 1
        await do(new, lambda u: u.search.read_some(10))
        assert await find(new, "banjir") == [FIRST]
    assert await ask(address, "SELECT COUNT(*) FROM search_stale") == [(0,)]


async def test_issues_of_an_older_version_are_read_after_the_upgrade(
    file_url, tmp_path, monkeypatch
):
    first = {1: migrations("sqlite")[1]}
    monkeypatch.setattr(steps, "migrations", lambda engine: first)
    with closing(sqlite3.connect(raw(tmp_path), isolation_level=None)) as connection:
        steps.migrate(connection, None, lambda point: None)
        connection.execute(
            "INSERT INTO issue (id, year, number, title, state, is_open, reported_by,"
            " reported_at, version, floors, place, happened, source, merged_into,"
            " mapping_owed) VALUES ('2026-0001', 2026, 1, 'Banjir', 'reported', 1, 1, 0,"
            " 0, '[]', '', '', '', '', 0)"
        )
    monkeypatch.undo()

    async with open_storage(file_url) as storage:
        assert await unread(storage) == 1
        await do(storage, lambda u: u.search.read_some(10))
        assert await find(storage, "banjir") == [FIRST]
