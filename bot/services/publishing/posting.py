"""Letters to channels: each part of a text after the one before has arrived."""

from bot.domain.access import Action
from bot.domain.publication import Channel, Publication, PublicationState
from bot.domain.text import by_paragraph
from bot.ports.mail import Letter, MessageClass
from bot.services.exports.composing import Approved
from bot.services.publishing.post_keys import part_key
from bot.services.texts.draft_texts import text_at
from bot.services.turn import Turn

#: UTF-16 units of a post: the mark of a correction must have room beside it later.
POST_LENGTH = 3600

#: What lets somebody send to the public.
RIGHT = Action.PUBLISH


def parts_of(turn: Turn, text: Approved) -> list[str]:
    """Return the posts of a text: its approved words, cut between paragraphs."""
    at, body = text.approval.at, text.frozen.body
    return by_paragraph(text_at(turn, text.document, at, body), POST_LENGTH)


def planned(turn: Turn, text: Approved, channel: Channel, board: str) -> Publication:
    """Make the row of a version of a text and a channel; nothing is stored yet."""
    return Publication(
        id=turn.desk.secrets.new_id(),
        issue_id=text.document.issue_id,
        document_id=text.document.id,
        doc_version=text.frozen.version,
        sha=text.frozen.sha,
        channel_id=channel.id,
        state=PublicationState.SENDING,
        by=turn.member.user_id,
        at=turn.now,
        approval=text.approval.id,
        board=board,
    )


async def send(
    turn: Turn, text: Approved, channel: Channel, publication: Publication
) -> None:
    """Put the next part of a stored publication into the outbox."""
    detail = f"{copy_code(publication)} part:{len(publication.messages) + 1}"
    await turn.record("publication_sent", text.document.issue_id, detail)
    part = parts_of(turn, text)[len(publication.messages)]
    await post(turn, part_key(publication).written, channel, part)


async def post(
    turn: Turn, key: str, channel: Channel, words: str, edits: int = 0
) -> None:
    """Put a letter to a channel into the outbox: only these words, and no mark."""
    shown = turn.desk.words.message("approved_text", turn.desk.house.locale, text=words)
    letter = Letter(
        key=key,
        klass=MessageClass.PUBLISH,
        chat_id=channel.chat_id,
        text=shown,
        edits_message=edits,
    )
    await turn.unit.letters.post(letter)


def copy_code(publication: Publication) -> str:
    """Name a copy in the journal: "D1 v3 K2"."""
    short = publication.document_id.rpartition("/")[2]
    return f"{short} v{publication.doc_version} {publication.channel_id}"
