"""/start: a link's token joins; then the name and the position."""

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, filters

from bot.domain.access import Action
from bot.domain.text import clean
from bot.services.people import introducing, joining
from bot.services.requests import Started
from handlers.commands import after_command
from handlers.context import Context
from handlers.route import Answer, Button, Route
from handlers.serving import serve

ROUTES: list[Route] = [
    Answer("join_name", Action.JOIN, introducing.answer_about_self),
    Answer("join_position", Action.JOIN, introducing.answer_about_self),
    Button("join_skip", Action.JOIN, introducing.skip_about_self),
]


async def start(update: Update, context: Context) -> None:
    """Read what a deep link carries, and the names of the profile."""
    message, user = update.message, update.effective_user
    if message is None or user is None:
        return
    started = Started(
        key=context.key,
        user_id=user.id,
        token=after_command(message.text or ""),
        profile_name=clean(user.full_name),
        profile_locale=user.language_code or "",
    )
    await serve(context.desk, joining.start, started)


#: The one command that strangers reach; it needs the profile, so it is no `Command`.
LISTENERS: list[BaseHandler] = [  # type: ignore[type-arg]
    CommandHandler(
        "start", start, filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    )
]
