"""Every limit of Telegram, one step inside and one step outside."""

import pytest

ANA = 5001
EMOJI = "😀"


def rows(*widths, data="x"):
    return {
        "inline_keyboard": [
            [{"text": "Ya", "callback_data": data} for _ in range(width)]
            for width in widths
        ]
    }


def commands(count):
    return [{"command": f"c{n}", "description": "d"} for n in range(count)]


def command(name="lapor", description="Lapor"):
    return [{"command": name, "description": description}]


def placeholder(length):
    return {"force_reply": True, "input_field_placeholder": "x" * length}


def copy_button(length):
    button = {"text": "Salin", "copy_text": {"text": "x" * length}}
    return {"inline_keyboard": [[button]]}


INSIDE = {
    "text of 4096": ("sendMessage", {"text": "x" * 4096}),
    "text of 4096 emoji, 8192 units": ("sendMessage", {"text": EMOJI * 4096}),
    "text of 4096 after parsing": (
        "sendMessage",
        {"text": f"<b>{'x' * 4096}</b>", "parse_mode": "HTML"},
    ),
    "text of 4096 after trimming": ("sendMessage", {"text": f"\n {'x' * 4096} \n"}),
    "data of 64 bytes": (
        "sendMessage",
        {"text": "x", "reply_markup": rows(1, data="x" * 64)},
    ),
    "8 buttons in a row": ("sendMessage", {"text": "x", "reply_markup": rows(8)}),
    "100 buttons": ("sendMessage", {"text": "x", "reply_markup": rows(*[8] * 12, 4)}),
    "copy text of 256": (
        "sendMessage",
        {"text": "x", "reply_markup": copy_button(256)},
    ),
    "placeholder of 64": (
        "sendMessage",
        {"text": "x", "reply_markup": placeholder(64)},
    ),
    "100 commands": ("setMyCommands", {"commands": commands(100)}),
    "command of 32": ("setMyCommands", {"commands": command("c" * 32)}),
    "command text of 256": (
        "setMyCommands",
        {"commands": command(description="x" * 256)},
    ),
    "description of 512": ("setMyDescription", {"description": "x" * 512}),
    "short description of 120": (
        "setMyShortDescription",
        {"short_description": "x" * 120},
    ),
}

OUTSIDE = {
    "text of 4097": ("sendMessage", {"text": "x" * 4097}, "message is too long"),
    "text of 32769 bytes": ("sendMessage", {"text": "x" * 32769}, "text is too long"),
    "no text": ("sendMessage", {}, "message text is empty"),
    "empty text": ("sendMessage", {"text": ""}, "message text is empty"),
    "text of spaces": ("sendMessage", {"text": " \n "}, "text must be non-empty"),
    "empty after parsing": (
        "sendMessage",
        {"text": "<b> </b>", "parse_mode": "HTML"},
        "text must be non-empty",
    ),
    "data of 65 bytes": (
        "sendMessage",
        {"text": "x", "reply_markup": rows(1, data="x" * 65)},
        "BUTTON_DATA_INVALID",
    ),
    "data of 33 characters in 66 bytes": (
        "sendMessage",
        {"text": "x", "reply_markup": rows(1, data="é" * 33)},
        "BUTTON_DATA_INVALID",
    ),
    "empty data": (
        "sendMessage",
        {"text": "x", "reply_markup": rows(1, data="")},
        "BUTTON_DATA_INVALID",
    ),
    "9 buttons in a row": (
        "sendMessage",
        {"text": "x", "reply_markup": rows(9)},
        "reply markup is too long",
    ),
    "101 buttons": (
        "sendMessage",
        {"text": "x", "reply_markup": rows(*[8] * 12, 5)},
        "reply markup is too long",
    ),
    "copy text of 257": (
        "sendMessage",
        {"text": "x", "reply_markup": copy_button(257)},
        "BUTTON_COPY_TEXT_INVALID",
    ),
    "placeholder of 65": (
        "sendMessage",
        {"text": "x", "reply_markup": placeholder(65)},
        "input field placeholder is too long",
    ),
    "101 commands": (
        "setMyCommands",
        {"commands": commands(101)},
        "BOT_COMMANDS_TOO_MUCH",
    ),
    "command of 33": (
        "setMyCommands",
        {"commands": command("c" * 33)},
        "BOT_COMMAND_INVALID",
    ),
    "command in capitals": (
        "setMyCommands",
        {"commands": command("Lapor")},
        "BOT_COMMAND_INVALID",
    ),
    "command text of 257": (
        "setMyCommands",
        {"commands": command(description="x" * 257)},
        "BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    "command without text": (
        "setMyCommands",
        {"commands": command(description="")},
        "BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    "description of 513": (
        "setMyDescription",
        {"description": "x" * 513},
        "BOT_DESCRIPTION_TOO_LONG",
    ),
    "short description of 121": (
        "setMyShortDescription",
        {"short_description": "x" * 121},
        "BOT_SHORT_DESCRIPTION_TOO_LONG",
    ),
}


