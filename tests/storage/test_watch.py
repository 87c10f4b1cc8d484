"""The audit finds each promise that was broken, and nothing where all hold."""

from datetime import timedelta

import pytest

from bot.domain.document_life import DocumentState
from bot.ports.storage import RunningClock
from bot.ports.watch import Queue
from bot.storage import open_storage, watch
from tests.postgres import ask
from tests.storage.builders import (
    NOW,
    approval,
    claim,
    do,
    document,
    entry,
    later,
    letter,
    member,
    open_issue,
    raw,
    text,
    update,
)
from tests.storage.test_integrity import tamper

#: When everything that the house holds has been waiting, but not too long.
CALM = later(seconds=50)
#: When what waits is late.
LATE = later(minutes=11, seconds=30)


@pytest.fixture
async def house(lasting_url):
    """Two issues that are called about, an approved text, mail in both directions."""
    async with open_storage(lasting_url) as storage:
        await storage.starting(NOW)
        for _ in range(2):
            await open_issue(storage)
        approved = document(state=DocumentState.APPROVED, submitted_version=1)
        await do(
            storage,
            lambda u: u.members.save(member(1)),
            lambda u: u.documents.add(approved),
            lambda u: u.documents.add_version(text()),
            lambda u: u.documents.approve(approval()),
        )
        await do(storage, lambda u: u.letters.post(letter("p", "ping")))
        await do(storage, lambda u: u.letters.post(letter("r", "receipt", chat=2)))
        await storage.inbox.receive([update(1), update(2)], NOW)
        clock = RunningClock(
            "2026-0001", "first_word", NOW, later(minutes=9), look_at=later(minutes=9)
        )
        await do(storage, lambda u: u.issues.start_clock(clock))
        yield storage


@pytest.fixture
def sabotage(lasting_url, tmp_path):
    """Break into the database behind the storage's back, past every rule of it."""

    async def do_it(*attacks):
        if lasting_url.startswith("postgresql:"):
            await ask(lasting_url, "SET session_replication_role = replica", *attacks)
        else:
            tamper(raw(tmp_path), *attacks)

    return do_it


async def test_nothing_is_found_where_nothing_is_late(house):
    assert await house.watch.broken(CALM) == {}


async def test_what_is_late_is_found_by_its_kind(house):
    assert await house.watch.broken(LATE) == {
        "call_unsent": 1,
        "update_unhandled": 2,
        "escalation_overdue": 2,
        "nothing_written": 1,
        "clock_untold": 1,
    }


@pytest.mark.parametrize(
    ("code", "seconds"),
    [
        ("call_unsent", 120),
        ("update_unhandled", 60),
        ("escalation_overdue", 660),
        ("nothing_written", 60),
        ("clock_untold", 600),
    ],
)
async def test_lateness_begins_when_it_is_said_to(house, code, seconds):
    assert code not in await house.watch.broken(NOW + timedelta(seconds=seconds))
    assert code in await house.watch.broken(NOW + timedelta(seconds=seconds + 1))


#: Code -> what breaks it, in the words of both engines.
BREAKAGES = {
    "nothing_written": ["UPDATE boot SET alive_at = 0"],
    "nobody_reachable": ["UPDATE member SET unreachable = 'blocked'"],
    "issue_uncalled": [
        "UPDATE escalation SET due_at = NULL WHERE issue_id = '2026-0002'"
    ],
    "issue_unreported": ["DELETE FROM report WHERE issue_id = '2026-0002'"],
    "letter_died_unsaid": ["UPDATE outbox SET state = 'dead' WHERE key = 'r'"],
    "letter_doubted_unsaid": [
        "UPDATE outbox SET state = 'uncertain', klass = 'publish' WHERE key = 'r'"
    ],
    "approval_missing": ["UPDATE approval SET revoked_at = 1"],
    "update_set_aside_unsaid": ["UPDATE inbox SET state = 'dead' WHERE update_id = 2"],
}
#: Several ways to the same finding.
OTHER_WAYS = [
    ("approval_missing", "UPDATE document_version SET sha = 'bb'"),
    ("approval_missing", "DELETE FROM approval"),
    ("approval_missing", "UPDATE document SET submitted_version = 2"),
    ("nobody_reachable", "UPDATE member SET suspended = 1"),
    ("nobody_reachable", """UPDATE member SET roles = '["reporter"]'"""),
    ("nobody_reachable", "DELETE FROM member"),
]


@pytest.mark.parametrize(
    ("code", "attacks"),
    [*BREAKAGES.items(), *((code, [attack]) for code, attack in OTHER_WAYS)],
    ids=str,
)
async def test_what_may_never_be_is_found_at_once(house, sabotage, code, attacks):
    await sabotage(*attacks)

    found = await house.watch.broken(CALM)
    assert found == {code: 2 if code == "nobody_reachable" else 1}


