"""What the person at the machine may ask: an invitation, and whether all is well."""

from typing import Any

from bot.domain.roles import parse_role
from bot.services.desk import Desk
from bot.services.people.inviting import invite_from_host

#: Telegram's numbers have at most 52 significant bits (Bot API).
LARGEST_ID = 2**52


async def invite(desk: Desk, question: dict[str, Any]) -> dict[str, Any]:
    """Make a one-time link for a role, for one person where a user id is given."""
    role = parse_role(str(question.get("role", "")))
    if role is None:
        return {"error": "no such role"}
    if not desk.house.bot_username:
        return {"error": "Telegram is out of reach: the link needs the bot's name"}
    for_user = question.get("for_user")
    if for_user is not None and not _is_person(for_user):
        return {"error": "a user id is a positive number, as /anggota shows it"}
    link = await invite_from_host(desk, role, for_user)
    return {"link": link, "role": role.value}


def _is_person(user_id: object) -> bool:
    """Tell whether this may be the number of a Telegram account."""
    whole = isinstance(user_id, int) and not isinstance(user_id, bool)
    return whole and isinstance(user_id, int) and 0 < user_id < LARGEST_ID


async def backup(desk: Desk, question: dict[str, Any]) -> dict[str, Any]:
    """Write a checked copy of the database into a new file."""
    if desk.storage.backups is None:
        return {"error": "this database is copied with its own tools (pg_dump)"}
    await desk.storage.backups.write(str(question["file"]))
    return {"file": question["file"]}


async def verify(desk: Desk, question: dict[str, Any]) -> dict[str, Any]:
    """Check the database, the journal's chain and every invariant."""
    return {"broken": list(await desk.storage.integrity())}
