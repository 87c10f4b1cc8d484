"""Setting a level by a button: the result of a triage, or one chosen at once."""

from bot.domain.access import Action, may
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.levels.in_force import (
    objection,
    put_in_force,
    show_in_force,
    verdict_of_sheet,
)
from bot.services.levels.level_facts import floor_lines
from bot.services.levels.level_reasons import ask_reason
from bot.services.levels.lowering import lowering_lacks, show_held
from bot.services.levels.mapping_flags import RESULT, START
from bot.services.levels.mapping_screens import show_sheet
from bot.services.levels.mapping_start import show_start
from bot.services.levels.sheets import Verdict, sheet_of, verdict_without_answers
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view


async def set_level(desk: Desk, pressed: Pressed) -> str:
    """Put the result in force, unless the answers lead elsewhere by now.

    The first level needs no reason; any other than the one in force does.
    """
    async with member_turn(desk, pressed, Action.SET_LEVEL) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        wanted = await verdict_of_sheet(turn, issue, Level[pressed.press.value])
        if wanted is None:
            turn.toast = turn.label("toast.triage_changed")
            await show_sheet(turn, issue, await sheet_of(turn, issue))
            return turn.toast
        refusal = await objection(turn, issue, wanted)
        if refusal is not None:
            raise refusal
        if lacks := await lowering_lacks(turn, issue, wanted):
            await show_held(turn, issue, wanted, lacks, RESULT)
        elif issue.level not in (None, wanted.level):
            await ask_reason(turn, issue, wanted, back=RESULT)
        else:
            issue = await put_in_force(turn, issue, wanted)
            await show_in_force(turn, issue, wanted)
    return turn.toast


async def offer_levels(desk: Desk, pressed: Pressed) -> str:
    """Offer the four levels to who cannot wait for questions."""
    async with member_turn(desk, pressed, Action.SET_LEVEL) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        rows = []
        for level in Level:
            text = turn.label(f"level.{level.name}")
            button = turn.button("level_direct", issue.id, value=level.name, text=text)
            rows.append([button])
        rows.append([turn.button("triage_go", issue.id, value=START, label="back")])
        view = await issue_view(turn, issue, turn.member)
        await turn.reply("level_choose", rows=rows, issue=view)
    return turn.toast


async def choose_level(desk: Desk, pressed: Pressed) -> str:
    """Ask for the reason of a level that was chosen without questions."""
    async with member_turn(desk, pressed, Action.SET_LEVEL) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        sheet = await sheet_of(turn, issue)
        level = Level[pressed.press.value]
        wanted = verdict_without_answers(desk.playbook.rubric, sheet, level)
        if level < wanted.lowest:
            await _show_floor(turn, issue, wanted)
            return turn.toast
        if issue.level is level:
            turn.toast = turn.label("toast.level_same", level=level.name)
            await show_start(turn, issue, sheet)
            return turn.toast
        refusal = await objection(turn, issue, wanted)
        if refusal is not None:
            raise refusal
        if lacks := await lowering_lacks(turn, issue, wanted):
            await show_held(turn, issue, wanted, lacks, START)
        else:
            await ask_reason(turn, issue, wanted, back=START)
    return turn.toast


async def break_for_level(desk: Desk, pressed: Pressed) -> str:
    """Ask the lead for the reason to lower a level without what is missing."""
    async with member_turn(desk, pressed, Action.LOWER_LEVEL) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        name, _, direct = pressed.press.value.partition(":")
        wanted = await _wanted(turn, issue, Level[name], direct=bool(direct))
        if wanted is None:
            turn.toast = turn.label("toast.triage_changed")
            await show_sheet(turn, issue, await sheet_of(turn, issue))
            return turn.toast
        refusal = await objection(turn, issue, wanted)
        if refusal is not None:
            raise refusal
        back = START if direct else RESULT
        await ask_reason(turn, issue, wanted, back=back, glass=True)
    return turn.toast


async def _wanted(
    turn: Turn, issue: Issue, level: Level, *, direct: bool
) -> Verdict | None:
    if not direct:
        return await verdict_of_sheet(turn, issue, level)
    sheet = await sheet_of(turn, issue)
    return verdict_without_answers(turn.desk.playbook.rubric, sheet, level)


async def _show_floor(turn: Turn, issue: Issue, wanted: Verdict) -> None:
    """Say which facts demand more than was chosen, and offer what they demand."""
    lowest = wanted.lowest
    higher = issue.level is None or lowest > issue.level
    rows = [[turn.button("triage_go", issue.id, value=START, label="back")]]
    if higher or (lowest is not issue.level and may(turn.member, Action.LOWER_LEVEL)):
        text = turn.label("button.set_level", level=lowest.name)
        offer = turn.button("level_direct", issue.id, value=lowest.name, text=text)
        rows.insert(0, [offer])
    turn.toast = turn.label("toast.level_floor", level=lowest.name)
    await turn.reply(
        "level_floor",
        rows=rows,
        issue=await issue_view(turn, issue, turn.member),
        wanted=wanted.level.name,
        lowest=lowest.name,
        in_force=issue.level.name if issue.level else "",
        floors=floor_lines(turn, wanted.floors, turn.locale),
    )
