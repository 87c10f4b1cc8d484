"""Recording a rumour: one message, kept as it came, then at most three taps."""

import re

from bot.domain.access import Action
from bot.domain.as_of import read_moment
from bot.domain.errors import NothingWritten
from bot.domain.issue import Issue
from bot.domain.report import Content
from bot.domain.rumour import Rumour
from bot.domain.text import visible
from bot.services.books.which import checked_length
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.reports.caring import look_after, tell_of_care
from bot.services.requests import Pressed, Sent
from bot.services.rumours.weighing import ask_weight
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: A rumour is at most this long: chain messages are.
RUMOUR_LENGTH = 2000

#: The question that the rumour answers.
DIALOGUE = "rumour"

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"']{3,300}", re.IGNORECASE)


async def ask_rumour(desk: Desk, pressed: Pressed) -> str:
    """Ask for the rumour in one message, forwarded or typed."""
    async with member_turn(desk, pressed, Action.RECORD_RUMOUR) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        await turn.ask(DIALOGUE, issue.id)
        await turn.reply(
            "rumour_ask",
            fresh=True,
            rows=[[turn.button("cancel")]],
            issue=await issue_view(turn, issue, turn.member),
        )
    return turn.toast


async def answer_rumour(desk: Desk, sent: Sent) -> str:
    """Keep the message that was asked for, with its link, time and screenshot."""
    async with member_turn(desk, sent, Action.RECORD_RUMOUR) as turn:
        assert sent.dialogue is not None
        issue = await open_issue(turn, sent.dialogue.subject)
        await turn.unit.dialogues.end(turn.member.user_id)
        await _record(turn, issue, sent.content, sent.source)
    return turn.toast


def rumour_waits(turn: Turn, words: str) -> str:
    """Return a rumour that waits for its issue; raise what is wrong with its length."""
    return turn.masked(checked_length(words, RUMOUR_LENGTH))


async def hear_words(turn: Turn, issue: Issue, words: str) -> None:
    """Keep a rumour that was typed."""
    await _record(turn, issue, Content(words), turn.source)


async def _record(turn: Turn, issue: Issue, content: Content, source: str = "") -> None:
    """Keep a rumour at once, without personal data, whatever becomes of the taps."""
    care = await look_after(turn, content)
    content, words = care.content, care.content.text
    if not visible(words):
        if not content.attachments:
            raise NothingWritten
        words = turn.label("note.attached", turn.desk.house.locale)
    words = checked_length(words, RUMOUR_LENGTH)
    link = _URL.search(words)
    count = await turn.unit.rumours.next_count(issue.id)
    rumour = Rumour(
        id=f"{issue.id}/RM{count}",
        issue_id=issue.id,
        text=words,
        reporter=turn.member.user_id,
        created_at=turn.now,
        url=link[0].rstrip(".,;)") if link else "",
        origin=content.forwarded_from,
        attachments=content.attachments,
        seen_at=read_moment(words, turn.now, turn.desk.house.zone).at,
    )
    await turn.unit.rumours.add(rumour)
    await turn.record("rumour_heard", issue.id, rumour.short, content=words)
    if source:
        await tell_of_care(turn, care, source, issue.id)
    await ask_weight(turn, issue, rumour)
