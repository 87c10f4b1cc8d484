"""What can go wrong on the way to Telegram and back, one call at a time."""

import random
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from bot.sandbox.answers import Answer, Cut, RefusedError, too_many

HTML = {"Content-Type": "text/html"}
POLLING = "getupdates"


class Outcome(StrEnum):
    """What the caller meets instead of a plain answer."""

    FLOOD = "flood"  # 429 with retry_after
    ERROR_500 = "500"
    BAD_GATEWAY = "502"  # an HTML page of a proxy
    UNAVAILABLE = "503"
    GATEWAY_TIMEOUT = "504"
    UNAUTHORIZED = "401"
    FALSE_OK = "false_ok"  # HTTP 200, ok false
    BROKEN_BODY = "broken_body"  # took effect; half of the JSON arrives
    LOST = "lost"  # took effect; the connection closes without an answer
    RESET = "reset"  # read, not accepted, connection reset
    REFUSED = "refused"  # nobody listens
    SLOW = "slow"  # takes effect after a while


TAKES_EFFECT = {Outcome.LOST, Outcome.BROKEN_BODY, Outcome.SLOW}


@dataclass(frozen=True, slots=True)
class Fault:
    """One planned mishap; `method` and `chat` limit which call meets it.

    `effect` decides whether the call takes effect all the same; None means the
    usual thing for the outcome. A fault without a method spares getUpdates.
    """

    outcome: Outcome
    method: str | None = None
    chat: int | None = None
    retry_after: int = 5
    seconds: float = 1.0
    skip: int = 0
    times: int = 1
    effect: bool | None = None

    def fits(self, method: str, chat: Any) -> bool:
        """Tell whether a call is the kind this fault waits for."""
        if self.chat is not None and str(chat) != str(self.chat):
            return False
        name = method.lower()
        return name == self.method.lower() if self.method else name != POLLING

    @property
    def takes_effect(self) -> bool:
        """Tell whether the server carries the call out."""
        if self.effect is not None:
            return self.effect
        return self.outcome in TAKES_EFFECT

    def spoil(self, answer: Answer) -> Answer:
        """Turn the answer of the server into what arrives."""
        if self.outcome in CUTS:
            return replace(answer, cut=CUTS[self.outcome])
        if self.outcome is Outcome.BROKEN_BODY:
            whole = answer.payload()
            return replace(answer, raw=whole[: len(whole) // 2])
        if self.outcome is Outcome.FLOOD:
            return too_many(self.retry_after).answer()
        return ANSWERS.get(self.outcome, answer)


CUTS = {
    Outcome.LOST: Cut.LOST,
    Outcome.RESET: Cut.RESET,
    Outcome.REFUSED: Cut.REFUSED,
}
FALSE_BODY = {"ok": False, "error_code": 500, "description": "Internal Server Error"}
GATEWAY_PAGE = b"<html><head><title>502 Bad Gateway</title></head></html>"
TIMEOUT_PAGE = b"<html><head><title>504 Gateway Time-out</title></head></html>"
ANSWERS = {
    Outcome.ERROR_500: RefusedError(500).answer(),
    Outcome.BAD_GATEWAY: Answer(502, {}, HTML, GATEWAY_PAGE),
    Outcome.UNAVAILABLE: Answer(503, {**FALSE_BODY, "error_code": 503}),
    Outcome.GATEWAY_TIMEOUT: Answer(504, {}, HTML, TIMEOUT_PAGE),
    Outcome.UNAUTHORIZED: RefusedError(401).answer(),
    Outcome.FALSE_OK: Answer(200, FALSE_BODY),
}


class Faults:
    """The mishaps to come: a queue of planned ones, then chance, or all down.

    `down` refuses every call, getUpdates included, until it is set back.
    """

    def __init__(self) -> None:
        self.planned: list[Fault] = []
        self.down = False
        self.given: list[Fault] = []
        self._rate = 0.0
        self._kinds: list[Outcome] = []
        self._methods: frozenset[str] | None = None
        self._random = random.Random(0)

    def next(
        self,
        outcome: Outcome | str,
        *,
        method: str | None = None,
        chat: int | None = None,
        retry_after: int = 5,
        seconds: float = 1.0,
        skip: int = 0,
        times: int = 1,
        effect: bool | None = None,
    ) -> None:
        """Plan a fault for the next fitting calls, after `skip` of them."""
        fault = Fault(
            Outcome(outcome), method, chat, retry_after, seconds, skip, times, effect
        )
        self.planned.append(fault)

    def random(
        self,
        rate: float,
        kinds: Iterable[Outcome | str],
        seed: int | str = 0,
        methods: Collection[str] | None = None,
    ) -> None:
        """Let chance spoil a share of the calls; getUpdates only if named."""
        self._rate = rate
        self._kinds = [Outcome(kind) for kind in kinds]
        self._methods = frozenset(one.lower() for one in methods) if methods else None
        self._random = random.Random(seed)

    @property
    def rate(self) -> float:
        """Return the share of the calls that chance spoils."""
        return self._rate

    def clear(self) -> None:
        """Forget every planned and random fault; the server is up again."""
        self.planned.clear()
        self._rate, self.down = 0.0, False

    def take(self, method: str, chat: Any) -> Fault | None:
        """Return the fault this call meets, if any, and count it."""
        if self.down:
            return Fault(Outcome.REFUSED)
        fault = self._planned(method, chat) or self._chance(method.lower())
        if fault:
            self.given.append(fault)
        return fault

    def _planned(self, method: str, chat: Any) -> Fault | None:
        for place, fault in enumerate(self.planned):
            if fault.fits(method, chat):
                return self._count(place, fault)
        return None

    def _count(self, place: int, fault: Fault) -> Fault | None:
        if fault.skip:
            self.planned[place] = replace(fault, skip=fault.skip - 1)
            return None
        if fault.times > 1:
            self.planned[place] = replace(fault, times=fault.times - 1)
        else:
            del self.planned[place]
        return fault

    def _chance(self, method: str) -> Fault | None:
        named = method in self._methods if self._methods else method != POLLING
        if not named or not self._rate or self._random.random() >= self._rate:
            return None
        return Fault(self._random.choice(self._kinds))
