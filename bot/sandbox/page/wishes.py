"""Faults and limits as the page shows them and as it wishes them to be."""

from collections.abc import Callable

from bot.sandbox.answers import JsonObject
from bot.sandbox.faults import Outcome
from bot.sandbox.local import LocalTelegram
from bot.sandbox.page.given import flag, maybe_number

OFFERED = {
    Outcome.FLOOD,
    Outcome.ERROR_500,
    Outcome.LOST,
    Outcome.SLOW,
    Outcome.RESET,
}
MOST_TIMES = 1000
LONGEST_WAIT = 3600
USUAL_WAIT = 5


def faults_view(telegram: LocalTelegram) -> JsonObject:
    """Show what goes wrong and what will."""
    faults = telegram.faults
    planned = [{"outcome": one.outcome, "times": one.times} for one in faults.planned]
    return {"down": faults.down, "planned": planned, "rate": faults.rate}


class Weather:
    """Rings when the faults or the limits are not what they were, whoever did it."""

    def __init__(self, telegram: LocalTelegram, ring: Callable[[], None]) -> None:
        self._telegram = telegram
        self._ring = ring
        self._known = self._now()
        telegram.watchers.append(self._look)

    def _now(self) -> tuple[JsonObject, bool]:
        return faults_view(self._telegram), self._telegram.pace.enforced

    def _look(self) -> None:
        now = self._now()
        if now != self._known:
            self._known = now
            self._ring()


def wish_faults(telegram: LocalTelegram, given: JsonObject) -> None:
    """Plan a fault, let chance decide, take the server down, or clear it all."""
    if given.get("clear"):
        telegram.faults.clear()
    elif "down" in given:
        telegram.faults.down = flag(given, "down")
    elif "rate" in given:
        telegram.faults.random(_share(given["rate"]), sorted(OFFERED))
    else:
        _plan(telegram, given)


def _plan(telegram: LocalTelegram, given: JsonObject) -> None:
    outcome = Outcome(str(given.get("outcome")))
    if outcome not in OFFERED:
        raise ValueError(f"{outcome.value} is not offered on the page")
    times = _between(given, "times", MOST_TIMES, usual=1)
    wait = _between(given, "retry_after", LONGEST_WAIT, usual=USUAL_WAIT)
    telegram.faults.next(outcome, times=times, retry_after=wait)


def _between(given: JsonObject, name: str, most: int, usual: int) -> int:
    value = maybe_number(given, name)
    if value is None:
        return usual
    if not 1 <= value <= most:
        raise ValueError(f"{name} must be from 1 to {most}")
    return value


def _share(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("rate must be a number")
    if not 0 <= value <= 1:
        raise ValueError("rate must be from 0 to 1")
    return float(value)


def wish_limits(telegram: LocalTelegram, given: JsonObject) -> None:
    """Refuse what is too fast from now on, or no more."""
    telegram.pace.enforced = flag(given, "enforced")
