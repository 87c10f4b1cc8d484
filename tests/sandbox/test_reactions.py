"""Reactions: people and bots put them on messages, and some bots hear of it."""

import pytest
from telegram import Update

from bot.sandbox import remote
from bot.sandbox.events import Kind
from bot.sandbox.views import message_view

ANA, BUDI = 5001, 5002
GROUP, CHANNEL = -1001000000030, -1001000000031
KINDS = ["message", "channel_post", "message_reaction", "message_reaction_count"]
THUMB = [{"type": "emoji", "emoji": "👍"}]


@pytest.fixture
def group(telegram, ana, bot):
    telegram.add_user(BUDI, "Budi")
    group = telegram.add_group(GROUP, "Tim", [ANA, BUDI], kind="supergroup")
    ana.adds_bot(group)
    bot.updates.waiting.clear()
    return group


@pytest.fixture
def heard(bot):
    def read():
        found = [one.json for one in bot.updates.waiting]
        assert all(Update.de_json(one, None).effective_chat for one in found)
        bot.updates.waiting.clear()
        return [one for one in found if "message" not in one]

    return read


async def test_a_bot_reacts_and_takes_it_back(telegram, ana, bot, result):
    message = ana.sends("Beres")
    place = {"chat_id": ANA, "message_id": message.id}

    await result("setMessageReaction", **place, reaction=THUMB)
    shown = message_view(message)["reactions"]
    await result("setMessageReaction", **place, reaction=[])

    assert shown == [{"emoji": "👍", "people": [bot.id]}]
    assert message.reactions == {}
    seen = [one for one in ana.unread() if one.kind is Kind.REACTION]
    assert [one.action for one in seen] == ["👍", ""]


async def test_a_reaction_reaches_the_bot_that_asked(ana, bot, result, heard):
    sent = await result("sendMessage", chat_id=ANA, text="Siap?")
    message = ana.chat()[-1]
    ana.reacts(message, "👍")
    unasked = heard()
    bot.updates.allow(KINDS)
    ana.reacts(message, "❤️")
    ana.reacts(message, "❤")
    ana.reacts(message, None)

    changed, removed = [one["message_reaction"] for one in heard()]
    assert unasked == []
    assert changed["message_id"] == sent["message_id"]
    assert changed["user"]["id"] == ANA
    assert changed["old_reaction"] == THUMB
    assert changed["new_reaction"] == [{"type": "emoji", "emoji": "❤"}]
    assert removed["new_reaction"] == []


async def test_in_a_group_only_an_administrator_hears_of_it(group, ana, bot, heard):
    bot.updates.allow(KINDS)
    message = ana.sends("Beres", in_chat=GROUP)
    ana.reacts(message, "👍")
    as_member = heard()
    ana.promotes_bot(group)
    ana.reacts(message, "🔥")

    assert as_member == []
    assert heard()[0]["message_reaction"]["chat"]["id"] == GROUP


async def test_an_anonymous_administrator_reacts_as_the_group(group, ana, bot, heard):
    bot.updates.allow(KINDS)
    ana.promotes_bot(group)
    ana.hides_in(group)

    ana.reacts(ana.sends("Beres", in_chat=GROUP), "👍")

    (update,) = heard()
    assert update["message_reaction"]["actor_chat"]["id"] == GROUP
    assert "user" not in update["message_reaction"]


async def test_a_channel_tells_only_the_sums(telegram, group, ana, bot, heard):
    channel = telegram.add_channel(CHANNEL, "Kota", [ANA, BUDI])
    ana.adds_bot(channel, as_admin=True)
    bot.updates.allow(KINDS)
    post = ana.sends("Air aman", in_chat=CHANNEL)
    heard()

    telegram.phone(BUDI).reacts(post, "🔥")
    ana.reacts(post, "👍")
    telegram.phone(BUDI).reacts(post, "👍")

    sums = [one["message_reaction_count"]["reactions"] for one in heard()]
    assert sums[-1] == [{"type": THUMB[0], "total_count": 2}]


async def test_two_people_react_to_one_message(telegram, group, ana):
    message = ana.sends("Beres", in_chat=GROUP)
    ana.reacts(message, "👍")
    seen = remote.act(
        telegram,
        BUDI,
        "reacts",
        {"message": message.id, "in_chat": GROUP, "emoji": "👍"},
    )

    assert seen is None
    assert message_view(message)["reactions"] == [
        {"emoji": "👍", "people": [ANA, BUDI]}
    ]


WRONG = {
    "no message": ({"message_id": 999}, "message to react not found"),
    "no emoji of the list": (
        {"reaction": [{"type": "emoji", "emoji": "🧪"}]},
        "REACTION_INVALID",
    ),
    "another kind": ({"reaction": [{"type": "paid"}]}, "REACTION_INVALID"),
    "too many": (
        {"reaction": [*THUMB, {"type": "emoji", "emoji": "🔥"}]},
        "REACTIONS_TOO_MANY",
    ),
}


@pytest.mark.parametrize(("params", "reason"), WRONG.values(), ids=WRONG)
async def test_a_wrong_reaction_is_refused(ana, refusal, params, reason):
    place = {"chat_id": ANA, "message_id": ana.sends("x").id, "reaction": THUMB}

    actual = await refusal("setMessageReaction", **{**place, **params})

    assert actual == (400, f"Bad Request: {reason}")


def test_a_phone_offers_only_known_reactions(telegram, group, ana):
    stranger = telegram.add_user(5009, "Tamu")
    message = ana.sends("x", in_chat=GROUP)

    with pytest.raises(ValueError, match="no reaction"):
        ana.reacts(message, "🧪")
    with pytest.raises(LookupError):
        stranger.reacts(message, "👍")
