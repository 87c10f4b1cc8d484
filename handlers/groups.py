"""The door of a group: rights come from the office, never from being in the group."""

import re

from telegram import Chat, Message, Update
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop

from bot.domain.member import Member
from bot.ports.rooms import Room
from bot.services.house.leaving import leave_chat
from bot.services.news import Pointer
from bot.services.people.strangers import forget_words, recognise
from bot.services.publishing.channel_news import known_channel
from bot.services.warroom.happening import bot_is_in, known_room
from bot.services.warroom.pointing import point_out
from handlers.context import Context
from handlers.group_news import news_of, pass_on
from handlers.room_talk import hear

#: A command, and which bot it names.
_COMMAND = re.compile(r"/(\w+)(?:@(\w+))?")


async def enter_group(update: Update, context: Context) -> None:
    """Let commands and presses of members in; everything else ends here.

    In the war room replies to the bot are kept, and what happens to it is noted.
    """
    chat = update.effective_chat
    assert chat is not None
    room = await known_room(context.desk, chat.id)
    if await pass_on(update, context, room):
        await _stop(context)
    member = await _sender(update, context)
    if room is None:
        room = await _unknown(update, context, member)
    if member is None:
        await _turn_away(update, context, room)
    elif update.callback_query is None and not await hear(update, context, room):
        await _stop(context)


async def _sender(update: Update, context: Context) -> Member | None:
    """Return the member who acts; nobody where a chat, a bot or a stranger does."""
    user, message = update.effective_user, update.effective_message
    pressed = update.callback_query is not None
    hides = not pressed and message is not None and message.sender_chat is not None
    if user is None or user.is_bot or hides:
        return None
    found, dialogue = await recognise(context.desk, user.id)
    if found is None or not found.active:
        return None
    context.member, context.dialogue = found, dialogue
    return found


async def _unknown(
    update: Update, context: Context, member: Member | None
) -> Room | None:
    """Wait in a group of the office to be set up; leave any other."""
    chat, message = update.effective_chat, update.effective_message
    assert chat is not None
    if message and (message.new_chat_members or message.left_chat_member):
        return None  # it is told a second time, as `my_chat_member`
    if chat.type == Chat.CHANNEL and await known_channel(context.desk, chat.id):
        return None  # what is posted in a channel of the office is nobody's question
    if member is None or chat.type == Chat.CHANNEL:
        await leave_chat(context.desk, f"{context.key}:leave", chat.id)
        return None
    return await bot_is_in(context.desk, news_of(context, chat, member.user_id))


async def _turn_away(update: Update, context: Context, room: Room | None) -> None:
    """Say at most one line, to who asked something of the bot; keep no word."""
    message = update.message
    if update.callback_query is not None:
        await _answer(update, context)
    kind = _asks(message, context) if message is not None else None
    if room is None or message is None or kind is None:
        await _stop(context)
        return
    number = message.message_id
    await point_out(context.desk, context.key, room.chat_id, kind, number)
    raise ApplicationHandlerStop


async def _answer(update: Update, context: Context) -> None:
    """Stop the spinner of a stranger, and say whom the button is for."""
    desk, query = context.desk, update.callback_query
    assert query is not None
    text = desk.words.label(
        "toast.room_stranger", desk.house.locale, organisation=desk.house.organisation
    )
    try:
        await query.answer(text)
    except TelegramError:
        return  # it harms nobody that a spinner stops late


def _asks(message: Message, context: Context) -> Pointer | None:
    """Tell who asks for a command of this bot; of bots and channels nobody does."""
    found = _COMMAND.match(message.text or "")
    names = {name for row in context.desk.commands for name in row[:2]}
    own = context.desk.house.bot_username.lower()
    if found is None or found[1].lower() not in names:
        return None
    if found[2] and found[2].lower() != own:
        return None
    if message.sender_chat is not None:
        anonymous = message.sender_chat.id == message.chat_id
        return Pointer.HIDDEN if anonymous else None
    known = message.from_user is not None and not message.from_user.is_bot
    return Pointer.STRANGER if known else None


async def _stop(context: Context) -> None:
    await forget_words(context.desk, context.key)
    raise ApplicationHandlerStop
