"""Row 4: one tick of the engine, with few and with very many pending timers."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

import asyncpg

from benchmarks import postgres
from benchmarks.sizes import Sizes
from benchmarks.town import ADMIN, TEAM, enrol, playbook
from bot.app import Built, build
from bot.sandbox.local import LocalTelegram
from bot.sandbox.request import SandboxRequest
from bot.settings import Settings
from bot.storage.postgresql.wording import worded

DUE = 100
BEGIN = datetime(2026, 6, 7, 1, 0, tzinfo=UTC)
LATER = timedelta(minutes=20)
YEAR = 365 * 86_400_000
LADDER = '{"steps":[[["duty_officer"],600.0]],"repeat":600.0}'

#: Many issues, made in the database itself; the first hundred are due.
ISSUES = """
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count)
INSERT INTO issue (
    id, year, number, title, state, is_open, reported_by, reported_at, version,
    floors, place, happened, source, merged_into, mapping_owed
)
SELECT
    '2026-' || SUBSTR(CAST(10000000 + i AS TEXT), 2), 2026, i,
    'Laporan nomor ' || CAST(i AS TEXT), 'reported', 1, 101, :begin, 1, '[]', '', '',
    '', '', 0
FROM n
"""
CLIMBS = """
INSERT INTO escalation (issue_id, serial, reason, ladder, due_at, calls, started_by)
SELECT
    id, 1, 'reported', CAST(:ladder AS TEXT),
    CASE WHEN number <= :due THEN CAST(:begin AS BIGINT)
    ELSE CAST(:later AS BIGINT) + number END, 0, 0
FROM issue
"""
SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"


class MovedClock:
    """A clock that goes only where it is put."""

    def __init__(self) -> None:
        self.at = BEGIN

    def now(self) -> datetime:
        """Return the time."""
        return self.at

    async def pause(self, seconds: float) -> None:
        """Return at once: nobody waits on this clock."""


@dataclass(slots=True)
class Ticks:
    """Milliseconds of each tick, by the engine and the number of pending timers."""

    times: dict[tuple[str, int], list[float]] = field(default_factory=dict)

    def middle(self, engine: str, count: int) -> float:
        """Return the median of the ticks."""
        return median(self.times[engine, count])

    def ratio(self, engine: str, many: int, few: int) -> float:
        """Return how much longer a tick takes with many: the median of the pairs."""
        pairs = zip(self.times[engine, many], self.times[engine, few], strict=True)
        return median(a / b for a, b in pairs)


@dataclass(slots=True)
class House:
    """The house in this process, and its clock."""

    built: Built
    clock: MovedClock


async def measure(folder: Path, sizes: Sizes) -> Ticks:
    """Tick in each house in turn; the first round warms up."""
    ticks = Ticks()
    async with AsyncExitStack() as stack:
        root = stack.enter_context(postgres.server())
        houses = {}
        for count in sizes.timers:
            for engine in (SQLITE, POSTGRESQL):
                place = await _place(engine, folder, root, count)
                house = await stack.enter_async_context(_house(folder, place, count))
                houses[engine, count], ticks.times[engine, count] = house, []
        for round_ in range(sizes.ticks + 1):
            for which, one in houses.items():
                spent = await _tick(one)
                if round_:
                    ticks.times[which].append(spent)
    return ticks


async def _place(engine: str, folder: Path, root: str, count: int) -> str:
    """Return the address of a new database."""
    if engine == SQLITE:
        return f"sqlite:///{folder}/{count}.db"
    return await postgres.database(root, f"siaga_{count}")


async def _tick(house: House) -> float:
    """Tick; return the milliseconds, after a look that all that was due was called."""
    house.clock.at += LATER
    began = perf_counter()
    await house.built.engine.tick()
    spent = (perf_counter() - began) * 1000
    async with house.built.storage.begin() as unit:
        left = await unit.escalations.due(house.clock.now(), DUE)
    if left:
        raise AssertionError(f"{len(left)} timers were due and were not heard")
    return spent


@asynccontextmanager
async def _house(folder: Path, database: str, count: int) -> AsyncIterator[House]:
    """Build the house on a database with so many timers."""
    clock = MovedClock()
    settings = Settings.model_validate(
        {
            "telegram_api": "http://127.0.0.1:1",  # never asked: the request is another
            "telegram_token": "42:TEST",
            "database": database,
            "playbook": playbook(folder / "office"),
            "admins": str(ADMIN),
        }
    )
    await enrol(settings.database)
    await _fill(database, count)
    telegram = LocalTelegram()
    telegram.add_bot("42:TEST", "siaga_bot")
    for user_id in TEAM:
        telegram.add_user(user_id, f"Anggota {user_id}")
    request = SandboxRequest(telegram)
    async with build(settings, clock=clock, request=request) as built:
        yield House(built, clock)


async def _fill(database: str, count: int) -> None:
    begin = int(BEGIN.timestamp() * 1000)
    values: dict[str, object] = {"count": count, "begin": begin, "later": begin + YEAR}
    values |= {"ladder": LADDER, "due": DUE}
    if database.startswith("sqlite:"):
        _fill_sqlite(database.removeprefix("sqlite:///"), values)
    else:
        await _fill_postgresql(database, values)


def _fill_sqlite(file: str, values: dict[str, object]) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as opened:
        opened.execute("BEGIN")
        for statement in (ISSUES, CLIMBS):
            opened.execute(statement, values)
        opened.execute("COMMIT")
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


async def _fill_postgresql(url: str, values: dict[str, object]) -> None:
    connection = await asyncpg.connect(url)
    try:
        for statement in (ISSUES, CLIMBS):
            wording = worded(statement)
            await connection.execute(wording.text, *wording.arguments(values))
        # A server does this by itself, after a minute.
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()
