"""What a person can do with the topics and the pins of a group."""

from bot.sandbox.chats import Chat
from bot.sandbox.forum import COLOURS, Topic
from bot.sandbox.messages import Message
from bot.sandbox.phones.hand import Hand
from bot.sandbox.pins import pin_message, unpin_message
from bot.sandbox.threads import change_topic, close_topic, delete_topic, open_topic


class TopicActions(Hand):
    """Opens, renames, closes and deletes topics; pins messages."""

    def creates_topic(self, chat: Chat, name: str, colour: int = COLOURS[0]) -> Topic:
        """Create a topic in a forum."""
        if not chat.is_forum:
            raise LookupError(f"{chat!r} is not a forum")
        self._needs(chat, "can_manage_topics")
        return open_topic(self.world, chat, self.user, name, colour=colour)

    def renames_topic(self, chat: Chat, topic: int, name: str) -> Topic:
        """Give a topic another name."""
        found = self._own(chat, topic)
        change_topic(self.world, chat, self.user, found, {"name": name})
        return found

    def closes_topic(self, chat: Chat, topic: int) -> Topic:
        """Close a topic."""
        found = self._own(chat, topic)
        close_topic(self.world, chat, self.user, found)
        return found

    def reopens_topic(self, chat: Chat, topic: int) -> Topic:
        """Open a closed topic again."""
        found = self._own(chat, topic)
        close_topic(self.world, chat, self.user, found, closed=False)
        return found

    def deletes_topic(self, chat: Chat, topic: int) -> Topic:
        """Delete a topic and what was said in it."""
        found = chat.topics[topic]
        self._needs(chat, "can_delete_messages")
        delete_topic(self.world, chat, self.user, found)
        return found

    def pins(self, message: Message) -> None:
        """Pin a message."""
        self._needs(message.chat, _pin_right(message.chat))
        pin_message(self.world, message, self.user)

    def unpins(self, message: Message) -> None:
        """Take the pin off a message."""
        self._needs(message.chat, _pin_right(message.chat))
        unpin_message(self.world, message, self.user)

    def _own(self, chat: Chat, topic: int) -> Topic:
        found = chat.topics[topic]
        if found.creator_id != self.id:
            self._needs(chat, "can_manage_topics")
        return found


def _pin_right(chat: Chat) -> str:
    return "can_edit_messages" if chat.is_channel else "can_pin_messages"
