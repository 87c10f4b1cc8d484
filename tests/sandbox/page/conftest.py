"""A page in front of a local Telegram, as a browser talks to it over HTTP."""

import asyncio
import json
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientSession

from bot.sandbox.http import serve

TOKEN = "123456:siaga-test"
ANA, BUDI, CITRA = 5001, 5002, 5003
ROOM = -1002000000001
#: Nothing here may take longer, in seconds: a safety, not a measure.
PATIENCE = 60


class Page:
    """The requests of one browser window."""

    def __init__(self, session, url):
        self.session = session
        self.url = url

    async def get(self, path, **query):
        async with self.session.get(self.url + path, params=query) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def post(self, path, given, status=200):
        async with self.session.post(self.url + path, json=given) as answer:
            assert answer.status == status, await answer.text()
            return await answer.json()

    async def act(self, user, action, **given):
        done = await self.post(f"/page/act/{user}/{action}", given)
        assert done["ok"] is True
        return done

    async def refused(self, user, action, **given):
        answer = await self.post(f"/page/act/{user}/{action}", given, 400)
        return answer["error"]

    async def snapshot(self):
        return await self.get("/page/snapshot")

    async def chat(self, number):
        chats = (await self.snapshot())["chats"]
        return next(one for one in chats if one["id"] == number)

    async def messages(self, chat):
        return (await self.chat(chat))["messages"]

    async def bot(self, method, **params):
        async with self.session.post(
            f"{self.url}/bot{TOKEN}/{method}", json=params
        ) as answer:
            said = await answer.json()
        assert said["ok"], said
        return said["result"]

    @asynccontextmanager
    async def stream(self, headers=None, **query):
        url = self.url + "/page/stream"
        async with self.session.get(url, params=query, headers=headers) as answer:
            assert answer.content_type == "text/event-stream"
            yield Told(answer)


class Told:
    """What the stream tells, one by one."""

    def __init__(self, answer):
        self.answer = answer

    async def next(self, event="happened"):
        """Return the next of a kind of event; the number beside it is the same."""
        async with asyncio.timeout(PATIENCE):
            while True:
                fields = await self._block()
                if fields.get("event") == event:
                    told = json.loads(fields["data"])
                    if event == "happened":
                        assert fields["id"] == str(told["number"])
                    return told

    async def until(self, kind):
        while (told := await self.next())["kind"] != kind:
            pass
        return told

    async def _block(self):
        fields = {}
        while (line := (await self.answer.content.readline()).decode()) != "\n":
            assert line, "the stream ended"
            name, _, value = line.rstrip("\n").partition(": ")
            fields[name] = value
        return fields


@pytest.fixture
def office(telegram):
    """Three people, and a forum in which two of them and the bot are."""
    names = {ANA: "Ana", BUDI: "Budi", CITRA: "Citra"}
    for number, name in names.items():
        telegram.add_user(number, name, "Contoh")
    room = telegram.add_group(ROOM, "Ruang Krisis", [CITRA, ANA], forum=True)
    telegram.phone(CITRA).adds_bot(room, as_admin=True)
    return telegram


@pytest.fixture
async def server(office):
    server = await serve(office)
    yield server
    await server.aclose()


@pytest.fixture
async def page(server):
    async with ClientSession() as session:
        yield Page(session, server.url)
