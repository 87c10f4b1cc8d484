"""What members say in the war room: commands, replies to the bot, corrections."""

import re
from typing import Any

from telegram import Message, Update

from bot.domain.rooms import RoomState
from bot.domain.text import clean
from bot.domain.values import replace
from bot.ports.rooms import Room
from bot.services.reports.editing import edit_report
from bot.services.requests import Said
from bot.services.warroom.noting import is_kept, note_reply
from bot.services.warroom.reposting import report_message_there
from handlers.commands import after_command
from handlers.content import read_content
from handlers.context import Context
from handlers.messages import read
from handlers.serving import serve

#: A report of what another wrote, as a reply to it.
_REPORTING = re.compile(r"/(?:lapor|report)(?:@(\w+))?(?!\w)", re.IGNORECASE)

#: What the bot's messages about an issue name.
_NUMBER = re.compile(r"ISU-\d{4}-\d{4,6}")


async def hear(update: Update, context: Context, room: Room | None) -> bool:
    """Keep what is for the bot; True where the command is for the usual handlers."""
    message, edited = update.message, update.edited_message
    ready = room is not None and room.state is RoomState.READY
    if edited is not None:
        sent = read(edited, context)
        if sent is not None and await is_kept(context.desk, sent.source):
            await serve(context.desk, edit_report, sent)
        return False
    if message is None:
        return False
    if (message.text or "").startswith("/"):
        return not (ready and await _reports_another(message, context))
    if ready:
        await _keep_reply(message, context)
    return False


def _replied(message: Message) -> Message | None:
    """Return what a message replies to: in a topic all reply to its beginning."""
    found = message.reply_to_message
    return None if found is None or found.forum_topic_created else found


async def _reports_another(message: Message, context: Context) -> bool:
    """Make a report of what a member replies to with /lapor; False where it is none."""
    command, other = _REPORTING.match(message.text or ""), _replied(message)
    named = command and (command[1] or context.desk.house.bot_username)
    ours = named and named.lower() == context.desk.house.bot_username.lower()
    if not ours or other is None or _is_own(other, context):
        return False
    said = _said(
        message,
        context,
        source=f"{other.chat_id}:{other.message_id}",
        content=read_content(other),
        author=_author(other),
        typed=after_command(message.text or ""),
    )
    await serve(context.desk, report_message_there, said)
    return True


async def _keep_reply(message: Message, context: Context) -> None:
    """Keep a reply to what the bot wrote about an issue."""
    other = _replied(message)
    if other is None or not _is_own(other, context):
        return
    about = _NUMBER.search(other.text or other.caption or "")
    if about is not None:
        content = replace(read_content(message), album="")
        said = _said(message, context, content=content, about=about[0])
        await serve(context.desk, note_reply, said)


def _said(message: Message, context: Context, **facts: Any) -> Said:
    assert message.from_user is not None
    here = f"{message.chat_id}:{message.message_id}"
    return Said(
        key=context.key,
        user_id=message.from_user.id,
        sent_at=message.date,
        thread=message.message_thread_id or 0 if message.is_topic_message else 0,
        **({"source": here} | facts),
    )


def _is_own(message: Message, context: Context) -> bool:
    return message.from_user is not None and message.from_user.id == context.bot.id


def _author(message: Message) -> str:
    """Name who wrote a message, as Telegram does."""
    if message.sender_chat is not None:
        return clean(message.sender_chat.title or "")
    return clean(message.from_user.full_name) if message.from_user else ""
