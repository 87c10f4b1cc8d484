"""One bot, and every class of faults at least once: it ends whole, and nothing is missing.

Each fault comes while a member reports; the report is answered, kept once, and somebody
is called about it. The bot is one process until the last class, which kills it.
"""

import asyncio
import os
import random
import resource
import signal
import sqlite3
import sys
from collections import Counter
from contextlib import AsyncExitStack, asynccontextmanager, closing
from datetime import UTC, datetime

import pytest

from bot.domain.roles import Role
from bot.sandbox.faults import Outcome
from bot.sandbox.http import serve
from bot.sandbox.local import LocalTelegram
from tests.postgres import ask
from tests.proofs import ledger
from tests.proofs.process import TOKEN, BotProcess, until
from tests.proofs.story import enrol, office
from tests.proofs.town import WHOLE
from tests.proofs.wire import wired

pytestmark = [pytest.mark.slow, pytest.mark.processes]

FULL = os.environ.get("SIAGA_PROOF") == "full"
ROUNDS = 8 if FULL else 1

ANA, BUDI, CITRA, DODI = 11, 12, 13, 14
TEAM = {
    ANA: Role.REPORTER,
    BUDI: Role.DUTY_OFFICER,
    CITRA: Role.CRISIS_LEAD,
    DODI: Role.ADMIN,
}

#: Everybody is called at once, so that one phone that is lost hides no call.
LADDER = """
[ladders.reported]
steps = [{ call = ["duty_officer", "crisis_lead"], wait = "7d" }]
repeat = "7d"
"""

#: A letter may take longer than this under each of them; none may be lost.
ANSWERS = [outcome for outcome in Outcome if outcome is not Outcome.UNAUTHORIZED]


class Wayward(BotProcess):
    """The bot on a clock that the test may set."""

    as_people_do = True

    def _command(self, *arguments):
        if arguments != ("run",):
            return super()._command(*arguments)
        return [sys.executable, "-m", "tests.proofs.wayward", *arguments]


class Place:
    """The town, the bot, and what was done to them."""

    def __init__(self, telegram, server, bot):
        self.telegram, self.server, self.bot = telegram, server, bot
        self.sent: list[str] = []
        self.done: Counter[str] = Counter()
        self.postgres = self.wire = None
        self.random, self.clock = random.Random(4), 0

    def report(self):
        text = f"Laporan nomor {len(self.sent):04}"
        self.sent.append(text)
        self.telegram.phone(ANA).sends(f"/lapor {text}")
        return text

    def heard(self, user_id, *words):
        return [
            message.text
            for message in self.telegram.phone(user_id).chat()
            if message.sender.id == 42 and all(word in message.text for word in words)
        ]

    def log(self):
        return self.bot.log.read_text("utf-8")

    async def answered(self, text):
        """Wait until the member knows that it is kept, and somebody is called."""
        await until(lambda: self.heard(ANA, "tercatat", text), self.log)
        await until(lambda: self.heard(CITRA, text), self.log)

    async def said(self, user_id, *words):
        await until(lambda: self.heard(user_id, *words), self.log)

    async def set_clock(self, seconds):
        self.clock = seconds
        (self.bot.folder / "clock").write_text(str(seconds))


# --- the classes


async def answers(place):
    """F33-F41: everything that Telegram, or the way to it, answers to a letter."""
    for outcome in ANSWERS:
        for user_id in (ANA, CITRA):
            place.telegram.faults.next(
                outcome, method="sendMessage", chat=user_id, retry_after=1, seconds=0.2
            )
    texts = [place.report() for _ in ANSWERS]
    for text in texts:
        await place.answered(text)
    given = {fault.outcome for fault in place.telegram.faults.given}
    assert given >= set(ANSWERS)


async def telegram_away(place):
    """F39: nobody listens where Telegram was."""
    await place.server.stop_listening()
    waiting = place.report()
    await until(lambda: "polling waits" in place.log())
    await place.server.listen()
    await place.answered(waiting)


async def token_doubted(place):
    """F46: one odd refusal of the token ends nothing."""
    place.telegram.faults.next(Outcome.UNAUTHORIZED, method="getUpdates")
    place.telegram.faults.next(Outcome.UNAUTHORIZED, method="sendMessage", chat=ANA)
    await place.answered(place.report())


