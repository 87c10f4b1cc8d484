"""Forums: topics are opened, closed, hidden and deleted, and messages lie in them."""

import pytest
from telegram import ForumTopic, Message, Sticker, Update

from bot.sandbox import remote
from bot.sandbox.events import Kind
from bot.sandbox.members import change_standing
from bot.sandbox.standing import Standing, Status

ANA, BUDI = 5001, 5002
FORUM = -1001000000001
NO_THREAD = (400, "Bad Request: message thread not found")


@pytest.fixture
def forum(telegram, ana):
    telegram.add_user(BUDI, "Budi")
    forum = telegram.add_group(FORUM, "Ruang Krisis", [ANA, BUDI], forum=True)
    ana.adds_bot(forum, as_admin=True)
    telegram.bot().updates.waiting.clear()
    ana.unread()
    return forum


@pytest.fixture
def budi(telegram, forum):
    return telegram.phone(BUDI)


@pytest.fixture
def limits(telegram, forum, ana):
    """Leave the bot only the rights that are named."""

    def limit(*rights):
        bot, status = telegram.bot(), Status.ADMINISTRATOR
        standing = Standing(status, frozenset(rights))
        change_standing(telegram, forum, bot, standing, ana.user)
        bot.updates.waiting.clear()

    return limit


@pytest.fixture
def heard(bot):
    def read():
        found = [one.json["message"] for one in bot.updates.waiting]
        for one in bot.updates.waiting:
            assert Update.de_json(one.json, None).message.to_dict()
        bot.updates.waiting.clear()
        return found

    return read


@pytest.fixture
async def topic(result, forum, bot):
    topic = await result("createForumTopic", chat_id=FORUM, name="Air keruh")
    bot.updates.waiting.clear()
    return topic["message_thread_id"]


async def test_a_created_topic_is_answered_and_told(result, forum, ana, heard):
    icon = "5312536423851630001"
    answer = await result(
        "createForumTopic",
        chat_id=FORUM,
        name=" Air keruh ",
        icon_color=0xFF93B2,
        icon_custom_emoji_id=icon,
    )

    (note,) = heard()
    assert answer == {
        "message_thread_id": note["message_id"],
        "name": "Air keruh",
        "icon_color": 0xFF93B2,
        "icon_custom_emoji_id": icon,
    }
    assert ForumTopic.de_json(answer, None).name == "Air keruh"
    assert note["forum_topic_created"]["name"] == "Air keruh"
    assert note["is_topic_message"]
    assert note["chat"]["is_forum"]
    event = ana.unread()[-1]
    assert (event.kind, event.action, event.topic) == (
        Kind.TOPIC,
        "created",
        note["message_id"],
    )


async def test_messages_lie_in_their_topic(result, forum, ana, budi, topic):
    there = await result(
        "sendMessage", chat_id=FORUM, message_thread_id=topic, text="x"
    )
    general = await result("sendMessage", chat_id=FORUM, text="y")

    assert there["message_thread_id"] == topic
    assert there["is_topic_message"]
    assert there["reply_to_message"]["forum_topic_created"]["name"] == "Air keruh"
    assert "message_thread_id" not in general
    assert "is_topic_message" not in general
    assert [one.topic_id for one in budi.chat(FORUM)[-2:]] == [topic, 1]


async def test_a_message_of_a_person_says_its_topic(forum, budi, topic, heard):
    budi.sends("Di sini", in_chat=FORUM, topic=topic)
    budi.sends_photo("foto", in_chat=FORUM, topic=topic)
    budi.sends("Umum", in_chat=FORUM, topic=1)

    first, photo, general = heard()

    assert first["message_thread_id"] == photo["message_thread_id"] == topic
    assert first["is_topic_message"]
    assert "message_thread_id" not in general


async def test_an_answer_goes_to_the_topic_of_its_question(
    result, forum, budi, topic, heard
):
    question = budi.sends("Siapa?", in_chat=FORUM, topic=topic)
    answer = await result(
        "sendMessage",
        chat_id=FORUM,
        text="Saya",
        reply_parameters={"message_id": question.id},
    )
    budi.replies(budi.chat(FORUM)[-1], "Baik")

    assert answer["message_thread_id"] == topic
    assert answer["reply_to_message"]["text"] == "Siapa?"
    assert heard()[-1]["message_thread_id"] == topic


PLACED = {
    "sendMessage": {"text": "x"},
    "sendLocation": {"latitude": 1, "longitude": 2},
    "copyMessage": {"from_chat_id": FORUM, "message_id": 1},
    "forwardMessage": {"from_chat_id": FORUM, "message_id": 1},
}


@pytest.mark.parametrize("method", PLACED)
@pytest.mark.parametrize("thread", [1, 4711])
async def test_every_road_of_a_message_knows_the_topics(
    forum, ana, topic, refusal, result, method, thread
):
    source = ana.sends("Asal", in_chat=FORUM)
    params = {**PLACED[method], "chat_id": FORUM}
    if "message_id" in params:
        params["message_id"] = source.id

    refused = await refusal(method, **params, message_thread_id=thread)
    sent = await result(method, **params, message_thread_id=topic)

    assert refused == NO_THREAD
    assert forum.messages[sent["message_id"]].topic_id == topic


