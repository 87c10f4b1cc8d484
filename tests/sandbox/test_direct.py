"""Chats between two people, passing messages on, and links that open a bot."""

import pytest
from telegram import Message

from bot.sandbox import remote
from bot.sandbox.transcripts import transcript

ANA, BUDI = 5001, 5002
GROUP, CHANNEL = -1001000000040, -1001000000041


@pytest.fixture
def budi(telegram, ana):
    return telegram.add_user(BUDI, "Budi")


@pytest.fixture
def direct(telegram, ana, budi):
    return telegram.direct_chat(ANA, BUDI)


@pytest.fixture
def group(telegram, ana, budi):
    group = telegram.add_group(GROUP, "Tim", [ANA, BUDI], kind="supergroup")
    ana.adds_bot(group)
    return group


def test_two_people_have_one_chat_without_a_bot(telegram, ana, budi, bot, direct):
    ana.sends("Sudah lihat?", in_chat=BUDI)
    budi.sends("Belum", in_chat=direct)
    bot_heard = list(bot.updates.waiting)

    assert telegram.direct_chat(budi.user, ana.user) is direct
    assert direct.kind == "direct"
    assert [one.text for one in ana.chat(BUDI)] == ["Sudah lihat?", "Belum"]
    assert [one.message.text for one in ana.unread()] == ["Belum"]
    assert bot_heard == []
    assert "== Ana · Budi (8000000000001) ==" in transcript(telegram)


def test_nobody_else_is_in_the_chat_of_two(telegram, direct):
    citra = telegram.add_user(5003, "Citra")

    with pytest.raises(LookupError):
        citra.sends("Halo", in_chat=direct)
    assert direct in telegram.chats_of(telegram.users[ANA])
    assert direct not in telegram.chats_of(citra.user)


async def test_a_bot_cannot_see_the_chat_of_two(direct, refusal):
    actual = await refusal("sendMessage", chat_id=direct.id, text="x")

    assert actual == (400, "Bad Request: chat not found")


def origin_of(ana, message, **options):
    passed = ana.passes_on(message, **options)
    return Message.de_json(passed.json(), None).forward_origin.to_dict()


def test_a_message_is_passed_to_the_bot_with_its_author(ana, budi, direct, bot):
    rumour = budi.sends("Katanya banjir", in_chat=direct)

    ana.passes_on(rumour)

    (update,) = [one.json["message"] for one in bot.updates.waiting]
    assert update["text"] == "Katanya banjir"
    assert update["forward_origin"]["sender_user"]["id"] == BUDI


def test_what_was_passed_on_keeps_its_first_author(telegram, ana, budi, group, direct):
    rumour = budi.sends("Katanya banjir", in_chat=direct)
    once = ana.passes_on(rumour, to_chat=GROUP)

    origin = origin_of(budi, once, to_chat=direct)

    assert origin["type"] == "user"
    assert origin["sender_user"]["id"] == BUDI


def test_who_hides_the_name_is_only_named(ana, budi, direct):
    budi.hides_name()
    rumour = budi.sends("Katanya banjir", in_chat=direct)

    origin = origin_of(ana, rumour)

    assert origin["type"] == "hidden_user"
    assert origin["sender_user_name"] == "Budi"


def test_posts_and_hidden_leaders_pass_as_chats(telegram, ana, budi, group):
    telegram.add_channel(CHANNEL, "Kota", [ANA, BUDI])
    post = ana.sends("Air aman", in_chat=CHANNEL)
    ana.hides_in(group)
    hidden = ana.sends("Pengumuman", in_chat=GROUP)

    channel, chat = (origin_of(budi, one) for one in (post, hidden))

    assert (channel["type"], channel["message_id"]) == ("channel", post.id)
    assert (chat["type"], chat["sender_chat"]["id"]) == ("chat", GROUP)


async def test_protected_content_is_not_passed_on(ana, budi, direct, result):
    await result("sendMessage", chat_id=ANA, text="Rahasia", protect_content=True)
    secret = ana.chat()[-1]
    ana.sends("x", in_chat=direct)

    with pytest.raises(LookupError, match="cannot be forwarded"):
        ana.passes_on(secret, to_chat=direct)
    with pytest.raises(LookupError, match="does not see"):
        budi.passes_on(secret, to_chat=direct)


def test_a_link_starts_the_bot_with_its_payload(telegram, ana, budi, bot):
    bot.updates.waiting.clear()

    budi.opens("https://t.me/siaga_bot?start=undangan_7")
    budi.opens("t.me/Siaga_bot")

    texts = [one.json["message"]["text"] for one in bot.updates.waiting]
    assert texts == ["/start undangan_7", "/start"]


def test_a_link_opens_a_public_chat(telegram, ana, budi):
    channel = telegram.add_channel(CHANNEL, "Kota", [ANA], username="kota_contoh")

    assert budi.opens("https://t.me/kota_contoh") is channel
    assert not channel.has(BUDI)


BAD_LINKS = {
    "elsewhere": ("https://contoh.id/siaga_bot", LookupError),
    "nobody": ("https://t.me/tak_ada", LookupError),
    "a payload with signs": ("https://t.me/siaga_bot?start=a%20b", ValueError),
    "a long payload": ("https://t.me/siaga_bot?start=" + "x" * 65, ValueError),
}


@pytest.mark.parametrize(("url", "error"), BAD_LINKS.values(), ids=BAD_LINKS)
def test_a_wrong_link_opens_nothing(budi, url, error):
    with pytest.raises(error):
        budi.opens(url)


def test_people_write_and_pass_on_from_far_away(telegram, ana, budi, direct):
    said = remote.act(telegram, BUDI, "sends", {"text": "Lihat", "in_chat": direct.id})
    remote.act(
        telegram,
        BUDI,
        "replies",
        {"text": "Ini", "to": said["message_id"], "in_chat": direct.id},
    )
    passed = remote.act(
        telegram,
        ANA,
        "passes_on",
        {"message": said["message_id"], "in_chat": direct.id, "to_chat": None},
    )
    started = remote.act(
        telegram, BUDI, "opens", {"url": "https://t.me/siaga_bot?start=x"}
    )

    assert passed["chat_id"] == ANA
    assert passed["extra"]["forward_origin"]["sender_user"]["id"] == BUDI
    assert started["text"] == "/start x"
