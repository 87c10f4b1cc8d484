"""Each fault of the way to Telegram, and what reliability.md 4.5 and 4.6 promise of it."""

import asyncio
import logging
from contextlib import asynccontextmanager, nullcontext

import pytest
from telegram.error import InvalidToken

from bot.app.living import _live
from bot.delivery import postman, recording
from bot.delivery.postman import TokenRefused
from bot.domain.roles import Role
from bot.engine.auditor import Auditor
from bot.engine.engine import Engine
from bot.intake import resting, worker
from bot.intake.poller import Poller
from bot.ports.mail import MessageClass
from bot.ports.storage import StorageUnavailable
from bot.sandbox.chats import Status
from bot.sandbox.faults import Outcome
from bot.services.calls import calling
from bot.storage.sqlite import opening
from bot.web.socket import answer_line
from tests.harness.crisis import TOKEN, Crisis
from tests.proofs import mortal
from tests.proofs.faults import Disk, post
from tests.proofs.ledger import MARK
from tests.proofs.process import PATIENCE, until
from tests.proofs.story import office

CHAT = 1001


@pytest.fixture
def disk(monkeypatch):
    """A disk of our own under a storage without a thread."""
    disk = Disk()
    monkeypatch.setattr(mortal, "CONNECTION", disk.connection())
    monkeypatch.setattr(opening, "connection_to", mortal.ThreadlessConnection)
    return disk


@pytest.fixture
async def crisis(tmp_path, disk):
    """A house without limits, and Ana, who leads, with a phone."""
    playbook = office(tmp_path / "office")
    crisis = Crisis(tmp_path, None, {"playbook": playbook})
    crisis.telegram.sleep = lambda seconds: asyncio.sleep(0)
    async with crisis.running(waits=True):
        crisis.ana = await crisis.member("Ana", Role.CRISIS_LEAD)
        crisis.telegram.faults.given.clear()
        yield crisis


@asynccontextmanager
async def running(*loops):
    """Run loops while the block runs; they must still run at its end."""
    tasks = [asyncio.create_task(loop) for loop in loops]
    try:
        yield
        for task in tasks:
            assert not task.done(), task.exception()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def rows(crisis, what="state, error"):
    """Columns of the letters, oldest first."""

    def read(connection):
        return [
            tuple(row)
            for row in connection.execute(
                f"SELECT {what} FROM outbox WHERE klass <> 'board' OR key LIKE 'letter:%'"
                " ORDER BY id"
            )
        ]

    return await crisis.house.storage._engine.hop(read)


# --- one letter, one fault: every outcome for every class

PLAIN, COPY = ["Kabar"], [f"Kabar\n{MARK}"]
CERTAIN = {Outcome.FLOOD, Outcome.REFUSED, Outcome.UNAUTHORIZED}
UNSEEN = {
    Outcome.ERROR_500,
    Outcome.BAD_GATEWAY,
    Outcome.UNAVAILABLE,
    Outcome.GATEWAY_TIMEOUT,
    Outcome.FALSE_OK,
    Outcome.RESET,
}
TOOK_EFFECT = {Outcome.LOST, Outcome.BROKEN_BODY}
#: Nobody is to read these twice: a person looks, or nobody does.
AT_MOST_ONCE = {
    MessageClass.PUBLISH: "uncertain",
    MessageClass.FILE: "uncertain",
    MessageClass.EPHEMERAL: "cancelled",
}


def promised(outcome: Outcome, klass: MessageClass) -> tuple[str, list[str]]:
    """The state of the letter at the end, and what stands on the screen."""
    if outcome is Outcome.SLOW:
        return "sent", PLAIN
    if outcome in CERTAIN:
        late = klass is MessageClass.EPHEMERAL and outcome is not Outcome.UNAUTHORIZED
        return ("cancelled", []) if late else ("sent", PLAIN)
    seen = PLAIN if outcome in TOOK_EFFECT else []
    if klass in AT_MOST_ONCE:
        return AT_MOST_ONCE[klass], seen
    return "sent", seen + COPY


@pytest.mark.parametrize("klass", MessageClass)
@pytest.mark.parametrize("outcome", Outcome)
async def test_one_fault_does_to_a_letter_what_its_class_promises(
    crisis, outcome, klass
):
    crisis.telegram.faults.next(outcome, method="sendMessage", retry_after=2)
    await post(crisis, crisis.ana.id, klass=klass)
    await crisis.settle()

    state, shown = promised(outcome, klass)
    assert await rows(crisis, "state") == [(state,)]
    assert crisis.ana.texts() == shown


