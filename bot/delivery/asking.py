"""Asks Telegram about groups: what the bot may do there, and who is inside."""

from typing import Any

from telegram import Bot

from bot.delivery.verdict import Kind, verdict
from bot.domain.rooms import Look
from bot.ports.rooms import NotSeen

#: What Telegram calls somebody who is in a group.
INSIDE = frozenset({"creator", "administrator", "member"})
LEADING = frozenset({"creator", "administrator"})


class TelegramGroups:
    """`bot.ports.rooms.Groups`."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def look(self, chat_id: int) -> Look:
        """Ask four things: nothing else tells all of it."""
        chat = await self._ask("getChat", chat_id=chat_id)
        own = self._bot.id
        me = await self._ask("getChatMember", chat_id=chat_id, user_id=own)
        if not _is_inside(me):
            raise NotSeen(gone=True)
        itself = await self._ask("getMe")
        people = await self._ask("getChatMemberCount", chat_id=chat_id)
        return Look(
            chat_id=chat_id,
            title=str(chat.get("title", "")),
            supergroup=chat.get("type") == "supergroup",
            forum=bool(chat.get("is_forum")),
            admin=me.get("status") in LEADING,
            rights=frozenset(name for name, given in me.items() if given is True),
            reads_all=bool(itself.get("can_read_all_group_messages")),
            history=bool(chat.get("has_visible_history")),
            people=int(people),
        )

    async def is_inside(self, chat_id: int, user_id: int) -> bool:
        """Ask about one person; whom Telegram does not know is not inside."""
        try:
            who = await self._bot.do_api_request(
                "getChatMember", api_kwargs={"chat_id": chat_id, "user_id": user_id}
            )
        except Exception as error:
            if "user not found" in str(error).lower():
                return False
            raise _not_seen(error, "getChatMember") from None
        return _is_inside(who)

    async def _ask(self, method: str, **params: object) -> Any:
        try:
            return await self._bot.do_api_request(method, api_kwargs=params)
        except Exception as error:
            raise _not_seen(error, method) from None


def _is_inside(who: Any) -> bool:
    restricted = who.get("status") == "restricted" and bool(who.get("is_member"))
    return who.get("status") in INSIDE or restricted


def _not_seen(error: Exception, method: str) -> NotSeen:
    found = verdict(error, method=method)
    gone = found.kind is Kind.UNREACHABLE
    return NotSeen(gone=gone, moved_to=found.chat_id)
