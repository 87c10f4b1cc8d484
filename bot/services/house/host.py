"""What the person at the machine may ask: an invitation, and whether all is well."""

from typing import Any

from bot.domain.roles import parse_role
from bot.services.desk import Desk
from bot.services.people.inviting import invite_from_host


async def invite(desk: Desk, question: dict[str, Any]) -> dict[str, Any]:
    """Make a one-time link for a role, for one person where a user id is given."""
    role = parse_role(str(question.get("role", "")))
    if role is None:
        return {"error": "no such role"}
    if not desk.house.bot_username:
        return {"error": "Telegram is out of reach: the link needs the bot's name"}
    for_user = question.get("for_user")
    link = await invite_from_host(desk, role, int(for_user) if for_user else None)
    return {"link": link, "role": role.value}


async def verify(desk: Desk, question: dict[str, Any]) -> dict[str, Any]:
    """Check the database, the journal's chain and every invariant."""
    return {"broken": list(await desk.storage.integrity())}
