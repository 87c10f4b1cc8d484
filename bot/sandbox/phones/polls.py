"""What a person can do with polls: ask, vote, close."""

from typing import Any

from bot.sandbox.messages import Message
from bot.sandbox.phones.hand import Hand, Where
from bot.sandbox.polls import Poll, close_poll, vote


class PollActions(Hand):
    """Sends polls, votes in them and closes the own ones."""

    def sends_poll(
        self,
        question: str,
        *choices: str,
        in_chat: Where = None,
        topic: int | None = None,
        reply_to: Message | None = None,
        **options: Any,
    ) -> Message:
        """Send a poll; `options` are those of a `Poll`."""
        poll = Poll(
            self.user, self.world.new_tap_id(), question, list(choices), **options
        )
        self.world.polls[poll.id] = poll
        return self._post(poll.content(), in_chat, reply_to, topic=topic)

    def votes(self, message: Message, *choices: int | str) -> None:
        """Vote for options by number or text; for none, take the vote back."""
        if not message.chat.has(self.id):
            raise LookupError(f"{self.user.first_name} does not see {message!r}")
        texts = [one["text"] for one in message.content.media["poll"]["options"]]
        numbers = [one if isinstance(one, int) else texts.index(one) for one in choices]
        vote(self.world, message, self.user, numbers)

    def closes_poll(self, message: Message) -> None:
        """Close an own poll."""
        if message.sender is not self.user:
            raise LookupError(f"{message!r} is not a poll of {self.user.first_name}")
        close_poll(self.world, message, self.user)
