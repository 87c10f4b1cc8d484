"""A sheet: what one member answered about one issue, and the level it leads to."""

from collections.abc import Sequence

from bot.domain.floors import Flag, FloorRule, raised
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.rubric import AXES, HIGHEST, INDICATORS, Answers, Assessment, Rubric
from bot.domain.values import Struct, replace
from bot.ports.storage import Mapping
from bot.services.turn import Turn

#: How "Belum tahu" is kept.
UNKNOWN = -1

QUICK, FULL = "quick", "full"

#: Which questions a form asks, in this order (contract.md).
QUESTIONS: dict[str, tuple[str, ...]] = {QUICK: AXES, FULL: INDICATORS}


class Verdict(Struct, frozen=True):
    """What would be in force: a level, and what it rests on.

    `score` is None where the level was chosen without answers. `owed` says that the
    nine questions are still to be answered. `basis` names form and answers in codes,
    for the journal.
    """

    level: Level
    score: int | None
    floors: tuple[FloorRule, ...]
    owed: bool
    basis: str

    @property
    def by_answers(self) -> bool:
        """Tell whether questions were answered for it."""
        return self.score is not None

    @property
    def floor_codes(self) -> tuple[str, ...]:
        """Return the codes of the rules, as the issue keeps them."""
        return tuple(rule.code for rule in self.floors)

    @property
    def lowest(self) -> Level:
        """Return the level that the rules do not let go under."""
        return raised(Level.L1, self.floors)


async def sheet_of(turn: Turn, issue: Issue) -> Mapping:
    """Return the asker's sheet, an empty one before the first answer."""
    own = await turn.unit.issues.mapping(issue.id, turn.member.user_id)
    return own or Mapping(issue.id, turn.member.user_id, "", {}, ())


async def open_sheet(turn: Turn, issue: Issue) -> Mapping:
    """Return the asker's sheet with the facts that are in force, and keep it so.

    Nobody shall lower a level just because they never saw which facts raised it.
    """
    sheet = await sheet_of(turn, issue)
    changes = await turn.unit.issues.levels(issue.id)
    if changes and changes[-1].by != turn.member.user_id:
        theirs = await turn.unit.issues.mapping(issue.id, changes[-1].by)
        sheet = replace(sheet, flags=theirs.flags if theirs else ())
        await turn.unit.issues.save_mapping(sheet)
    return sheet


def questions(sheet: Mapping) -> Sequence[str]:
    """Return the codes that the sheet's form asks for; none before it was chosen."""
    return QUESTIONS.get(sheet.form, ())


def first_open(sheet: Mapping) -> str | None:
    """Return the first question without an answer."""
    return next((code for code in questions(sheet) if code not in sheet.answers), None)


def complete(sheet: Mapping) -> bool:
    """Tell whether a form was chosen and every question of it has an answer."""
    return bool(questions(sheet)) and first_open(sheet) is None


def question_after(sheet: Mapping, code: str) -> str | None:
    """Return the next question, or one left open before; None leads to the result."""
    codes = questions(sheet)
    index = codes.index(code) + 1
    return codes[index] if index < len(codes) else first_open(sheet)


def question_before(sheet: Mapping, code: str) -> str | None:
    """Return the question before; None before the first."""
    codes = questions(sheet)
    index = codes.index(code)
    return codes[index - 1] if index else None


def fits(sheet: Mapping, code: str, answer: int) -> bool:
    """Tell whether the sheet's form has this question, and it this answer."""
    return code in questions(sheet) and UNKNOWN <= answer <= HIGHEST


def with_answer(sheet: Mapping, code: str, answer: int) -> Mapping:
    """Return the sheet with one more answer."""
    return replace(sheet, answers={**sheet.answers, code: answer})


def with_flag(sheet: Mapping, flag: Flag, *, on: bool) -> Mapping:
    """Return the sheet with one fact switched on or off, in the order of `Flag`."""
    held = {*sheet.flags, flag} if on else set(sheet.flags) - {flag}
    return replace(sheet, flags=tuple(f for f in Flag if f in held))


def answers_of(rubric: Rubric, sheet: Mapping) -> Answers:
    """Return what the sheet says about the nine indicators; None is unknown."""
    given = {
        code: None if sheet.answers[code] == UNKNOWN else sheet.answers[code]
        for code in questions(sheet)
        if code in sheet.answers
    }
    return rubric.quick(given) if sheet.form == QUICK else given


def assess(rubric: Rubric, sheet: Mapping) -> Assessment:
    """Return what the sheet amounts to; no answers count as unknown."""
    return rubric.assess(answers_of(rubric, sheet), sheet.flags)


def verdict(rubric: Rubric, sheet: Mapping) -> Verdict:
    """Return the level that a complete sheet leads to."""
    found = assess(rubric, sheet)
    codes = " ".join(f"{code}={sheet.answers[code]}" for code in questions(sheet))
    owed = sheet.form != FULL
    return Verdict(found.level, found.score, found.fired, owed, f"{sheet.form} {codes}")


def verdict_without_answers(rubric: Rubric, sheet: Mapping, level: Level) -> Verdict:
    """Return a level chosen at once; the facts that are switched on still count."""
    blank = replace(sheet, form="", answers={})
    return Verdict(level, None, assess(rubric, blank).fired, True, "direct")
