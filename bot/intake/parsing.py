"""From a raw update to the library's own, which may be impossible."""

from typing import Any

from telegram import Bot, Update


class UnreadableUpdate(Exception):
    """The library cannot parse this update, today or tomorrow."""


def parsed(raw: Any, bot: Bot) -> Update:
    """Return the update, or raise `UnreadableUpdate`."""
    try:
        update = Update.de_json(raw, bot)
        # What the library only finds out when somebody looks.
        _ = update.effective_user, update.effective_chat
    except Exception as error:
        raise UnreadableUpdate(type(error).__name__) from error
    if update.update_id != raw.get("update_id"):
        raise UnreadableUpdate("update_id")
    return update