async def test_typing_in_general_is_the_one_call_that_names_it(
    telegram, forum, topic, result, refusal
):
    for thread in (1, topic):
        assert await result(
            "sendChatAction", chat_id=FORUM, action="typing", message_thread_id=thread
        )

    shown = [one.topic for one in telegram.events.events[-2:]]
    unknown = await refusal(
        "sendChatAction", chat_id=FORUM, action="typing", message_thread_id=4711
    )

    assert shown == [1, topic]
    assert unknown == NO_THREAD


async def test_a_topic_is_renamed_once(result, refusal, forum, topic, heard):
    place = {"chat_id": FORUM, "message_thread_id": topic}

    assert await result("editForumTopic", **place, name="Air jernih")
    again = await refusal("editForumTopic", **place, name="Air jernih")

    assert forum.topics[topic].name == "Air jernih"
    assert heard()[0]["forum_topic_edited"] == {"name": "Air jernih"}
    assert again == (400, "Bad Request: TOPIC_NOT_MODIFIED")
    assert await result("editForumTopic", **place)


async def test_a_closed_topic_takes_no_message(
    result, refusal, forum, ana, budi, heard, limits
):
    topic = ana.creates_topic(forum, "Air keruh")
    ana.closes_topic(forum, topic.id)
    limits("can_pin_messages")
    place = {"chat_id": FORUM, "message_thread_id": topic.id}

    refused = await refusal("sendMessage", **place, text="x")
    with pytest.raises(LookupError, match="is closed"):
        budi.sends("Masih?", in_chat=FORUM, topic=topic.id)
    limits("can_manage_topics")

    assert refused == (400, "Bad Request: TOPIC_CLOSED")
    assert await result("sendMessage", **place, text="x")
    ana.reopens_topic(forum, topic.id)
    assert budi.sends("Masih?", in_chat=FORUM, topic=topic.id).topic_id == topic.id


async def test_a_topic_is_closed_and_reopened_once(
    result, refusal, forum, topic, heard
):
    place = {"chat_id": FORUM, "message_thread_id": topic}
    not_modified = (400, "Bad Request: TOPIC_NOT_MODIFIED")

    assert await refusal("reopenForumTopic", **place) == not_modified
    assert await result("closeForumTopic", **place)
    assert await refusal("closeForumTopic", **place) == not_modified
    assert await result("reopenForumTopic", **place)

    closed, reopened = heard()
    assert closed["forum_topic_closed"] == {}
    assert reopened["forum_topic_reopened"] == {}
    assert Message.de_json(closed, None).forum_topic_closed is not None


async def test_general_is_renamed_closed_and_hidden(result, refusal, forum, heard):
    await result("editGeneralForumTopic", chat_id=FORUM, name="Umum")
    await result("closeGeneralForumTopic", chat_id=FORUM)
    await result("reopenGeneralForumTopic", chat_id=FORUM)
    await result("hideGeneralForumTopic", chat_id=FORUM)
    hidden = forum.topics[1].hidden, forum.topics[1].closed
    await result("unhideGeneralForumTopic", chat_id=FORUM)
    again = await refusal("unhideGeneralForumTopic", chat_id=FORUM)

    notes = heard()
    assert hidden == (True, True)
    assert again == (400, "Bad Request: TOPIC_NOT_MODIFIED")
    assert [sorted(one.keys() & NOTES)[0] for one in notes] == [
        "forum_topic_edited",
        "forum_topic_closed",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
    ]
    assert forum.topics[1].name == "Umum"


NOTES = {
    "forum_topic_edited",
    "forum_topic_closed",
    "forum_topic_reopened",
    "general_forum_topic_hidden",
    "general_forum_topic_unhidden",
}


async def test_a_deleted_topic_takes_its_messages_along(result, refusal, forum, topic):
    place = {"chat_id": FORUM, "message_thread_id": topic}
    sent = await result("sendMessage", **place, text="x")

    assert await result("deleteForumTopic", **place)

    assert forum.messages[sent["message_id"]].deleted
    assert topic not in forum.topics
    assert await refusal("sendMessage", **place, text="x") == NO_THREAD
    assert await refusal("deleteForumTopic", **place) == (
        400,
        "Bad Request: TOPIC_ID_INVALID",
    )


async def test_pins_are_taken_off_topic_by_topic(telegram, result, forum, topic):
    there = await result(
        "sendMessage", chat_id=FORUM, message_thread_id=topic, text="x"
    )
    general = await result("sendMessage", chat_id=FORUM, text="y")
    for one in (there, general):
        await result("pinChatMessage", chat_id=FORUM, message_id=one["message_id"])

    await result("unpinAllForumTopicMessages", chat_id=FORUM, message_thread_id=topic)
    first = list(forum.pinned)
    await result("unpinAllGeneralForumTopicMessages", chat_id=FORUM)

    assert first == [general["message_id"]]
    assert forum.pinned == []
    assert [one.kind for one in telegram.events.events[-2:]] == [Kind.UNPIN] * 2


