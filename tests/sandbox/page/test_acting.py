"""People act on the page, each only where they are."""

import pytest

from tests.sandbox.page.conftest import ANA, BUDI, CITRA, ROOM

BUTTONS = {
    "inline_keyboard": [
        [{"text": "A", "callback_data": "a"}, {"text": "B", "callback_data": "b"}],
        [{"text": "Tautan", "url": "https://contoh.id"}],
    ]
}


def heard(office):
    """List what the bot was told, newest last."""
    return [one.json for one in office.bot().updates.waiting]


async def test_a_text_goes_to_the_bot(page, office):
    await page.act(ANA, "start", payload="undangan_1")
    await page.act(ANA, "send", chat=ANA, text="/lapor Air keruh")

    assert [one["message"]["text"] for one in heard(office)[-2:]] == [
        "/start undangan_1",
        "/lapor Air keruh",
    ]
    assert (await page.snapshot())["people"][0]["started"]


async def test_a_text_goes_to_a_topic_and_answers_in_it(page, office):
    topic = office.phone(CITRA).creates_topic(office.groups[ROOM], "Air").id
    first = await page.act(CITRA, "send", chat=ROOM, text="Mulai", topic=topic)
    second = await page.act(
        ANA, "send", chat=ROOM, text="Siap", reply_to=first["message"]
    )

    shown = {one["id"]: one for one in await page.messages(ROOM)}

    assert shown[first["message"]]["topic"] == topic
    assert shown[second["message"]]["topic"] == topic
    assert shown[second["message"]]["reply"]["id"] == first["message"]


async def test_an_own_message_is_edited_and_deleted(page, office):
    sent = (await page.act(ANA, "send", chat=ANA, text="Air krh"))["message"]
    await page.act(ANA, "edit", chat=ANA, message=sent, text="Air keruh")
    edited = (await page.messages(ANA))[0]
    await page.act(ANA, "edit", chat=ANA, message=sent, text="Air keruh")
    await page.act(ANA, "delete", chat=ANA, message=sent)

    assert edited["html"] == "Air keruh"
    assert edited["edited_at"]
    assert len([one for one in heard(office) if "edited_message" in one]) == 1
    assert await page.messages(ANA) == []


async def test_nobody_changes_the_words_of_others(page):
    sent = (await page.act(CITRA, "send", chat=ROOM, text="Rapat"))["message"]

    edit = await page.refused(ANA, "edit", chat=ROOM, message=sent, text="x")
    delete = await page.refused(ANA, "delete", chat=ROOM, message=sent)
    by_citra = (await page.act(ANA, "send", chat=ROOM, text="Siap"))["message"]
    await page.act(CITRA, "delete", chat=ROOM, message=by_citra)

    assert "own" in edit
    assert "own" in delete
    assert [one["html"] for one in await page.messages(ROOM)][-1] == "Rapat"


async def test_a_button_is_pressed_by_its_place(page, office):
    await page.act(ANA, "start")
    sent = await page.bot("sendMessage", chat_id=ANA, text="?", reply_markup=BUTTONS)
    where = {"chat": ANA, "message": sent["message_id"]}

    tap = await page.act(ANA, "press", **where, row=0, column=1)

    assert heard(office)[-1]["callback_query"]["data"] == "b"
    assert heard(office)[-1]["callback_query"]["id"] == tap["tap"]
    for row, column in [(0, 2), (2, 0), (-1, 0), (0, -1)]:
        error = await page.refused(ANA, "press", **where, row=row, column=column)
        assert error == "this button is not there any more"
    assert "sends nothing" in await page.refused(ANA, "press", **where, row=1, column=0)


