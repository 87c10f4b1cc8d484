"""What a person can do with a message that is there: react, pass it on, open it."""

import re
from urllib.parse import parse_qs, urlsplit

from bot.sandbox.chats import Chat
from bot.sandbox.hand import Hand, Where
from bot.sandbox.messages import Content, Message
from bot.sandbox.origins import origin_of
from bot.sandbox.people import Bot
from bot.sandbox.reactions import EMOJI, emoji_reaction, react

VARIANT = "\ufe0f"  # apps add it to ❤, the server does not
HOSTS = {"t.me", "telegram.me"}
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
        chat = self.world.public_chat(name)
        if chat is None:
            raise LookupError(f"{url!r} leads nowhere")
        return chat
