"""From an opaque token to the press that it stands for."""

from bot.domain.errors import ButtonExpired
from bot.ports.mail import Press
from bot.services.desk import Desk


def token_of(keyboard: str, index: int) -> str:
    """Return what a button carries: 64 bytes at most, and it says nothing."""
    return f"{keyboard}:{index}"


async def find_press(
    desk: Desk, data: str, chat_id: int, user_id: int
) -> tuple[Press, str]:
    """Return the press and the key under which one tap counts once.

    Raise `ButtonExpired` for a token that is unknown, expired, or was made for
    another chat: a forged and an old button look alike.
    """
    token, _, index = data.partition(":")
    async with desk.storage.begin() as unit:
        keyboard = await unit.letters.keyboard(token)
    if keyboard is None or keyboard.expires_at <= desk.clock.now():
        raise ButtonExpired
    own_chat, in_group = chat_id == user_id, chat_id < 0
    if keyboard.chat_id != chat_id or not (own_chat or in_group):
        raise ButtonExpired
    places = {str(place): press for place, press in enumerate(keyboard.presses)}
    if index not in places:
        raise ButtonExpired
    return places[index], f"press:{token}:{index}:{user_id}"
