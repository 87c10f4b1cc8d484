"""The methods of the Bot API that work here, one table per subject."""

from bot.sandbox.methods import (
    answering,
    chats,
    editing,
    fetching,
    media,
    pinning,
    reacting,
    relaying,
    sending,
    settings,
    topics,
)
from bot.sandbox.query import Method

METHODS: dict[str, Method] = {
    **answering.METHODS,
    **chats.METHODS,
    **editing.METHODS,
    **fetching.METHODS,
    **media.METHODS,
    **pinning.METHODS,
    **reacting.METHODS,
    **relaying.METHODS,
    **sending.METHODS,
    **settings.METHODS,
    **topics.METHODS,
}
