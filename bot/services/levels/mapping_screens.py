"""The screens of the triage: facts to toggle, one question, the result."""

from bot.domain.issue import Issue
from bot.domain.rubric import HIGHEST, Assessment
from bot.ports.mail import Button
from bot.ports.storage import Mapping
from bot.services.levels.level_facts import level_facts
from bot.services.levels.mapping_flags import RESULT, START, flag_rows
from bot.services.levels.mapping_start import show_start
from bot.services.levels.sheets import (
    QUICK,
    UNKNOWN,
    assess,
    complete,
    first_open,
    question_before,
    questions,
)
from bot.services.turn import Turn
from bot.services.views import issue_view


async def show_sheet(
    turn: Turn, issue: Issue, sheet: Mapping, *, every: bool = False
) -> None:
    """Show where the sheet stands: the start, the next question, or the result."""
    code = first_open(sheet)
    if complete(sheet):
        await show_result(turn, issue, sheet, every=every)
    elif code is not None:
        await show_question(turn, issue, sheet, code)
    else:
        await show_start(turn, issue, sheet, every=every)


async def show_question(turn: Turn, issue: Issue, sheet: Mapping, code: str) -> None:
    """Show one question: its four answers first, then what else there is."""
    options = [
        [_answer(turn, issue, sheet, code, value)] for value in range(HIGHEST + 1)
    ]
    before = question_before(sheet, code)
    back = before or RESULT if complete(sheet) else before or START
    rows = [
        *options,
        [
            _answer(turn, issue, sheet, code, UNKNOWN),
            turn.button("triage_go", issue.id, value=back, label="back"),
        ],
        *_onward_rows(turn, issue, sheet, code),
    ]
    codes = questions(sheet)
    await turn.reply(
        "triage_question",
        rows=rows,
        issue=await issue_view(turn, issue, turn.member),
        number=codes.index(code) + 1,
        all=len(codes),
        axis=turn.label(f"axis.{_axis_of(turn, code)}"),
        question=turn.label(f"question.{code}"),
    )


def _axis_of(turn: Turn, code: str) -> str:
    axes = turn.desk.playbook.rubric.axes
    return next(axis.code for axis in axes if code in (axis.code, *axis.indicators))


def _answer(turn: Turn, issue: Issue, sheet: Mapping, code: str, value: int) -> Button:
    text = turn.label("button.unknown")
    if value != UNKNOWN:
        text = f"{value} · {turn.label(f'option.{code}_{value}')}"
    if sheet.answers.get(code) == value:
        text = f"{text} ✅"
    return turn.button("triage_answer", issue.id, value=f"{code}={value}", text=text)


def _onward_rows(
    turn: Turn, issue: Issue, sheet: Mapping, code: str
) -> list[list[Button]]:
    """Let who changes one answer pass over the others."""
    if not complete(sheet):
        return []
    codes = questions(sheet)
    following = codes[codes.index(code) + 1 :]
    skip = [
        turn.button("triage_go", issue.id, value=next_code, label="skip")
        for next_code in following[:1]
    ]
    return [
        [*skip, turn.button("triage_go", issue.id, value=RESULT, label="see_result")]
    ]


async def show_result(
    turn: Turn, issue: Issue, sheet: Mapping, *, every: bool = False
) -> None:
    """Show the level that the answers lead to. It is not in force yet."""
    found = assess(turn.desk.playbook.rubric, sheet)
    facts = await level_facts(turn, issue, found.level, found.fired, turn.member)
    await turn.reply(
        "triage_result",
        rows=_result_rows(turn, issue, sheet, found.level.name, every=every),
        issue=await issue_view(turn, issue, turn.member),
        score=found.score,
        axes=[_axis_facts(turn, axis.axis, axis.sum, axis.band) for axis in found.axes],
        could_be=_could_be(found),
        unknown=_unknown(turn, sheet),
        quick=sheet.form == QUICK,
        in_force=turn.label(f"level.{issue.level.name}") if issue.level else "",
        **facts,
    )


def _result_rows(
    turn: Turn, issue: Issue, sheet: Mapping, code: str, *, every: bool
) -> list[list[Button]]:
    text = turn.label("button.set_level", level=code)
    first = questions(sheet)[0]
    return [
        [turn.button("set_level", issue.id, value=code, text=text)],
        *flag_rows(turn, issue, sheet, RESULT, every=every),
        [
            turn.button("triage_go", issue.id, value=first, label="change_answers"),
            turn.button("triage_cancel", issue.id, label="cancel"),
        ],
    ]


def _axis_facts(turn: Turn, axis: str, total: int, band: str) -> tuple[str, int, str]:
    return turn.label(f"axis.{axis}"), total, turn.label(f"band.{band}")


def _could_be(found: Assessment) -> str:
    low, high = found.could_be
    return "" if low == high else f"{low.name}–{high.name}"


def _unknown(turn: Turn, sheet: Mapping) -> str:
    """Name what is to be found out, axis or indicator."""
    codes = [c for c in questions(sheet) if sheet.answers.get(c) == UNKNOWN]
    return ", ".join(turn.label(f"topic.{code}") for code in codes)
