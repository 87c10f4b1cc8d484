"""The mandate in typed words: its topics, or until when it lasts."""

from datetime import datetime

from bot.domain.access import Action
from bot.domain.due import read_due
from bot.domain.errors import TimeNotUnderstood
from bot.domain.mandate import topics_of
from bot.domain.text import first_line
from bot.domain.values import replace
from bot.services.books.which import checked_length
from bot.services.desk import Desk
from bot.services.requests import Sent
from bot.services.speaking.mandates import keep, settable, show_mandate, tell_speaker
from bot.services.texts.draft_screen import zone_name
from bot.services.timing.starting import work_of
from bot.services.turn import Turn, member_turn

#: Topics are at most this long.
LONGEST = 300


async def answer_mandate(desk: Desk, sent: Sent) -> str:
    """Keep the topics that were typed, or until when the mandate lasts."""
    async with member_turn(desk, sent, Action.SET_MANDATE) as turn:
        assert sent.dialogue is not None
        issue, _, held = await settable(turn, sent.dialogue.subject)
        words = checked_length(sent.content.text, LONGEST)
        until = _until_typed(turn, words)
        changed = replace(held, until=until) if until else replace(
            held, topics="; ".join(topics_of(words))
        )  # fmt: skip
        held = await keep(turn, issue, changed, "until" if until else "topics")
        await tell_speaker(turn, issue)
        await show_mandate(turn, issue, held)
    return turn.toast


def _until_typed(turn: Turn, words: str) -> datetime | None:
    """Return the end in "sampai besok 12.00"; None for topics."""
    first, _, rest = words.partition(" ")
    if first.casefold() not in ("sampai", "hingga", "until"):
        return None
    due = read_due(rest, turn.now, work_of(turn))
    if due.at is None:
        raise TimeNotUnderstood(text=first_line(rest, 80), zone=zone_name(turn))
    return due.at
