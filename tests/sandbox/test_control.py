"""A test in another process drives the people through the control room."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.sandbox.http import serve
from bot.sandbox.local import LocalTelegram

TOKEN = "123456:siaga-test"
KEYBOARD = {"inline_keyboard": [[{"text": "Saya tangani", "callback_data": "v1:a"}]]}


class Remote:
    """The control room and the Bot API as another process sees them."""

    def __init__(self, session, url):
        self.session = session
        self.url = url

    async def post(self, path, status=200, **given):
        async with self.session.post(f"{self.url}/control{path}", json=given) as answer:
            assert answer.status == status, await answer.text()
            return await answer.json()

    async def get(self, path, **query):
        async with self.session.get(
            f"{self.url}/control{path}", params=query
        ) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def call(self, method, **params):
        url = f"{self.url}/bot{TOKEN}/{method}"
        async with self.session.post(url, json=params) as answer:
            return await answer.json()


@pytest.fixture
async def remote(clock):
    server = await serve(LocalTelegram(clock))
    async with ClientSession() as session:
        remote = Remote(session, server.url)
        await remote.post("/bot", token=TOKEN)
        await remote.post("/user", id=7, first_name="Ana")
        yield remote
    await server.aclose()


async def test_people_act_and_see(remote):
    await remote.post("/phone/7/starts", payload="x")
    sent = await remote.call(
        "sendMessage",
        chat_id=7,
        text="<b>Isu</b>",
        parse_mode="HTML",
        reply_markup=KEYBOARD,
    )
    tap = await remote.post(
        "/phone/7/presses", choice="Saya", under=sent["result"]["message_id"]
    )
    await remote.call("answerCallbackQuery", callback_query_id=tap["id"], text="Oke")
    await remote.post("/phone/7/replies", to=sent["result"]["message_id"], text="Siap")
    await remote.post("/phone/7/sends_photo", caption="bukti")
    await remote.post("/phone/7/sends_album", count=2)
    await remote.post(
        "/phone/7/sends_poll", question="Setuju?", choices=["Ya", "Tidak"]
    )
    await remote.post("/phone/7/forwards", what="katanya", origin="channel")

    chat = await remote.get("/phone/7/chat")
    events = await remote.get("/events", since=1, user=7)

    assert chat[0]["text"] == "/start x"
    assert chat[1]["html"] == "<b>Isu</b>"
    assert chat[1]["buttons"][0][0]["data"] == "v1:a"
    assert chat[2]["reply_to"] == chat[1]["message_id"]
    assert chat[3]["caption"] == "bukti"
    assert [one["kind"] for one in chat[4:7]] == ["photo", "photo", "poll"]
    assert [one["kind"] for one in events[:2]] == ["message", "answer"]
    assert events[1]["tap"]["text"] == "Oke"


async def test_groups_are_driven_too(remote):
    await remote.post("/group", id=-4, title="Tim", members=[7])
    await remote.post("/phone/7/adds_bot", chat=-4)
    await remote.post("/phone/7/sends", text="/lapor", in_chat=-4)
    new = await remote.post("/phone/7/upgrades", chat=-4)

    waiting = (await remote.get("/updates"))["siaga_bot"]

    assert new["type"] == "supergroup"
    assert [
        one["message"]["text"] for one in waiting if "text" in one.get("message", {})
    ] == ["/lapor"]


async def test_faults_and_limits_are_set_from_outside(remote):
    await remote.post("/phone/7/starts")
    await remote.post("/faults", next=[{"outcome": "500", "method": "sendMessage"}])
    first = await remote.call("sendMessage", chat_id=7, text="satu")
    await remote.post("/limits", enforced=True, chat=[1, 60])
    second = await remote.call("sendMessage", chat_id=7, text="dua")
    third = await remote.call("sendMessage", chat_id=7, text="tiga")
    await remote.post("/faults", clear=True, random={"rate": 1, "kinds": ["503"]})
    fourth = await remote.call("sendMessage", chat_id=7, text="empat")

    limits = await remote.post("/limits")
    calls = await remote.get("/calls", method="sendMessage", since=0)

    assert [one.get("error_code") for one in (first, second, third, fourth)] == [
        500,
        None,
        429,
        503,
    ]
    assert limits == {"enforced": True, "refused": 1}
    assert [one["accepted"] for one in calls] == [False, True, False, False]
    assert calls[0]["params"]["text"] == "satu"


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"Host": "jahat.example"}, "under a name of loopback only"),
        ({"Host": ""}, "under a name of loopback only"),
        ({"Host": "[::1"}, "under a name of loopback only"),
        ({"Origin": "https://jahat.example"}, "no page of another site"),
        ({"Origin": "null"}, "no page of another site"),
        ({"Origin": "http://127.0.0.1:1"}, "no page of another site"),
        ({"Content-Type": "text/plain"}, "send application/json"),
        (
            {"Content-Type": "application/x-www-form-urlencoded"},
            "send application/json",
        ),
    ],
)
async def test_pages_of_other_sites_stay_outside(remote, headers, reason):
    url = f"{remote.url}/control/user"
    usual = {"Content-Type": "application/json"}
    async with remote.session.post(
        url, data='{"id": 8, "first_name": "Jahat"}', headers={**usual, **headers}
    ) as answer:
        told = await answer.json()

    assert answer.status == 403
    assert reason in told["error"]


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]"])
async def test_this_machine_may_enter_under_each_of_its_names(remote, name):
    host = f"{name}:{remote.url.rpartition(':')[2]}"
    headers = {"Host": host, "Origin": f"http://{host}"}
    async with remote.session.post(
        f"{remote.url}/control/reset", headers=headers
    ) as answer:
        assert answer.status == 200


async def test_mistakes_are_explained(remote):
    unknown = await remote.post("/phone/7/flies", 400)
    wrong = await remote.post("/phone/7/sends", 400, teks="x")
    nobody = await remote.post("/phone/8/sends", 400, text="x")

    assert "no action" in unknown["error"]
    assert "teks" in wrong["error"]
    assert "8" in nobody["error"]


async def test_a_transcript_tells_the_story(remote):
    await remote.post("/phone/7/sends", text="Jembatan rusak")
    await remote.post("/phone/7/edits", message=1, text="Jembatan runtuh")
    await remote.call("sendMessage", chat_id=7, text="Diterima", reply_markup=KEYBOARD)

    async with remote.session.get(f"{remote.url}/control/transcript") as answer:
        text = await answer.text()

    assert text.splitlines() == [
        "== Ana (7) ==",
        "2026-11-22 01:00:00 #1 Ana [replaced]: Jembatan rusak",
        "2026-11-22 01:00:00 #1 Ana: Jembatan runtuh",
        "2026-11-22 01:00:00 #2 Siaga: Diterima [Saya tangani]",
    ]


@pytest.mark.parametrize(
    "asked",
    [
        {"params": {"format": "json"}},
        {"headers": {"Accept": "application/json"}},
        {"params": {"format": "json"}, "headers": {"Accept": "text/plain"}},
    ],
)
async def test_a_transcript_comes_as_json_too(remote, asked):
    await remote.post("/phone/7/starts")
    await remote.post("/phone/7/edits", message=1, text="Jembatan runtuh")
    await remote.call("sendMessage", chat_id=7, text="Diterima", reply_markup=KEYBOARD)
    tap = await remote.post("/phone/7/presses", choice="Saya")
    await remote.call("answerCallbackQuery", callback_query_id=tap["id"], text="Oke")
    await remote.call("deleteMessage", chat_id=7, message_id=2)
    await remote.post("/group", id=-4, title="Tim", members=[7])

    async with remote.session.get(
        f"{remote.url}/control/transcript", **asked
    ) as answer:
        told = await answer.json()

    private, group = told["chats"]
    first, second = private["messages"]
    assert told["now"] == "2026-11-22T01:00:00+00:00"
    assert [one["status"] for one in private["people"]] == ["member", "member"]
    assert (first["text"], [one["text"] for one in first["history"]]) == (
        "Jembatan runtuh",
        ["/start"],
    )
    assert second["deleted"]
    assert second["buttons"] == [
        [{"label": "Saya tangani", "data": "v1:a", "url": None}]
    ]
    assert [(one["user_id"], one["text"]) for one in second["taps"]] == [(7, "Oke")]
    assert (group["title"], group["messages"]) == ("Tim", [])


async def test_a_format_that_is_none_is_refused(remote):
    url = f"{remote.url}/control/transcript"
    async with remote.session.get(url, params={"format": "yaml"}) as answer:
        assert answer.status == 400


async def test_reset_forgets_everything(remote):
    await remote.post("/phone/7/starts")
    await remote.post("/reset")

    assert (await remote.call("getMe"))["error_code"] == 401
    assert await remote.get("/events") == []


async def test_an_outage_ends_by_itself(remote):
    await remote.post("/outage", seconds=0.05)

    while True:
        try:
            answer = await remote.call("getMe")
            break
        except OSError:
            await asyncio.sleep(0.01)

    assert answer["ok"]


@pytest.mark.processes
async def test_the_server_runs_alone():
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.sandbox", "--port", "0", "--token", TOKEN),
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    line = (await process.stdout.readline()).decode()
    async with ClientSession() as session:
        me = await Remote(session, line.split()[-1]).call("getMe")
    process.send_signal(signal.SIGTERM)

    assert line.startswith("listening on http://127.0.0.1:")
    assert me["result"]["username"] == "siaga_bot"
    assert await process.wait() == 0
