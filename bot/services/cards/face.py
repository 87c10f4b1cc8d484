"""What a card says and offers, whoever asked for it or when it rewrites itself."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.access import HEAD_IS_SUBJECT, Action, at_issue, may
from bot.domain.clocks import ClockName
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL, IssueState
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.domain.values import Struct
from bot.ports.cards import PublicWord
from bot.ports.storage import RunningClock
from bot.services.calls.pings import who_is_next
from bot.services.cards.buttons import card_rows
from bot.services.cards.life_lines import (
    how_it_ended,
    life_facts,
    named_speaker,
    past_steps,
    procedure_step,
)
from bot.services.cards.room_face import ROOM_READER, room_link, room_rows
from bot.services.deadlines import deadlines
from bot.services.timing.legal import legal_lines
from bot.services.timing.meeting import clock_label
from bot.services.turn import Rows, Turn
from bot.services.views import issue_view

#: The procedure, as every card shows it (ux.md).
STEPS = ("mapping", "analysis", "meeting", "response")

#: The five moves, shown from L3 on (doctrine.md 0.5).
MOVES = ("team", "spokesperson", "conference", "admit", "opportunity")


class Face(Struct, frozen=True):
    """A finished card: its words, its buttons, and when time alone changes it next."""

    text: str
    rows: Rows
    changes_at: datetime | None

    @property
    def digest(self) -> str:
        """Return a hash of what a reader sees."""
        labels = [button.label for row in self.rows for button in row]
        return hashlib.sha256("\0".join([self.text, *labels]).encode()).hexdigest()


async def face(
    turn: Turn, issue: Issue, viewer: Member, *, following: bool, fresh: bool = False
) -> Face:
    """Draw the card as *viewer* sees it.

    *fresh* says how much time is left; what stays on a screen names only the instant.
    """
    viewer = at_issue(viewer, issue)
    clocks = await deadlines(turn, issue)
    facts = await _facts(turn, issue, viewer, clocks, fresh=fresh)
    text = turn.desk.words.message(
        "card", viewer.locale, room=await _room(turn, issue, viewer), **facts
    )
    if viewer.user_id == ROOM_READER:
        rows = await room_rows(turn, issue)
    else:
        rows = await card_rows(turn, issue, viewer, following=following)
    legal = [at for _, at in await legal_lines(turn, issue, viewer.locale)]
    ends = [*(clock.due_at for clock in clocks), *legal]
    later = [at for at in ends if at > turn.now]
    over = issue.state in TERMINAL
    return Face(text, rows, None if over else min(later, default=None))


def shut_face(turn: Turn, issue: Issue, reader: Member) -> Face:
    """Draw the card of a reader who may not see the issue: one neutral line."""
    own = issue.reported_by == reader.user_id
    words = turn.desk.words
    text = words.message("card_shut", reader.locale, number=issue.number, own=own)
    return Face(text, (), None)


async def _facts(
    turn: Turn,
    issue: Issue,
    viewer: Member,
    clocks: Sequence[RunningClock],
    *,
    fresh: bool,
) -> dict[str, Any]:
    climb = await turn.unit.escalations.find(issue.id)
    calling = climb if climb and climb.running and issue.state not in TERMINAL else None
    # Who only reports sees how far their report is, not what the team still owes.
    inside = may(viewer, Action.STEP)
    documents = await turn.unit.documents.of_issue(issue.id) if inside else ()
    locale = viewer.locale
    return {
        "issue": await issue_view(turn, issue, viewer),
        "before": await _score_before(turn, issue),
        "finished": issue.state in TERMINAL,
        **await how_it_ended(turn, issue, locale),
        "fresh": fresh,
        "steps": STEPS,
        "step": procedure_step(issue),
        # The step has the name of this state, and stands in the line above.
        "named": issue.state is IssueState.ANALYSIS,
        "done": await past_steps(turn, issue),
        "moves": MOVES if inside and (issue.level or 0) >= Level.L3 else (),
        "clock": _first(turn, clocks, locale) if inside else None,
        "update_at": _next_word(clocks),
        "legal": await legal_lines(turn, issue, locale) if inside else (),
        "speaker": await _speaker(turn, issue, viewer),
        "word": await _last_word(turn, issue),
        **await life_facts(turn, issue, viewer),
        "next_names": await who_is_next(turn, calling, viewer) if calling else "",
        "next_at": calling.due_at if calling else None,
        "documents": [
            (d.id.rpartition("/")[2], turn.label(f"document_state.{d.state}", locale))
            for d in documents
        ],
        "now": turn.now,
    }


async def _room(turn: Turn, issue: Issue, viewer: Member) -> str:
    """Return the way to the topic in the war room; who reads it there has no need."""
    inside = may(viewer, Action.STEP) and viewer.user_id != ROOM_READER
    return await room_link(turn, issue) if inside else ""


def _first(
    turn: Turn, clocks: Sequence[RunningClock], locale: str
) -> tuple[str, datetime] | None:
    """Return the next deadline; the next public word stands beside the last one."""
    for clock in clocks:
        if clock.name != ClockName.PUBLIC_UPDATE or clock.due_at < turn.now:
            return clock_label(turn, clock, locale), clock.due_at
    return None


def _next_word(clocks: Sequence[RunningClock]) -> datetime | None:
    found = (c.due_at for c in clocks if c.name == ClockName.PUBLIC_UPDATE)
    return next(found, None)


async def _score_before(turn: Turn, issue: Issue) -> int | None:
    """Return the score before the one in force; None where there was none."""
    scores = [c.score for c in await turn.unit.issues.levels(issue.id)]
    told = [score for score in scores[:-1] if score is not None]
    return told[-1] if told and issue.score is not None else None


async def _speaker(turn: Turn, issue: Issue, viewer: Member) -> str:
    """Name who agreed to speak, from L3 on: below, whoever runs the channel answers.

    Nobody is named who was not asked: what the card says goes on to journalists. At L4
    with a head who is the subject it is who stands above the head (F4).
    """
    if issue.level is None or issue.level < Level.L3:
        return ""
    if issue.level is Level.L4 and HEAD_IS_SUBJECT in issue.floors:
        return turn.label("person.superior", viewer.locale)
    named = await named_speaker(turn, issue, viewer)
    return named or turn.label("speaking.nobody", viewer.locale)


async def _last_word(turn: Turn, issue: Issue) -> PublicWord | None:
    """Return what the public heard last, as long as its text stands."""
    words = await turn.unit.cards.words(issue.id)
    return words[-1] if words else None
