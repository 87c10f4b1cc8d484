"""The record of every call: what was asked, what was answered, what took effect."""

from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from inspect import isawaitable

from bot.sandbox.answers import Answer, JsonObject


@dataclass(eq=False)
class Call:
    """One call; `accepted` says whether it took effect, whatever was answered."""

    number: int
    bot_id: int
    method: str
    params: JsonObject
    at: datetime
    status: int = 0
    accepted: bool = False
    answer: Answer | None = None
    fault: str = ""

    def json(self) -> JsonObject:
        """Return the call as the control endpoint shows it."""
        return {
            "number": self.number,
            "bot_id": self.bot_id,
            "method": self.method,
            "params": self.params,
            "at": self.at.isoformat(),
            "status": self.status,
            "accepted": self.accepted,
            "fault": self.fault,
            "body": self.answer.body if self.answer else None,
        }


Hook = Callable[[Call], Awaitable[None] | None]


class Calls:
    """All calls in order; `before` and `after` are called around each of them.

    A hook that raises stops the call there: before it takes effect, or after it
    did and before the answer leaves.
    """

    def __init__(self, kept: int | None = None) -> None:
        self.all: deque[Call] = deque(maxlen=kept)
        self.before: Hook | None = None
        self.after: Hook | None = None
        self._count = 0

    def __iter__(self) -> Iterator[Call]:
        return iter(self.all)

    def __len__(self) -> int:
        return self._count

    def open(self, bot_id: int, method: str, params: JsonObject, at: datetime) -> Call:
        """Begin the record of a call."""
        self._count += 1
        call = Call(self._count, bot_id, method, params, at)
        self.all.append(call)
        return call

    def of(self, method: str, chat_id: int | None = None) -> list[Call]:
        """List the calls of a method that took effect, maybe in one chat."""
        return [
            call
            for call in self.all
            if call.method == method
            and call.accepted
            and chat_id in {None, call.params.get("chat_id")}
        ]


async def run_hook(hook: Hook | None, call: Call) -> None:
    """Call a hook, waiting for it when it is a coroutine."""
    if hook is None:
        return
    waiting = hook(call)
    if isawaitable(waiting):
        await waiting
