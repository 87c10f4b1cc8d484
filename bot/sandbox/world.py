"""Everything the local Telegram knows: people, bots, chats, files, events."""

import random
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from bot.sandbox.answers import TOO_OLD, bad_request, forbidden
from bot.sandbox.chats import CHANNEL, DIRECT, SUPERGROUP, Chat, Status, utc_now
from bot.sandbox.events import EventLog, Tap
from bot.sandbox.files import FileStore
from bot.sandbox.people import Bot, User
from bot.sandbox.updates import UpdateQueue

if TYPE_CHECKING:
    from bot.sandbox.polls import Poll

Clock = Callable[[], datetime]
FIRST_UPDATE = range(100_000_000, 900_000_000)
FIRST_TAP = 10**17
FIRST_DIRECT = 8_000_000_000_001


class World:
    """The state behind the Bot API; it never looks at any clock but `now`."""

    def __init__(self, now: Clock = utc_now, seed: int | str = 0) -> None:
        self.now, self._seed = now, seed
        self.events = EventLog()
        self.bots: dict[str, Bot] = {}
        self.watchers: list[Callable[[], None]] = []
        self.reset()

    def reset(self) -> None:
        """Forget everything that was added and everything that happened."""
        for bot in self.bots.values():
            bot.updates.interrupt("terminated: the server begins anew")
        self.random = random.Random(self._seed)
        self.bots = {}
        self.users: dict[int, User] = {}
        self.groups: dict[int, Chat] = {}
        self.private: dict[tuple[int, int], Chat] = {}
        self.direct: dict[frozenset[int], Chat] = {}
        self.files = FileStore()
        self.events = self.events.ended()
        self.taps: dict[str, Tap] = {}
        self.polls: dict[str, Poll] = {}
        self.last_tap = FIRST_TAP
        self.stir()

    def stir(self) -> None:
        """Tell the watchers that something changed."""
        for watcher in self.watchers:
            watcher()

    def add_bot(
        self,
        token: str,
        username: str = "siaga_bot",
        reads_all: bool = False,
        throttled: bool = False,
    ) -> Bot:
        """Let a bot exist; with `reads_all` its privacy mode is off.

        With `throttled` a poller that repeats its offset at once is slowed.
        """
        first_id = self.random.choice(FIRST_UPDATE)
        updates = UpdateQueue(self.now, first_id, throttled, self.stir)
        number = int(token.partition(":")[0])
        name = username.removesuffix("_bot").title()
        bot = Bot(number, token, username, name, updates, reads_all)
        self.bots[token] = bot
        self.events.renew()
        return bot

    def bot(self, username: str | None = None) -> Bot:
        """Find a bot by its name; without one, the first that was added."""
        for bot in self.bots.values():
            if username in {None, bot.username}:
                return bot
        raise LookupError(f"no bot {username!r}")

    def add_group(
        self,
        chat_id: int,
        title: str,
        members: Iterable[int | User] = (),
        kind: str = "group",
        *,
        forum: bool = False,
        username: str | None = None,
    ) -> Chat:
        """Let a group (or another `kind`) exist; the first member owns it.

        With `forum` it is a supergroup with topics.
        """
        kind = SUPERGROUP if forum else kind
        chat = Chat(chat_id, kind, title, None, username, forum, self.now)
        for member in members:
            user = member if isinstance(member, User) else self.users[member]
            chat.place(user, Status.MEMBER if chat.people else Status.CREATOR)
        self.groups[chat_id] = chat
        self.events.renew()
        return chat

    def add_channel(
        self,
        chat_id: int,
        title: str,
        members: Iterable[int | User] = (),
        *,
        username: str | None = None,
        discussion: Chat | int | None = None,
    ) -> Chat:
        """Let a channel exist, maybe with the supergroup that discusses its posts."""
        chat = self.add_group(chat_id, title, members, CHANNEL, username=username)
        if discussion is not None:
            group = (
                self.groups[discussion] if isinstance(discussion, int) else discussion
            )
            chat.linked, group.linked = group, chat
        return chat

    def direct_chat(self, one: User | int, other: User | int) -> Chat:
        """Return the chat of two people, where no bot is."""
        pair = [
            self.users[who] if isinstance(who, int) else who for who in (one, other)
        ]
        key = frozenset(who.id for who in pair)
        if key not in self.direct:
            chat_id = FIRST_DIRECT + len(self.direct)
            chat = Chat(chat_id, DIRECT, clock=self.now)
            for who in pair:
                chat.place(who, Status.MEMBER)
            self.direct[key] = chat
        return self.direct[key]

    def private_chat(self, bot: Bot, user: User) -> Chat:
        """Return the chat of a user with a bot; before Start the bot is outside."""
        key = (bot.id, user.id)
        if key not in self.private:
            chat = Chat(user.id, "private", owner=user)
            chat.place(user, Status.MEMBER)
            chat.place(bot, Status.LEFT)
            self.private[key] = chat
        return self.private[key]

    def chat(self, bot: Bot, chat_id: int | str) -> Chat:
        """Find a chat the bot knows, or refuse as the server does."""
        if chat_id in self.users:
            return self.private_chat(bot, self.users[int(chat_id)])
        if any(chat_id == other.id for other in self.bots.values()):
            raise forbidden("the bot can't send messages to the bot")
        if isinstance(chat_id, str):
            group = self.public_chat(chat_id)
        else:
            group = self.groups.get(chat_id)
        if group is None or not (bot.id in group.standings or group.username):
            raise bad_request("chat not found")
        return group

    def public_chat(self, name: str) -> Chat | None:
        """Find a group or channel by its public name, with or without @."""
        wanted = name.removeprefix("@").lower()
        public = {(one.username or "").lower(): one for one in self.groups.values()}
        return public.get(wanted) if wanted else None

    def chats(self) -> list[Chat]:
        """List every chat: with bots, between people, groups and channels."""
        return [*self.private.values(), *self.direct.values(), *self.groups.values()]

    def chats_of(self, user: User) -> list[Chat]:
        """List the chats that somebody is in."""
        return [one for one in self.chats() if one.has(user.id)]

    def chat_for(self, user: User, bot: Bot, chat: Chat | int | None) -> Chat:
        """Find the chat a phone means: the one with the bot unless it says else.

        Another person's id means the chat between the two.
        """
        if isinstance(chat, Chat):
            return chat
        if chat is None or chat == user.id:
            return self.private_chat(bot, user)
        if chat in self.users:
            return self.direct_chat(user, chat)
        between = {one.id: one for one in self.direct.values()}
        return between[chat] if chat in between else self.groups[chat]

    def new_tap_id(self) -> str:
        """Return the id of the next callback query."""
        self.last_tap += self.random.randint(1, 999)
        return str(self.last_tap)

    def tap(self, query_id: str) -> Tap:
        """Find a callback query, or refuse."""
        if query_id not in self.taps:
            raise bad_request(TOO_OLD)
        return self.taps[query_id]
