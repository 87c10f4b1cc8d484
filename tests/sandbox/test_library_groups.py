"""python-telegram-bot leads a forum, a channel and their members, unchanged."""

import pytest
from telegram import Bot, ChatPermissions, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from bot.sandbox.request import SandboxRequest

TOKEN = "123456:siaga-test"
ANA, BUDI = 5001, 5002
FORUM, CHANNEL = -1001000000060, -1001000000061
KINDS = ["message", "message_reaction", "chat_member", "poll_answer", "poll"]


@pytest.fixture
async def library(telegram):
    ways = {
        "request": SandboxRequest(telegram),
        "get_updates_request": SandboxRequest(telegram),
    }
    async with Bot(TOKEN, **ways) as bot:
        yield bot


@pytest.fixture
def budi(telegram, ana):
    budi = telegram.add_user(BUDI, "Budi")
    forum = telegram.add_group(FORUM, "Ruang", [ANA, BUDI], forum=True)
    channel = telegram.add_channel(CHANNEL, "Kota", [ANA, BUDI], username="kota")
    for chat in (forum, channel):
        ana.adds_bot(chat, as_admin=True)
    telegram.bot().updates.waiting.clear()
    return budi


async def test_a_forum(library, budi, telegram):
    topic = await library.create_forum_topic(FORUM, "Air keruh", icon_color=7322096)
    place = {"chat_id": FORUM, "message_thread_id": topic.message_thread_id}
    sent = await library.send_message(text="Mulai", **place)
    await library.send_chat_action(action="typing", **place)
    await library.edit_forum_topic(name="Air jernih", **place)
    await library.close_forum_topic(**place)
    await library.reopen_forum_topic(**place)
    await library.pin_chat_message(FORUM, sent.id)
    await library.unpin_all_forum_topic_messages(**place)
    await library.edit_general_forum_topic(FORUM, "Umum")
    icons = await library.get_forum_topic_icon_stickers()
    budi.replies(telegram.groups[FORUM].messages[sent.id], "Siap")
    updates = await library.get_updates(timeout=0)

    assert sent.is_topic_message
    assert sent.reply_to_message.forum_topic_created.name == "Air keruh"
    assert icons[0].custom_emoji_id
    assert updates[-1].message.message_thread_id == topic.message_thread_id
    assert (await library.get_chat(FORUM)).is_forum
    await library.delete_forum_topic(**place)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await library.send_message(text="x", **place)


async def test_members(library, budi, telegram):
    await library.promote_chat_member(FORUM, BUDI, can_manage_topics=True)
    await library.set_chat_administrator_custom_title(FORUM, BUDI, "Wakil")
    leaders = await library.get_chat_administrators(FORUM)
    await library.promote_chat_member(FORUM, BUDI)
    await library.restrict_chat_member(FORUM, BUDI, ChatPermissions.no_permissions())
    restricted = await library.get_chat_member(FORUM, BUDI)
    await library.restrict_chat_member(FORUM, BUDI, ChatPermissions.all_permissions())
    await library.set_chat_permissions(FORUM, ChatPermissions.no_permissions())
    link = await library.create_chat_invite_link(FORUM, creates_join_request=True)
    citra = telegram.add_user(5003, "Citra")
    citra.opens(link.invite_link)
    await library.approve_chat_join_request(FORUM, 5003)
    await library.ban_chat_member(FORUM, 5003)
    await library.set_chat_title(FORUM, "Ruang Krisis")
    await library.set_chat_photo(FORUM, b"foto")
    chat = await library.get_chat(FORUM)

    assert [one.custom_title for one in leaders if one.user.id == BUDI] == ["Wakil"]
    assert not restricted.can_send_messages
    assert (await library.get_chat_member(FORUM, BUDI)).status == "member"
    assert chat.title == "Ruang Krisis"
    assert not chat.permissions.can_send_messages
    assert (await library.get_chat_member(FORUM, 5003)).status == "kicked"


async def test_a_channel_reactions_and_polls(library, budi, telegram):
    await library.get_updates(timeout=0, allowed_updates=KINDS)
    post = await library.send_message("@kota", "Air aman")
    await library.edit_message_text("Air jernih", "@kota", post.id)
    await library.set_message_reaction(CHANNEL, post.id, "👍")
    poll = await library.send_poll(FORUM, "Hadir?", ["Ya", "Tidak"], is_anonymous=False)
    message = telegram.groups[FORUM].messages[poll.id]
    budi.votes(message, "Ya")
    budi.reacts(message, "🔥")
    answer, state, reaction = sorted(
        await library.get_updates(timeout=0), key=lambda one: not one.poll_answer
    )
    stopped = await library.stop_poll(FORUM, poll.id, reply_markup=keyboard())
    venue = await library.send_venue(FORUM, 1.0, 2.0, "Balai", "Jalan 1")
    dice = await library.send_dice(FORUM)

    assert post.sender_chat.username == "kota"
    assert post.from_user is None
    assert answer.poll_answer.option_ids == (0,)
    assert state.poll.total_voter_count == 1
    assert reaction.message_reaction.new_reaction[0].emoji == "🔥"
    assert stopped.is_closed
    assert (venue.venue.title, dice.dice.emoji) == ("Balai", "🎲")


def keyboard():
    return InlineKeyboardMarkup([[InlineKeyboardButton("Ulang", callback_data="x")]])


async def test_settings_of_a_bot(library, ana):
    wished = await library.get_my_default_administrator_rights()
    await library.set_my_default_administrator_rights(wished)
    button = await library.get_chat_menu_button(ANA)

    assert not wished.can_manage_topics
    assert button.type == "default"
    assert (await library.get_user_profile_photos(ANA)).total_count == 0
