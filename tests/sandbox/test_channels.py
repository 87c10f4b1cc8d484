"""Channels: posts, the group that discusses them, and who may post."""

import pytest
from telegram import ChatFullInfo, Update

from bot.sandbox import remote
from bot.sandbox.members import change_standing
from bot.sandbox.standing import Standing, Status

ANA, BUDI = 5001, 5002
CHANNEL, GROUP = -1001000000010, -1001000000011
NO_RIGHTS = (400, "Bad Request: need administrator rights in the channel chat")


@pytest.fixture
def group(telegram, ana):
    telegram.add_user(BUDI, "Budi")
    group = telegram.add_group(GROUP, "Warga", [ANA, BUDI], kind="supergroup")
    ana.adds_bot(group, as_admin=True)
    return group


@pytest.fixture
def channel(telegram, group, ana, bot):
    channel = telegram.add_channel(
        CHANNEL, "Kota Contoh", [ANA, BUDI], username="kota_contoh", discussion=group
    )
    ana.adds_bot(channel, as_admin=True)
    bot.updates.waiting.clear()
    for phone in (ana, telegram.phone(BUDI)):
        phone.unread()
    return channel


@pytest.fixture
def limits(telegram, channel, ana):
    def limit(*rights):
        bot, status = telegram.bot(), Status.ADMINISTRATOR
        standing = Standing(status, frozenset(rights))
        change_standing(telegram, channel, bot, standing, ana.user)
        bot.updates.waiting.clear()

    return limit


@pytest.fixture
def updates(bot):
    def read():
        found = [one.json for one in bot.updates.waiting]
        assert all(Update.de_json(one, None).effective_chat for one in found)
        bot.updates.waiting.clear()
        return found

    return read


@pytest.mark.parametrize("place", [CHANNEL, "@kota_contoh", "@Kota_Contoh"])
async def test_a_bot_posts_by_number_or_name(telegram, channel, result, updates, place):
    post = await result("sendMessage", chat_id=place, text="Air aman")

    assert post["sender_chat"]["id"] == post["chat"]["id"] == CHANNEL
    assert post["chat"]["username"] == "kota_contoh"
    assert "from" not in post
    assert "author_signature" not in post
    assert telegram.phone(BUDI).chat(CHANNEL)[-1].author == "Kota Contoh"


async def test_a_post_appears_in_the_group_that_discusses_it(
    channel, group, result, updates
):
    post = await result("sendPhoto", chat_id=CHANNEL, files=PHOTO, caption="Air aman")

    (update,) = updates()
    echo = update["message"]
    assert echo["chat"]["id"] == GROUP
    assert echo["from"]["id"] == 777000
    assert echo["sender_chat"]["id"] == CHANNEL
    assert echo["is_automatic_forward"]
    assert echo["caption"] == "Air aman"
    assert echo["forward_origin"] == {
        "type": "channel",
        "chat": post["chat"],
        "message_id": post["message_id"],
        "date": post["date"],
    }


PHOTO = {"photo": ("foto.jpg", b"foto", "image/jpeg")}


async def test_comments_lie_in_the_thread_of_the_post(
    telegram, channel, group, result, updates
):
    await result("sendMessage", chat_id=CHANNEL, text="Air aman")
    (echo,) = (group.living(group.last_id),)
    updates()
    budi = telegram.phone(BUDI)

    question = budi.replies(echo, "Betulkah?")
    answer = await result(
        "sendMessage",
        chat_id=GROUP,
        text="Betul",
        reply_parameters={"message_id": question.id},
    )

    (update,) = updates()
    assert update["message"]["message_thread_id"] == echo.id
    assert update["message"]["reply_to_message"]["is_automatic_forward"]
    assert answer["message_thread_id"] == echo.id


async def test_a_changed_post_changes_there_too(channel, group, result, updates):
    post = await result("sendMessage", chat_id=CHANNEL, text="Air aman")
    place = {"chat_id": CHANNEL, "message_id": post["message_id"]}
    updates()

    await result("editMessageText", **place, text="Air jernih")
    (edited,) = updates()
    await result("deleteMessage", **place)

    assert edited["edited_message"]["text"] == "Air jernih"
    assert group.messages[group.last_id].deleted


async def test_a_post_of_a_person_is_a_channel_post(channel, ana, updates):
    post = ana.sends("Halo", in_chat=CHANNEL)
    ana.edits(post, "Halo semua")

    found = [next(iter(one.keys() - {"update_id"})) for one in updates()]

    assert found == ["channel_post", "message", "edited_channel_post", "edited_message"]


