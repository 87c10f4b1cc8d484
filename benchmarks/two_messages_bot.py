"""What our transport can do alone: the same two messages, and nothing is stored."""

import json
import os
from pathlib import Path

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from benchmarks.town import DUTY, number_in
from bot.delivery.transport import AiohttpRequest

#: What Siaga was seen to send: the fields of a receipt and of a ping.
LETTERS = "letters.json"
CONCURRENT = 256


def letters() -> list[dict[str, object]]:
    """Read the two messages."""
    file = Path(os.environ["BENCHMARK_FOLDER"]) / LETTERS
    read: list[dict[str, object]] = json.loads(file.read_text("utf-8"))
    return read


async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Send the receipt to who wrote, and the ping to who is on duty."""
    if update.message is None:
        return
    number = number_in(update.message.text or "")
    for chat_id, letter in zip(
        (update.message.chat_id, DUTY), context.bot_data["letters"], strict=True
    ):
        text = f"{letter['text']} nomor {number}"
        await context.bot.do_api_request(
            "sendMessage", api_kwargs=letter | {"chat_id": chat_id, "text": text}
        )


def main() -> None:
    """Run until told to stop."""
    api = os.environ["SIAGA_TELEGRAM_API"]
    application = (
        Application.builder()
        .token(os.environ["SIAGA_TELEGRAM_TOKEN"])
        .base_url(f"{api}/bot")
        .request(AiohttpRequest())
        .get_updates_request(AiohttpRequest(connections=2))
        .concurrent_updates(CONCURRENT)
        .build()
    )
    application.bot_data["letters"] = letters()
    application.add_handler(MessageHandler(filters.ALL, answer))
    application.run_polling()


if __name__ == "__main__":
    main()
