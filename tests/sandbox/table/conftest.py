"""The stage of the tables: people, a forum, messages, files and a pressed button."""

from dataclasses import dataclass, field

import pytest

from bot.sandbox import schema
from tests.sandbox.conftest import TOKEN
from tests.sandbox.table.rows import resolved

ANA, BUDI, CITRA, DEWI = 5001, 5002, 5003, 5004
FORUM = -1001000000001
FILES = ("document", "video", "audio", "voice", "sticker", "photo")
BUTTONS = {"inline_keyboard": [[{"text": "Ya", "callback_data": "ya"}]]}
OPTIONS = [{"text": "Ya"}, {"text": "Tidak"}]


@dataclass
class Stage:
    """The local Telegram and the names of what is on it."""

    telegram: object
    names: dict = field(default_factory=dict)

    async def call(self, method, params, files=None):
        """Call a method with JSON values and return status and body."""
        given = resolved(params, self.names)
        answer = await self.telegram.call(TOKEN, method, given, files, waits=False)
        return answer.status, answer.body

    async def done(self, method, params):
        """Call a method that must succeed and return its result."""
        status, body = await self.call(method, params)
        assert status == 200, (method, body)
        return body["result"]

    async def refusal(self, method, params, files=None):
        """Call a method that must fail and return its reason without the prefix."""
        status, body = await self.call(method, params, files)
        assert (status, body["ok"]) == (body.get("error_code"), False), (method, body)
        return status, body["description"].partition(": ")[2]

    def required(self, method):
        """List what a method cannot do without, as the schema has it."""
        return list(schema.parameters(method).get("required", ()))


@pytest.fixture
async def stage(telegram, ana, bot):
    stage = Stage(telegram)
    people = ((BUDI, "Budi"), (CITRA, "Citra"), (DEWI, "Dewi"))
    for number, name in people:
        telegram.add_user(number, name)
    forum = telegram.add_group(FORUM, "Ruang Krisis", [ANA, BUDI, DEWI], forum=True)
    ana.adds_bot(forum, as_admin=True)
    forum.requests[CITRA] = telegram.users[CITRA]
    stage.names |= {"ana": ANA, "budi": BUDI, "citra": CITRA, "forum": FORUM}
    stage.names |= {"bot": bot.id, "dewi": DEWI}
    _write(stage, ana)
    await _answer(stage, ana)
    ana.unread()
    bot.updates.waiting.clear()
    return stage


def _write(stage, ana):
    stage.names["theirs"] = ana.sends("Air di rumah saya keruh").id
    for kind in FILES:
        sent = ana.sends_file(kind).content.media[kind]
        stage.names[kind] = (sent[-1] if kind == "photo" else sent)["file_id"]
    large = ana.sends_file("document", size=(20 << 20) + 1).content.media
    stage.names["large"] = large["document"]["file_id"]


async def _answer(stage, ana):
    own = {"chat_id": ANA, "text": "Diterima", "reply_markup": BUTTONS}
    poll = {"chat_id": ANA, "question": "Keruh?", "options": OPTIONS}
    posted = {"chat_id": FORUM, "text": "Rapat"}
    topic = {"chat_id": FORUM, "name": "Air keruh"}
    stage.names |= {
        "own": (await stage.done("sendMessage", own))["message_id"],
        "picture": await _sent(stage, "sendPhoto", {"chat_id": ANA, "photo": "$photo"}),
        "poll": await _sent(stage, "sendPoll", poll),
        "posted": await _sent(stage, "sendMessage", posted),
        "topic": (await stage.done("createForumTopic", topic))["message_thread_id"],
        "link": (await stage.done("createChatInviteLink", {"chat_id": FORUM}))[
            "invite_link"
        ],
        "tap": ana.presses("Ya").id,
    }


async def _sent(stage, method, params):
    return (await stage.done(method, params))["message_id"]
