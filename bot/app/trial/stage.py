"""The stage of a trial: what the page may wish, and what it shows beside the phones."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.app.trial.telling import Telling
from bot.app.trial.tenancy import Tenancy
from bot.sandbox.answers import JsonObject
from bot.sandbox.page.wishes import Weather, faults_view, wish_faults, wish_limits

#: The clock is not put further than this by one wish: a month of 31 days.
FURTHEST = timedelta(days=31)

Wish = Callable[["TrialStage", JsonObject], Awaitable[None]]


class TrialStage:
    """`bot.sandbox.page.stage.Stage` of a sample office with the real bot."""

    def __init__(self, tenancy: Tenancy, telling: Telling) -> None:
        self.tenancy = tenancy
        self.telling = telling
        self.moving = False
        self.weather = Weather(tenancy.telegram, tenancy.news.ring)

    def view(self) -> JsonObject:
        """Return what the page shows besides the phones."""
        telegram = self.tenancy.telegram
        return {
            **self.tenancy.view(),
            **self.telling.view(),
            "moving": self.moving,
            "faults": faults_view(telegram),
            "limits": telegram.pace.enforced,
        }

    async def changed(self, seen: int) -> int:
        """Wait for news; return its number."""
        return await self.tenancy.news.heard(seen)

    async def wish(self, name: str, given: JsonObject) -> None:
        """Carry a wish out; raise `LookupError` or `ValueError` for a bad one."""
        wish = WISHES.get(name)
        if wish is None:
            raise LookupError(f"no wish {name!r}; there are {sorted(WISHES)}")
        if name in AT_ONCE:
            await wish(self, given)
        else:
            async with self.tenancy.one_at_a_time:
                await wish(self, given)
        self.tenancy.news.ring()


async def _clock(stage: TrialStage, given: JsonObject) -> None:
    by = await _wanted(stage, given)
    stage.moving = True
    stage.tenancy.news.ring()
    try:
        await stage.tenancy.put_forward(by)
    finally:
        stage.moving = False


async def _wanted(stage: TrialStage, given: JsonObject) -> timedelta:
    if given.get("to") == "next":
        due = await stage.tenancy.look_ahead()
        if due is None:
            raise ValueError("nothing is due")
        by = due - stage.tenancy.clock.now() + timedelta(seconds=1)
    else:
        by = timedelta(minutes=_minutes(given))
    if not timedelta(0) < by <= FURTHEST:
        raise ValueError("the clock only goes forward, and at most 31 days")
    return by


def _minutes(given: JsonObject) -> float:
    minutes = given.get("minutes")
    if isinstance(minutes, bool) or not isinstance(minutes, int | float):
        raise ValueError("by how many minutes, or to the next deadline?")
    return min(minutes, FURTHEST / timedelta(minutes=1) + 1)


async def _fresh(stage: TrialStage, given: JsonObject) -> None:
    stage.telling.leave()
    await stage.tenancy.begin_anew()


async def _bot(stage: TrialStage, given: JsonObject) -> None:
    if not isinstance(given.get("running"), bool):
        raise ValueError("is the bot to run, yes or no?")
    if given["running"]:
        stage.tenancy.start_bot()
    else:
        await stage.tenancy.stop_bot()


async def _story(stage: TrialStage, given: JsonObject) -> None:
    await stage.telling.choose(str(given.get("name")))


async def _step(stage: TrialStage, given: JsonObject) -> None:
    await stage.telling.step()


async def _play(stage: TrialStage, given: JsonObject) -> None:
    stage.telling.play()


async def _pause(stage: TrialStage, given: JsonObject) -> None:
    stage.telling.pause()


async def _leave(stage: TrialStage, given: JsonObject) -> None:
    stage.telling.leave()


async def _faults(stage: TrialStage, given: JsonObject) -> None:
    wish_faults(stage.tenancy.telegram, given)
    await stage.tenancy.line.follow()


async def _limits(stage: TrialStage, given: JsonObject) -> None:
    wish_limits(stage.tenancy.telegram, given)


WISHES: dict[str, Wish] = {
    "clock": _clock,
    "fresh": _fresh,
    "bot": _bot,
    "story": _story,
    "step": _step,
    "play": _play,
    "pause": _pause,
    "leave": _leave,
    "faults": _faults,
    "limits": _limits,
}

#: These only set a switch, and do not wait for a clock that moves.
AT_ONCE: frozenset[str] = frozenset({"play", "pause", "faults", "limits"})
