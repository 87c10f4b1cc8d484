"""A local Telegram kept in a file comes back as it was, even after kill -9."""

import asyncio
import itertools
import json
import os
import re
import sys
from collections import deque
from dataclasses import MISSING, fields, is_dataclass
from datetime import timedelta
from enum import Enum
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.sandbox.chats import Status
from bot.sandbox.hooks.courier import Courier
from bot.sandbox.invites import InviteLink
from bot.sandbox.local import LocalTelegram
from bot.sandbox.page.reading import mark_read
from bot.sandbox.standing import Standing
from bot.sandbox.state import encoder as encoding
from bot.sandbox.state import keeper as keeping
from bot.sandbox.state.decoder import Decoder
from bot.sandbox.state.encoder import Encoder
from bot.sandbox.state.file import StateError, StateFile, digest
from bot.sandbox.state.keeper import LEAP, Keeper, keep, restore
from bot.sandbox.state.kinds import KINDS, NOT_KEPT, ROOT
from bot.sandbox.transcripts import transcript, transcript_view
from tests.proofs.process import until
from tests.sandbox.conftest import TOKEN
from tests.sandbox.test_control import KEYBOARD, Remote
from tests.sandbox.test_webhooks import Hook

ANA, BUDI, TEAM = 5001, 5002, -4001
ROOT_FOLDER = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "telegram.json"


@pytest.fixture
async def full(telegram, clock, ana, bot, result):
    """A world in which everything that can be is."""
    budi = telegram.add_user(BUDI, "Budi", "Santoso", "budi", language_code=None)
    other = telegram.add_bot("77:lain", "lain_bot", reads_all=True, throttled=True)
    team = telegram.add_group(TEAM, "Tim", [ANA, BUDI])
    ana.adds_bot(team, as_admin=True)
    ana.with_bot("lain_bot").starts()
    ana.sends_photo("bukti", content=b"\x00\xffgambar")
    ana.sends_album(2, "dua")
    ana.sends_document(size=1 << 20)
    ana.sends_poll("Setuju?", "Ya", "Tidak")
    ana.sends_location()
    ana.edits(ana.sends("satu"), "dua *tebal*")
    ana.deletes(ana.sends("salah"))
    sent = await result(
        "sendMessage",
        chat_id=ANA,
        text="<b>Isu</b>",
        parse_mode="HTML",
        reply_markup=KEYBOARD,
        disable_notification=True,
    )
    first = ana.presses("Saya", times=2)
    await result(
        "answerCallbackQuery",
        callback_query_id=first.id,
        text="Oke",
        show_alert=True,
        url="https://contoh.id",
    )
    await result("sendChatAction", chat_id=ANA, action="typing")
    ana.replies(ana.chat()[-1], "siap")
    await result("pinChatMessage", chat_id=ANA, message_id=sent["message_id"])
    await result(
        "setMyCommands", commands=[{"command": "lapor", "description": "Lapor"}]
    )
    await result("setMyName", name="Siaga", language_code="id")
    await telegram.call("77:lain", "getUpdates", {"offset": 7}, waits=False)
    await result(
        "setWebhook", url="http://127.0.0.1:9/", secret_token="x", max_connections=7
    )
    bot.updates.webhook.failed(
        "Wrong response from the webhook: 410 Gone", 410, clock()
    )
    bot.updates.allow(["message", "callback_query"])
    mark_read(telegram, ana.user, ana.chat()[-1])
    budi.starts()
    budi.blocks_bot()
    budi.deactivates()
    ana.deletes_group(telegram.add_group(-4002, "Lama", [ANA]))
    ana.upgrades(team)
    fill_rooms(telegram, ana, budi.user)
    clock.advance(minutes=1)
    ana.sends("terakhir")
    assert other.updates.waiting
    return telegram


