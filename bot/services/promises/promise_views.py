"""What a viewer sees of a promise, ready for a template."""

from datetime import datetime
from typing import Any

from bot.domain.entry_numbers import short_number
from bot.domain.member import Member
from bot.domain.promise import Promise, PromiseKind
from bot.domain.promise_life import PromiseState
from bot.domain.values import Struct
from bot.services.turn import Turn
from bot.services.views import person

#: How a promise is marked in a list.
_MARKS = {
    PromiseState.MADE: "⏱",
    PromiseState.OVERDUE: "⚠",
    PromiseState.KEPT: "✅",
}


class PromiseView(Struct, frozen=True):
    """One promise as one viewer sees it; persons and states are finished labels.

    `document` is the number of the text that made it. `was_late`: it was kept or
    replaced after its time.
    """

    id: str
    number: str
    short: str
    mark: str
    what: str
    due_at: datetime
    state: str
    open: bool
    overdue: bool
    was_late: bool
    made_by: str
    document: str
    ended_by: str
    ended_at: datetime | None
    link: str
    reason: str
    replaces: str
    replaced_by: str


async def promise_view(turn: Turn, promise: Promise, viewer: Member) -> PromiseView:
    """Return what *viewer* sees of *promise*."""
    team = await turn.people()
    standing = promise.standing(turn.now)
    return PromiseView(
        id=promise.id,
        number=promise.number,
        short=promise.short,
        mark=_MARKS.get(standing, "·"),
        what=what_of(turn, promise, viewer.locale),
        due_at=promise.due_at,
        state=turn.label(f"promise_state.{standing}", viewer.locale),
        open=promise.open,
        overdue=promise.overdue(turn.now),
        made_by=person(turn, team.get(promise.made_by), viewer),
        document=f"ISU-{promise.document}" if promise.document else "",
        replaces=short_number(promise.replaces, promise.issue_id),
        **_end(turn, promise, team.get(promise.ended_by or 0), viewer),
    )


def _end(
    turn: Turn, promise: Promise, by: Member | None, viewer: Member
) -> dict[str, Any]:
    """Return what became of a promise: kept or replaced, when, and by whom."""
    ended = promise.ended_at
    return {
        "was_late": ended is not None and promise.due_at < ended,
        "ended_by": person(turn, by, viewer) if promise.ended_by else "",
        "ended_at": ended,
        "link": promise.link,
        "reason": promise.reason,
        "replaced_by": short_number(promise.replaced_by, promise.issue_id),
    }


def what_of(turn: Turn, promise: Promise, locale: str) -> str:
    """Say what was promised; the next word has no words of its own."""
    if promise.kind is PromiseKind.UPDATE:
        return promise.text or turn.label("promise.next_word", locale)
    return promise.text
