"""Row 11: all rules of the lint over whole documents, alone and at the desk."""

import asyncio
import random
import tomllib
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.processes import ROOT
from benchmarks.sizes import Sizes
from benchmarks.town import ADMIN, DUTY, enrol, playbook
from bot.app import Built, build
from bot.domain.document import Document, Form
from bot.domain.document_life import DOCUMENT_LIFE
from bot.domain.fact import Fact, FactSource, Publicity, SourceKind
from bot.domain.fact_life import FactState
from bot.domain.issue import Issue
from bot.domain.issue_life import IssueState
from bot.domain.levels import Level
from bot.domain.lint import lexicon, manuscript, no_amounts, sentences
from bot.domain.lint import numbers as facts_named
from bot.domain.lint.amounts import numbers
from bot.domain.lint.rules import remarks
from bot.domain.lint.sentences import counted
from bot.domain.personal_data import _pieces as personal
from bot.domain.values import replace
from bot.sandbox.local import LocalTelegram
from bot.sandbox.request import SandboxRequest
from bot.services.texts.draft_texts import text_at
from bot.services.texts.linting import found_in, looked_over
from bot.services.turn import Turn, clock_turn
from bot.settings import Settings

#: Texts that offices could send, by kind.
TEXTS = ROOT / "tests" / "lint" / "corpus"
#: Words of the longest release that no rule calls too long (SP-06): two pages.
LONGEST = 500
QUESTIONS, FACTS = 20, 12
ISSUE, NOW = "2026-0001", datetime.now(UTC)

#: What is remembered between two looks: forgotten where a text is new.
REMEMBERED = (
    sentences.sentences, numbers, personal, lexicon._tokens,
    manuscript._without, no_amounts._read, facts_named._named_in,
)  # fmt: skip


@dataclass(slots=True)
class Linting:
    """Milliseconds for one document, by how it is asked.

    `rules` are the rules alone over a text not seen before; `whole` reads the situation
    from the database first; `again` is that after one word was changed; `rendered` is
    the same text made by its template, `late` how long the event loop was held.
    """

    words: int
    rules: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    rendered: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Lintings:
    """What was found for each kind of document."""

    by_kind: dict[str, Linting] = field(default_factory=dict)


async def measure(folder: Path, sizes: Sizes) -> Lintings:
    """Check three documents again and again, as while they are written."""
    found = Lintings()
    async with _house(folder) as house:
        for kind, answers in _answers().items():
            found.by_kind[kind] = await _measured(
                house, _written(kind, answers), sizes.lints
            )
    return found


async def _measured(house: Built, document: Document, times: int) -> Linting:
    async with clock_turn(house.desk, f"lint:{document.kind}") as turn:
        turn.idle = True
        issue = await turn.unit.issues.find(ISSUE)
        assert issue is not None
        result = Linting(counted(text_at(turn, document, NOW)))
        for number in range(-3, times):
            once = await _once(turn, issue, _changed(document, number))
            if number >= 0:  # the first ones warm up
                _keep(result, once)
    return result


async def _once(turn: Turn, issue: Issue, document: Document) -> Linting:
    """Look at one version: the rules alone, from the database on, and a word later."""
    once = Linting(0)
    text, situation, _ = await looked_over(turn, issue, document)
    words = turn.desk.playbook.words[document.locale]
    _forget()
    _timed(once.rules, lambda: remarks(text, situation, words))
    _timed(once.rendered, lambda: text_at(turn, document, NOW))
    _forget()
    began = perf_counter()
    once.late.append(await _lateness(found_in(turn, issue, document)))
    once.whole.append((perf_counter() - began) * 1000)
    began = perf_counter()
    await found_in(turn, issue, _changed(document, 0, "kembali"))
    once.again.append((perf_counter() - began) * 1000)
    return once


def _keep(result: Linting, once: Linting) -> None:
    for name in ("rules", "whole", "again", "rendered", "late"):
        getattr(result, name).extend(getattr(once, name))


def _forget() -> None:
    for one in REMEMBERED:
        one.cache_clear()


def _timed(spent: list[float], ask: Callable[[], Any]) -> None:
    began = perf_counter()
    ask()
    spent.append((perf_counter() - began) * 1000)