async def people(place):
    """F42, F56: the one on duty blocks the bot; the lead hears it."""
    before = len(place.heard(CITRA, "Anggota 12", "⚠"))
    place.telegram.phone(BUDI).blocks_bot()
    await until(lambda: len(place.heard(CITRA, "Anggota 12", "⚠")) > before)
    await place.answered(place.report())
    place.telegram.phone(BUDI).unblocks_bot()


async def updates(place):
    """F49, F50, and what cannot be read: five times, the wrong way round, odd."""
    text = place.report()
    await place.answered(text)
    queue = place.telegram.bot().updates
    ids = [one.id for one in queue.past][-6:]
    for number in place.random.sample(ids * 5, len(ids) * 5):
        queue.again(number)
    chat = {"id": ANA, "type": "private"}
    odd = {"message_id": 9999, "date": "kemarin", "chat": chat, "text": "x"}
    place.telegram.phone(ANA).raw({"message": odd})
    await place.answered(place.report())


async def flood(place):
    """F54: many at once."""
    texts = [place.report() for _ in range(20)]
    for text in texts:
        await place.answered(text)


async def disk_full(place):
    """F13, F14: a limit of the kernel; at first, while the next write needs room."""
    pid = place.bot._process.pid
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    await place.answered(place.report())
    largest = place.bot.database.with_name("siaga.db-wal").stat().st_size
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (largest, before[1]))
    text = place.report()
    await until(lambda: "polling waits" in place.log())
    assert place.heard(ANA, text) == []
    resource.prlimit(pid, resource.RLIMIT_FSIZE, before)
    await place.answered(text)


async def file_gone(place):
    """F15: the file is taken away, and comes back."""
    database, said = place.bot.database, place.log().count("siaga.db was deleted")
    database.rename(database.with_name("away.db"))
    text = place.report()
    await until(lambda: place.log().count("siaga.db was deleted") > said, place.log)
    assert place.heard(ANA, text) == []
    database.with_name("away.db").rename(database)
    await place.answered(text)


async def copies(place):
    """F58: the folder of the copies is gone when one is due."""
    backups = place.bot.folder / "backups"
    await until(lambda: list(backups.glob("siaga-*.db")), place.log)
    backups.rename(place.bot.folder / "aside")
    backups.write_text("no folder")
    # A copy is due after a quarter of an hour, on the clock of the bot.
    said = place.log().count("no copy of the database")
    await place.set_clock(place.clock + 1800)
    await until(lambda: place.log().count("no copy of the database") > said, place.log)
    await place.answered(place.report())
    await place.said(DODI, "Salinan basis data")
    backups.unlink()
    (place.bot.folder / "aside").rename(backups)


async def clocks(place):
    """F29, F30: an hour forward, and an hour back; the admin hears of both."""
    for seconds in (3600, -3600):
        found = place.log().count("clock_stepped")
        await place.set_clock(place.clock + seconds)
        await place.answered(place.report())
        await until(lambda found=found: place.log().count("clock_stepped") > found)
        await until(lambda: place.heard(DODI, "jam mesin bergeser"), place.log)


async def frozen(place):
    """F9, F32: the process stands still, and says afterwards for how long."""
    found = place.log().count("stood_still")
    place.bot.send(signal.SIGSTOP)
    text = place.report()
    await asyncio.sleep(4)  # so long nothing runs in it: this is the fault itself
    place.bot.send(signal.SIGCONT)
    await place.answered(text)
    await until(lambda: place.log().count("stood_still") > found, place.log)
    await place.said(DODI, "bot berhenti selama")


async def server_away(place):
    """F22: the database's server crashes and comes back."""
    text = place.report()
    await asyncio.to_thread(place.postgres.restart, "immediate")
    await place.answered(text)
    await place.answered(place.report())


async def server_way(place):
    """F23-F25: the way is half open, breaks, and loses commits."""
    place.wire.stall()
    text = place.report()
    await until(lambda: "waits" in place.log())
    place.wire.flow()
    place.wire.cut()
    await place.answered(text)
    for fate in ("swallowed", "unanswered"):
        place.wire.next_commit = fate
        await place.answered(place.report())


async def killed(place):
    """F1, F7, F8: in order, in a hurry, and at once."""
    for blows in (
        [signal.SIGTERM],
        [signal.SIGTERM] * 2 + [signal.SIGKILL],
        [signal.SIGKILL],
    ):
        text = place.report()
        for blow in blows:
            place.bot.send(blow)
        await place.bot.ended()
        await supervised(place)
        await place.answered(text)