def fill_rooms(telegram, ana, budi):
    """A forum, a channel and its discussion; what no action does is put in place."""
    now, bot = telegram.now(), telegram.bot()
    forum = telegram.add_group(
        -4003, "Ruang", [ANA, BUDI], forum=True, username="ruang"
    )
    topic = ana.creates_topic(forum, "Media", 0xFFD67E)
    topic.icon, topic.closed, topic.hidden, topic.deleted = (
        "5312536423851630001",
        True,
        True,
        True,
    )
    ana.sends("di topik", in_chat=forum)
    ana.shows_history(forum)
    forum.standings[BUDI] = Standing(
        Status.RESTRICTED,
        frozenset({"can_pin_messages"}),
        frozenset({"can_send_messages"}),
        "Juru bicara",
        anonymous=True,
        until=now + timedelta(days=1),
        present=False,
        appointed_by=ANA,
    )
    forum.description, forum.photo = (
        "Ruang kerja",
        {"small_file_id": "PHOTO-000001-siaga"},
    )
    forum.permissions = frozenset({"can_send_messages"})
    forum.requests[BUDI] = budi
    forum.links["https://t.me/+abc"] = InviteLink(
        "https://t.me/+abc",
        ana.user,
        primary=True,
        revoked=True,
        by_request=True,
        name="Undangan",
        expires=now,
        limit=3,
        joined=1,
        waiting=1,
    )
    talk = telegram.add_group(-4004, "Diskusi", [ANA], kind="supergroup")
    channel = telegram.add_channel(-4005, "Kabar", [ANA], discussion=talk)
    post = ana.sends("Pengumuman", in_chat=channel)
    ana.reacts(post, "👍")
    ana.sends("antar teman", in_chat=BUDI)
    (poll,) = telegram.polls.values()
    poll.anonymous, poll.kind, poll.several, poll.revoting = False, "quiz", True, False
    poll.correct, poll.explanation, poll.closed = [0], "Sudah jelas", True
    poll.votes[ANA] = [0]
    budi.hides_name = True
    bot.menu_buttons[ANA] = {"type": "commands"}
    bot.wished_rights[True] = {"can_post_messages": True}


@pytest.fixture
def anew(clock, path):
    """Keep a world and bring it back as another one."""

    def keep_and_restore(telegram):
        keep(telegram, path)
        other = LocalTelegram(clock, seed="lain")
        restore(other, path)
        return other

    return keep_and_restore


def parts(thing):
    """Every field of an object, whether a dataclass lists it or not."""
    named = {one.name for one in fields(thing)} if is_dataclass(thing) else set()
    return {
        name: getattr(thing, name)
        for name in named | set(getattr(thing, "__dict__", {}))
    }


def kind_of(thing):
    return ROOT if isinstance(thing, LocalTelegram) else type(thing).__name__


def kept_parts(thing):
    return {
        name: value
        for name, value in parts(thing).items()
        if f"{kind_of(thing)}.{name}" not in NOT_KEPT
    }


def differences(one, other, place, met):
    """Compare two worlds without asking the codec; the same thing stays the same."""
    if id(one) in met:
        return [] if met[id(one)] is other else [f"{place} is another thing"]
    if type(one) is not type(other):
        return [f"{place}: {one!r} is not {other!r}"]
    if (type(one).__name__ in KINDS and not isinstance(one, Enum)) or isinstance(
        one, LocalTelegram
    ):
        met[id(one)] = other
        return compared(kept_parts(one), kept_parts(other), place, met)
    if isinstance(one, dict):
        return compared(one, other, place, met)
    if isinstance(one, (list, tuple, deque)):
        return compared(dict(enumerate(one)), dict(enumerate(other)), place, met)
    if hasattr(one, "getstate"):
        one, other = one.getstate(), other.getstate()
    return [] if one == other else [f"{place}: {one!r} is not {other!r}"]


def compared(one, other, place, met):
    if list(one) != list(other) and set(one) != set(other):
        return [f"{place}: {list(one)} is not {list(other)}"]
    return [
        found
        for key, value in one.items()
        for found in differences(value, other[key], f"{place}.{key}", met)
    ]


async def test_everything_comes_back(full, anew):
    back = anew(full)

    assert differences(full, back, "world", {}) == []
    assert transcript(back) == transcript(full)
    assert transcript_view(back) == transcript_view(full)