async def test_the_icons_of_topics_are_stickers(result):
    icons = await result("getForumTopicIconStickers")

    assert all(Sticker.de_json(one, None).custom_emoji_id for one in icons)


async def test_the_message_that_opened_a_topic_stays(refusal, forum, topic):
    actual = await refusal("deleteMessage", chat_id=FORUM, message_id=topic)

    assert actual == (400, "Bad Request: message can't be deleted")


NEEDS_RIGHT = {
    "createForumTopic": ({"name": "x"}, "not enough rights to create a topic"),
    "editForumTopic": ({"name": "x"}, "not enough rights to edit the topic"),
    "closeForumTopic": ({}, "not enough rights to close or open the topic"),
    "reopenForumTopic": ({}, "not enough rights to close or open the topic"),
    "deleteForumTopic": ({}, "not enough rights to delete the topic"),
    "unpinAllForumTopicMessages": (
        {},
        "not enough rights to manage pinned messages in the chat",
    ),
    "editGeneralForumTopic": ({"name": "x"}, "not enough rights to edit the topic"),
    "hideGeneralForumTopic": ({}, "not enough rights to close or open the topic"),
}


@pytest.mark.parametrize("method", NEEDS_RIGHT)
async def test_topics_of_others_need_a_right(forum, ana, limits, refusal, method):
    topic = ana.creates_topic(forum, "Air keruh")
    params, reason = NEEDS_RIGHT[method]
    if method not in {"createForumTopic"} and "General" not in method:
        params = {**params, "message_thread_id": topic.id}
    limits()

    actual = await refusal(method, chat_id=FORUM, **params)

    assert actual == (400, f"Bad Request: {reason}")


async def test_its_own_topic_a_bot_edits_without_a_right(forum, topic, limits, result):
    limits()

    assert await result(
        "editForumTopic", chat_id=FORUM, message_thread_id=topic, name="Lain"
    )


BAD = {
    "no name": ("createForumTopic", {"name": "  "}, "title must be non-empty"),
    "odd icon": (
        "createForumTopic",
        {"name": "x", "icon_custom_emoji_id": "7"},
        "DOCUMENT_INVALID",
    ),
    "no such topic": (
        "closeForumTopic",
        {"message_thread_id": 4711},
        "TOPIC_ID_INVALID",
    ),
    "general by number": (
        "closeForumTopic",
        {"message_thread_id": 1},
        "TOPIC_ID_INVALID",
    ),
}


@pytest.mark.parametrize(("method", "params", "reason"), BAD.values(), ids=BAD)
async def test_a_wrong_topic_is_refused(forum, refusal, method, params, reason):
    actual = await refusal(method, chat_id=FORUM, **params)

    assert actual == (400, f"Bad Request: {reason}")


async def test_a_name_is_cut_at_128_characters(forum, result):
    topic = await result("createForumTopic", chat_id=FORUM, name="x" * 129)

    assert topic["name"] == "x" * 128


async def test_a_group_without_topics_is_no_forum(telegram, ana, refusal):
    group = telegram.add_group(-1001000000002, "Biasa", [ANA], kind="supergroup")
    ana.adds_bot(group, as_admin=True)

    created = await refusal("createForumTopic", chat_id=group.id, name="x")
    sent = await refusal("sendMessage", chat_id=group.id, message_thread_id=9, text="x")

    assert created == (400, "Bad Request: the chat is not a forum")
    assert sent == NO_THREAD
    with pytest.raises(LookupError):
        ana.creates_topic(group, "x")


async def test_a_comment_in_a_plain_supergroup_has_the_thread_of_its_root(
    telegram, ana, result
):
    group = telegram.add_group(-1001000000002, "Biasa", [ANA], kind="supergroup")
    ana.adds_bot(group, as_admin=True)
    root = ana.sends("Bagaimana?", in_chat=group)

    sent = await result(
        "sendMessage", chat_id=group.id, message_thread_id=root.id, text="x"
    )
    second = ana.replies(group.messages[sent["message_id"]], "Oh")

    assert sent["message_thread_id"] == root.id
    assert sent["reply_to_message"]["message_id"] == root.id
    assert "is_topic_message" not in sent
    assert second.thread == root.id


def test_topics_are_driven_from_far_away(telegram, forum):
    made = remote.act(telegram, ANA, "creates_topic", {"chat": FORUM, "name": "Satu"})
    said = remote.act(
        telegram, BUDI, "sends", {"text": "x", "in_chat": FORUM, "topic": made["id"]}
    )
    remote.act(telegram, ANA, "pins", {"message": said["message_id"], "in_chat": FORUM})
    closed = remote.act(
        telegram, ANA, "closes_topic", {"chat": FORUM, "topic": made["id"]}
    )

    assert said["topic"] == made["id"]
    assert closed == {**made, "closed": True}
    assert forum.pinned == [said["message_id"]]
    with pytest.raises(LookupError):
        remote.act(telegram, BUDI, "creates_topic", {"chat": FORUM, "name": "Dua"})
