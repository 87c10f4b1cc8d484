"""Shifts, offers and drafts of a roster to columns and back."""

from datetime import date, datetime, time
from typing import Any

from bot.domain.roster_draft import RosterDraft
from bot.domain.roster_known import Fault
from bot.domain.roster_people import Trouble
from bot.domain.roster_shifts import Cover, Dated, Line, Weekly
from bot.domain.roster_swap import Span, Swap, SwapState
from bot.storage.codec import from_json, instant, maybe, ms, to_json
from bot.storage.session import Row

#: The columns that a draft keeps of a shift, in this order.
_COLUMNS = ("id", "person", "zone", "begins", "ends", "days", "first_day", "last_day")


def line_values(line: Line) -> dict[str, object]:
    """Return the columns of a shift."""
    of_kind = _weekly_values(line) if isinstance(line, Weekly) else _dated_values(line)
    return {
        "id": line.id,
        "person": line.person,
        "zone": line.zone,
        "begins": f"{line.begins:%H:%M}",
        "ends": f"{line.ends:%H:%M}",
        **of_kind,
    }


def _weekly_values(line: Weekly) -> dict[str, object]:
    return {
        "days": "".join(map(str, sorted(line.days))),
        "first_day": maybe(date.isoformat, line.since),
        "last_day": maybe(date.isoformat, line.until),
        "begins_at": None,
        "ends_at": None,
    }


def _dated_values(line: Dated) -> dict[str, object]:
    begins_at, ends_at = line.span
    return {
        "days": None,
        "first_day": line.day.isoformat(),
        "last_day": line.last.isoformat(),
        "begins_at": ms(begins_at),
        "ends_at": ms(ends_at),
    }


def line_of(row: Row | dict[str, Any]) -> Line:
    """Return the shift of a row."""
    begins, ends = time.fromisoformat(row["begins"]), time.fromisoformat(row["ends"])
    first = maybe(date.fromisoformat, row["first_day"])
    last = maybe(date.fromisoformat, row["last_day"])
    name, person, zone = row["id"], row["person"], row["zone"]
    if row["days"] is not None:
        days = frozenset(map(int, row["days"]))
        return Weekly(name, person, days, begins, ends, zone, first, last)
    assert first is not None
    assert last is not None
    return Dated(name, person, first, begins, last, ends, zone)


def cover_of(row: Row) -> Cover:
    """Return the cover of a row."""
    begins_at, ends_at = instant(row["begins_at"]), instant(row["ends_at"])
    return Cover(row["id"], begins_at, ends_at, row["gone"], row["stands"])


def swap_values(swap: Swap) -> dict[str, object]:
    """Return the columns of a new offer."""
    return {
        "id": swap.id,
        "asker": swap.asker,
        "asked": swap.asked,
        "given_from": ms(swap.given.begins_at),
        "given_to": ms(swap.given.ends_at),
        "taken_from": ms(swap.taken.begins_at) if swap.taken else None,
        "taken_to": ms(swap.taken.ends_at) if swap.taken else None,
        "made_at": ms(swap.made_at),
        "state": swap.state,
    }


def swap_of(row: Row) -> Swap:
    """Return the offer of a row."""
    taken = None
    if row["taken_from"] is not None:
        taken = Span(instant(row["taken_from"]), instant(row["taken_to"]))
    return Swap(
        row["id"],
        row["asker"],
        row["asked"],
        Span(instant(row["given_from"]), instant(row["given_to"])),
        taken,
        instant(row["made_at"]),
        SwapState(row["state"]),
        row["version"],
    )


def draft_values(draft: RosterDraft) -> dict[str, object]:
    """Return the columns of a draft."""
    lines = [[line_values(line)[name] for name in _COLUMNS] for line in draft.lines]
    faults = [[f.number, f.text, f.trouble, f.said, f.meant] for f in draft.faults]
    return {
        "id": draft.id,
        "author": draft.author,
        "at": ms(draft.at),
        "replaces": int(draft.replaces),
        "lines": to_json(lines),
        "faults": to_json(faults),
    }


def draft_of(row: Row) -> RosterDraft:
    """Return the draft of a row."""
    lines = (dict(zip(_COLUMNS, x, strict=True)) for x in from_json(row["lines"]))
    faults = from_json(row["faults"])
    at: datetime = instant(row["at"])
    return RosterDraft(
        row["id"],
        row["author"],
        at,
        tuple(line_of(line) for line in lines),
        tuple(Fault(n, text, Trouble(t), *rest) for n, text, t, *rest in faults),
        bool(row["replaces"]),
    )
