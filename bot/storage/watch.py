"""The watch over what is stored: whether every promise holds, and how much waits."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.ports.watch import Queue
from bot.storage.chain import BEGINNING, broken_links, journal_row
from bot.storage.codec import instant, maybe, ms
from bot.storage.session import Engine, Lane, Row, Session

#: Statement -> how long what it counts may last. Its name is the code of the finding.
TIMED: dict[str, timedelta] = {
    "audit.call_unsent": timedelta(minutes=2),
    "audit.update_unhandled": timedelta(seconds=60),
    "audit.escalation_overdue": timedelta(seconds=60),
    "audit.nothing_written": timedelta(seconds=60),
    "audit.clock_untold": timedelta(seconds=60),
}

#: These may not be at any time.
NEVER = (
    "audit.nobody_reachable",
    "audit.issue_uncalled",
    "audit.issue_unreported",
    "audit.letter_died_unsaid",
    "audit.letter_doubted_unsaid",
    "audit.approval_missing",
    "audit.update_set_aside_unsaid",
)

#: A letter is not on its way for longer than this: a call ends after half of it.
ON_ITS_WAY = timedelta(seconds=60)

#: So many lines of the journal are recomputed at a time, and so many times an audit.
PAGE, PAGES = 500, 60

Leaving = tuple[str, int]
Line = tuple[int, str]


class SqlWatch:
    """`bot.ports.watch.Watch`. Remembers from audit to audit what it saw."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._leaving: dict[Leaving, datetime] = {}
        self._tail: Line | None = None

    async def broken(self, at: datetime) -> Mapping[str, int]:
        counts: dict[str, int] = {}
        async with self._engine.session(Lane.BESIDE) as session:
            for name, patience in TIMED.items():
                rows = await session.rows(name, before=ms(at - patience))
                counts[_code(name)] = rows[0]["broken"]
            for name in NEVER:
                counts[_code(name)] = (await session.rows(name))[0]["broken"]
            leaving = await session.rows("audit.leaving")
        # Outside of the session: only what is durable is remembered.
        counts["letter_stuck"] = self._stuck(leaving, at)
        counts["journal_tail"] = await self._broken_tail()
        return {code: count for code, count in counts.items() if count}

    async def mail(self) -> Mapping[str, Queue]:
        async with self._engine.session(Lane.BESIDE) as session:
            rows = await session.rows("audit.mail")
        return {row["klass"]: _queue(row) for row in rows}

    async def updates(self) -> Queue:
        async with self._engine.session(Lane.BESIDE) as session:
            rows = await session.rows("audit.updates")
        return _queue(rows[0])

    def _stuck(self, rows: Sequence[Row], at: datetime) -> int:
        """Count the letters that are on one and the same way for too long."""
        seen = {(row["id"], row["attempts"]) for row in rows}
        self._leaving = {one: self._leaving.get(one, at) for one in seen}
        return sum(at - since > ON_ITS_WAY for since in self._leaving.values())

    async def _broken_tail(self) -> int:
        """Recompute the journal from where the last audit ended, page by page.

        Where a link is broken the audit stays: it is told until the bot is restarted.
        """
        for _ in range(PAGES):
            async with self._engine.session(Lane.BESIDE) as session:
                end, links = await self._follow(session)
            if links or end == self._tail:
                return links
            self._tail = end
        return 0

    async def _follow(self, session: Session) -> tuple[Line, int]:
        """Return where a page ends and how many of its links are broken.

        A line that was seen before and is gone, or another now, is a broken link.
        """
        seq, previous = self._tail or await self._beginning(session)
        found = await session.rows("journal.after", seq=max(seq - 1, 0), limit=PAGE)
        lines = [journal_row(row) for row in found]
        if seq:
            same = bool(lines) and (lines[0].seq, lines[0].hash) == (seq, previous)
            if not same:
                return (seq, previous), 1
            lines = lines[1:]
        end = (lines[-1].seq, lines[-1].hash) if lines else (seq, previous)
        return end, broken_links(lines, seq, previous)

    async def _beginning(self, session: Session) -> Line:
        """Return the line from which the first audit looks: not far from the end."""
        head = await session.rows("journal.head")
        start = max((head[0]["seq"] if head else 0) - PAGE // 2, 0)
        if not start:
            return 0, BEGINNING
        rows = await session.rows("journal.after", seq=start - 1, limit=1)
        return rows[0]["seq"], rows[0]["hash"]


def _code(name: str) -> str:
    return name.partition(".")[2]


def _queue(row: Row) -> Queue:
    return Queue(row["waiting"], maybe(instant, row["oldest"]))
