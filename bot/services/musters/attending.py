"""A call to attend: /kumpul, where and when; everybody answers with one tap."""

import re
from datetime import datetime

from bot.domain.access import Action
from bot.domain.due import read_due
from bot.domain.due_patterns import NAMED, SPAN, TIME
from bot.domain.issue import Issue
from bot.domain.muster import MusterAnswer, MusterKind, Reply
from bot.domain.text import clean, first_line, visible
from bot.services.books.which import number_and_words
from bot.services.desk import Desk
from bot.services.finding import issue_typed, open_issue
from bot.services.musters.board import show_board, the_muster
from bot.services.musters.calling import call_roll, team_of
from bot.services.requests import Pressed, Sent, Typed
from bot.services.texts.draft_screen import zone_name
from bot.services.timing.starting import work_of
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: A place is at most this long.
PLACE_LENGTH = 120

_BETWEEN = re.compile(r"^[\s,;.·-]+|[\s,;.·-]+$")


async def muster_typed(desk: Desk, typed: Typed) -> str:
    """/kumpul 12 Ruang Rapat, 14.00: call the team; without words ask where."""
    async with member_turn(desk, typed, Action.CALL_MUSTER) as turn:
        number, words = number_and_words(typed.text)
        issue = await issue_typed(turn, number) if number else None
        if words:
            await _call(turn, issue, words)
        else:
            await _ask(turn, issue)
    return turn.toast


async def ask_muster(desk: Desk, pressed: Pressed) -> str:
    """Ask where the team of an issue meets."""
    async with member_turn(desk, pressed, Action.CALL_MUSTER) as turn:
        await _ask(turn, await _issue(turn, pressed.press.subject))
    return turn.toast


async def muster_at(desk: Desk, pressed: Pressed) -> str:
    """Call the team to the place on the button, now."""
    async with member_turn(desk, pressed, Action.CALL_MUSTER) as turn:
        await turn.unit.dialogues.end(turn.member.user_id)
        issue = await _issue(turn, pressed.press.subject)
        await _call(turn, issue, pressed.press.value)
    return turn.toast


async def answer_muster(desk: Desk, sent: Sent) -> str:
    """Call the team to the place that was written."""
    async with member_turn(desk, sent, Action.CALL_MUSTER) as turn:
        assert sent.dialogue is not None
        await turn.unit.dialogues.end(turn.member.user_id)
        issue = await _issue(turn, sent.dialogue.subject)
        await _call(turn, issue, sent.content.text)
    return turn.toast


async def see_muster(desk: Desk, pressed: Pressed) -> str:
    """Show the board of a roll call in a message of its own."""
    async with member_turn(desk, pressed, Action.ANSWER_MUSTER) as turn:
        muster, _ = await the_muster(turn, pressed.press.subject)
        await show_board(turn, muster, fresh=True)
    return turn.toast


async def _issue(turn: Turn, subject: str) -> Issue | None:
    return await open_issue(turn, subject) if subject else None


async def _ask(turn: Turn, issue: Issue | None) -> None:
    subject = issue.id if issue else ""
    await turn.ask("muster_where", subject)
    places = [turn.label("muster.war_room"), turn.label("muster.online")]
    rows = [
        [
            turn.button("muster_at", subject, value=place, text=place)
            for place in places
        ],
        [turn.button("cancel")],
    ]
    await turn.reply(
        "muster_ask",
        rows=rows,
        issue=await issue_view(turn, issue, turn.member) if issue else None,
        zone=zone_name(turn),
    )


async def _call(turn: Turn, issue: Issue | None, words: str) -> None:
    at, place = place_and_time(turn, words)
    people = [m for m in await team_of(turn, issue) if m != turn.member]
    closes = (at or turn.now) + turn.desk.playbook.readiness.attend_open
    muster = await call_roll(
        turn, MusterKind.ATTEND, people, closes, issue, at=at or turn.now, place=place
    )
    here = MusterAnswer(
        muster.id, turn.member.user_id, Reply.PRESENT, answered_at=turn.now
    )
    await turn.unit.musters.put_answer(here)
    await show_board(turn, muster)


def place_and_time(turn: Turn, words: str) -> tuple[datetime | None, str]:
    """Split "Ruang Rapat, 14.00" into an instant, None for now, and a place."""
    line = first_line(turn.masked(clean(words)), PLACE_LENGTH)
    at = read_due(line, turn.now, work_of(turn)).at
    if at is None:
        return None, line
    rest = line
    for pattern in (TIME, SPAN, NAMED):
        rest = pattern.sub(" ", rest, count=1)
    place = _BETWEEN.sub("", " ".join(rest.split()))
    return at, place if visible(place) else ""