async def test_of_a_publication_in_doubt_the_others_who_lead_are_told(crisis):
    citra = await crisis.member("Citra", Role.ADMIN)
    crisis.telegram.faults.next("reset", method="sendMessage")
    await post(crisis, crisis.ana.id, klass=MessageClass.PUBLISH)
    await crisis.settle()

    citra.hears("Belum pasti terkirim", "penerbitan", "agar tidak terbit dua kali")
    assert await crisis.house.storage.watch.broken(crisis.clock.now()) == {}
    assert citra.texts() == []


async def test_a_ping_outlives_any_number_of_faults(crisis):
    for outcome in [*UNSEEN, *CERTAIN, *TOOK_EFFECT]:
        crisis.telegram.faults.next(outcome, method="sendMessage", retry_after=1)
    await post(crisis, crisis.ana.id)
    for _ in range(20):
        crisis.clock.advance(seconds=60)
        await crisis.settle()

    assert await rows(crisis, "state") == [("sent",)]
    assert set(crisis.ana.texts()[1:]) == set(COPY)


# --- what Telegram says about a chat or a message


async def test_patience_asked_for_one_chat_holds_up_no_other(crisis):
    budi = await crisis.member("Budi")
    crisis.telegram.faults.next("flood", chat=crisis.ana.id, retry_after=20)
    await post(crisis, crisis.ana.id)
    await crisis.house.postman.step()
    await post(crisis, crisis.ana.id, "Menyusul")
    await post(crisis, budi.id)
    while await crisis.house.postman.step():
        pass

    assert budi.texts() == PLAIN
    assert crisis.ana.texts() == []
    crisis.clock.advance(seconds=21)
    await crisis.settle()
    assert crisis.ana.texts() == ["Kabar", "Menyusul"]


async def test_a_refused_phone_passes_the_call_on_at_once_and_the_lead_is_told(
    crisis, tmp_path
):
    points: list[str] = []
    crisis.house.storage._engine._probe = points.append
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)
    citra = await crisis.member("Citra")
    budi.phone.deactivates()
    await citra.says("/lapor Antrean panjang di loket")
    await crisis.house.engine.tick()
    await crisis.settle()

    crisis.ana.hears("Budi", "⚠")
    crisis.ana.hears("Antrean panjang", button="Saya tangani")
    end = points.index("statement:outbox.settle")
    rest = points[end : points.index("commit:before", end)]
    assert "statement:members.save" in rest
    assert "statement:letters.post" in rest
    assert "statement:escalations.save" in rest


async def test_letters_to_a_group_follow_it_when_it_becomes_a_supergroup(crisis):
    bot = crisis.telegram.bot()
    group = crisis.telegram.add_group(-5, "Tim", [crisis.ana.id])
    group.place(bot, Status.MEMBER)
    new = crisis.ana.phone.upgrades(group)
    await post(crisis, -5)
    await post(crisis, -5, "Menyusul")
    # Only the postman works: the house, if it heard of the group, would leave it.
    while await crisis.house.postman.step():
        pass

    assert [m.text for m in new.messages.values() if m.sender is bot] == [
        "Kabar",
        "Menyusul",
    ]
    assert set(await rows(crisis, "chat_id, state")) == {(new.id, "sent")}


async def test_markup_that_telegram_refuses_leaves_as_plain_words(crisis):
    await post(crisis, crisis.ana.id, "<b>Kabar &amp; <i>lagi</b>")
    await crisis.settle()

    assert crisis.ana.texts() == ["Kabar & lagi"]
    assert await rows(crisis) == [("sent", "")]


async def test_a_message_that_was_deleted_is_not_rewritten_but_sent_anew(crisis):
    first = await post(crisis, crisis.ana.id)
    await crisis.settle()
    crisis.ana.phone.deletes(crisis.ana.phone.chat()[-1])
    await post(crisis, crisis.ana.id, "Baru", edits=first.key, klass=MessageClass.BOARD)
    await crisis.settle()

    assert [m.text for m in crisis.ana.phone.chat() if not m.deleted][-1:] == ["Baru"]


async def test_a_letter_that_cannot_be_written_stops_no_other(crisis, caplog):
    admin = await crisis.member("Rini", Role.ADMIN)
    strange = crisis.ana.phone.sends_contact("0800", "Sari")
    await crisis.settle()
    crisis.ana.ignores()
    admin.ignores()
    from bot.domain.report import Attachment

    await post(crisis, crisis.ana.id, "", media=(Attachment("contact"),))
    await post(crisis, crisis.ana.id, "Berikutnya")
    await crisis.settle()

    assert strange
    assert "Berikutnya" in crisis.ana.texts()
    assert ("dead", "unwritable") in await rows(crisis)
    assert admin.texts(), "nobody was told"


