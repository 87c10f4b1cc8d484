"""What a viewer sees of a press conference, ready for a template."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.domain.conference import Conference, LineKind, minutes
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.personal_data import veiled
from bot.domain.runbook import Entry, late_from, stages
from bot.domain.values import Struct, replace
from bot.services.conferences.readiness import approved_texts, blocking, done
from bot.services.turn import Turn


class EntryView(Struct, frozen=True):
    """An item as one viewer sees it; `late_since` is None while it is in time."""

    number: int
    text: str
    owner: str
    done: bool
    blocks: bool
    late_since: datetime | None = None


class StageView(Struct, frozen=True):
    """The items of one time: `name` is "T−60"."""

    name: str
    at: datetime
    entries: Sequence[EntryView]


class ConferenceView(Struct, frozen=True):
    """A conference as one viewer sees it; times are minutes."""

    id: str
    short: str
    at: datetime
    place: str
    topic: str
    state: str
    reason: str
    speakers: Sequence[str]
    began_at: datetime | None
    ended_at: datetime | None
    statement: int
    asking: int | None
    asking_most: int
    statement_most: int
    stages: Sequence[StageView]
    blocked: Sequence[str]
    logged: int

    @property
    def open(self) -> int:
        """Count what is not done."""
        return sum(not one.done for stage in self.stages for one in stage.entries)

    @property
    def total(self) -> int:
        """Count the whole checklist."""
        return sum(len(stage.entries) for stage in self.stages)


async def conference_view(
    turn: Turn, issue: Issue, one: Conference, viewer: Member
) -> ConferenceView:
    """Return what *viewer* sees of a conference."""
    entries = await turn.unit.conferences.entries(one.id)
    approved = await approved_texts(turn, issue)
    lines = await turn.unit.conferences.lines(one.id)
    return ConferenceView(
        stages=await _stages(turn, one, entries, approved, viewer),
        blocked=[
            entry_text(turn, entry, viewer.locale)
            for entry in blocking(entries, approved)
        ],
        logged=sum(line.kind is not LineKind.REHEARSED for line in lines),
        **_plan(turn, one, viewer),
    )


def _plan(turn: Turn, one: Conference, viewer: Member) -> dict[str, Any]:
    """Return what was planned, and how long was spoken."""
    rules = turn.desk.playbook.conference
    statement, asking = spoken(one, turn.now)
    return {
        "id": one.id,
        "short": one.short,
        "at": one.at,
        "place": veiled(one.place),
        "topic": veiled(one.topic),
        "state": turn.label(f"conference_state.{one.state}", viewer.locale),
        "reason": turn.label(f"conference_reason.{one.reason}", viewer.locale),
        "speakers": [veiled(line) for line in one.speakers.splitlines()],
        "began_at": one.began_at,
        "ended_at": one.ended_at,
        "statement": statement,
        "asking": asking,
        "asking_most": minutes(rules.asking),
        "statement_most": minutes(rules.statement),
    }


def spoken(one: Conference, now: datetime) -> tuple[int, int | None]:
    """Return how long was spoken, and asked: minutes; None before the questions."""
    if one.began_at is None:
        return 0, None
    end = one.ended_at or now
    if one.questions_at is None:
        return minutes(end - one.began_at), None
    return minutes(one.questions_at - one.began_at), minutes(end - one.questions_at)


async def _stages(
    turn: Turn,
    one: Conference,
    entries: Sequence[Entry],
    approved: frozenset[str],
    viewer: Member,
) -> list[StageView]:
    team = await turn.names()
    last = turn.desk.playbook.conference.last
    views = {
        entry.number: EntryView(
            number=entry.number,
            text=entry_text(turn, entry, viewer.locale),
            owner=team.get(entry.owner or 0, ""),
            done=done(entry, approved),
            blocks=entry.blocks,
            late_since=_late(turn, one, late_from(entries, entry, one.start, last)),
        )
        for entry in entries
    }
    return [
        StageView(
            stage_name(at),
            one.start + at,
            [_in_time(views[e.number]) for e in entries if e.at == at],
        )
        for at in stages(entries)
    ]


def _late(turn: Turn, one: Conference, since: datetime) -> datetime | None:
    return None if one.over or since > turn.now else since


def _in_time(view: EntryView) -> EntryView:
    """Return an item as it is; what is done is not late."""
    return replace(view, late_since=None) if view.done else view


def entry_text(turn: Turn, entry: Entry, locale: str) -> str:
    """Say what an item asks for, in the office's own words where it has some."""
    return entry.text or turn.label(f"runbook.{entry.code}", locale)


def stage_name(at: timedelta) -> str:
    """Return "T−60", "T0" or "T+30"."""
    count = minutes(at)
    sign = {-1: "−", 0: "", 1: "+"}[(count > 0) - (count < 0)]
    return f"T{sign}{abs(count)}"
