"""A stranger gets one constant sentence, whatever they send, and leaves no words behind."""

import pytest

from bot.domain.values import replace
from bot.services.house.retaining import keep_terms
from tests.scenarios.talk import (
    everybody_read,
    how_many_issues,
    message,
    new_messages,
    shown,
    small_office,
    update,
)

SENTENCE = (
    "Bot ini khusus petugas Instansi Contoh. Pengaduan: SP4N-LAPOR! (lapor.go.id)."
    " Darurat: 112."
)
SECRET = "kata-kata orang asing"

ATTEMPTS = {
    "text": lambda phone: phone.sends(SECRET),
    "report": lambda phone: phone.sends(f"/lapor {SECRET}"),
    "start": lambda phone: phone.starts(),
    "guessed link": lambda phone: phone.starts("A" * 22),
    "bad link": lambda phone: phone.starts("x"),
    "admin command": lambda phone: phone.sends("/undang admin"),
    "unknown command": lambda phone: phone.sends("/approve"),
    "photo": lambda phone: phone.sends_photo(SECRET),
    "album": lambda phone: phone.sends_album(5, SECRET),
    "video": lambda phone: phone.sends_video(SECRET),
    "document": lambda phone: phone.sends_document(caption=SECRET),
    "voice": lambda phone: phone.sends_voice(),
    "location": lambda phone: phone.sends_location(),
    "contact": lambda phone: phone.sends_contact(),
    "poll": lambda phone: phone.sends_poll(SECRET, "a", "b"),
    "dice": lambda phone: phone.sends_dice(),
    "sticker": lambda phone: phone.sends_sticker(),
    "unknown kind": lambda phone: phone.sends_kind("hologram", {"text": SECRET}),
    "forward": lambda phone: phone.forwards(SECRET, "channel"),
    "html": lambda phone: phone.sends("<b>x</b> <a href='tg://user?id=1'>y</a>"),
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
async def test_whatever_a_stranger_sends_the_answer_is_the_same(crisis, attempt):
    _, budi, citra = await small_office(crisis)
    stranger = crisis.person("Ratna")

    await stranger.does(ATTEMPTS[attempt])

    assert [m.text for m in new_messages(stranger)] == [SENTENCE]
    assert await how_many_issues(crisis) == 0
    assert await words_of_strangers(crisis) == []
    assert (shown(budi), shown(citra)) == ([], [])


async def words_of_strangers(crisis) -> list[str]:
    """Return what the inbox still knows of updates with these words."""
    payloads = await crisis.kept("SELECT payload FROM inbox")
    return [payload for payload in payloads if SECRET in payload]


async def test_fifty_messages_get_one_answer_a_day(crisis):
    await small_office(crisis)
    stranger = crisis.person("Ratna")

    def act(phone):
        for n in range(50):
            phone.sends(f"{SECRET} {n}")

    await stranger.does(act)

    assert [m.text for m in new_messages(stranger)] == [SENTENCE]
    crisis.clock.advance(hours=25)
    await crisis.house.engine.tick()
    await stranger.says("Halo")
    assert [m.text for m in new_messages(stranger)] == [SENTENCE]


async def test_an_edited_message_of_a_stranger_is_nothing_new(crisis):
    await small_office(crisis)
    stranger = crisis.person("Ratna")
    sent = await stranger.says("Halo")
    new_messages(stranger)

    await stranger.does(lambda phone: phone.edits(sent, SECRET))

    assert await words_of_strangers(crisis) == []


async def test_a_forged_button_does_nothing_and_its_spinner_stops(crisis):
    ana, budi, _ = await small_office(crisis)
    await ana.says("/lapor Air keruh")
    ping = budi.hears("ISU-2026-0001")
    everybody_read(crisis)
    stranger = crisis.person("Ratna")
    data = ping.button("Saya tangani").data
    old = await stranger.says("Halo")

    for forged in (data, "take:2026-0001", "", "x" * 64, f"{data}0", "0:0"):
        await update(crisis, stranger, {"callback_query": {
            "id": f"q{forged[:9]}", "chat_instance": "1", "data": forged,
            "from": stranger.phone.user.json(), "message": old.json(),
        }})  # fmt: skip

    assert [m.text for m in new_messages(stranger)] == [SENTENCE]
    async with crisis.house.storage.begin() as unit:
        issue = await unit.issues.find("2026-0001")
    assert issue.owner is None
    calls = crisis.telegram.calls
    answered = [c for c in calls.all if c.method == "answerCallbackQuery"]
    assert len(answered) == 6


async def test_a_button_of_one_member_is_no_button_of_another(crisis):
    ana, budi, citra = await small_office(crisis)
    await ana.says("/lapor Air keruh")
    ping = budi.hears("ISU-2026-0001")
    own = await citra.says("/isu")
    everybody_read(crisis)

    await update(crisis, citra, {"callback_query": {
        "id": "q1", "chat_instance": "1", "data": ping.button("Saya tangani").data,
        "from": citra.phone.user.json(), "message": own.json(),
    }})  # fmt: skip

    async with crisis.house.storage.begin() as unit:
        assert (await unit.issues.find("2026-0001")).owner is None
    [answer] = [
        c for c in crisis.telegram.calls.all if c.method == "answerCallbackQuery"
    ]
    assert answer.params["text"].startswith("Tombol ini sudah tidak berlaku.")


async def test_a_member_who_lost_every_right_is_a_stranger_again(crisis):
    ana, budi, _ = await small_office(crisis)
    await ana.says("/lapor Air keruh")
    async with crisis.house.storage.begin() as unit:
        member = await unit.members.find(budi.id)
    async with crisis.house.storage.begin() as unit:
        await unit.members.save(replace(member, suspended=True))
        await unit.commit("suspended")
    everybody_read(crisis)

    tap = await budi.presses("Saya tangani")

    assert tap.text == ""
    assert [m.text for m in new_messages(budi)] == [SENTENCE]
    async with crisis.house.storage.begin() as unit:
        assert (await unit.issues.find("2026-0001")).owner is None


async def test_nobody_is_answered_in_a_group_and_the_bot_leaves(crisis):
    _ana, _budi, _ = await small_office(crisis)
    stranger = crisis.person("Ratna")
    group = crisis.telegram.add_group(-500, "<b>Warga</b>", [stranger.phone.user])

    await stranger.does(lambda phone: phone.adds_bot(group, as_admin=True))
    await stranger.does(lambda phone: phone.sends("/lapor dari grup", in_chat=group))

    said = [m for m in group.messages.values() if m.sender is stranger.phone.bot]
    assert [m.kind for m in said] == ["service"]  # "the bot left"
    stranger.ignores()
    assert [c.method for c in crisis.telegram.calls.all if c.method == "leaveChat"] == [
        "leaveChat"
    ]
    assert await how_many_issues(crisis) == 0


@pytest.mark.parametrize(
    "sender",
    [
        {"from": {"id": 1087968824, "is_bot": True, "first_name": "Group"}},
        {"from": {"id": 777000, "is_bot": False, "first_name": "Telegram"}},
        {
            "from": None,
            "sender_chat": {"id": -1001, "type": "channel", "title": "Kabar"},
        },
    ],
)
async def test_channels_anonymous_admins_and_bots_have_no_role(crisis, sender):
    ana, *_ = await small_office(crisis)
    raw = message(ana, text="/lapor x", **sender)
    raw["message"]["chat"] = {"id": -1001, "type": "supergroup", "title": "Grup"}
    if raw["message"]["from"] is None:
        del raw["message"]["from"]

    await update(crisis, ana, raw)

    assert await how_many_issues(crisis) == 0


async def test_a_thousand_throwaway_accounts_leave_one_row_each(crisis):
    await small_office(crisis)

    for n in range(100):
        crisis.person(f"Warga{n}").phone.starts(SECRET.split("-", maxsplit=1)[0])
    await crisis.settle()

    for phone in list(crisis.phones.values())[3:]:
        assert [m.text for m in new_messages(phone)] == [SENTENCE]
    async with crisis.house.storage.begin() as unit:
        assert len(await unit.members.everyone()) == 3


async def test_what_members_sent_is_forgotten_in_raw_form_after_a_week(crisis):
    ana, *_ = await small_office(crisis)
    await ana.says(f"/lapor {SECRET}")
    everybody_read(crisis)
    assert len(await words_of_strangers(crisis)) == 1

    crisis.clock.advance(days=8)
    await keep_terms(crisis.house.desk)

    assert await words_of_strangers(crisis) == []
    async with crisis.house.storage.begin() as unit:
        [report] = await unit.reports.of_issue("2026-0001")
    assert report.content.text == SECRET
    everybody_read(crisis)
