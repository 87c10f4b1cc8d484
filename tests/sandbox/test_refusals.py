"""The server says no with the words of the real one."""

import pytest

ANA = 5001
BUTTON = {"text": "Ya", "callback_data": "x"}
KEYBOARD = {"inline_keyboard": [[BUTTON]]}
BAD_BUTTON = "can't parse inline keyboard button: "

CASES = {
    "no chat": ("sendMessage", {"text": "x"}, "chat_id is empty"),
    "unknown chat": ("sendMessage", {"chat_id": 77, "text": "x"}, "chat not found"),
    "chat by name": (
        "sendMessage",
        {"chat_id": "@tak_ada", "text": "x"},
        "chat not found",
    ),
    "unknown mode": (
        "sendMessage",
        {"chat_id": ANA, "text": "x", "parse_mode": "RTF"},
        "unsupported parse_mode",
    ),
    "broken keyboard": (
        "sendMessage",
        {"chat_id": ANA, "text": "x", "reply_markup": "{"},
        "can't parse reply keyboard markup JSON object",
    ),
    "keyboard is a list": (
        "sendMessage",
        {"chat_id": ANA, "text": "x", "reply_markup": []},
        "object expected as reply markup",
    ),
    "buttons in one row only": (
        "sendMessage",
        {"chat_id": ANA, "text": "x", "reply_markup": {"inline_keyboard": [BUTTON]}},
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    "reply keyboard in one row only": (
        "sendMessage",
        {"chat_id": ANA, "text": "x", "reply_markup": {"keyboard": ["Ya"]}},
        'field "keyboard" must be an Array of Arrays',
    ),
    "button that does nothing": (
        "sendMessage",
        {
            "chat_id": ANA,
            "text": "x",
            "reply_markup": {"inline_keyboard": [[{"text": "Ya"}]]},
        },
        BAD_BUTTON + "Text buttons are unallowed in the inline keyboard",
    ),
    "button without words": (
        "sendMessage",
        {
            "chat_id": ANA,
            "text": "x",
            "reply_markup": {"inline_keyboard": [[{**BUTTON, "text": " "}]]},
        },
        BAD_BUTTON + "inline keyboard button text must be non-empty",
    ),
    "button of a wrong colour": (
        "sendMessage",
        {
            "chat_id": ANA,
            "text": "x",
            "reply_markup": {"inline_keyboard": [[{**BUTTON, "style": "pink"}]]},
        },
        "invalid button style specified",
    ),
    "button to nowhere": (
        "sendMessage",
        {
            "chat_id": ANA,
            "text": "x",
            "reply_markup": {"inline_keyboard": [[{"text": "Ya", "url": "di sini"}]]},
        },
        "BUTTON_URL_INVALID",
    ),
    "reply to nothing": (
        "sendMessage",
        {"chat_id": ANA, "text": "x", "reply_parameters": {"message_id": 999}},
        "message to be replied not found",
    ),
    "unknown topic": (
        "sendMessage",
        {"chat_id": ANA, "text": "x", "message_thread_id": 4},
        "message thread not found",
    ),
    "unknown parameter": (
        "sendMessage",
        {"chat_id": ANA, "text": "x", "tekst": "y"},
        'unknown parameter "tekst" of sendMessage',
    ),
    "edit without a message": (
        "editMessageText",
        {"chat_id": ANA, "text": "x"},
        "message identifier is not specified",
    ),
    "edit of nothing": (
        "editMessageText",
        {"chat_id": ANA, "message_id": 999, "text": "x"},
        "message to edit not found",
    ),
    "edit of somebody else's message": (
        "editMessageText",
        {"chat_id": ANA, "message_id": 1, "text": "x"},
        "message can't be edited",
    ),
    "deletion of nothing": (
        "deleteMessage",
        {"chat_id": ANA, "message_id": 999},
        "message to delete not found",
    ),
    "copy of nothing": (
        "copyMessage",
        {"chat_id": ANA, "from_chat_id": ANA, "message_id": 999},
        "message to copy not found",
    ),
    "forward of nothing": (
        "forwardMessage",
        {"chat_id": ANA, "from_chat_id": ANA, "message_id": 999},
        "message to forward not found",
    ),
    "pin of nothing": (
        "pinChatMessage",
        {"chat_id": ANA, "message_id": 999},
        "message to pin not found",
    ),
    "no photo": ("sendPhoto", {"chat_id": ANA}, "there is no photo in the request"),
    "wrong file": (
        "sendPhoto",
        {"chat_id": ANA, "photo": "entah"},
        "wrong file_id or the file is temporarily unavailable",
    ),
    "file of the internet": (
        "sendPhoto",
        {"chat_id": ANA, "photo": "https://contoh.id/a.jpg"},
        "failed to get HTTP URL content",
    ),
    "wrong file to fetch": (
        "getFile",
        {"file_id": "entah"},
        "wrong file_id or the file is temporarily unavailable",
    ),
    "answer to no press": (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        "query is too old and response timeout expired or query ID is invalid",
    ),
    "unknown member": (
        "getChatMember",
        {"chat_id": ANA, "user_id": 77},
        "user not found",
    ),
    "half a character": (
        "sendMessage",
        {"chat_id": ANA, "text": "\ud83d"},
        "strings must be encoded in UTF-8",
    ),
}


@pytest.mark.parametrize(("method", "params", "reason"), CASES.values(), ids=CASES)
async def test_a_wrong_call_is_refused_with_the_words_of_the_server(
    ana, refusal, method, params, reason
):
    expected = 400, f"Bad Request: {reason}"

    actual = await refusal(method, **params)

    assert expected == actual


async def test_an_unknown_token_is_unauthorized(telegram):
    answer = await telegram.call("1:x", "getMe")

    expected = {"ok": False, "error_code": 401, "description": "Unauthorized"}

    assert expected == answer.body
    assert answer.status == 401


async def test_a_malformed_token_is_not_found(telegram):
    answer = await telegram.call("bukan-token", "getMe")

    assert answer.body["description"] == "Not Found"
    assert answer.status == 404


async def test_an_unknown_method_is_not_found(refusal):
    assert await refusal("sendPigeon") == (404, "Not Found: method not found")


async def test_a_method_that_is_not_imitated_says_so(ana, refusal):
    status, description = await refusal("sendGame", chat_id=ANA, game_short_name="x")

    assert status == 501
    assert "sendGame" in description


async def test_a_parameter_that_is_not_imitated_says_so(ana, refusal):
    status, description = await refusal(
        "sendMessage", chat_id=ANA, text="x", business_connection_id="b"
    )

    assert status == 501
    assert "business_connection_id" in description


async def test_a_reply_to_another_chat_is_not_imitated_and_says_so(ana, refusal):
    elsewhere = {"message_id": 1, "chat_id": -100}

    status, description = await refusal(
        "sendMessage", chat_id=ANA, text="x", reply_parameters=elsewhere
    )

    assert status == 501
    assert "another chat" in description


async def test_markdown_is_not_imitated_and_says_so(ana, refusal):
    status, description = await refusal(
        "sendMessage", chat_id=ANA, text="*x*", parse_mode="MarkdownV2"
    )

    assert status == 501
    assert "MarkdownV2" in description


async def test_method_names_ignore_case(result):
    assert (await result("GETME"))["username"] == "siaga_bot"


async def test_an_edit_that_changes_nothing_is_refused(ana, result, refusal):
    sent = await result("sendMessage", chat_id=ANA, text="Ini", reply_markup=KEYBOARD)
    place = {"chat_id": ANA, "message_id": sent["message_id"]}

    same = await refusal("editMessageText", **place, text="Ini", reply_markup=KEYBOARD)
    other = await result("editMessageText", **place, text="Ini")

    assert same[1].startswith("Bad Request: message is not modified: specified new")
    assert "reply_markup" not in other


async def test_a_message_with_a_reply_keyboard_cannot_be_edited(ana, result, refusal):
    keyboard = {"keyboard": [["Ya", "Tidak"]]}
    sent = await result("sendMessage", chat_id=ANA, text="?", reply_markup=keyboard)

    actual = await refusal(
        "editMessageText", chat_id=ANA, message_id=sent["message_id"], text="!"
    )

    assert actual == (400, "Bad Request: message can't be edited")


async def test_a_bot_cannot_delete_what_is_older_than_two_days(
    ana, clock, result, refusal
):
    sent = await result("sendMessage", chat_id=ANA, text="Ini")
    clock.advance(hours=48, seconds=1)

    actual = await refusal("deleteMessage", chat_id=ANA, message_id=sent["message_id"])

    assert actual == (400, "Bad Request: message can't be deleted")


async def test_its_own_message_can_be_edited_after_two_days(ana, clock, result):
    sent = await result("sendMessage", chat_id=ANA, text="Ini")
    clock.advance(days=30)

    edited = await result(
        "editMessageText", chat_id=ANA, message_id=sent["message_id"], text="Itu"
    )

    assert edited["edit_date"] == int(clock.at.timestamp())


async def test_a_press_can_be_answered_for_150_seconds(ana, clock, result, refusal):
    await result("sendMessage", chat_id=ANA, text="?", reply_markup=KEYBOARD)
    early, late = ana.presses("Ya", times=2), ana.presses("Ya")
    clock.advance(seconds=150)

    assert await result("answerCallbackQuery", callback_query_id=early.id)
    clock.advance(seconds=1)
    status, description = await refusal(
        "answerCallbackQuery", callback_query_id=late.id
    )

    assert status == 400
    assert description.startswith("Bad Request: query is too old")


async def test_nobody_hears_from_a_bot_before_start(telegram, refusal):
    telegram.add_user(5002, "Budi")

    actual = await refusal("sendMessage", chat_id=5002, text="Halo")

    assert actual == (403, "Forbidden: bot can't initiate conversation with a user")


async def test_who_blocks_the_bot_hears_no_more_until_unblocking(ana, result, refusal):
    ana.blocks_bot()

    blocked = await refusal("sendMessage", chat_id=ANA, text="Halo")
    ana.unblocks_bot()

    assert blocked == (403, "Forbidden: bot was blocked by the user")
    assert await result("sendMessage", chat_id=ANA, text="Halo")


async def test_a_deleted_account_hears_no_more(ana, refusal):
    ana.deactivates()

    actual = await refusal("sendMessage", chat_id=ANA, text="Halo")

    assert actual == (403, "Forbidden: user is deactivated")


async def test_bots_do_not_write_to_bots(telegram, refusal):
    telegram.add_bot("777:lain", "lain_bot")

    status, description = await refusal("sendMessage", chat_id=777, text="Halo")

    assert (status, description[:10]) == (403, "Forbidden:")
