"""Polls and the other things a bot sends: venues, dice, media that change, menus."""

import pytest
from telegram import Message, Poll, Update

from bot.sandbox import remote
from bot.sandbox.events import Kind

ANA, BUDI = 5001, 5002
GROUP = -1001000000050
OPTIONS = [{"text": "Ya"}, {"text": "Tidak"}]
POLL = {"chat_id": ANA, "question": "Hadir?", "options": OPTIONS}


@pytest.fixture
def updates(bot):
    def read():
        found = [one.json for one in bot.updates.waiting]
        assert all(Update.de_json(one, None).to_dict() for one in found)
        bot.updates.waiting.clear()
        return found

    return read


@pytest.fixture
def budi(telegram, ana):
    return telegram.add_user(BUDI, "Budi")


@pytest.fixture
def group(telegram, ana, budi, bot):
    group = telegram.add_group(GROUP, "Tim", [ANA, BUDI], kind="supergroup")
    ana.adds_bot(group, as_admin=True)
    bot.updates.waiting.clear()
    return group


async def test_an_open_poll_tells_who_voted_for_what(group, ana, budi, result, updates):
    sent = await result(
        "sendPoll",
        **{**POLL, "chat_id": GROUP},
        is_anonymous=False,
        allows_multiple_answers=True,
    )
    message = group.messages[sent["message_id"]]

    ana.votes(message, "Ya", "Tidak")
    budi.votes(message, 1)
    ana.votes(message)

    found = updates()
    answers = [one["poll_answer"] for one in found if "poll_answer" in one]
    polls = [one["poll"] for one in found if "poll" in one]
    assert Message.de_json(sent, None).poll.question == "Hadir?"
    assert [(one["user"]["id"], one["option_ids"]) for one in answers] == [
        (ANA, [0, 1]),
        (BUDI, [1]),
        (ANA, []),
    ]
    assert [one["total_voter_count"] for one in polls] == [1, 2, 1]
    shown = message.content.media["poll"]["options"]
    assert [one["voter_count"] for one in shown] == [0, 1]


async def test_an_anonymous_poll_tells_only_the_sums(ana, result, updates):
    await result("sendPoll", **POLL)

    ana.votes(ana.chat()[-1], "Ya")

    (update,) = updates()
    assert update["poll"]["options"][0]["voter_count"] == 1


async def test_a_stopped_poll_takes_no_vote(ana, result, refusal, updates):
    keyboard = {"inline_keyboard": [[{"text": "Ulang", "callback_data": "x"}]]}
    sent = await result("sendPoll", **POLL)
    place = {"chat_id": ANA, "message_id": sent["message_id"]}

    stopped = await result("stopPoll", **place, reply_markup=keyboard)
    again = await refusal("stopPoll", **place)

    assert Poll.de_json(stopped, None).is_closed
    assert updates()[0]["poll"]["is_closed"]
    assert again == (400, "Bad Request: poll has already been closed")
    assert ana.chat()[-1].has_button("Ulang")
    with pytest.raises(LookupError, match="closed"):
        ana.votes(ana.chat()[-1], "Ya")


async def test_a_quiz_takes_one_answer_once(ana, result):
    await result(
        "sendPoll", **POLL, type="quiz", correct_option_ids=[0], explanation="Jelas"
    )
    quiz = ana.chat()[-1]

    ana.votes(quiz, "Tidak")

    assert quiz.content.media["poll"]["correct_option_ids"] == [0]
    assert quiz.content.media["poll"]["explanation"] == "Jelas"
    with pytest.raises(LookupError, match="voted already"):
        ana.votes(quiz, "Ya")


async def test_a_plain_poll_takes_one_answer(ana, result):
    await result("sendPoll", **POLL)

    with pytest.raises(ValueError, match="one answer"):
        ana.votes(ana.chat()[-1], 0, 1)
    with pytest.raises(LookupError, match="no option"):
        ana.votes(ana.chat()[-1], 2)


