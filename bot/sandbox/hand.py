"""What every action of a person needs: whose hand, which bot, which chat."""

from bot.sandbox.answers import JsonObject
from bot.sandbox.chats import INSIDE, Chat, Status
from bot.sandbox.messages import Content, Message
from bot.sandbox.people import Bot, User
from bot.sandbox.posting import change_status, post
from bot.sandbox.world import World

Where = Chat | int | None


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
    ) -> Message:
        chat = self._chat(where)
        if chat.is_private:
            self._set_bot(Status.MEMBER)
        elif chat.status_of(self.user.id) not in INSIDE:
            raise LookupError(f"{self.user.first_name} is not in {chat!r}")
        return post(
            self.world, chat, self.user, content, reply_to=reply_to, extra=extra
        )

    def _set_bot(self, status: Status) -> None:
        """Change what the bot is in the private chat; Start needs no notice."""
        chat = self.world.private_chat(self.bot, self.user)
        first_time = chat.status_of(self.bot.id) is Status.LEFT
        if first_time and status is Status.MEMBER:
            chat.place(self.bot, status)
        else:
            change_status(self.world, chat, self.bot, status, self.user)