@pytest.mark.parametrize(
    ("what", "start"),
    [
        ("photo", b"\xff\xd8\xff"),
        ("voice", b"OggS"),
        ("document", b"%PDF-"),
        ("video", b"\x00\x00\x00 ftyp"),
    ],
)
async def test_samples_are_real_files(page, office, what, start):
    await page.act(ANA, "attach", chat=ANA, what=what, caption="Bukti")

    (shown,) = await page.messages(ANA)
    received = heard(office)[-1]["message"][what]
    file = received[-1] if what == "photo" else received
    path = (await page.bot("getFile", file_id=file["file_id"]))["file_path"]

    assert (shown["kind"], shown["html"]) == (what, "Bukti")
    content = office.download("123456:siaga-test", path)
    assert content.startswith(start)
    assert 500 < len(content) < 20_000


async def test_a_place_and_a_card_are_attached_in_a_topic(page, office):
    topic = office.phone(CITRA).creates_topic(office.groups[ROOM], "Air").id
    for what in ("location", "contact", "photo"):
        await page.act(ANA, "attach", chat=ROOM, what=what, topic=topic)

    shown = (await page.messages(ROOM))[-3:]

    assert [(one["kind"], one["topic"]) for one in shown] == [
        ("location", topic),
        ("contact", topic),
        ("photo", topic),
    ]
    assert shown[0]["media"] == {"latitude": -5.1477, "longitude": 119.4327}
    assert "link" in await page.refused(ANA, "attach", chat=ROOM, what="link")


async def test_a_message_is_forwarded_to_a_chat_or_a_colleague(page, office):
    sent = (await page.act(CITRA, "send", chat=ROOM, text="Rapat"))["message"]
    await page.act(ANA, "forward", chat=ROOM, message=sent, to=ANA)
    done = await page.act(ANA, "forward", chat=ROOM, message=sent, to=BUDI)

    direct = await page.chat(done["chat"])

    assert [one["forward"] for one in await page.messages(ANA)] == ["Citra Contoh"]
    assert direct["kind"] == "direct"
    assert direct["title"] is None
    assert sorted(direct["members"]) == sorted(direct["writers"]) == [ANA, BUDI]
    assert direct["messages"][0]["forward"] == "Citra Contoh"
    assert heard(office)[-1]["message"]["forward_origin"]["sender_user"]["id"] == CITRA


async def test_what_is_protected_stays_where_it_is(page):
    await page.act(ANA, "start")
    sent = await page.bot("sendMessage", chat_id=ANA, text="x", protect_content=True)

    error = await page.refused(
        ANA, "forward", chat=ANA, message=sent["message_id"], to=BUDI
    )

    assert "cannot be forwarded" in error


async def test_a_reaction_is_put_and_taken_away(page):
    sent = (await page.act(CITRA, "send", chat=ROOM, text="Rapat"))["message"]
    await page.act(ANA, "react", chat=ROOM, message=sent, emoji="👍")
    put = (await page.messages(ROOM))[-1]["reactions"]
    await page.act(ANA, "react", chat=ROOM, message=sent, emoji=None)

    assert put == [{"emoji": "👍", "people": [ANA]}]
    assert (await page.messages(ROOM))[-1]["reactions"] == []
    assert "no reaction" in await page.refused(
        ANA, "react", chat=ROOM, message=sent, emoji="x"
    )


async def test_a_link_starts_the_bot_with_its_payload(page, office):
    done = await page.act(BUDI, "open", url="https://t.me/siaga_bot?start=undangan")

    assert done["chat"] == BUDI
    assert heard(office)[-1]["message"]["text"] == "/start undangan"
    assert "no link" in await page.refused(BUDI, "open", url="https://contoh.id")
    assert "payload" in await page.refused(BUDI, "start", payload="dua kata")


async def test_a_blocked_bot_hears_nothing_until_it_may_again(page, office):
    await page.act(ANA, "start")
    await page.act(ANA, "block")
    refused = await page.refused(ANA, "send", chat=ANA, text="halo")
    attached = await page.refused(ANA, "attach", chat=ANA, what="photo")
    await page.act(ANA, "unblock")
    await page.act(ANA, "send", chat=ANA, text="halo")

    assert refused == attached == "the bot is blocked"
    assert [one["html"] for one in await page.messages(ANA)] == ["/start", "halo"]
    assert heard(office)[-1]["message"]["text"] == "halo"


