"""One action of a person on the page, and what it may reach."""

from dataclasses import dataclass

from bot.sandbox.answers import JsonObject
from bot.sandbox.chats import Chat
from bot.sandbox.local import LocalTelegram
from bot.sandbox.messages import Message
from bot.sandbox.page import given as read
from bot.sandbox.page.keys import bot_of, chat_by, key_of
from bot.sandbox.page.reading import mark_read
from bot.sandbox.page.views import person_view
from bot.sandbox.people import User
from bot.sandbox.phone import Phone


@dataclass(frozen=True, slots=True)
class Act:
    """One action: whose phone, in which chat, and what the page sent along."""

    telegram: LocalTelegram
    phone: Phone
    chat: Chat
    given: JsonObject

    def message(self, name: str = "message") -> Message:
        """Return the message of the chat that the page names."""
        found = self.chat.living(read.number(self.given, name))
        if found is None:
            raise LookupError("this message is not there any more")
        return found

    def reply_to(self) -> Message | None:
        """Return the message that is answered, if any."""
        known = self.given.get("reply_to") is not None
        return self.message("reply_to") if known else None

    def sent(self, message: Message) -> JsonObject:
        """Say what was sent, which its author has read."""
        mark_read(self.telegram, self.phone.user, message)
        where = key_of(self.telegram, message.chat)
        return {"chat": where, "message": message.id}


def phone_of(telegram: LocalTelegram, user_id: int) -> Phone:
    """Return the phone of a person, or raise `LookupError`."""
    if user_id not in telegram.users:
        raise LookupError(f"no person {user_id}")
    return telegram.phone(user_id)


def own_chat(telegram: LocalTelegram, user: User, key: int) -> Chat:
    """Return a chat that a person is in, or raise `LookupError`."""
    chat = chat_by(telegram, key)
    if not chat.has(user.id):
        raise LookupError(f"{user.first_name} is not in chat {key}")
    return chat


def opened_at(phone: Phone, chat: Chat) -> Phone:
    """Return the phone, opened at the bot of a chat."""
    bot = bot_of(chat)
    return phone.with_bot(bot.username) if bot else phone


def check_open(one: Act, chat: Chat) -> None:
    """Refuse to write to a bot that the person has blocked."""
    blocked = person_view(one.telegram, one.phone.user)["blocked"]
    if chat.is_private and blocked:
        raise LookupError("the bot is blocked")
