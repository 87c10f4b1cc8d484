"""Letters that do something in a group: a topic, a pin, a sign on a message."""

from collections.abc import Callable
from typing import Any

from bot.ports.mail import Errand, QueuedLetter

Params = dict[str, Any]


class Pointless(Exception):
    """There is no message to do it to: the letter will never be sent."""


def _named(queued: QueuedLetter) -> Params:
    return {"name": queued.letter.text}


def _there(queued: QueuedLetter) -> Params:
    return {"message_thread_id": queued.letter.thread}


def _named_there(queued: QueuedLetter) -> Params:
    return _there(queued) | _named(queued)


def _pinned(queued: QueuedLetter) -> Params:
    if not queued.message_id:
        raise Pointless
    return {"message_id": queued.message_id, "disable_notification": True}


def _unpinned(queued: QueuedLetter) -> Params:
    if not queued.message_id:
        raise Pointless
    return {"message_id": queued.message_id}


def _signed(queued: QueuedLetter) -> Params:
    sign = {"type": "emoji", "emoji": queued.letter.text}
    return {"message_id": queued.letter.answers, "reaction": [sign]}


#: errand -> the method, and its parameters but the chat.
ERRANDS: dict[Errand, tuple[str, Callable[[QueuedLetter], Params]]] = {
    Errand.OPEN_TOPIC: ("createForumTopic", _named),
    Errand.NAME_TOPIC: ("editForumTopic", _named_there),
    Errand.CLOSE_TOPIC: ("closeForumTopic", _there),
    Errand.REOPEN_TOPIC: ("reopenForumTopic", _there),
    Errand.DROP_TOPIC: ("deleteForumTopic", _there),
    Errand.PIN: ("pinChatMessage", _pinned),
    Errand.UNPIN: ("unpinChatMessage", _unpinned),
    Errand.REACT: ("setMessageReaction", _signed),
}


def errand_call(queued: QueuedLetter) -> tuple[str, Params]:
    """Return method and parameters; raise `Pointless` where there is nothing to do."""
    method, params = ERRANDS[Errand(queued.letter.errand)]
    return method, {"chat_id": queued.letter.chat_id} | params(queued)