# --- the token, and a second poller


async def test_a_refused_token_stops_everything_and_keeps_the_letters(crisis):
    bots = dict(crisis.telegram.bots)
    await post(crisis, crisis.ana.id)
    crisis.telegram.bots.clear()
    with pytest.raises(TokenRefused):
        await crisis.house.postman.step()
    with pytest.raises(InvalidToken):
        await asyncio.wait_for(crisis.house.poller.run(), PATIENCE)

    crisis.telegram.bots.update(bots)
    await crisis.settle()
    assert crisis.ana.texts() == PLAIN


async def test_one_odd_refusal_of_the_token_ends_no_polling(crisis, monkeypatch):
    monkeypatch.setattr(resting, "FIRST_WAIT", 0.01)
    crisis.house.poller._rest._wait = 0.01
    for method in ("deleteWebhook", "getUpdates"):
        crisis.telegram.faults.next("401", method=method)
    crisis.telegram.faults.next("false_ok", method="getUpdates")
    crisis.ana.phone.sends("/lapor Antrean")
    async with running(crisis.house.poller.run()):
        await until(crisis.house.poller.arrived.is_set)

    assert [f.outcome for f in crisis.telegram.faults.given] == [
        "401",
        "401",
        "false_ok",
    ]


async def test_a_second_poller_is_reported_and_outlived(crisis, monkeypatch, caplog):
    crisis.house.poller._rest._wait = 0.01
    updates = crisis.telegram.bot().updates
    async with running(crisis.house.poller.run()):
        await until(lambda: updates.is_polled)
        await crisis.telegram.call(TOKEN, "getUpdates", {"timeout": 0})
        await until(lambda: "another program polls" in caplog.text)
        crisis.ana.phone.sends("/lapor Antrean")
        await until(crisis.house.poller.arrived.is_set)


async def test_after_a_day_without_telegram_it_says_which_reports_may_be_lost(
    crisis, monkeypatch
):
    """The bot runs all the time; what Telegram kept for a day is gone."""
    monkeypatch.setattr(resting, "FIRST_WAIT", 0.01)
    rest, passed = crisis.house.poller._rest, [0.0]
    rest._wait, rest.passed = 0.01, lambda: passed[0]
    async with running(crisis.house.poller.run()):
        for hours in (0, 23, 25):
            crisis.telegram.faults.next("502", method="getUpdates", times=2)
            passed[0] += 3600 * hours
            crisis.clock.advance(hours=hours)
            worked = rest._worked_at
            crisis.ana.phone.sends("/lapor Antrean")
            await until(lambda worked=worked: rest._worked_at != worked)
    await crisis.settle()

    [said] = [
        text for text in crisis.ana.texts() if "Telegram tidak terjangkau" in text
    ]
    assert "(1 hari 1 jam)" in said
    assert "laporan yang dikirim sebelum" in said
    assert "mengirimkannya kembali" in said


# --- an update for which memory does not suffice


async def test_an_update_that_takes_all_memory_is_set_aside_and_the_rest_goes_on(
    crisis, monkeypatch
):
    admin = await crisis.member("Rini", Role.ADMIN)
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)
    handle, tries = crisis.house.worker._handle, []

    async def greedy(key, update):
        if update.message and "banyak sekali" in (update.message.text or ""):
            tries.append(key)
            bytearray(1 << 62)
        await handle(key, update)

    monkeypatch.setattr(crisis.house.worker, "_handle", greedy)
    crisis.ana.phone.sends("/lapor banyak sekali")
    await budi.says("/lapor Antrean panjang")
    budi.hears("tercatat", "Antrean panjang")
    assert len(tries) == 1
    await crisis.fast_forward(minutes=6)

    assert len(tries) == worker.TRIES
    assert len(set(tries)) == 1
    admin.hears("MemoryError")
    async with crisis.house.storage.begin() as unit:
        assert await unit.issues.count_open() == 2, "no stub of the report"


# --- a loop that dies of a mistake


LOOPS = {
    "poller": (Poller, "step"),
    "worker": (worker.InboxWorker, "start_some"),
    "postman": (postman.Postman, "_look"),
    "engine": (Engine, "tick"),
    "auditor": (Auditor, "run"),
}


