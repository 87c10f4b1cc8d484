"""What minutes must have before they are submitted (doctrine.md 5.2, NR-01 on)."""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.domain.findings import Finding, Weight
from bot.domain.meeting import APPROVE_WITHIN
from bot.domain.values import Struct


class MinutesContents(Struct, frozen=True):
    """Minutes as they stand. Each tuple names what is wrong, as people read it.

    `unowned` are decisions without owner and deadline, `unmarked` the invited whose
    attendance nobody marked, `loose` the numbers behind which no fact stands, `silent`
    what the office wants on record at this level: the speaker, the narrative. Where
    the office asks for no approved minutes, it is not `strict`: a number without a
    fact is told, and holds nothing up.
    """

    lines: int
    unowned: tuple[str, ...] = ()
    unmarked: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    differed: bool = False
    held_at: datetime | None = None
    approved_at: datetime | None = None
    now: datetime | None = None
    strict: bool = True


def _late(c: MinutesContents) -> tuple[str, ...] | None:
    """Tell whether the minutes were approved, or are waiting, longer than a day."""
    then = c.approved_at or c.now
    if c.held_at is None or then is None:
        return None
    return () if then - c.held_at > APPROVE_WITHIN else None


Check = Callable[[MinutesContents], tuple[str, ...] | None]
_HOLDS = Weight.HOLDS_UP

#: code -> how much it weighs, and what is wrong: None for nothing.
MINUTES_CHECKS: Mapping[str, tuple[Weight, Check]] = {
    "NR-01": (_HOLDS, lambda c: c.unowned or None),
    "NR-02": (_HOLDS, lambda c: c.unmarked or None),
    "NR-03": (_HOLDS, lambda c: c.loose or None),
    "NR-04": (_HOLDS, lambda c: c.silent or None),
    "NR-05": (Weight.TELLS, lambda c: None if c.differed else ()),
    "NR-06": (Weight.WARNS, _late),
    "NR-07": (_HOLDS, lambda c: None if c.lines else ()),
}


def minutes_findings(contents: MinutesContents) -> list[Finding]:
    """Return everything that minutes lack, in the order of the codes.

    NR-07 is ours: minutes that say nothing are none.
    """
    rows = MINUTES_CHECKS.items()
    found = [(code, weight, check(contents)) for code, (weight, check) in rows]
    return [
        Finding(code, _weighed(code, weight, contents), what)
        for code, weight, what in found
        if what is not None
    ]


def _weighed(code: str, weight: Weight, contents: MinutesContents) -> Weight:
    lenient = code == "NR-03" and not contents.strict
    return Weight.WARNS if lenient else weight