async def test_the_world_of_these_tests_has_everything_in_it(full):
    """A new field must be filled there, or it is not known to be kept."""
    used, met, todo = set(), set(), [full]
    while todo:
        thing = todo.pop()
        if id(thing) in met:
            continue
        met.add(id(thing))
        if isinstance(thing, dict):
            todo += [*thing.keys(), *thing.values()]
        elif isinstance(thing, (list, tuple, deque)):
            todo += thing
        elif type(thing).__name__ in KINDS and not isinstance(thing, Enum):
            used |= {f"{kind_of(thing)}.{one}" for one in told(thing)}
            todo += parts(thing).values()
        elif isinstance(thing, LocalTelegram):
            todo += kept_parts(thing).values()
    every = {
        f"{kind.__name__}.{one.name}"
        for kind in KINDS.values()
        if is_dataclass(kind)
        for one in fields(kind)
    }

    assert every - used - NEVER_IN_A_WORLD.keys() == set()


# Fields that no world ever fills, and why.
NEVER_IN_A_WORLD = {
    "Button.url": "only a button with data can be pressed, and only taps hold buttons",
    **dict.fromkeys(
        ("Upload.name", "Upload.content", "Upload.mime"),
        "an upload becomes a stored file at once",
    ),
    **dict.fromkeys(
        ("Patience.longest", "Patience.delay", "Patience.failures"),
        "a delivery starts anew with the process",
    ),
}


def told(thing):
    """The fields that say something: those that are not as they are at first."""
    if not is_dataclass(thing):
        return []
    return [
        one.name
        for one in fields(thing)
        if one.default is MISSING or getattr(thing, one.name) != one.default
        if one.default_factory is MISSING or getattr(thing, one.name)
    ]


def test_what_is_not_kept_exists_and_has_a_reason():
    telegram = LocalTelegram()
    telegram.add_bot(TOKEN)
    known = {
        ROOT: parts(telegram),
        "UpdateQueue": parts(telegram.bot().updates),
        "Chat": parts(telegram.add_group(TEAM, "Tim")),
        "EventLog": parts(telegram.events),
    }

    for name, reason in NOT_KEPT.items():
        kind, _, field = name.partition(".")
        assert field in known[kind], name
        assert len(reason.split()) > 3


def test_what_nobody_can_keep_is_not_silently_left_out(telegram, path):
    telegram.something_new = object()

    with pytest.raises(TypeError, match="object cannot be kept"):
        keep(telegram, path)


async def test_the_bot_goes_on(full, anew, bot, ana):
    waiting = [one.json for one in bot.updates.waiting]
    open_tap = next(tap for tap in full.taps.values() if not tap.answered)
    back = anew(full)

    async def call(method, **params):
        answer = await back.call(TOKEN, method, params, waits=False)
        assert answer.body["ok"], answer.body
        return answer.body["result"]

    await call("deleteWebhook")
    assert await call("getUpdates") == waiting
    assert await call("answerCallbackQuery", callback_query_id=open_tap.id, text="Kini")
    assert back.taps[open_tap.id].text == "Kini"
    sent = await call("sendMessage", chat_id=ANA, text="Lanjut")
    assert sent["message_id"] == ana.chat()[-1].id + 1
    message = back.phone(ANA).sends("halo")
    assert message.id == sent["message_id"] + 1
    (file_id,) = [one.id for one in back.files.by_id.values() if one.content]
    assert back.files.find(file_id).read() == b"\x00\xffgambar"


async def test_a_webhook_that_came_back_gets_what_waited(telegram, ana, result, anew):
    await result("setWebhook", url="http://127.0.0.1:9/", secret_token="rahasia")
    ana.sends("satu")
    back = anew(telegram)
    hook = Hook()
    back.courier = Courier(back, hook)
    back.courier.open()

    await until(lambda: not back.bot().updates.waiting)
    await back.courier.close()

    assert (hook.seen, hook.secrets) == (["satu"], {"rahasia"})


async def test_both_worlds_draw_the_same_numbers(full, anew):
    back = anew(full)

    assert full.new_tap_id() == back.new_tap_id()


