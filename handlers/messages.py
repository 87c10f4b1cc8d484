"""Messages that are no commands: answers to a question, reports, notes, edits."""

from collections.abc import Awaitable, Callable, Iterable, Mapping

from telegram import Chat, Message, Update
from telegram.ext import BaseHandler, MessageHandler, filters

from bot.services.conferences import live_log
from bot.services.desk import Desk
from bot.services.meetings import minuting
from bot.services.refusing import unknown_command
from bot.services.reports.editing import edit_report
from bot.services.reports.reporting import keep_note, report_message
from bot.services.requests import Sent
from bot.services.texts.answer_edits import edit_answer, is_an_answer
from bot.services.texts.replacing import replace_part, replies_to_draft
from handlers.content import read_content
from handlers.context import Context
from handlers.route import Answer
from handlers.serving import serve

Use = Callable[[Desk, Sent], Awaitable[str]]

#: A reply to a message that shows a meeting or a conference is a line of its book.
BOOKS = (minuting.MINUTES, live_log.LOG)


def message_handlers(routes: Iterable[Answer]) -> list[BaseHandler]:  # type: ignore[type-arg]
    """Return the library handlers for new and for edited private messages."""
    answers = {route.kind: route for route in routes}

    async def handle(update: Update, context: Context) -> None:
        message = update.message
        if message is None or message.chat.type != Chat.PRIVATE:
            return
        sent = read(message, context)
        if sent is None:
            return
        use = await _use(context, sent, answers)
        await serve(context.desk, use, sent)

    new = filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL
    return [
        MessageHandler(new & filters.COMMAND & ~filters.FORWARDED, refuse_command),
        MessageHandler(new, handle),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE, keep_edit),
    ]


async def _use(context: Context, sent: Sent, answers: Mapping[str, Answer]) -> Use:
    """Return what a message is for: what it replies to, what was asked, else a note."""
    for book in BOOKS:
        if await book.is_meant(context.desk, sent):
            return book.answer_reply
    if replies_to_draft(sent):
        return replace_part
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
    """Let a field of a draft follow its message; else keep a version of the report."""
    message = update.edited_message
    sent = read(message, context) if message is not None else None
    if sent is None:
        return
    if await is_an_answer(context.desk, sent):
        await serve(context.desk, edit_answer, sent)
    else:
        await serve(context.desk, edit_report, sent)


def _answered(message: Message) -> int:
    """Return the number of the message that this one replies to; 0 for none."""
    return message.reply_to_message.message_id if message.reply_to_message else 0


def _replied(message: Message, context: Context) -> str:
    """Return the words of the bot's own message that this one replies to."""
    other = message.reply_to_message
    writer = other.from_user if other else None
    own = writer is not None and writer.id == context.bot.id
    return (other.text or other.caption or "") if other and own else ""


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
        replied=_replied(message, context),
        quote=message.quote.text if message.quote else "",
        sent_at=message.date,
    )
