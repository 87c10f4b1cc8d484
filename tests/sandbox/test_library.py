"""The real python-telegram-bot talks to the local Telegram, in process and over HTTP."""

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.error import BadRequest, EndPointNotFound
from telegram.ext import Application, CommandHandler
from telegram.request import HTTPXRequest

from bot.sandbox.http import serve
from bot.sandbox.request import SandboxRequest

TOKEN = "123456:siaga-test"
ANA = 5001


@pytest.fixture(params=["in process", "over http"])
async def library(request, telegram):
    if request.param == "in process":
        ways = {
            "request": SandboxRequest(telegram),
            "get_updates_request": SandboxRequest(telegram),
        }
        async with Bot(TOKEN, **ways) as bot:
            yield bot
        return
    server = await serve(telegram)
    urls = {
        "base_url": f"{server.url}/bot",
        "base_file_url": f"{server.url}/file/bot",
    }
    async with Bot(TOKEN, request=HTTPXRequest(), **urls) as bot:
        yield bot
    await server.aclose()


def keyboard(label="Saya tangani"):
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data="v1:a", style="success")]]
    )


async def test_a_conversation(library, ana):
    ana.sends("/lapor Video viral")
    (update,) = await library.get_updates(timeout=0)
    sent = await library.send_message(
        update.effective_chat.id,
        "Isu <b>baru</b> & 😀",
        parse_mode="HTML",
        reply_markup=keyboard(),
        reply_parameters=ReplyParameters(update.message.id),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        protect_content=True,
    )
    tap = ana.presses("Saya tangani")
    (pressed,) = await library.get_updates(offset=update.update_id + 1, timeout=0)
    await pressed.callback_query.answer("Oke")
    await pressed.callback_query.edit_message_text("Selesai", reply_markup=None)

    assert update.message.text == "/lapor Video viral"
    assert sent.reply_to_message.text == "/lapor Video viral"
    assert sent.text_html == "Isu <b>baru</b> &amp; 😀"
    assert tap.text == "Oke"
    assert ana.chat()[-1].text == "Selesai"
    assert ana.chat()[-1].history[0].html == "Isu <b>baru</b> &amp; 😀"


async def test_files(library, ana):
    photo = await library.send_photo(ANA, b"foto", filename="foto.jpg", caption="Satu")
    again = await library.send_photo(ANA, photo.photo[-1].file_id)
    album = await library.send_media_group(
        ANA, [InputMediaPhoto(b"satu", caption="A"), InputMediaPhoto(again.photo[-1])]
    )
    paper = await library.send_document(ANA, b"isi", filename="surat é.pdf")
    file = await library.get_file(paper.document.file_id)

    assert photo.caption == "Satu"
    assert album[0].media_group_id == album[1].media_group_id
    assert paper.document.file_name == "surat é.pdf"
    assert bytes(await file.download_as_bytearray()) == b"isi"


async def test_the_rest_of_the_methods(library, ana):
    sent = await library.send_message(
        ANA, "x", reply_markup=ReplyKeyboardMarkup([["Ya"]])
    )
    await library.send_chat_action(ANA, "typing")
    await library.send_location(ANA, -7.25, 112.75)
    await library.send_contact(ANA, "+62811", "Citra")
    await library.pin_chat_message(ANA, sent.id)
    copied = await library.copy_message(ANA, ANA, sent.id)
    forwarded = await library.forward_message(ANA, ANA, sent.id)
    await library.delete_message(ANA, copied.message_id)
    await library.unpin_chat_message(ANA)
    menu = [BotCommand("lapor", "Lapor isu")]
    scope = BotCommandScopeAllPrivateChats()
    await library.set_my_commands(menu, scope=scope, language_code="id")
    member = await library.get_chat_member(ANA, ANA)

    assert forwarded.forward_origin.sender_user.id == TOKEN_ID
    assert (await library.get_chat(ANA)).first_name == "Ana"
    assert await library.get_my_commands(scope=scope, language_code="id") == tuple(menu)
    assert ana.menu() == [{"command": "lapor", "description": "Lapor isu"}]
    assert member.user.first_name == "Ana"
    assert ana.chat()[1].content.keyboard == [["Ya"]]
    assert (await library.get_webhook_info()).url == ""


TOKEN_ID = int(TOKEN.partition(":")[0])


async def test_errors_are_those_of_the_library(library, ana):
    with pytest.raises(BadRequest, match="unsupported start tag"):
        await library.send_message(ANA, "<x>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="Chat not found"):
        await library.send_message(1, "x")
    with pytest.raises(EndPointNotFound):
        await library.do_api_request("sendPigeon", api_kwargs={"chat_id": ANA})


@pytest.mark.filterwarnings("ignore:Please use 'Bot")
async def test_raw_calls_as_the_poller_and_the_postman_make_them(library, ana):
    ana.sends("halo")
    updates = await library.do_api_request(
        "getUpdates",
        api_kwargs={"offset": 0, "timeout": 0, "allowed_updates": ["message"]},
    )
    sent = await library.do_api_request(
        "sendMessage",
        api_kwargs={"chat_id": ANA, "text": "<i>x</i>", "parse_mode": "HTML"},
    )

    assert updates[0]["message"]["text"] == "halo"
    assert sent["entities"] == [{"type": "italic", "offset": 0, "length": 1}]


async def test_command_handlers_hear_commands(telegram, ana):
    heard = []

    async def report(update, context):
        heard.append(context.args)
        await update.effective_message.reply_text("Diterima")

    application = (
        Application.builder()
        .token(TOKEN)
        .request(SandboxRequest(telegram))
        .get_updates_request(SandboxRequest(telegram))
        .updater(None)
        .build()
    )
    application.add_handler(CommandHandler("lapor", report))
    async with application:
        ana.sends("/lapor banjir besar")
        for update in await application.bot.get_updates():
            await application.process_update(update)

    assert heard == [["banjir", "besar"]]
    assert ana.chat()[-1].text == "Diterima"