def test_phones_are_handed_out_again(telegram, ana, anew):
    phone = anew(telegram).phone(ANA)

    assert phone.user is not ana.user
    assert [one.text for one in phone.chat()] == ["/start"]


def test_an_empty_world_can_be_kept(path, clock):
    keep(LocalTelegram(clock), path)
    other = LocalTelegram(clock)
    other.add_bot(TOKEN)
    restore(other, path)

    assert other.bots == {}


@pytest.mark.parametrize(
    "value",
    [
        {"$": "map", "of": 1},
        {1: "a", (2, "x"): [None, True, 1.5]},
        {"a"},
        frozenset({1}),
        timedelta(minutes=3),
        deque([1, 2]),
        Status.KICKED,
        "\ud800",
    ],
    ids=repr,
)
def test_odd_values_come_back(telegram, anew, value):
    telegram.last_tap = value

    assert anew(telegram).last_tap == value


# The encoder that goes on


def decoded(pieces, clock, path):
    other = LocalTelegram(clock)
    Decoder(other, StateFile(path).blob).decode(json.loads("".join(pieces)))
    return other


@pytest.mark.parametrize("amid", [False, True])
async def test_what_was_written_before_is_written_as_if_for_the_first_time(
    full, ana, bot, clock, path, monkeypatch, amid
):
    """Whatever changes between two writes, however deep, the second tells it; so it
    is with a change while the second is being prepared."""
    monkeypatch.setattr(encoding, "STEP", 1)
    keep(full, path)
    encoder = Encoder()
    ruang, kabar = full.groups[-4003], full.groups[-4005]
    changes = (
        lambda: ana.sends("baru"),
        lambda: ana.edits(ana.sends("satu"), "dua"),
        lambda: ana.deletes(ana.sends("salah")),
        lambda: ana.reacts(ana.sends("halo", in_chat=kabar), "🔥"),
        lambda: ana.with_bot("lain_bot").starts(),
        lambda: full.phone(BUDI).unblocks_bot(),
        lambda: bot.menu_buttons[ANA].update(type="default"),
        ruang.topics.popitem,
        lambda: ruang.pinned.append(1),
        lambda: ruang.photo.update(small_file_id="PHOTO-000002-siaga"),
        lambda: next(iter(full.polls.values())).votes[ANA].append(1),
        lambda: full.users.pop(BUDI),
        lambda: bot.updates.take(bot.updates.next_id, 1),
        lambda: full.add_user(5003, "Citra").starts(),
        full.random.random,
        lambda: setattr(bot.updates.webhook, "max_connections", 9),
    )
    for number, change in enumerate(changes):
        encoder.encode(full)
        steps = encoder.prepare(full)
        deque(itertools.islice(steps, 40 if amid else 0))
        change()
        deque(steps if amid else ())
        back = decoded(encoder.encode(full), clock, path)
        assert differences(full, back, f"after change {number}: world", {}) == []


async def test_of_a_large_world_only_what_changed_is_written_again(
    telegram, ana, monkeypatch
):
    encoder, written = Encoder(), []
    for number in range(300):
        ana.sends(f"pesan {number}")
    encoder.encode(telegram)
    real = Encoder._write
    monkeypatch.setattr(
        Encoder, "_write", lambda *what: [written.append(what), real(*what)]
    )
    ana.sends("satu lagi")
    encoder.encode(telegram)
    few = len(written)
    ana.sends("dan satu lagi")
    steps = len(list(encoder.prepare(telegram)))
    prepared = len(written)
    encoder.encode(telegram)

    assert 5 < few < 15
    assert steps > 3
    assert len(written) == prepared + 1


async def test_the_numbers_of_what_is_gone_are_given_out_again(telegram, ana, bot):
    encoder = Encoder()
    for _ in range(20):
        ana.sends_photo(content=b"x")
        ana.deletes(ana.chat()[-1])
        bot.updates.waiting.clear()
        telegram.events.events.clear()
        pieces = encoder.encode(telegram)

    rows = json.loads("".join(pieces))["objects"]
    assert rows.count(None) < 10