@pytest.mark.parametrize("name", LOOPS)
async def test_a_loop_that_dies_ends_the_whole_process(crisis, monkeypatch, name):
    """Whoever supervises it starts it anew; half a bot would be a silent one."""

    async def breaks(self, *given):
        raise ZeroDivisionError

    monkeypatch.setattr(*LOOPS[name], breaks)
    with pytest.raises(ExceptionGroup) as ended:
        async with asyncio.timeout(PATIENCE):
            await _live(crisis.house, asyncio.Event(), nullcontext())

    assert ended.value.split(ZeroDivisionError)[1] is None, "something else, too"


# --- a full disk


async def test_what_a_full_disk_refused_is_not_confirmed_and_comes_again(crisis, disk):
    crisis.ana.phone.sends("/lapor Antrean panjang")
    with disk.is_full(), pytest.raises(StorageUnavailable):
        await crisis.house.poller.step()
    waiting = crisis.telegram.bot().updates.waiting

    assert len(waiting) == 1, "it was confirmed"
    assert crisis.ana.texts() == []
    await crisis.settle()
    crisis.ana.hears("tercatat", "Antrean panjang")


@pytest.mark.parametrize("statement", ["COMMIT", "INSERT"])
async def test_a_report_that_a_full_disk_refused_waits_in_the_inbox(
    crisis, disk, monkeypatch, caplog, statement
):
    monkeypatch.setattr(worker, "LOOK_EVERY", 0.0)
    crisis.ana.phone.sends("/lapor Antrean panjang")
    await crisis.house.poller.step()
    with disk.is_full(statement):
        await crisis.house.worker.step()
    assert crisis.ana.texts() == []
    assert all(record.exc_info is None for record in caplog.records)

    await crisis.settle()
    crisis.ana.hears("tercatat", "Antrean panjang")
    async with crisis.house.storage.begin() as unit:
        assert await unit.issues.count_open() == 1


async def test_what_telegram_answered_is_remembered_until_the_disk_has_room(
    crisis, disk, monkeypatch, caplog
):
    monkeypatch.setattr(recording, "WAIT", 0.001)
    monkeypatch.setattr(postman, "LOOK_EVERY", 0.001)
    await post(crisis, crisis.ana.id)
    crisis.telegram.calls.after = lambda call: setattr(disk, "full", ("COMMIT",))
    async with running(crisis.house.postman.run()):
        await until(crisis.ana.texts)
        crisis.telegram.calls.after = None
        await until(lambda: "waits to be written" in caplog.text)
        disk.full = ()
        await until(lambda: not crisis.house.postman._on_the_way)

    await crisis.settle()
    assert crisis.ana.texts() == PLAIN
    assert await rows(crisis) == [("sent", "")]


async def test_every_loop_outlives_a_full_disk(crisis, disk, monkeypatch, caplog):
    for room, name in ((worker, "LOOK_EVERY"), (recording, "WAIT")):
        monkeypatch.setattr(room, name, 0.001)
    monkeypatch.setattr(postman, "LOOK_EVERY", 0.001)
    crisis.house.poller._wait = 0.001
    crisis.house.engine._every = 0.001
    house = crisis.house
    loops = (house.poller, house.worker, house.postman, house.engine)
    async with running(*[loop.run() for loop in loops]):
        with disk.is_full():
            crisis.ana.phone.sends("/lapor Antrean panjang")
            await until(lambda: "polling waits: StorageUnavailable: " in caplog.text)
        await until(lambda: any("tercatat" in text for text in crisis.ana.texts()))

    warned = [r for r in caplog.records if r.levelno >= logging.WARNING]
    assert {record.exc_info for record in warned} == {None}


# --- one bad apple


async def test_a_call_that_cannot_be_made_silences_no_other(crisis, monkeypatch):
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)
    citra = await crisis.member("Citra")
    await citra.says("/lapor Antrean panjang")
    await citra.says("/lapor Jembatan runtuh")
    make = calling.make_calls

    async def breaks(turn, issue, climb):
        if "Antrean" in issue.title:
            raise ZeroDivisionError
        await make(turn, issue, climb)

    monkeypatch.setattr(calling, "make_calls", breaks)
    crisis.ana.ignores()
    await crisis.fast_forward(minutes=11)

    assert budi.texts()
    assert any("Jembatan" in text for text in crisis.ana.texts())
    assert not any("Antrean" in text for text in crisis.ana.texts())


async def test_a_question_on_the_socket_is_answered_even_when_it_fails(crisis, disk):
    with disk.is_full("SELECT"):
        answer = await answer_line(crisis.house.desk, b'{"ask": "verify"}')

    assert answer == {"error": "the database: database or disk is full"}