async def test_reading_goes_forward_only(page, office):
    first = (await page.act(CITRA, "send", chat=ROOM, text="satu"))["message"]
    second = (await page.act(CITRA, "send", chat=ROOM, text="dua"))["message"]
    await page.act(ANA, "read", chat=ROOM, message=second)
    before = office.events.last
    await page.act(ANA, "read", chat=ROOM, message=first)

    room = await page.chat(ROOM)

    assert room["read"] == {str(CITRA): second, str(ANA): second}
    assert office.events.last == before
    assert [
        one.kind for one in office.phone(CITRA).unread() if one.kind == "read"
    ] == []


FOREIGN = [
    ("send", {"text": "x"}),
    ("edit", {"message": 1, "text": "x"}),
    ("delete", {"message": 1}),
    ("press", {"message": 1, "row": 0, "column": 0}),
    ("attach", {"what": "photo"}),
    ("forward", {"message": 1, "to": BUDI}),
    ("react", {"message": 1, "emoji": "👍"}),
    ("read", {"message": 1}),
]


@pytest.mark.parametrize(("action", "given"), FOREIGN)
@pytest.mark.parametrize("chat", [ANA, ROOM])
async def test_nobody_acts_in_a_foreign_chat(page, office, action, given, chat):
    await page.act(ANA, "send", chat=chat, text="milik Ana")
    before = office.events.last

    error = await page.refused(BUDI, action, chat=chat, **given)

    assert error == f"Budi is not in chat {chat}"
    assert office.events.last == before


async def test_nobody_forwards_into_a_foreign_chat(page):
    sent = (await page.act(BUDI, "send", chat=BUDI, text="x"))["message"]

    error = await page.refused(BUDI, "forward", chat=BUDI, message=sent, to=ROOM)

    assert error == f"Budi is not in chat {ROOM}"


BAD = [
    (999, "send", {"chat": ANA, "text": "x"}, "no person 999"),
    (ANA, "fly", {"chat": ANA}, "no action is called 'fly'"),
    (ANA, "send", {"text": "x"}, "chat must be a number"),
    (ANA, "send", {"chat": True, "text": "x"}, "chat must be a number"),
    (ANA, "send", {"chat": 12, "text": "x"}, "no chat 12"),
    (ANA, "send", {"chat": -12, "text": "x"}, "no chat -12"),
    (ANA, "send", {"chat": ANA, "text": " \n"}, "text must not be empty"),
    (ANA, "send", {"chat": ANA, "text": 5}, "text must be a text"),
    (ANA, "send", {"chat": ANA, "text": "x" * 4097}, "text is longer than 4096"),
    (ANA, "send", {"chat": ANA, "text": "\ud83d"}, "utf-8"),
    (ANA, "send", {"chat": ROOM, "text": "x", "topic": 99}, "no topic 99"),
    (ANA, "edit", {"chat": ANA, "message": 77, "text": "x"}, "not there any more"),
    (ANA, "say_to", {"to": ANA, "text": "x"}, f"no colleague {ANA}"),
    (ANA, "say_to", {"to": BUDI}, "text must not be empty"),
]


@pytest.mark.parametrize(("user", "action", "given", "reason"), BAD)
async def test_what_makes_no_sense_is_explained(page, user, action, given, reason):
    assert reason in await page.refused(user, action, **given)


async def test_a_body_must_be_an_object_of_a_bearable_length(page):
    where = f"/page/act/{ANA}/send"
    for body, reason in [
        ([], "a JSON object is expected"),
        ({"text": "x" * 70_000}, "the request is too long"),
    ]:
        assert (await page.post(where, body, 400))["error"] == reason
    headers = {"Content-Type": "application/json"}
    for raw in (b"{", b"[" * 60_000):
        async with page.session.post(
            page.url + where, data=raw, headers=headers
        ) as answer:
            assert answer.status == 400
            assert (await answer.json())["error"] == "the request is no JSON"
