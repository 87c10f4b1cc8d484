"""Publishing by hand: a tap or a pasted link says that a text is out, and where."""

from datetime import datetime, timedelta

from bot.domain.access import Action
from bot.domain.channel_reading import belongs_to, link_in
from bot.domain.issue import Issue
from bot.domain.publication import Channel, Publication, PublicationState
from bot.domain.publish_errors import LinkUnclear, PublicationMoved
from bot.domain.times import next_moment
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.exports.composing import Approved
from bot.services.publishing.board import show_board, spots_of
from bot.services.publishing.board_rows import where_pressed
from bot.services.publishing.came_out import came_out
from bot.services.publishing.may_go import text_as_approved
from bot.services.publishing.places import by_hand
from bot.services.publishing.posting import copy_code, planned
from bot.services.requests import Pressed, Sent
from bot.services.turn import Turn, member_turn

#: The question that a link, or a time, answers.
DIALOGUE = "publication_link"


async def await_link(turn: Turn, text: Approved, channel: str = "") -> None:
    """Take the next link that who asks sends for a copy of this text."""
    facts = {"version": str(text.frozen.version), "channel": channel}
    await turn.ask(DIALOGUE, text.document.id, facts)


async def say_out(desk: Desk, pressed: Pressed) -> str:
    """Say that a text is out: it was passed on by hand, wherever to."""
    async with member_turn(desk, pressed, Action.PUBLISH) as turn:
        press = pressed.press
        issue, text = await text_as_approved(turn, press.subject, press.version)
        await record_out(turn, issue, text, await by_hand(turn))
        turn.toast = turn.label("toast.text_out", number=text.document.number)
    return turn.toast


async def say_done(desk: Desk, pressed: Pressed) -> str:
    """Say that a text is out in a channel where a person publishes."""
    async with member_turn(desk, pressed, Action.PUBLISH) as turn:
        press = pressed.press
        name, board = where_pressed(press.value)
        issue, text = await text_as_approved(turn, press.subject, press.version)
        channel = await turn.unit.channels.find(name)
        if channel is None:
            raise PublicationMoved
        await record_out(turn, issue, text, channel, board=board)
        await await_link(turn, text, channel.id)
        await show_board(turn, issue, text, board=board)
        turn.toast = turn.label("toast.paste_link")
    return turn.toast


async def record_out(
    turn: Turn,
    issue: Issue,
    text: Approved,
    channel: Channel,
    *,
    at: datetime | None = None,
    url: str = "",
    board: str = "",
) -> Publication:
    """Keep that a version is out in a channel: once, whoever says so again."""
    known = await turn.unit.publications.of_document(text.document.id)
    for copy in known:
        if (copy.doc_version, copy.channel_id) == (text.frozen.version, channel.id):
            return await _more_known(turn, issue, copy, at, url)
    copy = replace(
        planned(turn, text, channel, board),
        state=PublicationState.OUT,
        out_at=at or turn.now,
        url=url,
    )
    await turn.unit.publications.add(copy)
    await turn.record("published", issue.id, copy_code(copy), content=url)
    await came_out(turn, issue, text.document, copy)
    return copy


async def _more_known(
    turn: Turn, issue: Issue, copy: Publication, at: datetime | None, url: str
) -> Publication:
    """Keep the link and the time of a copy that was known to be out."""
    if not (at or url):
        return copy
    copy = replace(copy, url=url or copy.url, out_at=at or copy.out_at)
    await turn.record("publication_linked", issue.id, copy_code(copy), content=url)
    return await turn.unit.publications.save(copy)


async def answer_link(desk: Desk, sent: Sent) -> str:
    """Take a link, a time, or both: "https://… 11.40"."""
    async with member_turn(desk, sent, Action.PUBLISH) as turn:
        assert sent.dialogue is not None
        asked = sent.dialogue
        version = int(asked.facts["version"])
        issue, text = await text_as_approved(turn, asked.subject, version)
        said = sent.content.text
        url = link_in(said)
        at = _time_in(turn, said.replace(url, ""))
        if not url and at is None:
            raise LinkUnclear(remedies=(("cancel", ""),))
        channel = await _channel_of(turn, text, asked.facts["channel"], url)
        await turn.unit.dialogues.end(turn.member.user_id)
        await record_out(turn, issue, text, channel, at=at, url=url)
        await show_board(turn, issue, text)
        await _next_link(turn, text)
    return turn.toast


def _time_in(turn: Turn, words: str) -> datetime | None:
    """Return the last time that the clock showed what was typed; None for none."""
    ahead = next_moment(words, turn.now, turn.desk.house.zone)
    return ahead - timedelta(days=1) if ahead else None


async def _channel_of(turn: Turn, text: Approved, name: str, url: str) -> Channel:
    """Return the channel that was named, else the one in which the link leads."""
    if name:
        found = await turn.unit.channels.find(name)
        return found or await by_hand(turn)
    spots = await spots_of(turn, text, turn.member)
    hands = [s.channel for s in spots if not s.channel.own and s.copy is None]
    return (belongs_to(url, hands) if url else None) or await by_hand(turn)


async def _next_link(turn: Turn, text: Approved) -> None:
    """Go on taking links while there is a channel of which none is known."""
    spots = await spots_of(turn, text, turn.member)
    if any(not spot.channel.own and spot.copy is None for spot in spots):
        await await_link(turn, text)