async def test_what_cannot_be_kept_does_not_spoil_the_next_write(
    telegram, ana, clock, path
):
    encoder = Encoder()
    encoder.encode(telegram)
    keep(telegram, path)
    ana.sends("satu").extra["odd"] = object()
    with pytest.raises(TypeError):
        encoder.encode(telegram)
    del ana.chat()[-1].extra["odd"]
    ana.sends("dua")

    back = decoded(encoder.encode(telegram), clock, path)

    assert differences(telegram, back, "world", {}) == []


# The file


def test_the_file_is_private_and_nothing_is_left_beside_it(telegram, ana, path):
    ana.sends_photo(content=b"x")
    keep(telegram, path)

    assert path.stat().st_mode & 0o077 == 0
    assert sorted(os.listdir(path.parent)) == ["telegram.json", "telegram.json.files"]
    assert len(os.listdir(path.parent / "telegram.json.files")) == 1


def test_bytes_that_nobody_refers_to_are_swept_away(telegram, ana, path):
    ana.sends_photo(content=b"x")
    keep(telegram, path)
    (path.parent / "telegram.json.files" / "catatan.txt").write_text("jangan dihapus")
    telegram.reset()
    keep(telegram, path)

    assert os.listdir(path.parent / "telegram.json.files") == ["catatan.txt"]


def cut(text):
    return text[: len(text) // 2]


def flipped(text):
    return text.replace(b"Lestari", b"Lestary")


def reformed(text):
    return text.replace(b'"local_telegram": 1', b'"local_telegram": 2')


def forged(text):
    """A sound digest over a world of another version."""
    body = text.split(b"\n")[1].replace(b'["User"', b'["Pengguna"')
    head = {"local_telegram": 1, "clean": True, "digest": digest(body)}
    return json.dumps(head).encode() + b"\n" + body


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (cut, "is damaged"),
        (flipped, "is damaged"),
        (lambda text: b"", "is damaged, or is no state file"),
        (lambda text: b"\n\n", "is damaged, or is no state file"),
        (lambda text: b"[]\n{}", "is damaged, or is no state file"),
        (lambda text: b"\xff\xfe\n\x00", "is damaged, or is no state file"),
        (lambda text: b"{}", "is damaged, or is no state file"),
        (reformed, "has format 2, and this version knows 1"),
        (forged, "is of another version (KeyError('Pengguna'))"),
    ],
)
def test_a_damaged_file_is_refused_in_one_sentence(
    telegram, ana, path, clock, damage, said
):
    keep(telegram, path)
    path.write_bytes(damage(path.read_bytes()))

    with pytest.raises(StateError) as refused:
        restore(LocalTelegram(clock), path)

    assert (
        str(refused.value)
        == f"The state file {path} {said}; move it away to start afresh."
    )


def test_a_picture_that_is_missing_is_told(telegram, ana, path, clock):
    ana.sends_photo(content=b"x")
    keep(telegram, path)
    (blob,) = (path.parent / "telegram.json.files").iterdir()
    blob.write_bytes(b"y")
    other = LocalTelegram(clock)

    with pytest.raises(StateError, match=r"misses the file [0-9a-f]{12}…"):
        restore(other, path)

    assert other.bots == {}


def test_a_write_that_breaks_off_leaves_the_file_as_it_was(
    telegram, ana, path, monkeypatch
):
    keep(telegram, path)
    before = path.read_bytes()

    def full_disk(number):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full_disk)
    ana.sends("baru")
    with pytest.raises(OSError, match="No space"):
        keep(telegram, path)

    assert path.read_bytes() == before


# The keeper


def texts(path):
    """What people said, as the file has it now."""
    return [one.get("text", "") for one in kept(path, "Content")]


async def test_the_keeper_writes_soon_after_a_change_and_many_at_once(
    telegram, ana, path
):
    keeper = Keeper(telegram, path)
    await keeper.start()
    for number in range(50):
        ana.sends(f"pesan {number}")
    await until(lambda: "pesan 49" in texts(path))
    await until(lambda: keeper.written > 1)
    written = keeper.written
    await keeper.aclose()

    assert written == 2
    assert StateFile(path).read()[1] is True


