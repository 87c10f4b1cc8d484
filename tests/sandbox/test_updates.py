"""getUpdates: nothing is lost, nothing is confirmed too early."""

import asyncio

import pytest

ANA = 5001


def ids(updates):
    return [one["update_id"] for one in updates]


@pytest.fixture
def three(ana, bot):
    for text in ("satu", "dua", "tiga"):
        ana.sends(text)
    return ids(one.json for one in bot.updates.waiting)


async def test_what_is_not_confirmed_comes_again(three, result):
    first = await result("getUpdates")
    second = await result("getUpdates", offset=three[0])

    assert ids(first) == ids(second) == three


async def test_an_offset_confirms_what_lies_before_it(three, result):
    await result("getUpdates", offset=three[1])

    assert ids(await result("getUpdates")) == three[1:]


async def test_an_offset_past_the_end_confirms_everything(three, result):
    assert await result("getUpdates", offset=three[-1] + 1) == []
    assert await result("getUpdates") == []


async def test_an_offset_far_ahead_is_ignored(three, result):
    assert ids(await result("getUpdates", offset=three[-1] + 1000)) == three


async def test_a_negative_offset_keeps_the_last_ones(three, result):
    assert ids(await result("getUpdates", offset=-2)) == three[1:]
    assert ids(await result("getUpdates")) == three[1:]


@pytest.mark.parametrize(("asked", "given"), [(1, 1), (0, 1), (100, 100), (999, 100)])
async def test_at_most_a_hundred_come_at_once(ana, result, asked, given):
    for number in range(150):
        ana.sends(f"pesan {number}")

    assert len(await result("getUpdates", limit=asked)) == given


async def test_messages_wait_a_day_and_presses_150_seconds(ana, clock, result):
    keyboard = {"inline_keyboard": [[{"text": "Ya", "callback_data": "x"}]]}
    await result("sendMessage", chat_id=ANA, text="?", reply_markup=keyboard)
    ana.presses("Ya")
    ana.sends("halo")

    clock.advance(seconds=149)
    both = await result("getUpdates")
    clock.advance(seconds=1)
    one = await result("getUpdates")
    clock.advance(hours=24)

    assert [set(update) - {"update_id"} for update in both] == [
        {"callback_query"},
        {"message"},
    ]
    assert [update["message"]["text"] for update in one] == ["halo"]
    assert await result("getUpdates") == []


async def test_only_wanted_kinds_are_queued(ana, result):
    await result("getUpdates", allowed_updates=["callback_query"])
    ana.sends("tidak diminta")
    await result("getUpdates")
    ana.sends("masih tidak diminta")
    await result("getUpdates", allowed_updates=[])
    ana.sends("diminta")

    texts = [one["message"]["text"] for one in await result("getUpdates")]

    assert texts == ["diminta"]


async def test_a_long_poll_ends_when_something_happens(telegram, ana):
    poll = asyncio.create_task(
        telegram.call("123456:siaga-test", "getUpdates", {"timeout": "50"})
    )
    await asyncio.sleep(0)
    assert not poll.done()

    ana.sends("halo")
    answer = await poll

    assert answer.body["result"][0]["message"]["text"] == "halo"


async def test_a_second_poller_ends_the_first(telegram, ana):
    token = "123456:siaga-test"
    first = asyncio.create_task(telegram.call(token, "getUpdates", {"timeout": 50}))
    await asyncio.sleep(0)

    second = await telegram.call(token, "getUpdates", {"timeout": 0})
    conflict = await first

    assert second.status == 200
    assert conflict.status == 409
    assert conflict.body["description"] == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )


async def test_a_poll_without_patience_answers_at_once(result):
    assert await result("getUpdates", timeout=50) == []


async def test_delete_webhook_can_drop_what_waits(three, result):
    assert (await result("getWebhookInfo"))["pending_update_count"] == 3

    await result("deleteWebhook", drop_pending_updates=True)

    assert await result("getUpdates") == []


async def test_the_same_offset_again_is_slowed_when_asked_for(
    three, bot, clock, result
):
    bot.updates.throttled = True

    many = await result("getUpdates", offset=three[0])
    few = await result("getUpdates", offset=three[0])
    clock.advance(seconds=1)
    again = await result("getUpdates", offset=three[0])

    assert [len(many), len(few), len(again)] == [3, 1, 3]


async def test_hostile_updates_arrive_as_they_are(ana, bot, result):
    ana.raw({"message": {"message_id": "bukan angka"}})
    ana.raw({"update_id": 7, "jenis_baru": {}})
    ana.raw({"update_id": 7, "jenis_baru": {}})

    updates = await result("getUpdates")

    assert updates[0]["message"] == {"message_id": "bukan angka"}
    assert ids(updates)[1:] == [7, 7]


async def test_an_update_can_come_again_after_it_was_confirmed(three, bot, result):
    await result("getUpdates", offset=three[-1] + 1)
    bot.updates.again(three[1])

    assert ids(await result("getUpdates", offset=0)) == [three[1]]
