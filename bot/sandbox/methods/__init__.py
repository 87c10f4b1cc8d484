"""The methods of the Bot API that work here, one table per subject."""

from bot.sandbox.methods import (
    answering,
    chats,
    editing,
    fetching,
    inviting,
    leaders,
    media,
    members,
    pinning,
    polls,
    profiles,
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
    **inviting.METHODS,
    **leaders.METHODS,
    **media.METHODS,
    **members.METHODS,
    **pinning.METHODS,
    **polls.METHODS,
    **profiles.METHODS,
    **reacting.METHODS,
    **relaying.METHODS,
    **sending.METHODS,
    **settings.METHODS,
    **topics.METHODS,
}
