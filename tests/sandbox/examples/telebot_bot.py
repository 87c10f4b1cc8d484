"""The same small bot, written with pyTelegramBotAPI.

It echoes texts, shows buttons, sends a document and reads those it is sent.
Run it as `telebot_bot.py polling` or as `telebot_bot.py webhook PORT`.
"""

import asyncio
import os
import signal
import sys

from aiohttp import web
from telebot import asyncio_helper, types
from telebot.async_telebot import AsyncTeleBot

API = os.environ["BOT_API"]
SECRET = "rahasia-contoh"
asyncio_helper.API_URL = API + "/bot{0}/{1}"
asyncio_helper.FILE_URL = API + "/file/bot{0}/{1}"
bot = AsyncTeleBot(os.environ["BOT_TOKEN"])


@bot.message_handler(commands=["start"])
async def start(message):
    keyboard = types.InlineKeyboardMarkup()
    keyboard.row(
        types.InlineKeyboardButton("Merah", callback_data="merah"),
        types.InlineKeyboardButton("Biru", callback_data="biru"),
    )
    await bot.send_message(
        message.chat.id, "Pilih <b>warna</b>:", parse_mode="HTML", reply_markup=keyboard
    )


@bot.callback_query_handler(func=lambda call: True)
async def chosen(call):
    await bot.answer_callback_query(call.id, f"Anda memilih {call.data}")
    shown = call.message
    await bot.edit_message_text(f"Warna: {call.data}", shown.chat.id, shown.message_id)


@bot.message_handler(commands=["surat"])
async def letter(message):
    file = types.InputFile("surat.txt")
    await bot.send_document(message.chat.id, file, caption="Silakan")


@bot.message_handler(content_types=["document"])
async def received(message):
    document = message.document
    file = await bot.get_file(document.file_id)
    content = await bot.download_file(file.file_path)
    await bot.reply_to(message, f"{document.file_name}: {content.decode()}")


@bot.message_handler(func=lambda message: True)
async def echo(message):
    await bot.reply_to(message, message.text)


async def hook(request: web.Request) -> web.Response:
    if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != SECRET:
        return web.Response(status=403)
    update = types.Update.de_json(await request.json())
    await bot.process_new_updates([update])
    return web.Response()


async def listen(port: int) -> None:
    app = web.Application()
    app.router.add_post("/hook", hook)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await bot.set_webhook(f"http://127.0.0.1:{port}/hook", secret_token=SECRET)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await stop.wait()
    await runner.cleanup()
    await bot.close_session()


if __name__ == "__main__":
    if sys.argv[1] == "polling":
        asyncio.run(bot.infinity_polling())
    else:
        asyncio.run(listen(int(sys.argv[2])))
