"""Keeping clippings: links, several in one message, screenshots, albums of them."""

from bot.domain.access import Action
from bot.domain.clipping import (
    CAPTION_LENGTH,
    LINKS,
    Clipping,
    link_key,
    links_of,
    without_links,
)
from bot.domain.errors import NothingWritten, TextTooLong
from bot.domain.issue import Issue
from bot.domain.personal_data import veiled
from bot.domain.report import Content
from bot.domain.text import visible
from bot.domain.values import replace
from bot.services.clippings.clip_screen import show_next
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.outlets.knowing import outlet_of
from bot.services.press.national import mind_reach
from bot.services.reports.reporting import keep_note, report_message
from bot.services.requests import Pressed, Sent
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: The question that a clipping answers, and what waits for the rest of an album.
DIALOGUE, ALBUM = "clipping", "clipping_album"


async def ask_clipping(desk: Desk, pressed: Pressed) -> str:
    """Ask for links or screenshots in one message."""
    async with member_turn(desk, pressed, Action.CLIP) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        await turn.ask(DIALOGUE, issue.id)
        view = await issue_view(turn, issue, turn.member)
        rows = [[turn.button("cancel")]]
        await turn.reply("clipping_ask", fresh=True, rows=rows, issue=view)
    return turn.toast


async def answer_clipping(desk: Desk, sent: Sent) -> str:
    """Keep what was asked for; more screenshots of the same album may follow."""
    async with member_turn(desk, sent, Action.CLIP) as turn:
        assert sent.dialogue is not None
        issue = await open_issue(turn, sent.dialogue.subject)
        await turn.unit.dialogues.end(turn.member.user_id)
        await _keep(turn, issue, sent.content)
        if sent.content.album:
            await turn.ask(ALBUM, issue.id, {"album": sent.content.album})
    return turn.toast


async def join_album(desk: Desk, sent: Sent) -> str:
    """Add a screenshot to its album; any other message is what it always is."""
    assert sent.dialogue is not None
    album = sent.content.album
    if album and album == sent.dialogue.facts.get("album"):
        async with member_turn(desk, sent, Action.CLIP) as turn:
            me = turn.member.user_id
            one = await turn.unit.clippings.by_album(me, album)
            if one is not None:
                files = (*one.attachments, *sent.content.attachments)
                words = one.words or _caption(sent.content.text)
                await turn.unit.clippings.save(
                    replace(one, attachments=files, words=words)
                )
                await turn.record("clipping_added", one.issue_id, f"{one.short} file")
        return turn.toast
    async with desk.storage.begin() as unit:
        await unit.dialogues.end(sent.user_id)
        await unit.commit(f"{sent.key}:album_over")
    other = replace(sent, dialogue=None)
    if sent.content.attachments or sent.content.forwarded_from:
        return await report_message(desk, other)
    return await keep_note(desk, other)


def _caption(text: str) -> str:
    words = without_links(text)
    if len(words) > CAPTION_LENGTH:
        raise TextTooLong(limit=CAPTION_LENGTH, length=len(words))
    return veiled(words)


async def clip_words(turn: Turn, issue: Issue, words: str) -> None:
    """Keep clippings of links and words that were typed."""
    await _keep(turn, issue, Content(text=words))


async def _keep(turn: Turn, issue: Issue, content: Content) -> None:
    """Keep a clipping for each new link, or one of what was sent without any."""
    words, links = _caption(content.text), links_of(content.text)
    if not links and not visible(words) and not content.attachments:
        raise NothingWritten
    there = {one.key for one in await turn.unit.clippings.of_issue(issue.id)} - {""}
    new = [link for link in links if link_key(link) not in there]
    for link in new[:LINKS] or ([] if links else [""]):
        await _add(turn, issue, link, words, content)
    if content.attachments and links and not new:
        await _add(turn, issue, "", words, content)
    left_out = max(0, len(new) - LINKS)
    await show_next(turn, issue, known=len(links) - len(new), left_out=left_out)


async def _add(
    turn: Turn, issue: Issue, link: str, words: str, content: Content
) -> None:
    outlet = await outlet_of(turn, link, f"{content.forwarded_from} {words}")
    count = await turn.unit.clippings.next_count(issue.id)
    one = Clipping(
        id=f"{issue.id}/KL{count}",
        issue_id=issue.id,
        link=link,
        words=words,
        added_by=turn.member.user_id,
        added_at=turn.now,
        published_at=turn.now,
        outlet=outlet.id if outlet else "",
        attachments=content.attachments,
        album=content.album,
    )
    await turn.unit.clippings.add(one)
    await turn.record("clipping_added", issue.id, one.short, content=f"{link} {words}")
    if outlet is not None:
        await mind_reach(turn, issue, outlet, one.id)
