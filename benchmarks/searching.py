"""Row 7: /cari in very many issues, /isu with very many open, beside bare queries."""

import asyncio
import random
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from benchmarks.sizes import Sizes
from benchmarks.town import ADMIN, TEAM, enrol, playbook
from bot.app import Built, build
from bot.sandbox.local import LocalTelegram
from bot.sandbox.request import SandboxRequest
from bot.services.looking.searching import LISTED, type_search
from bot.services.looking.seeing import see_issues
from bot.services.requests import Typed
from bot.settings import Settings
from bot.storage.search.stems import stem


def _words(line: str) -> list[str]:
    return line.split()


#: Words of reports; together with the numbers they make texts of some 140 letters.
PEOPLE = _words("warga petugas pasien pedagang guru murid sopir nelayan kader pemohon")
THINGS = _words(
    "air keran listrik jalan jembatan sampah paspor antrean loket bantuan beras obat"
    " puskesmas sekolah drainase lampu parkir pajak izin perahu pasar terminal"
)
TROUBLES = _words(
    "keruh padam rusak retak menumpuk terlambat panjang kosong mahal bocor banjir"
    " tersumbat mati hilang berbau gelap kewalahan mengeluh memprotes tertunda"
)
PLACES = [f"{first}{last}" for first in
          ("sido", "suka", "marga", "karang", "tanjung", "loa", "sungai", "bukit",
           "rawa", "muara", "pulau", "teluk") for last in
          ("mulyo", "maju", "sari", "jaya", "anyar", "bakung", "kunjang", "indah",
           "makmur", "rejo", "damai", "tengah")]  # fmt: skip

FIRST = 1_772_000_000_000
QUERIES: dict[str, Callable[[random.Random], str]] = {
    "two words": lambda some: f"{some.choice(THINGS)} {some.choice(TROUBLES)}",
    "two words and a place": lambda some: (
        f"{some.choice(THINGS)} {some.choice(TROUBLES)} {some.choice(PLACES)}"
    ),
    "a slip in each of two words": lambda some: (
        f"{_slip(some, some.choice(TROUBLES))} {_slip(some, some.choice(PLACES))}"
    ),
    "words of which there is nothing": lambda some: f"zeppelin {some.choice(THINGS)}",
}
BARE = """
SELECT rowid, title FROM search_text WHERE search_text MATCH ? ORDER BY rank LIMIT 8
"""
BARE_LIST = """
SELECT id, title, state, level FROM issue WHERE is_open = 1
ORDER BY COALESCE(level, 1) DESC, reported_at, id LIMIT 8
"""


@dataclass(slots=True)
class Finding:
    """Milliseconds of every ask, by what was asked.

    `whole` is the use case: read, searched, rendered, committed; `looked` is what the
    storage does for it; `bare` is one plain query on the same index.
    """

    issues: int
    opened: int
    whole: dict[str, list[float]] = field(default_factory=dict)
    looked: dict[str, list[float]] = field(default_factory=dict)
    bare: dict[str, list[float]] = field(default_factory=dict)


