"""What a person can do with a message that is there: react, pass it on, open it."""

import re
from urllib.parse import parse_qs, urlsplit

from bot.sandbox.answers import JsonObject
from bot.sandbox.chats import Chat
from bot.sandbox.messages import Content, Message
from bot.sandbox.origins import origin_of
from bot.sandbox.people import Bot
from bot.sandbox.phones.hand import Hand, Where
from bot.sandbox.phones.joining import enter
from bot.sandbox.reactions import EMOJI, emoji_reaction, react
from bot.sandbox.text import formatting

VARIANT = "\ufe0f"  # apps add it to ❤, the server does not
HOSTS = {"t.me", "telegram.me"}
STRANGER: JsonObject = {"id": 987_654_321, "is_bot": False, "first_name": "Rina"}
CHANNEL: JsonObject = {"id": -1009876543210, "type": "channel", "title": "Kabar"}
HIDDEN_NAME = "Akun Tersembunyi"
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


class PassingActions(Hand):
    """Reacts to messages, forwards them as the app does, and opens links."""

    def reacts(self, message: Message, emoji: str | None) -> None:
        """Put one emoji on a message; None takes it away."""
        emoji = emoji and emoji.removesuffix(VARIANT)
        if emoji and emoji not in EMOJI:
            raise ValueError(f"{emoji!r} is no reaction")
        if not message.chat.has(self.id):
            raise LookupError(f"{self.user.first_name} is not in {message.chat!r}")
        put = [emoji_reaction(emoji)] if emoji else []
        react(self.world, message, self.user, put)

    def passes_on(
        self, message: Message, to_chat: Where = None, topic: int | None = None
    ) -> Message:
        """Forward a message one sees to a chat one is in, with its true origin."""
        if not message.chat.has(self.id):
            raise LookupError(f"{self.user.first_name} does not see {message!r}")
        if message.protected or message.kind == "service" or message.deleted:
            raise LookupError(f"{message!r} cannot be forwarded")
        said = message.content
        content = Content(said.kind, said.text, said.entities, said.media)
        extra = {"forward_origin": origin_of(message)}
        return self._post(content, to_chat, extra=extra, topic=topic)

    def forwards(
        self, what: str | Message, origin: str = "user", in_chat: Where = None
    ) -> Message:
        """Forward a text or a message from a `user`, a `hidden` one or a `channel`."""
        if isinstance(what, Message):
            content = Content(
                what.kind, what.content.text, what.entities, what.content.media
            )
        else:
            words = formatting.plain(what)
            content = Content(text=words.text, entities=words.entities)
        extra = {"forward_origin": self._origin(what, origin)}
        return self._post(content, in_chat, extra=extra)

    def _origin(self, what: str | Message, origin: str) -> JsonObject:
        at = what.at if isinstance(what, Message) else self.world.now()
        date = {"date": int(at.timestamp())}
        author = what.sender.json() if isinstance(what, Message) else STRANGER
        return {
            "user": {"type": "user", **date, "sender_user": author},
            "hidden": {"type": "hidden_user", **date, "sender_user_name": HIDDEN_NAME},
            "channel": {"type": "channel", **date, "chat": CHANNEL, "message_id": 77},
        }[origin]

    def hides_name(self, hidden: bool = True) -> None:
        """Let forwards of one's messages link to the account no more."""
        self.user.hides_name = hidden

    def opens(self, url: str) -> Message | Chat:
        """Open a link of Telegram: start a bot with its payload, or show a chat."""
        parts = urlsplit(url if "://" in url else f"https://{url}")
        if parts.hostname not in HOSTS:
            raise LookupError(f"{url!r} is no link of Telegram")
        name = parts.path.strip("/")
        for bot in self.world.bots.values():
            if bot.username.lower() == name.lower():
                return self._starts(bot, parse_qs(parts.query).get("start", [""])[0])
        return self._enters(url, name)

    def _starts(self, bot: Bot, payload: str) -> Message:
        if payload and not PAYLOAD.fullmatch(payload):
            raise ValueError(f"{payload!r} cannot be the payload of a link")
        text = f"/start {payload}" if payload else "/start"
        other = type(self)(self.world, self.user, bot.username)
        command = {"type": "bot_command", "offset": 0, "length": len("/start")}
        return other._post(Content(text=text, entities=(command,)), None)

    def _enters(self, url: str, name: str) -> Chat:
        """Show a public chat; an invite link also lets in."""
        for chat in self.world.groups.values():
            link = chat.links.get(f"https://t.me/{name}")
            if link is not None:
                if not chat.has(self.id):
                    enter(self.world, chat, self.user, link)
                return chat
        public = self.world.public_chat(name)
        if public is None:
            raise LookupError(f"{url!r} leads nowhere")
        return public
