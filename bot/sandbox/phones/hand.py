"""What every action of a person needs: whose hand, which bot, which chat."""

from bot.sandbox.access import SENDABLE
from bot.sandbox.answers import JsonObject
from bot.sandbox.chats import Chat, Status
from bot.sandbox.forum import GENERAL
from bot.sandbox.members import change_status
from bot.sandbox.messages import Content, Message
from bot.sandbox.people import Bot, User
from bot.sandbox.posting import post
from bot.sandbox.world import World

Where = Chat | int | None
TEXT = SENDABLE["text"]


class Hand:
    """One person at one bot; the actions are in the classes built on it."""

    def __init__(self, world: World, user: User, bot: str | None = None) -> None:
        self.world = world
        self.user = user
        self._bot = bot

    @property
    def id(self) -> int:
        """Return the id of the user, which is also that of the private chat."""
        return self.user.id

    @property
    def bot(self) -> Bot:
        """Return the bot this phone talks to."""
        return self.world.bot(self._bot)

    def _chat(self, where: Where) -> Chat:
        return self.world.chat_for(self.user, self.bot, where)

    def _post(
        self,
        content: Content,
        where: Where,
        reply_to: Message | None = None,
        extra: JsonObject | None = None,
        topic: int | None = None,
    ) -> Message:
        chat = self._chat(where)
        if chat.is_private:
            self._set_bot(Status.MEMBER)
        thread = self._thread(chat, reply_to, topic)
        self._check(chat, content.kind, thread)
        return post(
            self.world,
            chat,
            self.user,
            content,
            reply_to=reply_to,
            extra=extra,
            thread=thread,
        )

    @staticmethod
    def _thread(chat: Chat, reply_to: Message | None, topic: int | None) -> int | None:
        """Find the thread to write in: the chosen topic, or that of the question."""
        if topic is None:
            in_forum = chat.is_forum and reply_to is not None
            return reply_to.thread if reply_to and in_forum else None
        if topic not in chat.topics:
            raise LookupError(f"no topic {topic} in {chat!r}")
        return None if topic == GENERAL else topic

    def _check(self, chat: Chat, kind: str, thread: int | None) -> None:
        """Refuse what the app of this person would not even offer."""
        name = self.user.first_name
        if not chat.has(self.id):
            raise LookupError(f"{name} is not in {chat!r}")
        right = "can_post_messages" if chat.is_channel else SENDABLE.get(kind, TEXT)[0]
        if not chat.can(self.id, right):
            raise LookupError(f"{name} may not write in {chat!r}")
        topic = chat.topic_of(thread)
        manages = chat.can(self.id, "can_manage_topics")
        if topic and topic.closed and not (manages or topic.creator_id == self.id):
            raise LookupError(f"the topic {topic.name!r} is closed")

    def _needs(self, chat: Chat, right: str) -> None:
        if not chat.can(self.id, right):
            raise LookupError(f"{self.user.first_name} has no {right} in {chat!r}")

    def _set_bot(self, status: Status) -> None:
        """Change what the bot is in the private chat; Start needs no notice."""
        chat = self.world.private_chat(self.bot, self.user)
        first_time = chat.status_of(self.bot.id) is Status.LEFT
        if first_time and status is Status.MEMBER:
            chat.place(self.bot, status)
        else:
            change_status(self.world, chat, self.bot, status, self.user)