def percentile(times: Sequence[float], percent: int) -> float:
    """Return the value under which so many percent lie."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def _slip(some: random.Random, word: str) -> str:
    """Swap two letters that stand beside each other, or leave one out."""
    place = some.randrange(1, len(word) - 1)
    if some.random() < 0.5:  # noqa: PLR2004 - one way or the other
        return word[:place] + word[place + 1 :]
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


async def measure(folder: Path, sizes: Sizes) -> Finding:
    """Ask again and again; each of our asks has a bare one right after it."""
    found = Finding(sizes.found_in, sizes.opened)
    async with _house(folder, sizes) as (house, file):
        with closing(sqlite3.connect(file)) as bare:
            await _measure_search(found, house, bare, sizes.asks)
            await _measure_list(found, house, bare, sizes.asks)
    return found


async def _measure_search(
    found: Finding, house: Built, bare: sqlite3.Connection, times: int
) -> None:
    for what, ask in QUERIES.items():
        some = random.Random(what)
        for number in range(-times // 10, times):
            text = ask(some)
            began = perf_counter()
            await _ask(house, type_search, text, f"{what}:{number}")
            asked = perf_counter()
            await _look(house, text)
            looked = perf_counter()
            words = " ".join(f'"{stem(word)}"' for word in text.split())
            bare.execute(BARE, (words,)).fetchall()
            if number >= 0:  # the first ones warm up
                _note(found, what, (began, asked, looked, perf_counter()))


async def _look(house: Built, text: str) -> None:
    """Let the index alone do what the answer to a search needs of it."""
    async with house.storage.begin() as unit:
        asked = await unit.search.understand(text, texts=True)
        issues = await unit.search.find(asked.exact, LISTED + 1, all_words=True)
        if len(issues) < LISTED + 1:
            await unit.search.find(asked, LISTED + 1, all_words=True)


async def _measure_list(
    found: Finding, house: Built, bare: sqlite3.Connection, times: int
) -> None:
    for number in range(times):
        began = perf_counter()
        await _ask(house, see_issues, "", f"list:{number}")
        asked = perf_counter()
        async with house.storage.begin() as unit:
            await unit.issues.open(LISTED)
            await unit.issues.count_open()
        looked = perf_counter()
        bare.execute(BARE_LIST).fetchall()
        _note(found, LIST, (began, asked, looked, perf_counter()))


LIST = "/isu, the list"


def _note(found: Finding, what: str, instants: Sequence[float]) -> None:
    """Keep the spans between four instants."""
    spans = [(after - before) * 1000 for before, after in pairwise(instants)]
    rows = (found.whole, found.looked, found.bare)
    for row, span in zip(rows, spans, strict=True):
        row.setdefault(what, []).append(span)


async def _ask(
    house: Built, use: Callable[..., Awaitable[str]], text: str, key: str
) -> None:
    """Do one use case: read, rendered, committed."""
    await use(house.desk, Typed(key=key, user_id=ADMIN, text=text))


@asynccontextmanager
async def _house(folder: Path, sizes: Sizes) -> AsyncIterator[tuple[Built, Path]]:
    office, file = playbook(folder / "office"), folder / "siaga.db"
    settings = Settings.model_validate(
        {
            "telegram_api": "http://127.0.0.1:1",  # never asked: the request is another
            "telegram_token": "42:TEST",
            "database": f"sqlite:///{file}",
            "playbook": office,
            "admins": str(ADMIN),
        }
    )
    await enrol(settings.database)
    _fill(file, sizes)
    telegram = LocalTelegram()
    telegram.add_bot("42:TEST", "siaga_bot")
    for user_id in TEAM:
        telegram.add_user(user_id, f"Anggota {user_id}")
    async with build(settings, request=SandboxRequest(telegram)) as built:
        await _read_all(built)
        yield built, file


async def _read_all(house: Built) -> None:
    """Let the index read everything, as a house does after an upgrade."""
    while True:
        async with house.storage.begin() as unit:
            if not await unit.search.read_some(READ_AT_A_TIME):
                return
            await unit.commit(f"read:{perf_counter()}")
        await asyncio.sleep(0)


READ_AT_A_TIME = 500


def _fill(file: Path, sizes: Sizes) -> None:
    some = random.Random(7)
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("BEGIN")
        for number in range(1, sizes.found_in + 1):
            one = f"2026-{number:04d}"
            is_open = number > sizes.found_in - sizes.opened
            text = _text(some)
            issue = (one, number, text[:60], int(is_open), FIRST + number)
            database.execute(ISSUE, issue)
            database.execute(SOURCE, (one, one, FIRST + number))
            database.execute(REPORT, (one, one, one, FIRST + number, text))
            for insert, words in REGISTERS.items():
                database.execute(insert, (f"{one}/{words}", one, FIRST, _text(some)))
            database.execute("INSERT INTO search_stale (issue_id) VALUES (?)", (one,))
        database.execute("COMMIT")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _text(some: random.Random) -> str:
    return (
        f"{some.choice(THINGS)} {some.choice(TROUBLES)} di {some.choice(PLACES)},"
        f" {some.choice(PEOPLE)} {some.choice(TROUBLES)} karena {some.choice(THINGS)}"
        f" {some.choice(TROUBLES)} sejak pukul {some.randrange(24)}.00, ada"
        f" {some.randrange(900)} {some.choice(PEOPLE)} di RT {some.randrange(90)}"
    )


ISSUE = """
INSERT INTO issue (
    id, year, number, title, state, is_open, reported_by, reported_at, version,
    floors, place, happened, source, merged_into, mapping_owed
)
VALUES (?, 2026, ?, ?, 'reported', ?, 101, ?, 1, '[]', '', '', '', '', 0)
"""
SOURCE = "INSERT INTO report_source (source, report_id, at) VALUES (?, ?, ?)"
#: What a team keeps of each issue besides, by the letter before its number.
REGISTERS = {
    """
INSERT INTO fact (
    id, issue_id, created_at, text, state, version, metric, amount, unit, place, as_of,
    sources, publicity, reporter, second_needed, told, replaces, replaced_by
)
VALUES (?, ?, ?, ?, 'claimed', 1, '', '', '', '', 0, '[]', 'public', 101, 0, 0, '', '')
""": "F1",
    """
INSERT INTO citizen_input (
    id, issue_id, created_at, words, state, version, channel, voices, lapor, answer,
    part_of, reporter
)
VALUES (?, ?, ?, ?, 'received', 1, '', 7, '', '', '', 101)
""": "A1",
    """
INSERT INTO stakeholder (
    id, issue_id, added_at, name, version, seed, power, interest, attitude, channel,
    message, added_by, removed
)
VALUES (?, ?, ?, ?, 1, '', 2, 2, 0, '', '', 101, 0)
""": "P1",
    """
INSERT INTO clipping (
    id, issue_id, added_at, words, version, outlet_id, link, attachments, album,
    tone, published_at, timed, digest, added_by
)
VALUES (?, ?, ?, ?, 1, '', '', '[]', '', '', 0, 1, '', 101)
""": "KL1",
}
REPORT = """
INSERT INTO report (
    id, issue_id, source, author, at, text, attachments, forwarded_from, album, version
)
VALUES (?, ?, ?, 101, ?, ?, '[]', '', '', 1)
"""
