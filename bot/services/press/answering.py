"""Answering a journalist: choose an approved line, copy it, say that it was sent."""

from datetime import datetime
from typing import Any

from bot.domain.access import Action, may
from bot.domain.clocks import Stop
from bot.domain.enquiry import Enquiry, Line, free_answer_allowed
from bot.domain.enquiry_life import ENQUIRY_LIFE
from bot.domain.issue import Issue
from bot.domain.mandate import Outlet
from bot.domain.press_errors import LineGone
from bot.domain.values import replace
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.plain_copies import send_plain
from bot.services.press.finding_enquiries import movable
from bot.services.press.lines import Said, line_buttons, said
from bot.services.press.press_clock import run_clock, stop_clock
from bot.services.press.press_views import enquiry_view
from bot.services.press.ticket import refresh_notices, show_ticket
from bot.services.requests import Pressed
from bot.services.speaking.outside import note_outside, warned
from bot.services.speaking.voices import voice_of
from bot.services.timing.meeting import meet
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view


async def see_lines(desk: Desk, pressed: Pressed) -> str:
    """Offer the lines that may be said now."""
    async with member_turn(desk, pressed, Action.ANSWER_ENQUIRY) as turn:
        subject = pressed.press.subject
        issue, enquiry = await movable(turn, subject, Action.ANSWER_ENQUIRY)
        rows = [[one] for one in await line_buttons(turn, issue, enquiry)]
        last = [turn.button("enquiry_show", enquiry.id, label="back")]
        if free_answer_allowed(issue.level):
            last.insert(0, turn.button("enquiry_free", enquiry.id))
        elif may(turn.member, Action.DRAFT):
            last.insert(0, turn.button("reply_write", enquiry.id))
        hand = await _to_speaker(turn, issue, enquiry)
        warning = await warned(turn, issue, Outlet.PRESS, enquiry.words, hand)
        await turn.reply(
            "enquiry_lines",
            rows=[*warning.rows, *rows, last],
            beyond=warning.text,
            free=free_answer_allowed(issue.level),
            **await about_enquiry(turn, issue, enquiry),
        )
    return turn.toast


async def _to_speaker(turn: Turn, issue: Issue, enquiry: Enquiry) -> Button | None:
    """Return the button that hands a question to who speaks; None where none may."""
    speaker = (await voice_of(turn, issue)).speaker
    if speaker is None or not may(speaker, Action.ANSWER_ENQUIRY):
        return None
    return turn.button("enquiry_pass", enquiry.id)


async def about_enquiry(turn: Turn, issue: Issue, enquiry: Enquiry) -> dict[str, Any]:
    """Return what the screens about a question say of it."""
    return {
        "issue": await issue_view(turn, issue, turn.member),
        "one": await enquiry_view(turn, enquiry, turn.member),
        "now": turn.now,
    }


async def _line(turn: Turn, issue: Issue, enquiry: Enquiry, value: str) -> Said:
    try:
        return await said(turn, issue, value)
    except LineGone:
        raise LineGone(
            number=enquiry.short, remedies=(("enquiry_answer", enquiry.id),)
        ) from None


async def copy_line(desk: Desk, pressed: Pressed) -> str:
    """Send the line alone, to be copied; then one tap says that it went out."""
    async with member_turn(desk, pressed, Action.ANSWER_ENQUIRY) as turn:
        press = pressed.press
        issue, enquiry = await movable(turn, press.subject, Action.ANSWER_ENQUIRY)
        line = await _line(turn, issue, enquiry, press.value)
        sent = turn.button("enquiry_sent", enquiry.id, value=press.value)
        back = turn.button("enquiry_answer", enquiry.id, label="back")
        await turn.reply(
            "enquiry_use",
            rows=[[sent], [back]],
            line=turn.label(f"enquiry_line.{line.line}"),
            **await about_enquiry(turn, issue, enquiry),
        )
        await send_plain(turn, line.text)
    return turn.toast


async def answer(desk: Desk, pressed: Pressed) -> str:
    """Record that the line went out. A holding line promises the next one."""
    async with member_turn(desk, pressed, Action.ANSWER_ENQUIRY) as turn:
        press = pressed.press
        issue, enquiry = await movable(turn, press.subject, Action.ANSWER_ENQUIRY)
        line = await _line(turn, issue, enquiry, press.value)
        await note_outside(turn, issue, Outlet.PRESS, enquiry.words)
        if line.line is Line.HOLDING:
            enquiry = await _hold(turn, issue, enquiry, line)
        else:
            enquiry = await close_enquiry(turn, issue, enquiry, line)
        await refresh_notices(turn, issue, enquiry)
        await show_ticket(turn, issue, enquiry)
    return turn.toast


async def _hold(turn: Turn, issue: Issue, enquiry: Enquiry, line: Said) -> Enquiry:
    """Keep the question open until the hour that was promised."""
    await stop_clock(turn, issue, enquiry)
    held = _said_now(turn, enquiry, line, Action.HOLD_ENQUIRY)
    promised = datetime.fromisoformat(line.reference)
    enquiry = await turn.unit.enquiries.save(replace(held, due_at=promised))
    await run_clock(turn, issue, enquiry)
    await turn.record("enquiry_held", issue.id, enquiry.short, content=line.text)
    turn.toast = turn.label("toast.enquiry_held", number=enquiry.short)
    return enquiry


def _said_now(turn: Turn, enquiry: Enquiry, line: Said, by: Action) -> Enquiry:
    """Return the question with the line that was said to it just now."""
    state = ENQUIRY_LIFE.next_state(enquiry.state, by)
    assert state is not None
    me = turn.member.user_id
    return replace(
        enquiry,
        state=state,
        owner=enquiry.owner or me,
        first_answer_at=enquiry.first_answer_at or turn.now,
        answered_by=me,
        line=line.line,
        reference=line.reference,
        answer=line.text,
    )


async def close_enquiry(
    turn: Turn, issue: Issue, enquiry: Enquiry, line: Said
) -> Enquiry:
    """Store that a question was answered with *line*, and stop its clock."""
    answered = _said_now(turn, enquiry, line, Action.ANSWER_ENQUIRY)
    # The words of a document stand in its version: they are not kept twice.
    text = "" if line.line is Line.DOCUMENT else line.text
    enquiry = await turn.unit.enquiries.save(
        replace(answered, answered_at=turn.now, answer=text)
    )
    await stop_clock(turn, issue, enquiry)
    if line.line is Line.DOCUMENT:
        await meet(turn, issue, Stop.FIRST_WORD_OUT)
    detail = f"{enquiry.short} {line.line} {line.reference}".strip()
    await turn.record("enquiry_answered", issue.id, detail, content=line.text)
    turn.toast = turn.label("toast.enquiry_answered", number=enquiry.short)
    return enquiry
