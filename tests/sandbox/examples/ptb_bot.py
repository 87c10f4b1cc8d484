"""A small bot in the style of python-telegram-bot's own examples.

It echoes texts, shows buttons, sends a document and reads those it is sent.
Run it as `ptb_bot.py polling` or as `ptb_bot.py webhook PORT`.
"""

import os
import sys

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

API = os.environ["BOT_API"]
TOKEN = os.environ["BOT_TOKEN"]
PATIENCE = 60.0
Context = ContextTypes.DEFAULT_TYPE


async def start(update: Update, context: Context) -> None:
    buttons = [
        [
            InlineKeyboardButton("Merah", callback_data="merah"),
            InlineKeyboardButton("Biru", callback_data="biru"),
        ]
    ]
    await update.message.reply_text(
        "Pilih <b>warna</b>:",
        parse_mode="HTML",
        reply_markup=InlineKeyboardMarkup(buttons),
    )


async def chosen(update: Update, context: Context) -> None:
    query = update.callback_query
    await query.answer(f"Anda memilih {query.data}")
    await query.edit_message_text(f"Warna: {query.data}")


async def letter(update: Update, context: Context) -> None:
    await update.message.reply_document(
        b"Surat untuk Anda", filename="surat.txt", caption="Silakan"
    )


async def received(update: Update, context: Context) -> None:
    document = update.message.document
    file = await document.get_file()
    content = bytes(await file.download_as_bytearray())
    await update.message.reply_text(f"{document.file_name}: {content.decode()}")


async def echo(update: Update, context: Context) -> None:
    await update.message.reply_text(update.message.text)


def main() -> None:
    application = (
        ApplicationBuilder()
        .token(TOKEN)
        .base_url(f"{API}/bot")
        .base_file_url(f"{API}/file/bot")
        .connect_timeout(PATIENCE)
        .read_timeout(PATIENCE)
        .get_updates_connect_timeout(PATIENCE)
        .get_updates_read_timeout(PATIENCE)
        .build()
    )
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CommandHandler("surat", letter))
    application.add_handler(CallbackQueryHandler(chosen))
    application.add_handler(MessageHandler(filters.Document.ALL, received))
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    if sys.argv[1] == "polling":
        application.run_polling()
    else:
        application.run_webhook(
            listen="127.0.0.1",
            port=int(sys.argv[2]),
            url_path="hook",
            secret_token="rahasia-contoh",
            webhook_url=f"http://127.0.0.1:{sys.argv[2]}/hook",
        )


if __name__ == "__main__":
    main()
