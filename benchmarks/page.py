"""The tables of the run, and their blocks in docs/performance.md."""

import os
import platform
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from statistics import median
from typing import Any

import telegram

from benchmarks.drawing import Drawing
from benchmarks.latency import PING, RECEIPT, Latency
from benchmarks.linting import Lintings
from benchmarks.parts import Parts
from benchmarks.processes import ECHO, ROOT, SIAGA
from benchmarks.restarting import Restart
from benchmarks.rostering import Lookups
from benchmarks.searching import Finding, percentile
from benchmarks.speed import Speed
from benchmarks.starting import Starting
from benchmarks.storm import ALLOWED, Storm
from benchmarks.ticks import DUE, Ticks
from benchmarks.town import TEAM

PAGE = ROOT / "docs" / "performance.md"
Lines = Iterator[str]


def where(command: str) -> str:
    """Say what produced the figures: command, day, machine, versions."""
    return (
        f"`{command}` on {datetime.now(UTC):%d %B %Y}, {os.cpu_count()} cores,\n"
        f"{platform.system()} {platform.machine()}, Python"
        f" {platform.python_version()}, SQLite {sqlite3.sqlite_version},"
        f" python-telegram-bot {telegram.__version__}; load at the end"
        f" {os.getloadavg()[0]:.1f}."
    )


def speed(found: Speed) -> Lines:
    """Write row 1."""
    yield (
        "| answers after | bot | updates/s, all sent | updates/s, sender answered |"
        " CPU ms an update | Siaga is, all sent | Siaga is, sender answered |"
    )
    yield "|---|---|---|---|---|---|---|"
    for delay, rounds in found.rounds.items():
        for name in rounds:
            rate, answered, cpu = (
                found.middle(delay, name, what)
                for what in ("rate", "answered", "cpu_ms")
            )
            yield (
                f"| {delay * 1000:.0f} ms | {name} | {rate:.0f} | {answered:.0f} |"
                f" {cpu:.2f} | {found.ratio(delay, name):.2f} × |"
                f" {found.ratio(delay, name, 'answered'):.2f} × |"
            )
    yield ""
    yield f"Team of {len(TEAM)}, one on duty, who is sent every ping."


def latency(found: Latency) -> Lines:
    """Write row 2."""
    yield "| update → | p50 ms | p99 ms | p50 beside the echo | p99 beside the echo |"
    yield "|---|---|---|---|---|"
    bare = {percent: found.share((ECHO, ""), percent) for percent in (50, 99)}
    yield f"| bare echo | {bare[50]:.1f} | {bare[99]:.1f} | 1 × | 1 × |"
    for kind in (RECEIPT, PING):
        half, most = (found.share((SIAGA, kind), percent) for percent in (50, 99))
        yield (
            f"| {kind} | {half:.1f} | {most:.1f} | {half / bare[50]:.1f} × |"
            f" {most / bare[99]:.1f} × |"
        )


def storm(found: Storm) -> Lines:
    """Write row 3."""
    yield "| what | figure |"
    yield "|---|---|"
    yield f"| letters that can wait | {found.letters} |"
    yield f"| pings meanwhile | {len(found.pings)} |"
    yield f"| update → ping, median | {_of(found.pings, 50)} ms |"
    yield f"| update → ping, the slowest | {_of(found.pings, 100)} ms |"
    yield (
        f"| share of Telegram's {ALLOWED}/s, calls and receipts included |"
        f" {found.share:.0%} |"
    )
    yield f"| answers 429 | {found.refused} |"
    yield f"| event loop late, p99 | {_of(found.lags, 99)} ms |"


def _of(ordered: list[float], percent: int) -> str:
    return f"{ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]:.0f}"


def ticks(found: Ticks) -> Lines:
    """Write row 4."""
    yield f"| engine | pending timers, {DUE} due | ms a tick | beside the row above |"
    yield "|---|---|---|---|"
    before: tuple[str, int] = ("", 0)
    for engine, count in sorted(found.times, key=lambda which: which[0], reverse=True):
        ratio = "–"
        if before[0] == engine:
            ratio = f"{found.ratio(engine, count, before[1]):.2f} ×"
        yield f"| {engine} | {count:,} | {found.middle(engine, count):.0f} | {ratio} |"
        before = engine, count


def starting(found: Starting) -> Lines:
    """Write row 5."""
    yield "| bot | start to ready, s | resident memory, MiB |"
    yield "|---|---|---|"
    for name, seconds in found.seconds.items():
        yield f"| {name} | {median(seconds):.2f} | {median(found.memory[name]):.0f} |"
    yield f"| ratio | {found.ratio():.2f} × | – |"


