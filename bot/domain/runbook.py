"""The runbook of a press conference: what is done when, by whom, and what is late."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.levels import Level
from bot.domain.values import Struct

#: What the runbook of doctrine.md 5.6 lists; an office may add items of its own.
KNOWN = (
    "room", "access", "invitation",
    "answers", "opening", "messages", "rehearsal", "data_owner", "monitoring",
    "facts", "parts", "kit", "brief",
    "start", "ground_rules", "notes",
    "recording", "absent", "follow_ups", "errors",
    "coverage", "sitrep",
)  # fmt: skip

#: The questions that always come (doctrine.md 5.2, D6); the first six are QA-02's.
QUESTIONS = (
    "what", "who", "when_known", "victims", "now", "heads",
    "late", "compensation", "others", "before", "hidden",
    "safe", "do", "until", "updates",
)  # fmt: skip


class Suggested(StrEnum):
    """From where the answer to a question is suggested."""

    FACTS = "facts"
    NARRATIVE = "narrative"
    MESSAGES = "messages"
    NEXT_WORD = "next_word"
    UNKNOWN = "unknown"


class Item(Struct, frozen=True):
    """One item: *at* is counted from the beginning. `text` is an office's own words.

    What `blocks` is approved before the conference begins (UK-06).
    """

    code: str
    at: timedelta
    owner: str
    blocks: bool = False
    text: str = ""


class Asked(Struct, frozen=True):
    """A question that always comes; `hard` ones are rehearsed first."""

    code: str
    suggested: Suggested
    hard: bool = False


class ConferenceRules(Struct, frozen=True):
    """The office's policy for press conferences (conference.toml).

    *ahead* is how long before it an invitation leaves, by level (UK-02). What blocks
    and is open at *block_at* is told to the lead. The opening words and the questions
    have their times; the last items are late *last* after their time.
    """

    items: tuple[Item, ...]
    questions: tuple[Asked, ...]
    ahead: Mapping[Level, timedelta]
    block_at: timedelta
    statement: timedelta
    asking: timedelta
    last: timedelta
    rehearsed: int = 5


class Entry(Struct, frozen=True):
    """An item of one conference: a copy, so that a new playbook changes the next one.

    `owner` is None where nobody was found.
    """

    conference_id: str
    number: int
    code: str
    at: timedelta
    role: str
    owner: int | None = None
    blocks: bool = False
    text: str = ""
    done_by: int | None = None
    done_at: datetime | None = None


def entries_of(rules: ConferenceRules, conference_id: str) -> list[Entry]:
    """Return the checklist of a new conference, the first to do first."""
    order = sorted(rules.items, key=lambda one: one.at)
    return [
        Entry(conference_id, n, one.code, one.at, one.owner, None, one.blocks, one.text)
        for n, one in enumerate(order, 1)
    ]


def stages(entries: Iterable[Entry]) -> list[timedelta]:
    """Return the times of the checklist, the first first."""
    return sorted({one.at for one in entries})


def late_from(
    entries: Sequence[Entry], one: Entry, start: datetime, last: timedelta
) -> datetime:
    """Return from when on an item is late: at the beginning of the next stage."""
    later = [at for at in stages(entries) if at > one.at]
    return start + (later[0] if later else one.at + last)


def due_stages(
    entries: Iterable[Entry], told: timedelta | None, start: datetime, now: datetime
) -> list[timedelta]:
    """Return the stages whose time has come, and of which nobody was told."""
    return [
        at
        for at in stages(entries)
        if (told is None or at > told) and start + at <= now
    ]


def next_stage(
    entries: Iterable[Entry], told: timedelta | None, start: datetime
) -> datetime | None:
    """Return when somebody is to be told next; None: never again."""
    waiting = [at for at in stages(entries) if told is None or at > told]
    return start + waiting[0] if waiting else None


def told_before(
    entries: Iterable[Entry],
    told: timedelta | None,
    start: datetime,
    now: datetime,
) -> timedelta | None:
    """Return up to which stage was told, once the beginning is another."""
    if told is None:
        return None
    passed = [at for at in stages(entries) if at <= told and start + at <= now]
    return passed[-1] if passed else None