def addressed(method, params):
    return {"chat_id": ANA, **params} if method.startswith("send") else params


@pytest.mark.parametrize(("method", "params"), INSIDE.values(), ids=INSIDE)
async def test_what_is_just_inside_is_accepted(ana, result, method, params):
    assert await result(method, **addressed(method, params))


@pytest.mark.parametrize(("method", "params", "reason"), OUTSIDE.values(), ids=OUTSIDE)
async def test_what_is_just_outside_is_refused(ana, refusal, method, params, reason):
    expected = 400, f"Bad Request: {reason}"

    actual = await refusal(method, **addressed(method, params))

    assert expected == actual


@pytest.mark.parametrize("length", [0, 1, 200])
async def test_an_answer_of_200_characters_is_accepted(ana, result, length):
    await result("sendMessage", chat_id=ANA, text="?", reply_markup=rows(1))
    tap = ana.presses("Ya")

    await result("answerCallbackQuery", callback_query_id=tap.id, text="x" * length)

    assert len(tap.text) == length
    assert tap.answered


async def test_an_answer_of_201_characters_is_refused(ana, result, refusal):
    await result("sendMessage", chat_id=ANA, text="?", reply_markup=rows(1))
    tap = ana.presses("Ya")

    actual = await refusal(
        "answerCallbackQuery", callback_query_id=tap.id, text="x" * 201
    )

    assert actual == (400, "Bad Request: MESSAGE_TOO_LONG")
    assert not tap.answered


@pytest.mark.parametrize("method", ["sendPhoto", "sendDocument", "sendVoice"])
async def test_a_caption_has_1024_characters_at_most(ana, result, refusal, method):
    kind = method.removeprefix("send").lower()
    files = {kind: ("berkas", b"isi", None)}

    sent = await result(method, chat_id=ANA, caption="x" * 1024, files=files)
    refused = await refusal(method, chat_id=ANA, caption="x" * 1025, files=files)

    assert len(sent["caption"]) == 1024
    assert refused == (400, "Bad Request: message caption is too long")


@pytest.mark.parametrize(
    ("count", "reason"),
    [
        (0, "there are no messages to send"),
        (1, "too few messages to send as an album"),
        (11, "too many messages to send as an album"),
    ],
)
async def test_an_album_has_two_to_ten_items(ana, refusal, count, reason):
    photo = ana.sends_photo().content.media["photo"][-1]["file_id"]
    media = [{"type": "photo", "media": photo}] * count

    actual = await refusal("sendMediaGroup", chat_id=ANA, media=media)

    assert actual == (400, f"Bad Request: {reason}")


async def test_a_message_keeps_its_first_hundred_entities(ana, result):
    text = "<b>x</b> " * 101

    sent = await result("sendMessage", chat_id=ANA, text=text, parse_mode="HTML")

    assert len(sent["entities"]) == 100


async def test_files_above_20_megabytes_cannot_be_fetched(ana, result, refusal):
    small = ana.sends_document(size=20 << 20).content.media["document"]
    large = ana.sends_document(size=(20 << 20) + 1).content.media["document"]

    assert (await result("getFile", file_id=small["file_id"]))["file_path"]
    actual = await refusal("getFile", file_id=large["file_id"])

    assert actual == (400, "Bad Request: file is too big")


async def test_a_photo_above_10_megabytes_cannot_be_sent(ana, refusal):
    files = {"photo": ("foto.jpg", bytes((10 << 20) + 1), None)}

    actual = await refusal("sendPhoto", chat_id=ANA, files=files)

    assert actual == (400, "Bad Request: file is too big")
