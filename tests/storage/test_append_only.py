"""What was written for ever: the database refuses to change or to delete it."""

import sqlite3
from contextlib import closing

import pytest

from bot.domain.topics import Note, Topic
from bot.ports.cards import PublicWord
from bot.ports.lives import LifeChange
from bot.ports.storage import LevelChange
from bot.storage import open_storage
from tests.storage.builders import (
    NOW,
    decision,
    do,
    document,
    entry,
    open_issue,
    raw,
    text,
)


@pytest.fixture
async def written(file_url, tmp_path):
    change = LevelChange("2026-0001", NOW, 1, None, 2, 34, (), "Sudah jelas")
    word = PublicWord("2026-0001", NOW, "no_news", 1)
    async with open_storage(file_url) as storage:
        await open_issue(storage)
        await do(storage, lambda u: u.journal.record([entry()], NOW))
        await do(storage, lambda u: u.documents.add(document()))
        await do(storage, lambda u: u.documents.add_version(text()))
        await do(storage, lambda u: u.issues.add_level(change))
        await do(storage, lambda u: u.cards.add_word(word))
        move = LifeChange(
            "2026-0001", NOW, 1, "take", "T02", "reported", "triage", "x", "y"
        )
        await do(storage, lambda u: u.lives.add_change(move))
        note = Note("2026-0001", Topic.AGENDA, 0, 1, NOW, text="Rapat")
        await do(storage, lambda u: u.lives.add_note(note))
        await do(storage, lambda u: u.tasks.decide(decision()))
    return raw(tmp_path)


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE journal SET actor = 'x'",
        "DELETE FROM journal",
        "UPDATE document_version SET body = 'x'",
        "DELETE FROM document_version",
        "UPDATE level_change SET reason = 'x'",
        "DELETE FROM level_change",
        "UPDATE public_word SET kind = 'x'",
        "DELETE FROM public_word",
        "UPDATE life_change SET reason = 'x'",
        "DELETE FROM life_change",
        "UPDATE note SET words = 'x'",
        "UPDATE level_change SET reason = ''",
        "UPDATE life_change SET reason = ''",
        "UPDATE note SET words = ''",
        "UPDATE note SET written_by = 2",
        "DELETE FROM note",
        "UPDATE decision SET what = 'x'",
        "UPDATE decision SET recorded_by = 2",
        "UPDATE decision SET decided_by = 2",
        "DELETE FROM decision",
    ],
)
def test_it_cannot_be_changed(written, attack):
    with (
        closing(sqlite3.connect(written)) as connection,
        pytest.raises(sqlite3.IntegrityError, match=r"append-only|never changes"),
    ):
        connection.execute(attack)