def restarting(found: Restart) -> Lines:
    """Write row 6."""
    yield "| what | figure |"
    yield "|---|---|"
    yield f"| updates that waited after the kill | {found.waiting:,} |"
    yield f"| start → first receipt | {found.first_seconds:.1f} s |"
    yield f"| start → last receipt and ping | {found.all_seconds:.1f} s |"
    yield f"| pings that said that they may be a copy | {found.marked} |"
    yield "| reports lost, numbers out of order, pings doubled unsaid | 0 |"


def search(found: Finding) -> Lines:
    """Write row 7."""
    yield (
        "| asked | whole answer p50, p99 ms | of it the looking p50, p99 ms |"
        " bare query p50, p99 ms | looking beside bare, p50, p99 |"
    )
    yield "|---|---|---|---|---|"
    for what, whole in found.whole.items():
        half, most = (
            [
                percentile(times, percent)
                for times in (whole, found.looked[what], found.bare[what])
            ]
            for percent in (50, 99)
        )
        spans = " | ".join(f"{a:.1f}, {b:.1f}" for a, b in zip(half, most, strict=True))
        ratios = ", ".join(f"{one[1] / one[2]:.1f} ×" for one in (half, most))
        yield f"| {what} | {spans} | {ratios} |"
    yield ""
    yield f"{found.issues:,} issues, {found.opened:,} of them open; SQLite."


def picture(found: Drawing) -> Lines:
    """Write row 8."""
    yield "| what | p50 ms | p99 ms |"
    yield "|---|---|---|"
    rows = {
        f"the picture of {found.issues} issues, warm": found.warm,
        "its CPU time": found.cpu,
        "of it: where everything stands": found.layout,
        "the same page without issues": found.blank,
        "event loop late meanwhile": found.late,
        "event loop late without a picture": found.idle_late,
    }
    for what, times in rows.items():
        yield f"| {what} | {percentile(times, 50):.1f} | {percentile(times, 99):.1f} |"
    yield ""
    first, size = found.cold, found.kilobytes
    yield f"The first picture took {first:.0f} ms; one is {size:.0f} KiB."


def parts(found: Parts) -> Lines:
    """Write row 9."""
    yield "| of one report | CPU ms | share |"
    yield "|---|---|---|"
    rows = found.each | {"COMMIT and fsync, in a thread": found.beside}
    for what, spent in sorted(rows.items(), key=lambda row: -row[1]):
        yield f"| {what} | {spent:.2f} | {spent / found.whole:.0%} |"
    yield f"| **all of it** | **{found.whole:.2f}** | |"
    yield f"| beside it: two messages, in whole | {found.two:.2f} | |"


def roster(found: Lookups) -> Lines:
    """Write row 9."""
    yield "| looking up who is on duty | p50 ms | p99 ms | of the oracle's p50 |"
    yield "|---|---|---|---|"
    rows = {
        "on a day not asked for before": found.cold,
        "on a day asked for before": found.warm,
        "the oracle, minute by minute": found.oracle,
    }
    naive = percentile(found.oracle, 50)
    for what, times in rows.items():
        middle, late = percentile(times, 50), percentile(times, 99)
        yield f"| {what} | {middle:.4f} | {late:.4f} | 1 / {naive / middle:,.0f} |"
    yield ""
    yield f"{len(found.cold):,} random instants; {found.wrong} answers differ."


#: A text of each length: two pages, twenty answers, an alarm.
LINTED = {
    "press_release": "press release (D2)",
    "questions": "questions and answers (D6)",
    "danger_announcement": "danger announcement (D14)",
}


def lint(found: Lintings) -> Lines:
    """Write row 11."""
    yield "| p50, p95 ms | the rules | from the database on | a word later |" + (
        " event loop held | beside it: its template |"
    )
    yield "|---|---|---|---|---|---|"
    for kind, one in found.by_kind.items():
        asked = (one.rules, one.whole, one.again, one.late, one.rendered)
        spans = [f"{percentile(t, 50):.1f}, {percentile(t, 95):.1f}" for t in asked]
        yield f"| {LINTED[kind]}, {one.words} words | {' | '.join(spans)} |"


WRITERS: dict[str, Callable[[Any], Lines]] = {
    "speed": speed,
    "latency": latency,
    "storm": storm,
    "ticks": ticks,
    "starting": starting,
    "restarting": restarting,
    "search": search,
    "picture": picture,
    "parts": parts,
    "roster": roster,
    "lint": lint,
}


def with_figures(page: str, row: str, lines: list[str]) -> str:
    """Return the page with the block of a row replaced."""
    begin, end = f"<!-- figures: {row} -->", f"<!-- end figures: {row} -->"
    head, found, rest = page.partition(begin)
    if not found or end not in rest:
        raise ValueError(f"docs/performance.md has no block {row}")
    return head + "\n".join([begin, *lines, end]) + rest.partition(end)[2]