async def test_a_forwarded_poll_is_the_same_and_a_copied_one_is_not(
    group, ana, budi, result, updates
):
    sent = await result("sendPoll", **POLL)
    source = {"from_chat_id": ANA, "message_id": sent["message_id"]}
    forwarded = await result("forwardMessage", chat_id=GROUP, **source)
    copied = await result("copyMessage", chat_id=GROUP, **source)
    first, second = (group.messages[one["message_id"]] for one in (forwarded, copied))

    budi.votes(first, "Ya")

    shown = [one.content.media["poll"] for one in (ana.chat()[-1], first, second)]
    assert [one["total_voter_count"] for one in shown] == [1, 1, 0]
    assert [one["poll"]["id"] for one in updates()] == [sent["poll"]["id"]]


EDGES = {
    "question of 300": ({"question": "x" * 300}, None),
    "question of 301": (
        {"question": "x" * 301},
        "poll question length must not exceed 300",
    ),
    "no question": ({"question": " "}, "poll question must be non-empty"),
    "option of 100": ({"options": [{"text": "x" * 100}]}, None),
    "option of 101": (
        {"options": [{"text": "x" * 101}]},
        "poll options length must not exceed 100",
    ),
    "no option": ({"options": []}, "poll must have at least 1 option"),
    "12 options": ({"options": [{"text": "x"}] * 12}, None),
    "13 options": (
        {"options": [{"text": "x"}] * 13},
        "poll can't have more than 12 options",
    ),
    "quiz without answer": ({"type": "quiz"}, "wrong correct option ID specified"),
    "quiz with a strange answer": (
        {"type": "quiz", "correct_option_ids": [2]},
        "wrong correct option ID specified",
    ),
}


@pytest.mark.parametrize(("params", "reason"), EDGES.values(), ids=EDGES)
async def test_a_poll_has_its_limits(ana, api, params, reason):
    answer = await api("sendPoll", **{**POLL, **params})

    assert answer.body.get("description") == (reason and f"Bad Request: {reason}")


async def test_what_a_poll_does_not_imitate_is_named(ana, refusal):
    status, description = await refusal("sendPoll", **POLL, open_period=60)

    assert status == 501
    assert "open_period" in description


NOT_STOPPED = {
    "nothing": (999, "message with poll to stop not found"),
    "a text": (1, "message is not a poll"),
    "a poll of a person": (2, "poll can't be stopped"),
}


@pytest.mark.parametrize(("number", "reason"), NOT_STOPPED.values(), ids=NOT_STOPPED)
async def test_only_its_own_poll_is_stopped(ana, refusal, number, reason):
    ana.sends_poll("Hadir?", "Ya")

    actual = await refusal("stopPoll", chat_id=ANA, message_id=number)

    assert actual == (400, f"Bad Request: {reason}")


def test_people_ask_vote_and_close(telegram, group, ana, budi):
    def act(user, action, **given):
        return remote.act(telegram, user, action, {"in_chat": GROUP, **given})

    asked = act(ANA, "sends_poll", question="Hadir?", choices=["Ya", "Tidak"])
    act(BUDI, "votes", message=asked["message_id"], choices=["Tidak"])
    act(ANA, "closes_poll", message=asked["message_id"])
    message = group.messages[asked["message_id"]]

    assert message.content.media["poll"]["options"][1]["voter_count"] == 1
    assert message.content.media["poll"]["is_closed"]
    assert [one.kind for one in telegram.events.events[-2:]] == [Kind.POLL] * 2
    with pytest.raises(LookupError):
        act(BUDI, "closes_poll", message=asked["message_id"])


async def test_a_venue_is_a_place_with_a_name(ana, result):
    sent = await result(
        "sendVenue",
        chat_id=ANA,
        latitude=-7.2,
        longitude=112.7,
        title="Balai Kota",
        address="Jalan Contoh 1",
    )

    assert Message.de_json(sent, None).venue.title == "Balai Kota"
    assert sent["location"] == sent["venue"]["location"]
    assert ana.chat()[-1].kind == "venue"


