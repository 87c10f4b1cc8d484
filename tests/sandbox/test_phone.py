"""What a person does becomes updates, and what the bot does shows on the phone."""

import pytest
from telegram import Update

ANA = 5001


@pytest.fixture
def updates(bot):
    """Return what waits for the bot, read by the library as well."""

    def read():
        found = [one.json for one in bot.updates.waiting]
        bot.updates.waiting.clear()
        assert all(Update.de_json(one, None) for one in found)
        return found

    return read


def test_a_text_is_an_update_without_anything_missing(ana, clock, updates):
    ana.sends("/lapor Video viral")

    (update,) = updates()

    expected = {
        "message_id": 2,
        "from": {
            "id": ANA,
            "is_bot": False,
            "first_name": "Ana",
            "last_name": "Lestari",
            "username": "ana_lestari",
            "language_code": "id",
        },
        "chat": {
            "id": ANA,
            "type": "private",
            "first_name": "Ana",
            "last_name": "Lestari",
            "username": "ana_lestari",
        },
        "date": int(clock.at.timestamp()),
        "text": "/lapor Video viral",
        "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
    }
    assert expected == update["message"]


def test_what_a_person_has_not_is_not_there(telegram, updates):
    telegram.add_user(5002, "Budi", language_code=None).sends("halo")

    (update,) = updates()

    assert update["message"]["from"] == {
        "id": 5002,
        "is_bot": False,
        "first_name": "Budi",
    }
    assert "entities" not in update["message"]


def test_start_carries_its_payload(ana, updates):
    ana.starts("undangan_7")

    assert updates()[0]["message"]["text"] == "/start undangan_7"


FILES = {
    "sends_photo": ("photo", {"caption": "foto"}),
    "sends_video": ("video", {"caption": "video"}),
    "sends_animation": ("animation", {}),
    "sends_audio": ("audio", {}),
    "sends_voice": ("voice", {"seconds": 4}),
    "sends_video_note": ("video_note", {}),
    "sends_sticker": ("sticker", {}),
    "sends_document": ("document", {"name": "surat.pdf", "size": 9}),
    "sends_location": ("location", {}),
    "sends_contact": ("contact", {}),
    "sends_dice": ("dice", {}),
}


@pytest.mark.parametrize(
    ("action", "kind", "given"), [(a, *k) for a, k in FILES.items()], ids=FILES
)
def test_every_kind_of_message_is_understood_by_the_library(
    ana, updates, action, kind, given
):
    message = getattr(ana, action)(**given)

    (update,) = updates()

    assert kind in update["message"]
    assert getattr(Update.de_json(update, None).message, kind)
    assert message.kind == kind
    assert update["message"].get("caption") == given.get("caption")


def test_a_document_has_its_name_and_size(ana, updates):
    ana.sends_document("surat.pdf", "Surat edaran", size=321, mime="application/pdf")

    document = updates()[0]["message"]["document"]

    assert document["file_name"] == "surat.pdf"
    assert document["mime_type"] == "application/pdf"
    assert document["file_size"] == 321


def test_a_poll_and_an_unknown_kind_arrive_too(ana, updates):
    ana.sends_poll("Setuju?", "Ya", "Tidak")
    ana.sends_kind("hologram", {"layers": 3})

    poll, hologram = updates()

    assert poll["message"]["poll"]["question"] == "Setuju?"
    assert hologram["message"]["hologram"] == {"layers": 3}


def test_an_album_is_several_updates_of_one_group(ana, updates):
    ana.sends_album(3, "Tiga foto")

    found = [one["message"] for one in updates()]

    assert len({one["media_group_id"] for one in found}) == 1
    assert [one.get("caption") for one in found] == ["Tiga foto", None, None]
    assert len({one["photo"][-1]["file_unique_id"] for one in found}) == 3


