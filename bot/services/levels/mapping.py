"""Triage: facts to toggle, three or nine questions, and a result that proposes."""

from bot.domain.access import Action
from bot.domain.floors import Flag
from bot.domain.issue import Issue
from bot.domain.text import first_line
from bot.domain.values import replace
from bot.ports.mail import Button
from bot.ports.storage import Mapping
from bot.services.calls.taking import put_in_hand
from bot.services.desk import Desk
from bot.services.finding import issue_typed, open_issue
from bot.services.levels.mapping_flags import EVERY, RESULT, START
from bot.services.levels.mapping_screens import (
    show_question,
    show_result,
    show_sheet,
)
from bot.services.levels.mapping_start import show_start
from bot.services.levels.sheets import (
    complete,
    fits,
    open_sheet,
    question_after,
    questions,
    sheet_of,
    with_answer,
    with_flag,
)
from bot.services.levels.spreading import note_spread
from bot.services.looking.sight import count_seen, open_issues
from bot.services.requests import Pressed, Typed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: How many open issues are offered as buttons.
OFFERED = 8

#: How much of a title fits a button beside level and number.
TITLE = 28


async def open_triage(desk: Desk, pressed: Pressed) -> str:
    """Open the triage of an issue in a message of its own."""
    async with member_turn(desk, pressed, Action.TRIAGE) as turn:
        await _open(turn, await open_issue(turn, pressed.press.subject))
    return turn.toast


async def type_triage(desk: Desk, typed: Typed) -> str:
    """/triase N opens the triage; without N the open issues are offered."""
    async with member_turn(desk, typed, Action.TRIAGE) as turn:
        if typed.text:
            issue = await issue_typed(turn, typed.text)
            await _open(turn, await open_issue(turn, issue.id))
        else:
            await _offer_issues(turn)
    return turn.toast


async def _open(turn: Turn, issue: Issue) -> None:
    """Show the first screen; a human is on it now, so the calls end."""
    if issue.owner is None:
        issue = await put_in_hand(turn, issue, turn.member, Action.TRIAGE)
        turn.toast = turn.label("toast.taken", number=issue.number)
    sheet = await open_sheet(turn, issue)
    await turn.record("triage_opened", issue.id)
    await show_start(turn, issue, sheet, fresh=True)


async def _offer_issues(turn: Turn) -> None:
    told = await open_issues(turn, turn.member, OFFERED)
    total = await count_seen(turn, turn.member)
    rows = [[await _issue_button(turn, issue)] for issue in told]
    await turn.reply("triage_choose", rows=rows, total=total, shown=len(told))


async def _issue_button(turn: Turn, issue: Issue) -> Button:
    view = await issue_view(turn, issue, turn.member)
    text = f"{view.level} · {view.short} {first_line(view.title, TITLE)}"
    return turn.button("triage", issue.id, text=text)


async def toggle_flag(desk: Desk, pressed: Pressed) -> str:
    """Switch one fact on or off; the result is computed anew at once."""
    async with member_turn(desk, pressed, Action.TRIAGE) as turn:
        issue, sheet = await _sheet(turn, pressed)
        screen, shown, wish, flag = pressed.press.value.split(":")
        sheet = with_flag(sheet, Flag(flag), on=wish == "on")
        await turn.unit.issues.save_mapping(sheet)
        await _show_screen(turn, issue, sheet, screen, every=shown == EVERY)
    return turn.toast


async def show_every_flag(desk: Desk, pressed: Pressed) -> str:
    """Show the rarer facts too."""
    async with member_turn(desk, pressed, Action.TRIAGE) as turn:
        issue, sheet = await _sheet(turn, pressed)
        await _show_screen(turn, issue, sheet, pressed.press.value, every=True)
    return turn.toast


async def begin_form(desk: Desk, pressed: Pressed) -> str:
    """Begin the three or the nine questions with the first one."""
    async with member_turn(desk, pressed, Action.TRIAGE) as turn:
        issue, sheet = await _sheet(turn, pressed)
        sheet = replace(sheet, form=pressed.press.value, answers={})
        await turn.unit.issues.save_mapping(sheet)
        await show_sheet(turn, issue, sheet)
    return turn.toast


async def answer_question(desk: Desk, pressed: Pressed) -> str:
    """Keep one answer, and ask the next question or show the result."""
    async with member_turn(desk, pressed, Action.TRIAGE) as turn:
        issue, sheet = await _sheet(turn, pressed)
        code, _, value = pressed.press.value.partition("=")
        if not fits(sheet, code, int(value)):
            turn.toast = turn.label("toast.triage_changed")
            await show_sheet(turn, issue, sheet)
            return turn.toast
        before, sheet = sheet, with_answer(sheet, code, int(value))
        await turn.unit.issues.save_mapping(sheet)
        await note_spread(turn, issue, before, sheet)
        await _show_screen(turn, issue, sheet, question_after(sheet, code) or RESULT)
    return turn.toast


async def go_to_screen(desk: Desk, pressed: Pressed) -> str:
    """Go back, on, or to the result, without answering anything."""
    async with member_turn(desk, pressed, Action.TRIAGE) as turn:
        issue, sheet = await _sheet(turn, pressed)
        await forget_reason(turn, issue)
        await _show_screen(turn, issue, sheet, pressed.press.value)
    return turn.toast


async def close_triage(desk: Desk, pressed: Pressed) -> str:
    """Leave the triage: the answers stay, nothing is in force."""
    async with member_turn(desk, pressed, Action.TRIAGE) as turn:
        issue, _ = await _sheet(turn, pressed)
        await forget_reason(turn, issue)
        rows = [[turn.button("triage", issue.id), turn.button("see_issue", issue.id)]]
        view = await issue_view(turn, issue, turn.member)
        await turn.reply("triage_closed", rows=rows, issue=view)
    return turn.toast


async def forget_reason(turn: Turn, issue: Issue) -> None:
    """Wait no longer for the reason of a level: the asker went elsewhere."""
    asked = await turn.unit.dialogues.find(turn.member.user_id)
    if asked and (asked.kind, asked.subject) == ("level_reason", issue.id):
        await turn.unit.dialogues.end(turn.member.user_id)


async def _sheet(turn: Turn, pressed: Pressed) -> tuple[Issue, Mapping]:
    issue = await open_issue(turn, pressed.press.subject)
    return issue, await sheet_of(turn, issue)


async def _show_screen(
    turn: Turn, issue: Issue, sheet: Mapping, screen: str, *, every: bool = False
) -> None:
    """Show the screen that a button named, or where the sheet stands by now."""
    if screen in questions(sheet):
        await show_question(turn, issue, sheet, screen)
    elif screen == START:
        await show_start(turn, issue, sheet, every=every)
    elif screen == RESULT and complete(sheet):
        await show_result(turn, issue, sheet, every=every)
    else:
        await show_sheet(turn, issue, sheet)
