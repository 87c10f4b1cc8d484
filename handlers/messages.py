"""Messages that are no commands: answers to a question, reports, notes, edits."""

from collections.abc import Awaitable, Callable, Iterable, Mapping

from telegram import Chat, Message, Update
from telegram.ext import BaseHandler, MessageHandler, filters

from bot.services.conferences.live_log import is_for_a_conference
from bot.services.conferences.live_log import line_by_reply as line_of_conference
from bot.services.desk import Desk
from bot.services.meetings.minuting import is_for_a_meeting, line_by_reply
from bot.services.refusing import unknown_command
from bot.services.reports.editing import edit_report
from bot.services.reports.reporting import keep_note, report_message
from bot.services.requests import Sent
from handlers.content import read_content
from handlers.context import Context
from handlers.route import Answer
from handlers.serving import serve

Use = Callable[[Desk, Sent], Awaitable[str]]


def message_handlers(routes: Iterable[Answer]) -> list[BaseHandler]:  # type: ignore[type-arg]
    """Return the library handlers for new and for edited private messages."""
    answers = {route.kind: route for route in routes}

    async def handle(update: Update, context: Context) -> None:
        message = update.message
        if message is None or message.chat.type != Chat.PRIVATE:
            return
        sent = read(message, context)
        if sent is not None:
            await serve(context.desk, await _meant(context, answers, sent), sent)

    new = filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL
    return [
        MessageHandler(new & filters.COMMAND & ~filters.FORWARDED, refuse_command),
        MessageHandler(new, handle),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE, keep_edit),
    ]


async def _meant(context: Context, answers: Mapping[str, Answer], sent: Sent) -> Use:
    """Return what a message does: a line of what it replies to, an answer, a report."""
    if await is_for_a_meeting(context.desk, sent):
        return line_by_reply
    if await is_for_a_conference(context.desk, sent):
        return line_of_conference
    if sent.dialogue is not None and sent.dialogue.kind in answers:
        return answers[sent.dialogue.kind].use
    if sent.content.attachments or sent.content.forwarded_from:
        return report_message
    return keep_note


async def refuse_command(update: Update, context: Context) -> None:
    """Say which commands there are when one is unknown."""
    message = update.message
    if message is None or message.chat.type != Chat.PRIVATE:
        return
    sent = read(message, context)
    if sent is not None and not _meant_for_another(message, context):
        await serve(context.desk, unknown_command, sent)


def _meant_for_another(message: Message, context: Context) -> bool:
    """Tell whether a command names another bot: "/start@otherbot"."""
    command = (message.text or message.caption or "").split(maxsplit=1)[0]
    _, at, name = command.partition("@")
    return bool(at) and name.lower() != context.desk.house.bot_username.lower()


async def keep_edit(update: Update, context: Context) -> None:
    """Keep the new text of an edited message as a version of its report."""
    message = update.edited_message
    sent = read(message, context) if message is not None else None
    if sent is not None:
        await serve(context.desk, edit_report, sent)


def _answered(message: Message) -> int:
    """Return the number of the message that this one replies to; 0 for none."""
    return message.reply_to_message.message_id if message.reply_to_message else 0


def read(message: Message, context: Context) -> Sent | None:
    """Return what a member sent, with the question it may answer."""
    if message.from_user is None:
        return None
    return Sent(
        key=context.key,
        user_id=message.from_user.id,
        source=f"{message.chat_id}:{message.message_id}",
        content=read_content(message),
        dialogue=context.dialogue,
        replies_to=_answered(message),
        sent_at=message.date,
    )
