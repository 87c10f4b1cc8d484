"""A local Telegram on a frozen clock, one bot, one person who pressed Start."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from bot.sandbox.local import LocalTelegram

TOKEN = "123456:siaga-test"


class Clock:
    """A clock that moves only when told."""

    def __init__(self):
        self.at = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)

    def __call__(self):
        return self.at

    def advance(self, **parts):
        self.at += timedelta(**parts)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def telegram(clock):
    telegram = LocalTelegram(clock, seed="tests")
    telegram.add_bot(TOKEN)
    return telegram


@pytest.fixture
def bot(telegram):
    return telegram.bot()


@pytest.fixture
def ana(telegram, bot):
    phone = telegram.add_user(5001, "Ana", "Lestari", "ana_lestari")
    phone.starts()
    bot.updates.waiting.clear()
    phone.unread()
    return phone


@pytest.fixture
def api(telegram):
    """Call a method with keywords; JSON values travel as form values do."""

    async def call(method, *, files=None, **params):
        form = {
            key: value if isinstance(value, str) else json.dumps(value)
            for key, value in params.items()
        }
        return await telegram.call(TOKEN, method, form, files, waits=False)

    return call


@pytest.fixture
def result(api):
    """Call a method that must succeed and return its result."""

    async def call(method, **params):
        answer = await api(method, **params)
        assert answer.body.get("ok"), answer.body
        return answer.body["result"]

    return call


@pytest.fixture
def refusal(api):
    """Call a method that must fail and return status and description."""

    async def call(method, **params):
        answer = await api(method, **params)
        assert answer.body == {
            **answer.body,
            "ok": False,
            "error_code": answer.status,
        }
        return answer.status, answer.body["description"]

    return call
