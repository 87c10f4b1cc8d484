"""In groups of strangers the bot says nothing, keeps nothing, and does not stay."""

import logging

import pytest

from bot.domain.roles import Role
from bot.sandbox.chats import Status
from tests.scenarios.talk import (
    everybody_read,
    how_many_issues,
    message,
    new_messages,
    small_office,
    update,
)

WORDS = "kata-kata di dalam grup"
TITLE = "Grup rahasia warga"
KINDS = {"group": -500, "supergroup": -1_001_000_000_500, "channel": -1_001_000_000_700}


@pytest.fixture
def group(crisis):
    """A group of a stranger, Ratna, which the bot has not seen yet."""
    stranger = crisis.person("Ratna")
    return crisis.telegram.add_group(-500, TITLE, [stranger.id])


def stranger_of(crisis):
    return next(p for p in crisis.phones.values() if p.phone.user.first_name == "Ratna")


def said_by_bot(crisis, chat):
    bot = crisis.telegram.bot()
    return [
        m for m in chat.messages.values() if m.sender is bot and m.kind != "service"
    ]


def the_bot_says_nothing(crisis):
    """What people say to each other, and who came and went, is not its doing."""
    bot = crisis.telegram.bot()
    heard = [event.message for p in crisis.phones.values() for event in p.inbox()]
    everybody_read(crisis)
    assert [m.text for m in heard if m.sender is bot and m.kind != "service"] == []


def leavings(crisis):
    return [c for c in crisis.telegram.calls.all if c.method == "leaveChat"]


async def kept(crisis, words):
    """Return what the database says anywhere of these words in raw form."""
    payloads = await crisis.kept("SELECT payload FROM inbox")
    return [payload for payload in payloads if words in payload]


def is_out(crisis, chat):
    return chat.status_of(crisis.telegram.bot().id) is Status.LEFT


def inside(crisis, group, status=Status.MEMBER):
    """Let the bot be in the group without having heard how it came there."""
    group.place(crisis.telegram.bot(), status)


@pytest.mark.parametrize("kind", KINDS)
async def test_a_stranger_who_adds_the_bot_anywhere_sees_it_leave_silently(
    crisis, kind, caplog
):
    caplog.set_level(logging.INFO)
    await small_office(crisis)
    stranger = crisis.person("Ratna")
    chat = crisis.telegram.add_group(KINDS[kind], TITLE, [stranger.id], kind)

    await stranger.does(lambda phone: phone.adds_bot(chat, as_admin=True))

    assert is_out(crisis, chat)
    assert said_by_bot(crisis, chat) == []
    assert len(leavings(crisis)) == 1
    assert TITLE not in caplog.text
    assert str(KINDS[kind]) not in caplog.text
    stranger.ignores()


async def test_the_team_is_not_bothered_by_a_bot_that_was_added_and_thrown_out(
    crisis, group
):
    await small_office(crisis)
    stranger = stranger_of(crisis)

    for _ in range(3):
        await stranger.does(lambda phone: phone.adds_bot(group))
        await stranger.does(lambda phone: phone.removes_bot(group))

    the_bot_says_nothing(crisis)
    assert said_by_bot(crisis, group) == []


@pytest.mark.parametrize("outcome", ["flood", "502", "lost", "reset", "refused"])
async def test_leaving_is_tried_again_until_telegram_answers(crisis, group, outcome):
    await small_office(crisis)
    crisis.telegram.faults.next(outcome, method="leaveChat", retry_after=1, times=2)
    stranger_of(crisis).phone.adds_bot(group)

    for _ in range(5):
        await crisis.settle()
        crisis.clock.advance(seconds=10)

    assert is_out(crisis, group)
    the_bot_says_nothing(crisis)


async def test_a_long_refusal_to_let_the_bot_go_alarms_nobody(crisis, group):
    await small_office(crisis)
    await crisis.member("Rini", Role.ADMIN)
    crisis.telegram.faults.next("500", method="leaveChat", times=12)
    stranger_of(crisis).phone.adds_bot(group)
    await crisis.settle()
    assert not is_out(crisis, group)

    await crisis.fast_forward(minutes=20)

    assert is_out(crisis, group)
    the_bot_says_nothing(crisis)


@pytest.mark.parametrize("acts", ["text", "command", "start", "edit", "photo"])
async def test_words_of_strangers_in_a_group_are_neither_answered_nor_kept(
    crisis, group, acts, caplog
):
    caplog.set_level(logging.INFO)
    await small_office(crisis)
    inside(crisis, group, Status.ADMINISTRATOR)
    stranger = stranger_of(crisis)
    act = {
        "text": lambda phone: phone.sends(WORDS, in_chat=group),
        "command": lambda phone: phone.sends(f"/lapor {WORDS}", in_chat=group),
        "start": lambda phone: phone.sends(f"/start {WORDS}", in_chat=group),
        "edit": lambda phone: phone.edits(phone.sends("x", in_chat=group), WORDS),
        "photo": lambda phone: phone.sends_photo(WORDS, in_chat=group),
    }[acts]

    await stranger.does(act)

    assert is_out(crisis, group), "it missed how it came there, and stayed"
    assert said_by_bot(crisis, group) == []
    assert await kept(crisis, WORDS) == []
    assert await how_many_issues(crisis) == 0
    assert WORDS not in caplog.text
    the_bot_says_nothing(crisis)


