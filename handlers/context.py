"""What a handler holds: the desk, who is speaking, and what they were asked."""

from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.domain.member import Dialogue, Member
from bot.services.desk import Desk


class Context(
    CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]
):
    """`context` in every handler. No string keys, no casts.

    `key` is the key of the stored update, set by the inbox worker: handling an
    update twice is handling it once.
    """

    member: Member | None
    dialogue: Dialogue | None
    key: str

    @classmethod
    def from_update(
        cls, update: object, application: "Application[Any, Any, Any, Any, Any, Any]"
    ) -> "Context":
        """Remember which stored update is being handled."""
        context = super().from_update(update, application)
        assert isinstance(update, Update)
        context.key = application.bot_data["keys"][id(update)]
        context.member = context.dialogue = None
        return context

    @property
    def desk(self) -> Desk:
        """Return the use cases' first argument."""
        return self.application.bot_data["desk"]  # type: ignore[no-any-return]