async def test_a_subscriber_may_not_post(telegram, channel):
    with pytest.raises(LookupError):
        telegram.phone(BUDI).sends("Halo", in_chat=CHANNEL)


async def test_posting_needs_the_right(channel, limits, refusal, result):
    limits("can_edit_messages")

    refused = await refusal("sendMessage", chat_id=CHANNEL, text="x")
    limits("can_post_messages")

    assert refused == NO_RIGHTS
    assert await result("sendMessage", chat_id=CHANNEL, text="x")


async def test_an_ordinary_member_has_no_rights_in_a_channel(
    telegram, channel, ana, refusal
):
    change_standing(
        telegram, channel, telegram.bot(), Standing(Status.MEMBER), ana.user
    )

    assert await refusal("sendMessage", chat_id=CHANNEL, text="x") == NO_RIGHTS


async def test_posts_of_others_are_edited_with_a_right(
    channel, ana, limits, refusal, result
):
    post = ana.sends("Halo", in_chat=CHANNEL)
    place = {"chat_id": CHANNEL, "message_id": post.id}
    limits("can_post_messages")

    refused = await refusal("editMessageText", **place, text="Hai")
    kept = await refusal("deleteMessage", **place)
    pinned = await refusal("pinChatMessage", **place)
    limits("can_edit_messages", "can_delete_messages")

    assert refused == (400, "Bad Request: message can't be edited")
    assert kept == (400, "Bad Request: message can't be deleted")
    assert pinned[1].endswith("not enough rights to manage pinned messages in the chat")
    assert await result("editMessageText", **place, text="Hai")
    assert await result("pinChatMessage", **place)
    assert await result("deleteMessage", **place)


async def test_a_chat_tells_of_its_other_half(channel, group, result):
    told = await result("getChat", chat_id="@kota_contoh")
    discussion = await result("getChat", chat_id=GROUP)

    assert told["linked_chat_id"] == GROUP
    assert told["username"] == "kota_contoh"
    assert discussion["linked_chat_id"] == CHANNEL
    assert discussion["permissions"]["can_send_messages"]
    assert "permissions" not in told
    assert ChatFullInfo.de_json(discussion, None).permissions.can_send_polls


async def test_a_public_channel_is_found_by_a_stranger_who_may_not_post(
    telegram, ana, result, refusal
):
    telegram.add_channel(CHANNEL, "Kota Contoh", [ANA], username="kota_contoh")

    told = await result("getChat", chat_id="@kota_contoh")
    refused = await refusal("sendMessage", chat_id="@kota_contoh", text="x")

    assert told["title"] == "Kota Contoh"
    assert refused == (403, "Forbidden: bot is not a member of the channel chat")


async def test_a_bot_that_was_removed_is_told_the_kind(channel, ana, refusal):
    ana.removes_bot(channel)

    actual = await refusal("sendMessage", chat_id=CHANNEL, text="x")

    assert actual == (403, "Forbidden: bot was kicked from the channel chat")


async def test_joining_a_channel_leaves_no_note(telegram, channel):
    citra = telegram.add_user(5003, "Citra")
    before = channel.last_id

    citra.joins(channel)

    assert channel.has(5003)
    assert channel.last_id == before


async def test_a_pressed_button_under_a_post_reaches_the_bot(
    telegram, channel, group, result, updates
):
    keyboard = {"inline_keyboard": [[{"text": "Ya", "callback_data": "x"}]]}
    await result("sendMessage", chat_id=CHANNEL, text="?", reply_markup=keyboard)
    updates()

    telegram.phone(BUDI).presses("Ya", in_chat=CHANNEL)

    (update,) = updates()
    assert update["callback_query"]["message"]["sender_chat"]["id"] == CHANNEL
    assert group.messages[group.last_id].buttons == []


async def test_another_bot_hears_the_posts_of_a_bot(telegram, channel, ana, result):
    other = telegram.add_bot("777:lain", "lain_bot")
    ana.with_bot("lain_bot").adds_bot(channel, as_admin=True)
    other.updates.waiting.clear()

    await result("sendMessage", chat_id=CHANNEL, text="x")

    assert [one.json["channel_post"]["text"] for one in other.updates.waiting] == ["x"]


def test_a_channel_is_driven_from_far_away(telegram, channel):
    post = remote.act(telegram, ANA, "sends", {"text": "x", "in_chat": CHANNEL})

    assert post["from"] == "Kota Contoh"
    assert post["sender_chat_id"] == CHANNEL
