"""Small signs: the answer to a pressed button, and 'typing …'."""

from datetime import timedelta

from bot.sandbox.answers import TOO_OLD, bad_request
from bot.sandbox.events import Kind
from bot.sandbox.forum import GENERAL
from bot.sandbox.query import Method, Query

LIFE = timedelta(seconds=150)
MAX_ANSWER = 200


def answer_callback(query: Query) -> bool:
    """Answer answerCallbackQuery; only the first answer shows."""
    text = query.get("text", "")
    tap = query.world.tap(query.params["callback_query_id"])
    if tap.message.sender is not query.bot or query.world.now() - tap.at > LIFE:
        raise bad_request(TOO_OLD)
    if len(text) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    if tap.answered:
        return True
    tap.answered, tap.text = True, text
    tap.show_alert = bool(query.get("show_alert"))
    tap.url = query.get("url")
    world, shown = query.world, tap.message
    world.events.add(
        Kind.ANSWER, world.now(), shown.chat, by=query.bot, message=shown, tap=tap
    )
    return True


def chat_action(query: Query) -> bool:
    """Answer sendChatAction; here, and only here, General has a number."""
    chat, world = query.target(), query.world
    general = chat.is_forum and query.get("message_thread_id") == GENERAL
    thread = GENERAL if general else query.thread(chat)
    world.events.add(
        Kind.ACTION,
        world.now(),
        chat,
        by=query.bot,
        action=query.params["action"],
        topic=(thread or GENERAL) if chat.is_forum else None,
    )
    return True


METHODS: dict[str, Method] = {
    "answerCallbackQuery": answer_callback,
    "sendChatAction": chat_action,
}
