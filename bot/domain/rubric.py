"""The rubric of doctrine.md 3.2: nine answers and some facts become a level."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from bot.domain.floors import Flag, FloorRule, fired, raised
from bot.domain.levels import Level
from bot.domain.values import Struct

#: An answer is 0 to HIGHEST, or None: nobody knows yet.
HIGHEST = 3
#: What an unknown answer adds to the score (contract.md, Belum tahu).
UNKNOWN_COUNTS = 1
#: The highest sum of one axis: three indicators.
AXIS_FULL = 3 * HIGHEST

#: A is content, B context and source, C public interest.
AXES = ("A", "B", "C")
INDICATORS = ("A1", "A2", "A3", "B1", "B2", "B3", "C1", "C2", "C3")

Answers = Mapping[str, int | None]


class Band(StrEnum):
    """The word for the sum of one axis."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Axis(Struct, frozen=True):
    """One of the three questions; *weight* is its share of the score in percent."""

    code: str
    indicators: tuple[str, ...]
    weight: int

    def total(self, answers: Mapping[str, int]) -> int:
        """Add up the axis, 0 to 9."""
        return sum(answers[code] for code in self.indicators)


class AxisResult(Struct, frozen=True):
    """The sum of one axis, 0 to 9, and its word."""

    axis: str
    sum: int
    band: Band


class Assessment(Struct, frozen=True):
    """What the answers and facts say: `level` is the one to set.

    `fired` holds each floor rule once, with the highest level it asks for.
    `could_be` is the lowest and the highest level that the `unknown`
    indicators can still lead to; the two are equal when nothing can change.
    """

    axes: tuple[AxisResult, ...]
    score: int
    level_by_score: Level
    level: Level
    fired: tuple[FloorRule, ...]
    could_be: tuple[Level, Level]
    unknown: tuple[str, ...]


class Rubric(Struct, frozen=True):
    """How answers become a level: weights, thresholds and floors of the office."""

    axes: tuple[Axis, ...]
    thresholds: Mapping[Level, int]
    floors: tuple[FloorRule, ...]
    shown_first: tuple[Flag, ...]
    medium_from: int = 4
    high_from: int = 7

    @property
    def shown_later(self) -> tuple[Flag, ...]:
        """List the flags behind the "more" button."""
        return tuple(flag for flag in Flag if flag not in self.shown_first)

    def quick(self, taps: Answers) -> dict[str, int | None]:
        """Expand one tap per axis to its indicators; an axis not tapped is unknown."""
        return {
            code: taps.get(axis.code) for axis in self.axes for code in axis.indicators
        }

    def assess(self, answers: Answers, flags: Collection[str] = ()) -> Assessment:
        """Score *answers*, then apply the floor rules (doctrine.md 3.2, 0b.10).

        An indicator that is missing or None is unknown: it counts 1, and never
        fires a floor rule. Raises ValueError for a code or a value that the
        rubric does not have.
        """
        _require_known(answers, flags)
        counted, least = _filled(answers, UNKNOWN_COUNTS), _filled(answers, 0)
        score = self.score(counted)
        rules = fired(self.floors, least, flags)
        most = _filled(answers, HIGHEST)
        return Assessment(
            axes=tuple(self._result(axis, counted) for axis in self.axes),
            score=score,
            level_by_score=self.level_of(score),
            level=raised(self.level_of(score), rules),
            fired=rules,
            could_be=(self._level(least, flags), self._level(most, flags)),
            unknown=tuple(code for code in INDICATORS if answers.get(code) is None),
        )

    def score(self, answers: Mapping[str, int]) -> int:
        """Weigh nine known answers: 0 to 100, halves rounded up."""
        weighted = sum(axis.weight * axis.total(answers) for axis in self.axes)
        return (2 * weighted + AXIS_FULL) // (2 * AXIS_FULL)

    def level_of(self, score: int) -> Level:
        """Read the level of a score off the thresholds."""
        reached = (lv for lv, start in self.thresholds.items() if score >= start)
        return max(reached, default=Level.L1)

    def _level(self, answers: Mapping[str, int], flags: Collection[str]) -> Level:
        rules = fired(self.floors, answers, flags)
        return raised(self.level_of(self.score(answers)), rules)

    def _result(self, axis: Axis, answers: Mapping[str, int]) -> AxisResult:
        total = axis.total(answers)
        bands = {0: Band.LOW, self.medium_from: Band.MEDIUM, self.high_from: Band.HIGH}
        return AxisResult(axis.code, total, bands[max(b for b in bands if total >= b)])


def _filled(answers: Answers, unknown: int) -> dict[str, int]:
    given = {code: answers.get(code) for code in INDICATORS}
    return {code: unknown if a is None else a for code, a in given.items()}


def _require_known(answers: Answers, flags: Collection[str]) -> None:
    wrong = [f"{code}={a}" for code, a in answers.items() if not _fits(code, a)]
    wrong += [flag for flag in flags if flag not in set(Flag)]
    if wrong:
        raise ValueError(f"not in the rubric: {', '.join(wrong)}")


def _fits(code: str, answer: int | None) -> bool:
    return code in INDICATORS and (answer is None or 0 <= answer <= HIGHEST)
