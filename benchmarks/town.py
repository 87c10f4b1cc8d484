"""The office of the benchmarks, and what its people report."""

import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import time
from typing import Any

from bot.domain.member import Member
from bot.domain.roles import Role
from bot.storage import open_storage

ADMIN, DUTY, LEAD = 1, 2, 3
REPORTERS = range(101, 141)
TEAM = {
    ADMIN: Role.ADMIN,
    DUTY: Role.DUTY_OFFICER,
    LEAD: Role.CRISIS_LEAD,
} | dict.fromkeys(REPORTERS, Role.REPORTER)

#: Nothing is held back, and everything has a number of its own.
LIFTED = """
per_chat_per_second = 1000000
per_group_per_minute = 1000000
total_per_second = 1000000
calls_alone = 1000000
answers_per_minute = 1000000
"""
NUMBER = re.compile(r"nomor (\d+)")
_SYLLABLES = ("ba", "ce", "di", "fo", "ga", "hu", "ja", "ke", "li", "mo", "na", "pu")


def playbook(folder: Path, limits: str = LIFTED) -> Path:
    """Write the playbook of an office with these limits."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "limits.toml").write_text(limits, "utf-8")
    return folder


async def enrol(database: str, people: dict[int, Role] = TEAM) -> None:
    """Let the team be members of a database that no process has open."""
    at = datetime.now(UTC)
    async with open_storage(database) as storage, storage.begin() as unit:
        for user_id, role in people.items():
            member = Member(user_id, f"Anggota {user_id}", frozenset({role}), at)
            await unit.members.save(member)
        await unit.commit("team")


def reports(seed: int = 1) -> Iterator[dict[str, Any]]:
    """Make messages of Telegram without end; no two reports are about the same."""
    chance = random.Random(seed)
    number = 0
    while True:
        number += 1
        words = ["".join(chance.sample(_SYLLABLES, 3)) for _ in range(12)]
        yield message(
            REPORTERS[number % len(REPORTERS)],
            number,
            f"/lapor Laporan nomor {number}: {' '.join(words)}",
        )


def message(user_id: int, number: int, text: str) -> dict[str, Any]:
    """Return a message with a command, as the Bot API tells it."""
    person = {"id": user_id, "first_name": f"Anggota {user_id}"}
    return {
        "message_id": number,
        "date": int(time()),
        "chat": person | {"type": "private"},
        "from": person | {"is_bot": False},
        "text": text,
        "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
    }


def number_in(text: str) -> int:
    """Return which report a message is about; 0 for none."""
    found = NUMBER.search(text)
    return int(found[1]) if found else 0
