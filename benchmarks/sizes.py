"""How much is measured: in full, or quickly."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Counts of every row; the quick ones show that it works, not how fast."""

    rounds: int
    reports: int
    echoes_when_slow: int
    reports_when_slow: int
    paced: int
    letters: int
    timers: tuple[int, ...]
    ticks: int
    starts: int
    waiting: int
    found_in: int
    opened: int
    asks: int
    on_the_map: int
    pictures: int
    lookups: int
    lints: int


FULL = Sizes(
    rounds=3,
    reports=1000,
    echoes_when_slow=60,
    reports_when_slow=200,
    paced=1000,
    letters=500,
    timers=(100, 10_000, 1_000_000),
    ticks=5,
    starts=5,
    waiting=10_000,
    found_in=100_000,
    opened=1000,
    asks=300,
    on_the_map=40,
    pictures=40,
    lookups=1000,
    lints=60,
)
QUICK = Sizes(
    rounds=1,
    reports=60,
    echoes_when_slow=10,
    reports_when_slow=20,
    paced=60,
    letters=60,
    timers=(100, 1000),
    ticks=2,
    starts=1,
    waiting=120,
    found_in=200,
    opened=50,
    asks=10,
    on_the_map=12,
    pictures=3,
    lookups=10,
    lints=3,
)