async def _lateness(asked: Any) -> float:
    """Return how long the event loop was held at most while something was asked."""
    latest = 0.0

    async def watch() -> None:
        nonlocal latest
        while True:
            began = perf_counter()
            await asyncio.sleep(0)
            latest = max(latest, (perf_counter() - began) * 1000)

    watching = asyncio.create_task(watch())
    await asyncio.sleep(0)  # it watches from here on
    await asked
    await asyncio.sleep(0)
    watching.cancel()
    return latest


def _answers() -> dict[str, dict[str, str]]:
    """Return the answers of a release of two pages, twenty questions, an alarm."""
    releases = _good("press_release")
    parts = [one[name] for one in releases for name in ("isi", "tindakan")]
    whole = _fitting(parts, LONGEST - counted(releases[0]["lead"]) - 60)
    asked = "\n".join(one["tanya_jawab"] for one in _good("questions"))
    lines = asked.splitlines()
    begins = [n for n, line in enumerate(lines) if line.startswith("T:")]
    twenty = lines[: begins[QUESTIONS] if len(begins) > QUESTIONS else None]
    return {
        "press_release": releases[0] | {"isi": "\n\n".join(whole)},
        "questions": _good("questions")[0] | {"tanya_jawab": "\n".join(twenty)},
        "danger_announcement": _good("danger_announcement")[0],
    }


def _good(kind: str) -> list[dict[str, Any]]:
    every: list[dict[str, Any]] = tomllib.loads(
        (TEXTS / f"{kind}.toml").read_text("utf-8")
    )["good"]
    return every


def _fitting(parts: list[str], words: int) -> list[str]:
    """Return as many paragraphs as have so many words."""
    kept = list[str]()
    for part in parts:
        if counted(" ".join([*kept, part])) <= words:
            kept.append(part)
    return kept


def _written(kind: str, answers: dict[str, Any]) -> Document:
    said = {name: one for name, one in answers.items() if isinstance(one, str)}
    said |= {"narahubung": "Dewi Lestari, 0541-123456", "kanal_resmi": "contoh.go.id"}
    return Document(
        f"{ISSUE}/D1", ISSUE, kind, Form.FULL, DOCUMENT_LIFE.start, ADMIN, NOW,
        fields=said,
    )  # fmt: skip


def _changed(document: Document, number: int, word: str = "kini") -> Document:
    """Return the text with another word in one paragraph."""
    longest = max(document.fields, key=lambda name: len(document.fields[name]))
    changed = f"{document.fields[longest]} {word} {number}"
    return replace(document, fields={**document.fields, longest: changed})


@asynccontextmanager
async def _house(folder: Path) -> AsyncIterator[Built]:
    settings = Settings.model_validate(
        {
            "telegram_api": "http://127.0.0.1:1",  # never asked: the request is another
            "telegram_token": "42:TEST",
            "database": f"sqlite:///{folder / 'siaga.db'}",
            "playbook": playbook(folder / "office"),
            "admins": str(ADMIN),
        }
    )
    await enrol(settings.database)
    telegram = LocalTelegram()
    telegram.add_bot("42:TEST", "siaga_bot")
    async with build(settings, request=SandboxRequest(telegram)) as built:
        async with built.storage.begin() as unit:
            await unit.issues.add(_issue())
            for fact in _facts():
                await unit.facts.add(fact)
            await unit.commit("issue")
        yield built


def _issue() -> Issue:
    return Issue(
        ISSUE, "Air keran keruh", IssueState.RESPONDING, ADMIN, NOW, level=Level.L3
    )


def _facts() -> Iterator[Fact]:
    """Yield verified facts that the public may be told."""
    some = random.Random(1)
    source = FactSource("Perumda Air Minum", SourceKind.DATA_OWNER, ADMIN)
    for number in range(1, FACTS + 1):
        value = some.randrange(3, 900)
        yield Fact(
            f"{ISSUE}/F{number}", ISSUE, f"{value} pelanggan dilayani truk tangki",
            ADMIN, NOW, as_of=NOW, sources=(source,), state=FactState.VERIFIED,
            publicity=Publicity.PUBLIC, value=Decimal(value), unit="pelanggan",
            metric=f"pelanggan {number}", first_verifier=DUTY, verified_at=NOW,
            expires_at=NOW + timedelta(hours=6),
        )  # fmt: skip