async def test_what_changes_while_the_first_write_is_under_way_is_written_too(
    telegram, ana, path, monkeypatch
):
    keeper = Keeper(telegram, path)
    real = StateFile.write

    def write(file, *what, **more):
        if not keeper.written:
            loop.call_soon_threadsafe(ana.sends, "di tengah")
        real(file, *what, **more)

    loop = asyncio.get_running_loop()
    monkeypatch.setattr(StateFile, "write", write)
    await keeper.start()
    await until(lambda: "di tengah" in texts(path))
    await keeper.aclose()

    assert keeper.written == 3


async def test_a_full_disk_is_told_and_tried_again(
    telegram, ana, path, monkeypatch, caplog
):
    monkeypatch.setattr(keeping, "AFTER_TROUBLE", 0.01)
    keeper = Keeper(telegram, path)
    await keeper.start()
    real, failing = os.fsync, [28, 28]

    def fsync(number):
        if failing:
            raise OSError(failing.pop(), "No space left on device")
        real(number)

    monkeypatch.setattr("os.fsync", fsync)
    ana.sends("penting")
    await until(lambda: "penting" in texts(path))
    await keeper.aclose()

    assert caplog.text.count("was not written") == 2


async def test_a_place_that_cannot_be_written_is_refused_at_the_start(
    telegram, tmp_path
):
    with pytest.raises(StateError, match="cannot be written"):
        await Keeper(telegram, tmp_path / "tak ada" / "telegram.json").start()


async def test_numbers_leap_after_an_end_that_was_not_orderly(
    telegram, ana, bot, path, clock
):
    keeper = Keeper(telegram, path)
    await keeper.start()
    other = LocalTelegram(clock)
    restore(other, path)
    await keeper.aclose()

    assert other.bot().updates.next_id == bot.updates.next_id + LEAP
    assert other.phone(ANA).sends("x").id == ana.chat()[-1].id + 1 + LEAP
    assert other.files.add("photo").id == f"PHOTO-{LEAP + 1:06d}-siaga"
    assert int(other.new_tap_id()) > telegram.last_tap + LEAP


# The process


class Alone:
    """`python -m bot.sandbox --state` as a process."""

    def __init__(self, path, session):
        self.path = path
        self.session = session

    async def start(self):
        self.process = await self.run()
        line = (await self.process.stdout.readline()).decode()
        self.remote = Remote(self.session, line.split()[-1])

    async def run(self):
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.sandbox", "--port", "0"),
            *("--token", TOKEN, "--state", str(self.path)),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT_FOLDER)},
        )

    async def kill(self):
        self.process.kill()
        await self.process.wait()

    async def stop(self):
        self.process.terminate()
        return await self.process.wait()


@pytest.fixture
async def alone(path):
    async with ClientSession() as session:
        alone = Alone(path, session)
        await alone.start()
        yield alone
        if alone.process.returncode is None:
            await alone.kill()


@pytest.mark.slow
@pytest.mark.processes
async def test_a_killed_server_comes_back_with_what_was_written(alone, path):
    await alone.remote.post("/user", id=ANA, first_name="Ana")
    for text in ("satu", "dua", "tiga"):
        await alone.remote.post(f"/phone/{ANA}/sends", text=text)
    updates = (await alone.remote.call("getUpdates"))["result"]
    await alone.remote.call("getUpdates", offset=updates[1]["update_id"])
    await alone.remote.call(
        "sendMessage", chat_id=ANA, text="Diterima", reply_markup=KEYBOARD
    )
    tap = await alone.remote.post(f"/phone/{ANA}/presses", choice="Saya")
    await until(lambda: [one for one in kept(path, "Tap") if one["id"] == tap["id"]])
    before = await alone.remote.get("/transcript", format="json")

    await alone.kill()
    await alone.start()
    after = await alone.remote.get("/transcript", format="json")
    waiting = (await alone.remote.call("getUpdates"))["result"]
    answered = await alone.remote.call(
        "answerCallbackQuery", callback_query_id=tap["id"]
    )
    later = await alone.remote.call("sendMessage", chat_id=ANA, text="Lanjut")

    assert after["chats"] == before["chats"]
    assert waiting[:2] == updates[1:]
    assert "callback_query" in waiting[2]
    assert answered["ok"]
    assert later["result"]["message_id"] > 4 + LEAP


