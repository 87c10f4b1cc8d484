"""A bot that is not wanted, or has no right, is told so in the words of the server."""

import pytest

from bot.sandbox.members import change_standing
from bot.sandbox.standing import Standing, Status
from tests.sandbox.conftest import TOKEN
from tests.sandbox.table import rights
from tests.sandbox.table.accepted import uploads_of
from tests.sandbox.table.lacking import LACKING, NO_CHAT
from tests.sandbox.table.rights import EVERYWHERE, PRIVATE, RIGHTLESS
from tests.sandbox.table.rows import resolved

OLD_GROUP = -77


def in_rows(methods):
    return pytest.mark.parametrize("method", sorted(methods))


async def refused(stage, method, chat, rows):
    params = {**rows[method], "chat_id": chat}
    return await stage.refusal(method, params, uploads_of(params))


@in_rows(PRIVATE)
async def test_who_blocked_the_bot_is_left_alone(stage, ana, method):
    ana.blocks_bot()

    actual = await refused(stage, method, "$ana", PRIVATE)

    assert actual == (403, rights.BLOCKED)


@in_rows(PRIVATE)
async def test_who_never_started_is_left_alone(stage, method):
    actual = await refused(stage, method, "$dewi", PRIVATE)

    assert actual == (403, rights.STRANGER)


@in_rows(PRIVATE)
async def test_a_deleted_account_is_left_alone(stage, ana, method):
    ana.deactivates()

    actual = await refused(stage, method, "$ana", PRIVATE)

    assert actual == (403, rights.DEACTIVATED)


@in_rows(EVERYWHERE)
async def test_a_bot_that_was_kicked_is_refused(stage, telegram, ana, method):
    ana.removes_bot(telegram.groups[stage.names["forum"]])

    actual = await refused(stage, method, "$forum", EVERYWHERE)

    assert actual == (403, rights.KICKED)


@in_rows(EVERYWHERE)
async def test_a_bot_that_left_is_refused(stage, method):
    await stage.done("leaveChat", {"chat_id": "$forum"})

    actual = await refused(stage, method, "$forum", EVERYWHERE)

    assert actual == (403, rights.OUTSIDE)


@in_rows(EVERYWHERE)
async def test_a_deleted_group_takes_nothing(stage, telegram, ana, method):
    ana.deletes_group(telegram.groups[stage.names["forum"]])

    actual = await refused(stage, method, "$forum", EVERYWHERE)

    assert actual == (403, rights.DELETED)


@in_rows(EVERYWHERE)
async def test_a_group_that_moved_tells_where(stage, telegram, ana, method):
    old = telegram.add_group(OLD_GROUP, "Lama", [5001])
    ana.adds_bot(old, as_admin=True)
    new = ana.upgrades(old)
    params = {**EVERYWHERE[method], "chat_id": OLD_GROUP}

    status, body = await stage.call(method, params, uploads_of(params))

    assert (status, body["description"]) == (400, f"Bad Request: {rights.MIGRATED}")
    assert body["parameters"] == {"migrate_to_chat_id": new.id}


@in_rows(EVERYWHERE)
@pytest.mark.parametrize("chat", [777, "@tak_ada", "tak_ada", -1009])
async def test_an_unknown_chat_is_not_found(stage, method, chat):
    actual = await refused(stage, method, chat, EVERYWHERE)

    assert actual == (400, "chat not found")


@in_rows(EVERYWHERE)
async def test_an_empty_chat_is_none(stage, method):
    actual = await refused(stage, method, "", EVERYWHERE)

    assert actual == (400, LACKING.get((method, "chat_id"), NO_CHAT))


@pytest.mark.parametrize("method", sorted(rights.KEEPING - {"setChatMenuButton"}))
async def test_nothing_is_told_of_an_unknown_chat(stage, method):
    params = {**rights.ACCEPTED[method].params, "chat_id": 777}

    assert await stage.refusal(method, params) == (400, "chat not found")


@pytest.mark.parametrize(
    ("method", "params", "reason"), RIGHTLESS.values(), ids=RIGHTLESS
)
async def test_without_a_right_it_is_refused(
    stage, telegram, ana, method, params, reason
):
    forum = telegram.groups[stage.names["forum"]]
    said = ana.sends("Kumpul pukul tujuh", in_chat=forum)
    room, shut = ana.creates_topic(forum, "Rapat"), ana.creates_topic(forum, "Lama")
    ana.closes_topic(forum, shut.id)
    stage.names |= {"said": said.id, "room": room.id, "shut": shut.id}
    member = Standing(Status.MEMBER)
    change_standing(telegram, forum, telegram.bot(), member, ana.user)

    assert await stage.refusal(method, params) == (400, reason)


async def test_bots_do_not_write_to_bots(stage, telegram):
    telegram.add_bot("777:lain", "lain_bot")

    status, _ = await stage.refusal("sendMessage", {"chat_id": 777, "text": "x"})

    assert status == 403


OLD = {
    "within two days": ({"hours": 48}, None),
    "after two days": ({"hours": 48, "seconds": 1}, (400, "message can't be deleted")),
}


@pytest.mark.parametrize("method", ["deleteMessage", "deleteMessages"])
@pytest.mark.parametrize(("passed", "expected"), OLD.values(), ids=OLD)
async def test_a_bot_deletes_what_is_not_older_than_two_days(
    stage, clock, method, passed, expected
):
    clock.advance(**passed)
    which = (
        {"message_id": "$own"}
        if method == "deleteMessage"
        else {"message_ids": ["$own"]}
    )
    params = {"chat_id": "$ana", **which}

    if expected:
        assert expected == await stage.refusal(method, params)
    else:
        await stage.done(method, params)


PRESSED = {"in time": (150, True), "too late": (151, False)}


@pytest.mark.parametrize(("seconds", "in_time"), PRESSED.values(), ids=PRESSED)
async def test_a_press_is_answered_within_150_seconds(stage, clock, seconds, in_time):
    clock.advance(seconds=seconds)

    status, body = await stage.call(
        "answerCallbackQuery", {"callback_query_id": "$tap"}
    )

    too_old = "query is too old and response timeout expired or query ID is invalid"
    assert (status == 200) is in_time
    assert in_time or body["description"] == f"Bad Request: {too_old}"


async def test_a_press_under_a_message_of_another_bot_is_not_answered(stage, telegram):
    telegram.add_bot("777:lain", "lain_bot")
    params = resolved({"callback_query_id": "$tap"}, stage.names)

    answer = await telegram.call("777:lain", "answerCallbackQuery", params)

    assert answer.body["description"].startswith("Bad Request: query is too old")


TOKENS = {
    "of nobody": ("999:x", 401, "Unauthorized"),
    "of no form": ("bukan-token", 404, "Not Found"),
    "empty": ("", 404, "Not Found"),
}


@pytest.mark.parametrize(("token", "status", "reason"), TOKENS.values(), ids=TOKENS)
async def test_a_wrong_token_opens_nothing(stage, telegram, token, status, reason):
    answer = await telegram.call(token, "getMe")

    assert answer.body == {"ok": False, "error_code": status, "description": reason}
    assert (await telegram.call(TOKEN, "getMe")).status == 200
