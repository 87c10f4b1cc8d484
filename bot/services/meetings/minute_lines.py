"""Keeping what a message says in the minutes; a decision gets its owner and task."""

from bot.domain.issue import Issue
from bot.domain.meeting import LineKind, Meeting, MinuteLine
from bot.domain.meeting_life import MeetingState
from bot.domain.minutes_reading import Said, read_minutes
from bot.domain.task import Origin, Task
from bot.domain.task_reading import Entry, read_entry
from bot.domain.values import Struct, field, replace
from bot.services.life.debts import settle_debts
from bot.services.tasks.opening import keep_decision, open_task
from bot.services.tasks.outside_circle import refuse_shut_out
from bot.services.tasks.owners import reading
from bot.services.tasks.reading import due_refused
from bot.services.tasks.telling import tell_owners
from bot.services.turn import Turn


class Taken(Struct):
    """What one message brought into the minutes."""

    notes: int = 0
    dissents: int = 0
    none_differed: bool = False
    decisions: list[str] = field(default_factory=list)
    unowned: list[str] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)


async def keep_lines(
    turn: Turn, issue: Issue, meeting: Meeting, text: str
) -> tuple[Meeting, Taken]:
    """Keep each thing that a message says; the first one begins the meeting."""
    taken, read = Taken(), [await _read(turn, issue, s) for s in read_minutes(text)]
    for one in read:
        await _keep_one(turn, issue, meeting, one, taken)
    meeting = await turn.unit.meetings.save(
        replace(
            meeting,
            state=MeetingState.MINUTING,
            began_at=meeting.began_at or turn.now,
            none_differed=meeting.none_differed or taken.none_differed,
        )
    )
    detail = f"{meeting.short} {taken.notes}+{len(taken.decisions)}"
    await turn.record("minutes_taken", issue.id, detail, content=text)
    await tell_owners(turn, issue, taken.tasks)
    await settle_debts(turn, issue)
    return meeting, taken


async def _read(turn: Turn, issue: Issue, said: Said) -> tuple[Said, Entry | None]:
    """Read a decision; raise the refusal of a time that cannot be, before all else."""
    if said.kind is not LineKind.DECISION:
        return said, None
    entry = read_entry(said.text, await reading(turn, issue))
    if entry.trouble:
        raise due_refused(turn, said.text, entry.trouble)
    await refuse_shut_out(turn, issue, entry.owner)
    return said, entry


async def _keep_one(
    turn: Turn,
    issue: Issue,
    meeting: Meeting,
    one: tuple[Said, Entry | None],
    taken: Taken,
) -> None:
    said, entry = one
    if said.none:
        taken.none_differed = True
        return
    decision = await _decide(turn, issue, meeting, entry, taken) if entry else ""
    taken.notes += said.kind is LineKind.NOTE
    taken.dissents += said.kind is LineKind.DISSENT
    text = entry.what if entry else said.text
    line = MinuteLine(meeting.id, 0, said.kind, turn.member.user_id, turn.now, text)
    await turn.unit.meetings.add_line(replace(line, decision=decision))


async def _decide(
    turn: Turn, issue: Issue, meeting: Meeting, entry: Entry, taken: Taken
) -> str:
    """Keep a decision of the meeting, and open the task of who carries it out."""
    decision = await keep_decision(
        turn, issue, entry.what, meeting.chair, origin=Origin.MEETING
    )
    if entry.owned and entry.due:
        owner = entry.owner if entry.owner is not None else entry.outside
        task = await open_task(
            turn, issue, entry.what, owner, entry.due,
            origin=Origin.MEETING, decision=decision.id,
        )  # fmt: skip
        taken.tasks.append(task)
    else:
        taken.unowned.append(decision.short)
    taken.decisions.append(decision.short)
    return decision.id
