"""Reactions that a bot puts on messages."""

from bot.sandbox.answers import JsonObject, bad_request
from bot.sandbox.query import Method, Query
from bot.sandbox.reactions import EMOJI, react

MOST = 1  # a bot puts as many as somebody without a premium account


def set_reaction(query: Query) -> bool:
    """Answer setMessageReaction; an empty list takes the reaction away."""
    chat = query.reached()
    message = query.message(chat, "message to react not found")
    put = query.get("reaction") or []
    if chat.is_group and not chat.can(query.bot.id, "can_react_to_messages"):
        raise bad_request("CHAT_WRITE_FORBIDDEN")
    if message.kind == "service" or any(not _known(one) for one in put):
        raise bad_request("REACTION_INVALID")
    if len(put) > MOST:
        raise bad_request("REACTIONS_TOO_MANY")
    react(query.world, message, query.bot, put)
    return True


def _known(reaction: JsonObject) -> bool:
    return reaction["type"] == "emoji" and reaction["emoji"] in EMOJI


METHODS: dict[str, Method] = {"setMessageReaction": set_reaction}