GREETING = "Bot Siaga ada di grup ini"


def only_greeted(crisis, chat):
    """The bot said one line: how to set the group up, and when it leaves."""
    assert [m.text.split(".")[0] for m in said_by_bot(crisis, chat)] == [GREETING]
    everybody_read(crisis)


async def test_a_member_who_reports_in_a_group_is_answered_in_private(crisis, group):
    ana, budi, _ = await small_office(crisis)
    group.place(ana.phone.user, Status.MEMBER)
    inside(crisis, group)

    await ana.does(lambda phone: phone.sends("/lapor Air keruh", in_chat=group))

    ana.hears("tercatat", "Air keruh")
    budi.hears("ISU-2026-0001", "Air keruh", button="Saya tangani")
    only_greeted(crisis, group)
    assert not is_out(crisis, group)


async def test_an_invitation_asked_for_in_a_group_is_shown_to_the_admin_alone(
    crisis, group
):
    await small_office(crisis)
    rini = await crisis.member("Rini", Role.ADMIN)
    group.place(rini.phone.user, Status.MEMBER)
    inside(crisis, group)

    await rini.does(lambda phone: phone.sends("/undang piket", in_chat=group))

    rini.hears("start=")
    only_greeted(crisis, group)


@pytest.mark.parametrize("acts", ["talks", "edits", "photo"])
async def test_what_members_talk_about_in_a_group_is_not_for_the_bot(
    crisis, group, acts
):
    ana, *_ = await small_office(crisis)
    group.place(ana.phone.user, Status.MEMBER)
    inside(crisis, group, Status.ADMINISTRATOR)
    act = {
        "talks": lambda phone: phone.sends(WORDS, in_chat=group),
        "edits": lambda phone: phone.edits(phone.sends("x", in_chat=group), WORDS),
        "photo": lambda phone: phone.sends_photo(WORDS, in_chat=group),
    }[acts]

    await ana.does(act)

    only_greeted(crisis, group)
    assert await kept(crisis, WORDS) == []
    assert await how_many_issues(crisis) == 0


async def test_talk_in_a_group_answers_no_question_that_was_asked_in_private(
    crisis, group
):
    ana, *_ = await small_office(crisis)
    await ana.says("/lapor Air keruh")
    await ana.presses("Tempat")
    everybody_read(crisis)
    group.place(ana.phone.user, Status.MEMBER)
    inside(crisis, group, Status.ADMINISTRATOR)

    await ana.does(lambda phone: phone.sends(WORDS, in_chat=group))
    only_greeted(crisis, group)
    await ana.says("Kelurahan Contoh")

    assert new_messages(ana), "the question was still open"
    everybody_read(crisis)


ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
FORWARDER = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
CHANNEL = {"id": -1001, "type": "channel", "title": "Kabar"}


@pytest.mark.parametrize(
    "sender",
    [
        {"from": ANONYMOUS, "sender_chat": {"id": -1001, "type": "supergroup"}},
        {"from": FORWARDER, "sender_chat": CHANNEL, "is_automatic_forward": True},
        {"from": {"id": 136817688, "is_bot": True, "first_name": "Channel"}},
        {"from": None, "sender_chat": CHANNEL},
    ],
    ids=["anonymous admin", "linked channel", "as a channel", "nobody"],
)
async def test_who_hides_behind_a_chat_has_no_role_and_leaves_no_words(crisis, sender):
    ana, *_ = await small_office(crisis)
    raw = message(ana, text=f"/lapor {WORDS}", **sender)
    raw["message"]["chat"] = {"id": -1001, "type": "supergroup", "title": TITLE}
    if raw["message"]["from"] is None:
        del raw["message"]["from"]

    await update(crisis, ana, raw)

    assert await how_many_issues(crisis) == 0
    assert await kept(crisis, WORDS) == []
    the_bot_says_nothing(crisis)


async def test_channels_tell_the_bot_nothing_at_all(crisis):
    ana, *_ = await small_office(crisis)
    chat = {"id": -1001, "type": "channel", "title": TITLE}
    post = {
        "message_id": 5,
        "date": 1773270300,
        "chat": chat,
        "text": f"/lapor {WORDS}",
    }

    for kind in ("channel_post", "edited_channel_post", "message"):
        await update(crisis, ana, {kind: post})

    assert await how_many_issues(crisis) == 0
    assert "channel_post" not in crisis.telegram.bot().updates.allowed
    the_bot_says_nothing(crisis)


async def test_a_bot_that_is_left_in_an_upgraded_group_leaves_the_new_one(
    crisis, group
):
    await small_office(crisis)
    inside(crisis, group)
    new = []

    await stranger_of(crisis).does(lambda phone: new.append(phone.upgrades(group)))

    assert is_out(crisis, new[0])
    assert said_by_bot(crisis, new[0]) == said_by_bot(crisis, group) == []
    the_bot_says_nothing(crisis)


async def test_a_group_that_was_deleted_meanwhile_troubles_nobody(crisis, group):
    await small_office(crisis)
    stranger = stranger_of(crisis)
    stranger.phone.adds_bot(group)
    stranger.phone.removes_bot(group)
    stranger.phone.deletes_group(group)

    await crisis.settle()
    await crisis.fast_forward(minutes=1)

    the_bot_says_nothing(crisis)
