"""setWebhook is taken or refused as on the real server, and getWebhookInfo tells it."""

import asyncio

import pytest

from tests.proofs.process import until
from tests.sandbox.conftest import TOKEN
from tests.sandbox.table.webhooks import HERE, NOT_HERE, REFUSED, TAKEN

NOTHING = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}


async def told(stage):
    return await stage.done("getWebhookInfo", {})


@pytest.mark.parametrize(("asked", "expected"), TAKEN.values(), ids=TAKEN)
async def test_what_is_taken_is_told(stage, asked, expected):
    await stage.done("setWebhook", {"url": HERE, **asked})

    usual = {**NOTHING, "url": HERE, "max_connections": 40}
    assert await told(stage) == {**usual, **expected}


@pytest.mark.parametrize(("asked", "reason"), REFUSED.values(), ids=REFUSED)
async def test_what_is_refused_is_not_set(stage, asked, reason):
    assert await stage.refusal("setWebhook", {"url": HERE, **asked}) == (400, reason)
    assert await told(stage) == NOTHING


@pytest.mark.parametrize("url", NOT_HERE.values(), ids=NOT_HERE)
async def test_nothing_is_delivered_elsewhere(stage, url):
    status, reason = await stage.refusal("setWebhook", {"url": url})

    assert status == 501
    assert reason.endswith("delivers to this machine only")


@pytest.mark.parametrize("name", ["mesage", "MESSAGE", ""])
@pytest.mark.parametrize("method", ["setWebhook", "getUpdates"])
async def test_a_kind_of_update_that_is_none_is_refused(stage, method, name):
    """The real server passes over it; here a slip of the pen is told."""
    given = {"url": HERE} if method == "setWebhook" else {}
    status, reason = await stage.refusal(method, {**given, "allowed_updates": [name]})

    assert status == 400
    assert reason.startswith(f"{method}: allowed_updates[0] must be one of ['message'")


@pytest.mark.parametrize(
    ("drop", "left"),
    [(True, 0), ("true", 0), ("yes", 0), (False, 1), ("no", 1), (None, 1)],
)
@pytest.mark.parametrize("method", ["setWebhook", "deleteWebhook"])
async def test_waiting_updates_are_dropped_when_asked(stage, ana, method, drop, left):
    ana.sends("halo")
    given = {"url": HERE} if method == "setWebhook" else {}
    asked = {} if drop is None else {"drop_pending_updates": drop}

    await stage.done(method, {**given, **asked})

    assert (await told(stage))["pending_update_count"] == left


async def test_the_kinds_of_updates_outlive_the_webhook(stage):
    await stage.done("setWebhook", {"url": HERE, "allowed_updates": ["message"]})
    await stage.done("deleteWebhook", {})
    kept = await told(stage)
    await stage.done("setWebhook", {"url": HERE, "allowed_updates": []})

    assert kept == {**NOTHING, "allowed_updates": ["message"]}
    assert "allowed_updates" not in await told(stage)


async def test_even_a_refused_webhook_ends_the_long_poll(stage, telegram, bot):
    poll = asyncio.create_task(telegram.call(TOKEN, "getUpdates", {"timeout": 50}))
    await until(lambda: bot.updates.is_polled)
    await stage.refusal("setWebhook", {"url": "http://"})

    assert (await poll).status == 409


@pytest.mark.parametrize(
    ("asked", "waited"),
    [(None, []), (-1, []), (0, []), (1, [1]), (50, [50]), (51, [50]), (10**9, [50])],
)
async def test_a_long_poll_waits_at_most_50_seconds(
    stage, telegram, bot, monkeypatch, asked, waited
):
    seconds = []

    async def wait(asked_for):
        seconds.append(asked_for)

    monkeypatch.setattr(bot.updates, "_wait", wait)
    given = {} if asked is None else {"timeout": asked}
    answer = await telegram.call(TOKEN, "getUpdates", given)

    assert answer.body == {"ok": True, "result": []}
    assert seconds == waited
