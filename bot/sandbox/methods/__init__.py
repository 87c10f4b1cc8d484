"""The methods of the Bot API that work here, one table per subject."""

from bot.sandbox.methods import (
    answering,
    chats,
    editing,
    fetching,
    media,
    relaying,
    sending,
    settings,
)
from bot.sandbox.query import Method

METHODS: dict[str, Method] = {
    **answering.METHODS,
    **chats.METHODS,
    **editing.METHODS,
    **fetching.METHODS,
    **media.METHODS,
    **relaying.METHODS,
    **sending.METHODS,
    **settings.METHODS,
}
