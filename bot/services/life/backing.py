"""The second person: who stands behind a note."""

from bot.domain.access import Action, may, may_see
from bot.domain.clocks import Stop
from bot.domain.errors import ButtonExpired, NoteMoved, OwnNote
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.topics import Note, Topic
from bot.ports.mail import MessageClass
from bot.services.desk import Desk
from bot.services.life.debts import owing_issue, settle_debts
from bot.services.life.offering import ways_on
from bot.services.requests import Pressed
from bot.services.timing.meeting import meet
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: Who is asked first; the others only where none of these is left.
_FIRST = frozenset({Role.CRISIS_LEAD, Role.HEAD_OF_AGENCY})

#: So many of those who were asked are named.
NAMED = 2


async def seconds(
    turn: Turn, issue: Issue, writer: int, action: Action = Action.APPROVE_NOTE
) -> list[Member]:
    """Return who is asked to stand behind what *writer* wrote, by doing *action*."""
    able = [
        member
        for member in await turn.team()
        if member.user_id != writer
        and member.reachable
        and may(member, action)
        and may_see(member, issue)
    ]
    return [m for m in able if m.roles & _FIRST] or able


async def ask_second(turn: Turn, issue: Issue, note: Note) -> str:
    """Ask whoever may to stand behind a note; say who was asked, for its writer."""
    asked = await seconds(turn, issue, note.by)
    for member in asked:
        await _ask(turn, issue, note, member)
    names = [person(turn, member, turn.member) for member in asked[:NAMED]]
    return turn.label(
        "waits.second" if names else "waits.nobody",
        topic=turn.label(f"note.{note.topic}"),
        who=f" {turn.label('person.or')} ".join(names),
    )


async def _ask(turn: Turn, issue: Issue, note: Note, to: Member) -> None:
    version = f"{note.topic}:{note.version}"
    back = turn.button("note_back", issue.id, value=version, locale=to.locale)
    see = turn.button("see_issue", issue.id, locale=to.locale)
    await turn.tell(
        to,
        "note_request",
        klass=MessageClass.PING,
        rows=[[back], [see]],
        issue=await issue_view(turn, issue, to),
        topic=turn.label(f"note.{note.topic}", to.locale),
        who=person(turn, turn.member, to),
        text=note.text,
    )


async def back_note(desk: Desk, pressed: Pressed) -> str:
    """Stand behind a note as its second person."""
    async with member_turn(desk, pressed, Action.APPROVE_NOTE) as turn:
        name, _, version = pressed.press.value.partition(":")
        issue = await owing_issue(turn, pressed.press.subject, Topic(name))
        await _stand_behind(turn, issue, Topic(name), int(version))
        await settle_debts(turn, issue)
    return turn.toast


async def _stand_behind(turn: Turn, issue: Issue, topic: Topic, version: int) -> None:
    """Let the asker stand behind a note; raise `OwnNote`, `NoteMoved`."""
    note = await the_note(turn, issue, topic, version)
    if note.by == turn.member.user_id:
        raise OwnNote(number=issue.number)
    by, now = turn.member.user_id, turn.now
    if not await turn.unit.lives.back_note(issue.id, topic, version, by, now):
        raise await note_moved(turn, issue, note)
    await turn.record("note_backed", issue.id, f"{topic} v{version}")
    if topic is Topic.EVALUATION:
        await meet(turn, issue, Stop.REVIEW_APPROVED)
    label = turn.label(f"note.{topic}")
    turn.toast = turn.label("toast.note_backed", topic=label)
    view = await issue_view(turn, issue, turn.member)
    rows = [await ways_on(turn, issue, turn.member)]
    await turn.reply("note_backed", rows=rows, issue=view, topic=label, who="")
    await _tell_writer(turn, issue, note)


async def the_note(turn: Turn, issue: Issue, topic: Topic, version: int) -> Note:
    """Return the newest version of a topic, if it is *version*; else say it moved."""
    notes = [n for n in await turn.unit.lives.notes(issue.id) if n.topic is topic]
    if not notes or version > notes[-1].version:
        raise ButtonExpired
    if notes[-1].version != version:
        raise await note_moved(turn, issue, notes[-1])
    return notes[-1]


async def note_moved(turn: Turn, issue: Issue, note: Note) -> NoteMoved:
    """Return the refusal that says who wrote anew or agreed before, and when."""
    note = await _newest(turn, note)
    who = await turn.unit.members.find(note.backed_by or note.by)
    return NoteMoved(
        number=issue.number,
        topic=turn.label(f"note.{note.topic}"),
        backed=note.backed_by is not None,
        who=person(turn, who, turn.member),
        at=note.backed_at or note.at,
    )


async def _tell_writer(turn: Turn, issue: Issue, note: Note) -> None:
    writer = await turn.unit.members.find(note.by)
    if writer is None or not writer.reachable or not may_see(writer, issue):
        return
    await turn.tell(
        writer,
        "note_backed",
        rows=[await ways_on(turn, issue, writer)],
        issue=await issue_view(turn, issue, writer),
        topic=turn.label(f"note.{note.topic}", writer.locale),
        who=person(turn, turn.member, writer),
    )


async def _newest(turn: Turn, note: Note) -> Note:
    notes = await turn.unit.lives.notes(note.issue_id)
    return [one for one in notes if one.topic is note.topic][-1]
