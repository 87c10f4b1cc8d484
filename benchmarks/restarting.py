"""Row 6: killed at work, and started again in front of a mountain of updates."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import perf_counter

from benchmarks.processes import SIAGA, FakedBot, bot
from benchmarks.sizes import Sizes
from benchmarks.town import DUTY, NUMBER, reports

#: So many reports were at work when the process was killed.
AT_WORK = 50
ISSUE = re.compile(r"ISU-\d{4}-\d{4,}")
#: What a letter says that may have left before.
MARK = "mungkin terkirim dua kali"
PATIENCE = 300.0


@dataclass(slots=True)
class Restart:
    """What was seen at the server after the kill."""

    waiting: int
    first_seconds: float
    all_seconds: float
    marked: int


async def measure(folder: Path, sizes: Sizes) -> Restart:
    """Kill it at work, let updates wait, start it, and count what comes."""
    given = list(islice(reports(5), AT_WORK + sizes.waiting))
    async with bot(SIAGA, folder / "restart") as siaga:
        telegram = siaga.telegram
        for message in given[:AT_WORK]:
            telegram.give(message)
        await telegram.until(AT_WORK // 2)
        await siaga.kill()
        before = len(telegram.sent)
        for message in given[AT_WORK:]:
            telegram.give(message)
        began = perf_counter()
        await siaga.start()
        await telegram.until(before + 1)
        await _settled(siaga, len(given))
        first = _first_receipt(siaga, before)
        ended = telegram.sent[-1].at
        marked = _checked(siaga, len(given))
    return Restart(sizes.waiting, first - began, ended - began, marked)


async def _settled(siaga: FakedBot, count: int) -> None:
    """Wait until each report has its receipt and its ping; some come twice."""
    while missing := _missing(siaga, count):
        await siaga.telegram.until(len(siaga.telegram.sent) + missing, PATIENCE)


def _missing(siaga: FakedBot, count: int) -> int:
    kinds = {(_number(p), p["chat_id"] == str(DUTY)) for p in _params(siaga)}
    return 2 * count - len(kinds)


def _params(siaga: FakedBot) -> list[dict[str, str]]:
    return [sent.params for sent in siaga.telegram.sent]


def _number(params: dict[str, str]) -> int:
    return int(NUMBER.findall(params["text"])[-1])


def _first_receipt(siaga: FakedBot, before: int) -> float:
    return next(
        sent.at
        for sent in siaga.telegram.sent[before:]
        if sent.params["chat_id"] != str(DUTY)
    )


def _checked(siaga: FakedBot, count: int) -> int:
    """See that order was kept and nobody called twice unsaid; count what was said."""
    calls = [p for p in _params(siaga) if p["chat_id"] == str(DUTY)]
    marked = sum(MARK in call["text"] for call in calls)
    pings = Counter(_number(call) for call in calls if MARK not in call["text"])
    twice = [number for number, times in pings.items() if times > 1]
    mixed = [
        chat
        for chat, issues in _issues(siaga).items()
        if issues != sorted(issues, key=_count)
    ]
    if twice or mixed:
        raise AssertionError(f"called twice: {twice}; out of order: {mixed}")
    return marked


def _count(issue: str) -> int:
    """Return the number within its year: it may have more than four digits."""
    return int(issue.rpartition("-")[2])


def _issues(siaga: FakedBot) -> dict[str, list[str]]:
    """Return the numbers that each reporter was given, in the order of the reports."""
    given: dict[str, dict[int, str]] = defaultdict(dict)
    for params in _params(siaga):
        if params["chat_id"] != str(DUTY):
            given[params["chat_id"]][_number(params)] = ISSUE.findall(params["text"])[0]
    return {chat: [one[n] for n in sorted(one)] for chat, one in given.items()}