def kept(path, kind):
    rows = filter(None, StateFile(path).read()[0]["objects"])
    return [given for name, given in rows if name == kind]


@pytest.mark.slow
@pytest.mark.processes
async def test_whenever_it_is_killed_the_file_is_one_whole_world(alone, path):
    await alone.remote.post("/user", id=ANA, first_name="Ana")
    await until(lambda: kept(path, "User"))  # or the first kill may forget her
    sure = 0
    for life in range(4):
        for number in range(40):
            await alone.remote.post(f"/phone/{ANA}/sends", text=f"{life}.{number}")
            if life and number == 10 * life:
                break
        seen = texts(path)
        await alone.kill()
        assert len(texts(path)) >= len(seen) >= sure
        await alone.start()
        sure = len(await alone.remote.get(f"/phone/{ANA}/chat"))

    told = [one["text"] for one in await alone.remote.get(f"/phone/{ANA}/chat")]
    for life in range(4):
        numbers = [int(one.split(".")[1]) for one in told if one.startswith(f"{life}.")]
        assert numbers == list(range(len(numbers)))


@pytest.mark.slow
@pytest.mark.processes
async def test_a_kill_among_many_changes_leaves_nothing_half_done(alone, path):
    """Many write at once; a message is never kept without its update, or without
    what its author said before."""
    people = range(ANA, ANA + 3)
    for number in people:
        await alone.remote.post("/user", id=number, first_name="Orang")
        await alone.remote.post(f"/phone/{number}/starts")
    await until(lambda: len(texts(path)) == len(people))
    for life in range(3):
        before = len(texts(path))
        crowd = [
            asyncio.create_task(talk(alone.remote, number, life)) for number in people
        ]
        await until(lambda n=before: len(texts(path)) > n + 10)
        await alone.kill()
        await asyncio.gather(*crowd, return_exceptions=True)
        await alone.start()

        updates = await alone.remote.get("/updates")
        told = [one["message"] for one in updates["siaga_bot"]]
        for number in people:
            chat = await alone.remote.get(f"/phone/{number}/chat")
            said = [one["text"] for one in chat if one["from_id"] == number]
            got = [one["text"] for one in told if one["from"]["id"] == number]
            this = [one for one in said if one.startswith(f"{life}.")]
            assert said == got
            assert this == [f"{life}.{count}" for count in range(len(this))]


async def talk(remote, number, life):
    """Send and send, until the server is killed."""
    for count in itertools.count():
        await remote.post(f"/phone/{number}/sends", text=f"{life}.{count}")
        await remote.call("sendMessage", chat_id=number, text="Diterima")


@pytest.mark.slow
@pytest.mark.processes
async def test_a_second_process_on_the_same_file_ends_with_one_line(alone, path):
    second = await alone.run()
    _, said = await second.communicate()
    await alone.kill()
    await alone.start()

    assert second.returncode == 2
    assert said.decode() == (
        f"The state file {path} is in use by another process; "
        "stop that one, or name another file.\n"
    )
    assert await alone.remote.get("/transcript", format="json")


@pytest.mark.slow
@pytest.mark.processes
async def test_an_orderly_end_keeps_everything(alone, path):
    await alone.remote.post("/user", id=ANA, first_name="Ana")
    await alone.remote.post(f"/phone/{ANA}/sends", text="pamit")
    assert await alone.stop() == 0

    await alone.start()
    chat = await alone.remote.get(f"/phone/{ANA}/chat")

    assert [one["text"] for one in chat] == ["pamit"]


@pytest.mark.slow
@pytest.mark.processes
async def test_a_damaged_file_ends_the_start_with_one_line(alone, path):
    await alone.stop()
    path.write_bytes(b"x")

    process = await alone.run()
    _, said = await process.communicate()

    assert process.returncode == 2
    assert re.fullmatch(
        r"The state file .* is damaged, or .* afresh\.\n", said.decode()
    )