@pytest.mark.parametrize(
    ("origin", "kind"),
    [("user", "user"), ("hidden", "hidden_user"), ("channel", "channel")],
)
def test_a_forward_tells_where_it_is_from(ana, updates, origin, kind):
    ana.forwards("Katanya jembatan runtuh https://x.id", origin)

    (update,) = updates()

    assert update["message"]["forward_origin"]["type"] == kind
    assert Update.de_json(update, None).message.forward_origin.type == kind
    assert update["message"]["entities"][0]["type"] == "url"


def test_a_message_can_be_forwarded_with_its_media(ana, updates):
    photo = ana.sends_photo("banjir")
    updates()
    ana.forwards(photo)

    (update,) = updates()

    assert update["message"]["photo"] == photo.content.media["photo"]
    assert update["message"]["forward_origin"]["sender_user"]["id"] == ANA


async def test_a_reply_shows_the_message_it_answers(ana, updates, result):
    await result("sendMessage", chat_id=ANA, text="Lokasinya?")
    ana.replies(ana.chat()[-1], "Jalan Mawar")

    (update,) = updates()

    assert update["message"]["reply_to_message"]["text"] == "Lokasinya?"


def test_an_edit_is_an_update_and_keeps_the_earlier_words(ana, clock, updates):
    message = ana.sends("Jembatan rusak")
    clock.advance(minutes=1)
    ana.edits(message, "Jembatan runtuh")

    edited = updates()[-1]["edited_message"]

    assert edited["text"] == "Jembatan runtuh"
    assert edited["edit_date"] == int(clock.at.timestamp())
    assert [one.text for one in message.history] == ["Jembatan rusak"]


KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Saya tangani", "callback_data": "v1:a"}],
        [
            {"text": "Bukan saya", "callback_data": "v1:b"},
            {"text": "Peta", "url": "https://x.id"},
        ],
    ]
}


async def test_a_pressed_button_gets_its_answer(ana, updates, result):
    await result("sendMessage", chat_id=ANA, text="Isu baru", reply_markup=KEYBOARD)

    tap = ana.presses("Saya tangani")
    (update,) = updates()
    query = update["callback_query"]
    await result(
        "answerCallbackQuery",
        callback_query_id=query["id"],
        text="Oke",
        show_alert=True,
    )
    await result("answerCallbackQuery", callback_query_id=query["id"], text="Lagi")

    assert query["data"] == "v1:a"
    assert query["message"]["text"] == "Isu baru"
    assert (tap.answered, tap.text, tap.show_alert) == (True, "Oke", True)


async def test_buttons_are_found_by_label_part_or_number(ana, result):
    await result("sendMessage", chat_id=ANA, text="Isu baru", reply_markup=KEYBOARD)

    data = [ana.presses(choice).button.data for choice in ("Bukan saya", "tangani", 1)]

    assert data == ["v1:b", "v1:a", "v1:b"]
    with pytest.raises(LookupError):
        ana.presses("Batal")
    with pytest.raises(LookupError):
        ana.presses("Peta")


async def test_the_newest_message_with_the_button_is_meant(ana, result):
    for number in (1, 2):
        await result(
            "sendMessage", chat_id=ANA, text=f"Isu {number}", reply_markup=KEYBOARD
        )
    await result("sendMessage", chat_id=ANA, text="Tanpa tombol")

    assert ana.presses("Saya").message.text == "Isu 2"


async def test_an_impatient_person_presses_several_times(ana, updates, result):
    await result("sendMessage", chat_id=ANA, text="?", reply_markup=KEYBOARD)

    tap = ana.presses("Saya", times=3)

    queries = [one["callback_query"]["id"] for one in updates()]
    assert queries == [tap.id, *[one.id for one in tap.repeats]]
    assert len(set(queries)) == 3


async def test_one_press_may_be_told_twice(ana, updates, result):
    await result("sendMessage", chat_id=ANA, text="?", reply_markup=KEYBOARD)

    tap = ana.presses("Saya", copies=2)

    first, second = updates()
    assert first["callback_query"]["id"] == second["callback_query"]["id"] == tap.id
    assert first["update_id"] != second["update_id"]


