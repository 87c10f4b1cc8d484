"""Keeping one more version of a topic of the dossier."""

from bot.domain.issue import Issue
from bot.domain.topics import Note, Topic
from bot.services.life.debts import settle_debts
from bot.services.life.updating import note_update
from bot.services.turn import Turn


async def write_note(
    turn: Turn, issue: Issue, topic: Topic, *, text: str = "", code: str = ""
) -> Note:
    """Keep one more version of a topic, and pay the debts that it pays."""
    note = Note(issue.id, topic, 0, turn.member.user_id, turn.now, code, text)
    version = await turn.unit.lives.add_note(note)
    await turn.record("noted", issue.id, f"{topic} v{version}", content=text)
    if topic is Topic.PUBLIC_UPDATE:
        await note_update(turn, issue)
    await settle_debts(turn, issue)
    return Note(issue.id, topic, version, note.by, note.at, code, text)
