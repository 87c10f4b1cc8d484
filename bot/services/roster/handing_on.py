"""What is said at a change of duty: before it, to who goes, and to who has come."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.member import Member
from bot.domain.roster_shifts import Duty
from bot.ports.mail import Button, MessageClass
from bot.services.looking.seeing import next_clock
from bot.services.looking.sight import count_seen, open_issues
from bot.services.roster.duty_views import duty_views
from bot.services.turn import Turn
from bot.services.views import IssueView, issue_view, listed

#: So many open issues are named to who comes.
NAMED = 5


async def remind(turn: Turn, duty: Duty, found: Sequence[Duty]) -> None:
    """Remind who comes, while there is time to find somebody else."""
    to = await turn.unit.members.find(duty.person)
    if to is None or not to.reachable:
        return
    rows = [[turn.button("duty_swap", locale=to.locale, label="duty_swap_this"),
             turn.button("duty", locale=to.locale, label="see_duty")]]  # fmt: skip
    (view,) = await duty_views(turn, [duty], to.user_id, to.locale)
    before = await _names(turn, _before(duty, found), to.locale)
    await turn.tell(to, "duty_soon", rows=rows, now=turn.now, turn=view, before=before)


async def ask_for_note(turn: Turn, duty: Duty, found: Sequence[Duty]) -> None:
    """Ask who goes for a word to who comes, where something is open."""
    to = await turn.unit.members.find(duty.person)
    after = [d for d in found if d.begins_at == duty.ends_at and d.zone == duty.zone]
    if to is None or not to.reachable or not after:
        return
    total = await count_seen(turn, to)
    if not total or await _notes(turn, [duty]):
        return
    (view,) = await duty_views(turn, [duty], to.user_id, to.locale)
    await turn.tell(
        to,
        "duty_ends",
        rows=[[turn.button("duty_note", locale=to.locale)]],
        silent=True,
        now=turn.now,
        turn=view,
        after=await _names(turn, after, to.locale),
        total=total,
    )


async def hand_on(turn: Turn, duty: Duty, found: Sequence[Duty]) -> None:
    """Tell who has come what is open, who has it, and what who goes says."""
    to = await turn.unit.members.find(duty.person)
    if to is None or not to.reachable:
        return
    gone = _before(duty, found)
    (view,) = await duty_views(turn, [duty], to.user_id, to.locale)
    lines, buttons = await _open(turn, to)
    await turn.tell(
        to,
        "duty_begins",
        klass=MessageClass.INFO,
        key=note_key(duty),
        rows=[buttons] if buttons else [],
        now=turn.now,
        turn=view,
        before=await _names(turn, gone, to.locale),
        notes=await _notes(turn, gone),
        lines=lines,
        total=await count_seen(turn, to),
    )


def note_key(duty: Duty) -> str:
    """Return the key of the letter with which a turn begins."""
    return f"duty:{duty.begins_at:%Y%m%dT%H%M%S}:{duty.person}"


def _before(duty: Duty, found: Sequence[Duty]) -> list[Duty]:
    """Return whose turn ends where this one begins."""
    return [
        other
        for other in found
        if other.ends_at == duty.begins_at
        and other.zone == duty.zone
        and other.person != duty.person
    ]


async def _names(turn: Turn, found: Sequence[Duty], locale: str) -> str:
    views = await duty_views(turn, found, 0, locale)
    return listed(turn, list(dict.fromkeys(v.who for v in views)), locale)


async def _notes(turn: Turn, gone: Sequence[Duty]) -> list[tuple[str, str]]:
    """Return who of those who go left a word in their turn, and the word."""
    if not gone:
        return []
    since: datetime = min(duty.begins_at for duty in gone)
    people = {duty.person for duty in gone}
    names = await turn.names()
    notes = await turn.unit.rosters.notes(since)
    return [(names.get(by, ""), text) for by, text in notes if by in people]


async def _open(
    turn: Turn, to: Member
) -> tuple[list[tuple[IssueView, Any]], list[Button]]:
    """Return the gravest open issues with their next clocks, and a button for each."""
    lines = []
    for issue in await open_issues(turn, to, NAMED):
        clock = await next_clock(turn, issue, to.locale)
        lines.append((await issue_view(turn, issue, to), clock))
    buttons = [turn.button("see_issue", view.id, text=view.short) for view, _ in lines]
    return lines, buttons
