"""Chat commands: "/lapor text" in either language, also as /lapor@botname."""

import re
from collections.abc import Iterable

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.domain.text import clean
from bot.services.requests import Typed
from handlers.context import Context
from handlers.route import Command
from handlers.serving import serve

#: The command itself; a colon after it belongs to nobody.
_COMMAND = re.compile(r"/\w+(?:@\w+)?[\s:]*")

#: A forwarded command is somebody else's words; an edited one was carried out before.
TYPED = filters.UpdateType.MESSAGE & ~filters.FORWARDED


def command_handlers(routes: Iterable[Command]) -> list[CommandHandler]:  # type: ignore[type-arg]
    """Return one library handler for each command of the table."""
    return [_handler(route) for route in routes]


def _handler(route: Command) -> CommandHandler:  # type: ignore[type-arg]
    async def handle(update: Update, context: Context) -> None:
        message, user = update.message, update.effective_user
        if message is None or user is None:
            return
        typed = Typed(
            key=context.key,
            user_id=user.id,
            text=after_command(message.text or ""),
            source=f"{message.chat_id}:{message.message_id}",
            sent_at=message.date,
        )
        await serve(context.desk, route.use, typed)

    return CommandHandler(route.names, handle, TYPED)


def after_command(text: str) -> str:
    """Return what stands after "/command", with its line ends."""
    said = clean(text)
    command = _COMMAND.match(said)
    return said[command.end() :].strip() if command else said.strip()