@pytest.mark.parametrize(("emoji", "highest"), [("🎲", 6), ("⚽", 5), ("🎰", 64)])
async def test_a_dice_is_thrown(ana, result, emoji, highest):
    sent = await result("sendDice", chat_id=ANA, emoji=emoji)

    assert Message.de_json(sent, None).dice.emoji == emoji
    assert 1 <= sent["dice"]["value"] <= highest


async def test_media_become_others(ana, result, refusal):
    files = {"photo": ("a.jpg", b"satu", None)}
    sent = await result("sendPhoto", chat_id=ANA, files=files, caption="Lama")
    place = {"chat_id": ANA, "message_id": sent["message_id"]}
    media = {"type": "document", "media": "attach://b", "caption": "<b>Baru</b>"}

    edited = await result(
        "editMessageMedia",
        **place,
        media={**media, "parse_mode": "HTML"},
        files={"b": ("b.pdf", b"dua", None)},
    )
    same = {
        "type": "document",
        "media": edited["document"]["file_id"],
        "caption": "Baru",
    }
    again = await refusal(
        "editMessageMedia", **place, media={**same, "caption_entities": BOLD}
    )

    assert edited["document"]["file_name"] == "b.pdf"
    assert "photo" not in edited
    assert edited["caption"] == "Baru"
    assert ana.chat()[-1].history[0].kind == "photo"
    assert again[1].startswith("Bad Request: message is not modified")


BOLD = [{"type": "bold", "offset": 0, "length": 4}]


async def test_a_voice_note_stays_one(ana, result, refusal):
    files = {"voice": ("a.ogg", b"satu", None)}
    sent = await result("sendVoice", chat_id=ANA, files=files)
    photo = ana.sends_photo().content.media["photo"][-1]["file_id"]

    actual = await refusal(
        "editMessageMedia",
        chat_id=ANA,
        message_id=sent["message_id"],
        media={"type": "photo", "media": photo},
    )

    assert actual == (400, "Bad Request: message can't be edited")


async def test_a_menu_button_is_for_one_person_or_for_all(ana, result, refusal):
    app = {"type": "web_app", "text": "Buka", "web_app": {"url": "https://contoh.id"}}
    bare = await result("getChatMenuButton", chat_id=ANA)
    await result("setChatMenuButton", menu_button={"type": "commands"})
    common = await result("getChatMenuButton", chat_id=ANA)
    await result("setChatMenuButton", chat_id=ANA, menu_button=app)
    own = await result("getChatMenuButton", chat_id=ANA)
    await result("setChatMenuButton", chat_id=ANA, menu_button={"type": "default"})
    insecure = {**app, "web_app": {"url": "http://contoh.id"}}

    assert [bare["type"], common["type"], own["type"]] == [
        "default",
        "commands",
        "web_app",
    ]
    assert await result("getChatMenuButton", chat_id=ANA) == {"type": "commands"}
    assert await refusal("setChatMenuButton", menu_button=insecure) == (
        400,
        "Bad Request: BUTTON_URL_INVALID",
    )


async def test_a_bot_wishes_rights_for_groups_and_channels(result):
    none = await result("getMyDefaultAdministratorRights")
    wish = {**none, "can_manage_topics": True}
    await result("setMyDefaultAdministratorRights", rights=wish)

    assert not any(none.values())
    assert await result("getMyDefaultAdministratorRights") == wish
    channel = await result("getMyDefaultAdministratorRights", for_channels=True)
    assert not any(channel.values())
    assert "can_post_messages" in channel


async def test_nobody_has_a_portrait(ana, result, refusal):
    photos = await result("getUserProfilePhotos", user_id=ANA)

    assert photos == {"total_count": 0, "photos": []}
    assert (await refusal("getUserProfilePhotos", user_id=77))[1] == (
        "Bad Request: user not found"
    )