async def supervised(place):
    """Start it as often as it ends by itself, as systemd does, until it works."""
    died = True
    while died:
        await place.bot.start()
        ready = asyncio.create_task(place.bot.ready())
        ended = asyncio.create_task(place.bot.ended())
        await asyncio.wait({ready, ended}, return_when=asyncio.FIRST_COMPLETED)
        died = ended.done()
        for task in (ready, ended):
            task.cancel()
        await asyncio.gather(ready, ended, return_exceptions=True)


ANYWHERE = [
    answers,
    telegram_away,
    token_doubted,
    people,
    updates,
    flood,
    clocks,
    frozen,
]
CLASSES = {
    "sqlite": [*ANYWHERE, file_gone, copies],
    "postgresql": [*ANYWHERE, server_away, server_way],
}


@asynccontextmanager
async def town(folder, engine, request):
    """A town around a bot; on PostgreSQL the way to the server is in our hands."""
    telegram = LocalTelegram(seed=4)
    telegram.add_bot(TOKEN, "siaga_bot")
    for user_id in TEAM:
        telegram.add_user(user_id, f"Anggota {user_id}").unblocks_bot()
    settings = {"playbook": str(office(folder / "office", escalation=LADDER))}
    async with AsyncExitStack() as stack:
        wire, server = None, None
        if engine == "postgresql":
            server = request.getfixturevalue("own_server")
            address = server.fresh("template0")
            wire, over = await stack.enter_async_context(wired(server, address))
            settings["database"] = over
        telephones = await serve(telegram)
        stack.push_async_callback(telephones.aclose)
        bot = Wayward(folder, telephones.url, **settings)
        bot.environment["WAYWARD_CLOCK"] = str(folder / "clock")
        (folder / "clock").write_text("0")
        stack.push_async_callback(bot.kill)
        await enrol(bot.environment["SIAGA_DATABASE"], TEAM, datetime.now(UTC))
        place = Place(telegram, telephones, bot)
        place.wire, place.postgres = wire, server
        yield place


async def kept(place, statement):
    """The rows of a database, beside the bot or after it."""
    if place.wire is not None:
        rows = await ask(place.bot.environment["SIAGA_DATABASE"], statement)
        return [tuple(row) for row in rows]
    with closing(sqlite3.connect(place.bot.database)) as opened:
        return opened.execute(statement).fetchall()


@pytest.mark.parametrize("engine", CLASSES if FULL else ["sqlite"])
async def test_every_class_of_faults_meets_one_bot_and_it_ends_whole(
    tmp_path, engine, request, record_property
):
    async with town(tmp_path, engine, request) as place:
        await place.bot.start()
        await place.bot.ready()
        first = place.bot._process.pid
        if engine == "sqlite":
            await disk_full(place)
            place.done["disk_full"] += 1
        for _ in range(ROUNDS):
            order = place.random.sample(CLASSES[engine], len(CLASSES[engine]))
            for fault in order:
                await fault(place)
                place.done[fault.__name__] += 1
                assert place.bot._process.pid == first, "it was another process"
        await killed(place)
        place.done["killed"] += 1
        assert await place.bot.ask("verify") == (0, WHOLE)
        await place.bot.ready()
        assert await place.bot.stop() == 0
        assert await place.bot.ask("verify") == (0, WHOLE)

        await assert_nothing_is_missing(place)
    for name, count in place.done.items():
        record_property(f"class of faults: {name}", count)
    record_property("reports under faults of every class", len(place.sent))


async def assert_nothing_is_missing(place):
    texts = [text for (text,) in await kept(place, "SELECT text FROM report")]
    ours = Counter(text for text in texts if text.startswith("Laporan nomor"))
    assert ours == Counter(place.sent)
    calls = [
        key
        for (key,) in await kept(place, "SELECT key FROM outbox WHERE klass = 'ping'")
    ]
    assert len(calls) == len(set(calls)) >= len(place.sent)
    late = await kept(place, "SELECT state FROM inbox WHERE state = 'new'")
    assert late == []
    body = (
        "body::json->>'keyboard'" if place.wire else "json_extract(body, '$.keyboard')"
    )
    letters = await kept(place, f"SELECT {body}, klass FROM outbox")
    classes = {keyboard: klass for keyboard, klass in letters if keyboard}
    calls = ledger.sends(place.telegram)
    assert ledger.unmarked_repetitions(calls, classes) == []