async def test_every_question_of_the_audit_was_broken_once():
    asked = {name.partition(".")[2] for name in (*watch.TIMED, *watch.NEVER)}

    late = {"call_unsent", "update_unhandled", "escalation_overdue", "clock_untold"}
    assert asked - late == set(BREAKAGES)


async def test_a_bot_that_stopped_in_order_need_not_write(house):
    await house.stopping(NOW)

    assert "nothing_written" not in await house.watch.broken(LATE)


async def test_what_died_and_was_set_aside_with_a_line_about_it_is_well(house):
    (queued,) = await house.outbox.claim(NOW, [], 10, urgent=False)
    await house.outbox.settle(queued.id, "dead", "blocked", NOW)
    await house.inbox.fail(update(2).key, "KeyError", None)
    assert set(await house.watch.broken(CALM)) == {
        "letter_died_unsaid",
        "update_set_aside_unsaid",
    }
    said = [
        entry(f"letter:{queued.id}", "letter_dead"),
        entry("update:2", "update_set_aside"),
    ]
    await do(house, lambda u: u.journal.record(said, NOW))

    assert await house.watch.broken(CALM) == {}


async def test_a_letter_that_does_not_come_back_is_found(house):
    assert await claim(house, urgent=True) == ["p"]
    for seconds in (0, 30, 60):
        assert await house.watch.broken(NOW + timedelta(seconds=seconds)) == {}
    assert (await house.watch.broken(later(seconds=61)))["letter_stuck"] == 1


async def test_a_letter_that_is_tried_again_is_another_way(house):
    for minute in range(3):
        at = later(minutes=minute)
        (queued,) = await house.outbox.claim(at, [], 10, urgent=True)
        assert "letter_stuck" not in await house.watch.broken(at)
        await house.outbox.postpone(queued.id, at, "code", maybe_sent=True)


# --- the end of the journal


async def lines(storage, count):
    for n in range(count):
        await do(storage, lambda u, n=n: u.journal.record([entry(str(n))], NOW))


@pytest.fixture
def pages(monkeypatch):
    """A page of four lines, so that the audit has to turn it."""
    monkeypatch.setattr(watch, "PAGE", 4)


@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 17])
async def test_a_journal_that_grows_is_followed(house, pages, count):
    for _ in range(3):
        assert await house.watch.broken(CALM) == {}
        await lines(house, count)
    assert await house.watch.broken(CALM) == {}


async def test_an_empty_journal_is_whole(file_url):
    async with open_storage(file_url) as storage:
        assert await storage.watch.broken(NOW) == {}


TAMPERED = {
    "the last lines cut off": "DELETE FROM journal WHERE seq > 8",
    "all of it gone": "DELETE FROM journal",
    "the last line rewritten": "UPDATE journal SET hash = 'x' WHERE seq = 12",
    "a new line changed": "UPDATE journal SET detail = 'lain' WHERE seq = 14",
    "a new line taken out": "DELETE FROM journal WHERE seq = 14",
}


@pytest.mark.parametrize("attack", TAMPERED.values(), ids=list(TAMPERED))
async def test_a_journal_that_was_changed_is_found_and_stays_found(
    house, sabotage, pages, attack
):
    await lines(house, 10)
    assert await house.watch.broken(CALM) == {}
    await lines(house, 4)
    await sabotage(attack)

    for _ in range(3):
        assert await house.watch.broken(CALM) == {"journal_tail": 1}


# --- how much waits


async def test_what_waits_is_counted_with_its_age(house):
    await do(house, lambda u: u.letters.post(letter("q", "ping", chat=3)))

    assert await house.watch.mail() == {
        "ping": Queue(2, NOW),
        "receipt": Queue(1, NOW),
    }
    assert await house.watch.updates() == Queue(2, NOW)


async def test_where_nothing_waits_nothing_is_counted(storage):
    assert await storage.watch.mail() == {}
    assert await storage.watch.updates() == Queue(0, None)


async def test_a_letter_is_due_when_it_should_have_left(house):
    (queued,) = await house.outbox.claim(NOW, [], 10, urgent=True)
    await house.outbox.postpone(queued.id, later(hours=1), "flood", maybe_sent=False)
    (again,) = await house.outbox.claim(later(hours=1), [], 10, urgent=True)

    assert (queued.due_at, again.due_at) == (NOW, NOW)


async def test_commits_are_timed_when_somebody_asks(storage):
    took = []
    await do(storage, lambda u: u.members.everyone())
    storage.time_commits(took.append)
    await do(storage, lambda u: u.members.everyone())

    assert len(took) == 1
    assert took[0] >= 0
