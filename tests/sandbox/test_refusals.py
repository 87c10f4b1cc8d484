"""The server says no with the words of the real one."""

ANA = 5001
BUTTON = {"text": "Ya", "callback_data": "x"}
KEYBOARD = {"inline_keyboard": [[BUTTON]]}


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