async def test_an_old_keyboard_can_still_be_pressed(ana, result):
    sent = await result("sendMessage", chat_id=ANA, text="?", reply_markup=KEYBOARD)
    shown = ana.chat()[-1]
    await result(
        "editMessageText", chat_id=ANA, message_id=sent["message_id"], text="Selesai"
    )

    assert shown.buttons == []
    assert shown.history[0].buttons[0][0].label == "Saya tangani"
    with pytest.raises(LookupError):
        ana.presses("Saya")


async def test_the_phone_shows_what_happened_since_last_asked(ana, result):
    sent = await result(
        "sendMessage", chat_id=ANA, text="<b>Isu</b>", parse_mode="HTML"
    )
    ana.sends("pesan sendiri")
    place = {"chat_id": ANA, "message_id": sent["message_id"]}
    first = ana.unread()
    await result("editMessageText", **place, text="Isu 2")
    await result("sendChatAction", chat_id=ANA, action="typing")
    await result("deleteMessage", **place)
    second = ana.unread()

    assert [(one.kind, one.content.html) for one in first] == [
        ("message", "<b>Isu</b>")
    ]
    assert [one.kind for one in second] == ["edit", "action", "delete"]
    assert second[0].content.text == "Isu 2"
    assert ana.unread() == []
    assert ana.chat()[1].deleted


async def test_what_a_person_deletes_is_gone_for_the_bot(ana, updates, result, refusal):
    sent = await result(
        "sendMessage", chat_id=ANA, text="Isu", disable_notification=True
    )
    ana.deletes(ana.chat()[-1])

    actual = await refusal(
        "editMessageText", chat_id=ANA, message_id=sent["message_id"], text="x"
    )

    assert actual == (400, "Bad Request: message to edit not found")
    assert ana.chat()[-1].silent
    assert updates() == []


async def test_nobody_sees_the_chats_of_others(telegram, ana, result):
    budi = telegram.add_user(5002, "Budi")
    budi.starts()

    await result("sendMessage", chat_id=ANA, text="rahasia")

    assert budi.unread() == []
    assert [one.text for one in budi.chat()] == ["/start"]


def test_blocking_tells_the_bot(ana, updates):
    ana.blocks_bot()
    ana.unblocks_bot()

    changes = [
        (one["my_chat_member"][key]["status"])
        for one in updates()
        for key in ("old_chat_member", "new_chat_member")
    ]

    assert changes == ["member", "kicked", "kicked", "member"]


def test_an_app_sends_no_text_above_the_limit(ana):
    with pytest.raises(ValueError, match="4096"):
        ana.sends("x" * 4097)


async def test_two_bots_have_two_private_chats(telegram, ana, bot):
    other = telegram.add_bot("777:lain", "lain_bot")
    there = ana.with_bot("lain_bot")
    there.sends("halo")

    assert [one.text for one in there.chat()] == ["halo"]
    assert [one.text for one in ana.chat()] == ["/start"]
    assert (len(other.updates.waiting), len(bot.updates.waiting)) == (1, 0)


async def test_the_menu_of_a_chat_is_the_narrowest_that_fits(ana, result):
    def menu(name):
        return [{"command": name, "description": name}]

    await result("setMyCommands", commands=menu("umum"))
    before = ana.menu()
    await result("setMyCommands", commands=menu("inggris"), language_code="en")
    await result(
        "setMyCommands", commands=menu("ana"), scope={"type": "chat", "chat_id": ANA}
    )
    narrow = ana.menu()
    await result("deleteMyCommands", scope={"type": "chat", "chat_id": ANA})

    assert before == ana.menu() == menu("umum")
    assert narrow == menu("ana")
    assert await result("getMyCommands", language_code="en") == menu("inggris")


async def test_a_bot_describes_itself(result):
    await result("setMyDescription", description="Bot krisis")
    await result("setMyDescription", description="Crisis bot", language_code="en")

    assert await result("getMyDescription") == {"description": "Bot krisis"}
    assert await result("getMyDescription", language_code="en") == {
        "description": "Crisis bot"
    }
    assert await result("getMyShortDescription") == {"short_description": ""}
    assert await result("getMyName") == {"name": "Siaga"}
