"""Starts, signs of life and stops."""

from bot.ports.storage import Downtime
from tests.storage.builders import NOW, later


async def test_the_first_start_has_nothing_to_confess(storage):
    assert await storage.starting(NOW) is None


async def test_after_a_crash_the_downtime_begins_with_the_last_sign_of_life(storage):
    await storage.starting(NOW)
    await storage.alive(later(minutes=5))
    await storage.alive(later(minutes=3))

    assert await storage.starting(later(minutes=9)) == Downtime(
        later(minutes=5), later(minutes=9)
    )
    assert await storage.starting(later(minutes=10)) == Downtime(
        later(minutes=9), later(minutes=10)
    )


async def test_after_a_clean_stop_the_downtime_begins_with_the_stop(storage):
    await storage.starting(NOW)
    await storage.alive(later(minutes=5))
    await storage.stopping(later(minutes=6))

    assert await storage.starting(later(hours=2)) == Downtime(
        later(minutes=6), later(hours=2)
    )
