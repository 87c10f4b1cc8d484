"""Marks on what is out: the bot edits its own posts, people change the other copies."""

from collections.abc import Sequence

from bot.domain.access import Action, may, may_see
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.publication import Channel, Publication, PublicationState
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.mail import MessageClass
from bot.services.exports.composing import Approved
from bot.services.publishing.board_rows import copy_button
from bot.services.publishing.may_go import text_kept
from bot.services.publishing.places import called
from bot.services.publishing.post_keys import PostKey, mark_key
from bot.services.publishing.posting import copy_code, parts_of, post
from bot.services.turn import Rows, Turn
from bot.services.views import issue_view

#: So many copies have a button in one message.
SHOWN = 8


async def mark_copies(
    turn: Turn, copies: Sequence[Publication], words: str
) -> list[Publication]:
    """Let every copy that the bot sent say *words* above what it said.

    Return the copies that a person must change: elsewhere, or under an unknown number.
    """
    by_person = []
    for copy in copies:
        channel = await turn.unit.channels.find(copy.channel_id)
        assert channel is not None
        if channel.own and copy.messages and all(copy.messages):
            await _edit(turn, copy, channel, words)
        else:
            by_person.append(copy)
    return by_person


async def _edit(turn: Turn, copy: Publication, channel: Channel, words: str) -> None:
    _, text = await text_kept(turn, copy.document_id, copy.doc_version)
    for place, (number, part) in enumerate(_posts(turn, text, copy), 1):
        key = mark_key(copy, place).written
        await post(turn, key, channel, f"{words}\n\n{part}", edits=number)


def _posts(turn: Turn, text: Approved, copy: Publication) -> Sequence[tuple[int, str]]:
    return list(zip(copy.messages, parts_of(turn, text), strict=False))


async def mark_arrived(turn: Turn, copy: Publication, key: PostKey) -> None:
    """Note that a copy bears its mark, once all of its parts do."""
    others = [n for n in range(1, len(copy.messages) + 1) if n != key.part]
    for part in others:
        state, _ = await turn.unit.letters.fate(mark_key(copy, part).written)
        if state != "sent":
            turn.idle = True
            return
    if key.which == copy.state and copy.marked_at is None:
        await told_marked(turn, copy)
    else:
        turn.idle = True


async def told_marked(turn: Turn, copy: Publication) -> None:
    """Keep that a copy bears its mark."""
    await turn.unit.publications.save(replace(copy, marked_at=turn.now))
    await turn.record("copy_marked", copy.issue_id, copy_code(copy))


async def mark_failed(turn: Turn, copy: Publication) -> None:
    """Let a person change a post that the bot could not."""
    turn.actor = await turn.unit.members.find(copy.by)
    await turn.record("mark_failed", copy.issue_id, copy_code(copy))
    issue = await turn.unit.issues.find(copy.issue_id)
    assert issue is not None
    await ask_to_change(turn, issue, [copy])


async def ask_to_change(
    turn: Turn, issue: Issue, copies: Sequence[Publication]
) -> None:
    """List the copies that a person must change, to those who can."""
    if not copies:
        return
    for to in await _changers(turn, issue, copies):
        await turn.tell(
            to,
            "copies_to_change",
            klass=MessageClass.PING,
            rows=await _rows(turn, copies, to),
            issue=await issue_view(turn, issue, to),
            number=f"ISU-{copies[0].document_id}",
            withdrawn=copies[0].state is PublicationState.WITHDRAWN,
            copies=[(await _name(turn, copy, to), copy.url) for copy in copies],
        )


async def _name(turn: Turn, copy: Publication, to: Member) -> str:
    channel = await turn.unit.channels.find(copy.channel_id)
    assert channel is not None
    return called(turn, channel, to.locale)


async def _rows(turn: Turn, copies: Sequence[Publication], to: Member) -> Rows:
    rows = []
    for copy in copies[:SHOWN]:
        channel = await turn.unit.channels.find(copy.channel_id)
        assert channel is not None
        rows.append([copy_button(turn, "copy_changed", copy, channel, to)])
    return rows


async def _changers(
    turn: Turn, issue: Issue, copies: Sequence[Publication]
) -> list[Member]:
    """Return who published the copies; where none of them can be reached, the leads."""
    by = {copy.by for copy in copies}
    if turn.actor is not None:
        by.add(turn.actor.user_id)
    able = [
        member
        for member in await turn.team()
        if member.reachable and may_see(member, issue) and may(member, Action.PUBLISH)
    ]
    own = [member for member in able if member.user_id in by]
    return own or [member for member in able if Role.CRISIS_LEAD in member.roles]
