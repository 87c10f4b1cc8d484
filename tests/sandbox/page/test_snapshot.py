"""What a page shows when it opens, and older messages when one scrolls up."""

from tests.sandbox.page.conftest import ANA, BUDI, CITRA, ROOM, TOKEN

BUTTONS = [
    [
        {"text": "Saya tangani", "callback_data": "a", "style": "success"},
        {"text": "Berita", "url": "https://contoh.id/a"},
    ],
    [{"text": "Salin", "copy_text": {"text": "ISU-1"}}],
]


async def test_everybody_has_a_chat_with_the_bot_before_start(page):
    shown = await page.snapshot()

    assert [(one["id"], one["name"], one["started"]) for one in shown["people"]] == [
        (ANA, "Ana Contoh", False),
        (BUDI, "Budi Contoh", False),
        (CITRA, "Citra Contoh", False),
    ]
    assert shown["bots"] == [{"id": 123456, "name": "Siaga", "username": "siaga_bot"}]
    private = [one for one in shown["chats"] if one["kind"] == "private"]
    assert [(one["id"], one["members"]) for one in private] == [
        (number, [number]) for number in (ANA, BUDI, CITRA)
    ]
    assert shown["stage"]["front"] == [ANA, BUDI, CITRA]


async def test_a_forum_shows_its_topics_its_members_and_its_pins(page, office):
    citra = office.phone(CITRA)
    topic = citra.creates_topic(office.groups[ROOM], "Air keruh")
    message = citra.sends("Mulai", ROOM, topic=topic.id)
    citra.pins(message)
    citra.closes_topic(office.groups[ROOM], topic.id)

    room = await page.chat(ROOM)

    assert (room["kind"], room["title"], room["forum"]) == (
        "supergroup",
        "Ruang Krisis",
        True,
    )
    assert room["members"] == room["writers"] == [CITRA, ANA]
    assert room["topics"] == [
        {"id": 1, "name": "General", "closed": False},
        {"id": topic.id, "name": "Air keruh", "closed": True},
    ]
    assert room["pinned"] == [message.id]
    said = [one for one in room["messages"] if one["kind"] == "service"]
    assert [(one["service"]["what"], one["service"]["names"]) for one in said] == [
        ("new_chat_members", ["Siaga"]),
        ("forum_topic_created", ["Air keruh"]),
        ("pinned_message", ["Mulai"]),
        ("forum_topic_closed", []),
    ]


async def test_a_channel_is_written_by_those_who_lead_it(page, office):
    group = office.add_group(-1002000000003, "Diskusi", [CITRA], kind="supergroup")
    office.add_channel(-1002000000002, "Kota Contoh", [CITRA, BUDI], discussion=group)
    office.phone(CITRA).sends("Air aman", -1002000000002)

    channel = await page.chat(-1002000000002)
    echo = await page.messages(-1002000000003)

    assert channel["writers"] == [CITRA]
    assert channel["linked"] == -1002000000003
    assert channel["messages"][0]["from"]["name"] == "Kota Contoh"
    assert (echo[0]["from"]["name"], echo[0]["forward"]) == ("Kota Contoh",) * 2


async def test_a_message_shows_its_formats_buttons_and_reply(page, office):
    asked = await page.act(ANA, "send", chat=ANA, text="Air keruh?")
    text = '<b>Isu</b> &lt;script&gt; <tg-spoiler>x</tg-spoiler> <a href="tg://x">y</a>'
    await page.bot(
        "sendMessage",
        chat_id=ANA,
        text=text + " lihat contoh.id/a",
        parse_mode="HTML",
        reply_markup={"inline_keyboard": BUTTONS},
        reply_parameters={"message_id": asked["message"]},
        disable_notification=True,
        protect_content=True,
    )

    _, shown = await page.messages(ANA)

    assert shown["html"] == (
        '<b>Isu</b> &lt;script&gt; <span class="spoiler">x</span> y '
        'lihat <a href="https://contoh.id/a">contoh.id/a</a>'
    )
    assert shown["from"] == {"id": 123456, "name": "Siaga", "bot": True}
    assert shown["reply"] == {
        "id": asked["message"],
        "name": "Ana Contoh",
        "text": "Air keruh?",
        "kind": "text",
    }
    assert [[one["does"] for one in row] for row in shown["rows"]] == [
        ["press", "url"],
        ["copy"],
    ]
    assert shown["rows"][0][0]["style"] == "success"
    assert shown["rows"][0][1]["url"] == "https://contoh.id/a"
    assert shown["rows"][1][0]["copy"] == "ISU-1"
    assert (shown["silent"], shown["protected"]) == (True, True)


async def test_a_reply_keyboard_comes_and_goes(page):
    await page.act(ANA, "start")
    keyboard = {"keyboard": [["Ya", {"text": "Tidak"}]]}
    await page.bot("sendMessage", chat_id=ANA, text="?", reply_markup=keyboard)
    gone = {"remove_keyboard": True}
    await page.bot("sendMessage", chat_id=ANA, text="!", reply_markup=gone)

    shown = await page.messages(ANA)

    assert [one["keyboard"] for one in shown] == [None, [["Ya", "Tidak"]], []]


async def test_every_kind_of_media_is_described(page, office):
    ana = office.phone(ANA)
    ana.starts()
    ana.sends_audio()
    ana.sends_video_note(seconds=7)
    ana.sends_sticker("👍")
    ana.sends_dice(value=3)
    ana.sends_poll("Setuju?", "Ya", "Tidak")
    ana.sends_contact()
    ana.sends_album(2, "Dua foto")

    shown = [(one["kind"], one["media"]) for one in await page.messages(ANA)][1:]
    album = [one["album"] for one in (await page.messages(ANA))[-2:]]

    assert [kind for kind, _ in shown] == (
        ["audio", "video_note", "sticker", "dice", "poll", "contact", "photo", "photo"]
    )
    media = dict(shown)
    assert media["audio"]["name"] == "audio.mp3"
    assert media["video_note"]["seconds"] == 7
    assert media["sticker"]["emoji"] == "👍"
    assert media["dice"]["value"] == 3
    assert media["poll"] == {"question": "Setuju?", "options": ["Ya", "Tidak"]}
    assert media["contact"] == {"phone": "+6281200000000", "name": "Rina"}
    assert (media["photo"]["width"], media["photo"]["height"]) == (1280, 720)
    assert album[0] == album[1] is not None


async def test_old_messages_come_sixty_at_a_time(page, office):
    ana = office.phone(ANA)
    for number in range(1, 131):
        ana.sends(f"pesan {number}")
    ana.deletes(ana.chat()[99])

    newest = await page.chat(ANA)
    older = await page.get(f"/page/chat/{ANA}/before/{newest['messages'][0]['id']}")
    oldest = await page.get(f"/page/chat/{ANA}/before/{older['messages'][0]['id']}")

    numbers = [one["id"] for one in newest["messages"]]
    assert numbers == [*range(70, 100), *range(101, 131)]
    assert newest["more"]
    assert [one["id"] for one in older["messages"]] == [*range(10, 70)]
    assert older["more"]
    assert [one["id"] for one in oldest["messages"]] == [*range(1, 10)]
    assert not oldest["more"]


async def test_the_menu_is_the_one_of_the_chat(page, office):
    await page.bot(
        "setMyCommands", commands=[{"command": "lapor", "description": "Melapor"}]
    )
    await page.bot(
        "setMyCommands",
        commands=[{"command": "status", "description": "Keadaan"}],
        scope={"type": "chat", "chat_id": ROOM},
    )
    direct = office.direct_chat(ANA, BUDI)

    assert await page.get(f"/page/menu/{ANA}/{ANA}") == [
        {"command": "lapor", "description": "Melapor"}
    ]
    assert (await page.get(f"/page/menu/{ANA}/{ROOM}"))[0]["command"] == "status"
    assert await page.get(f"/page/menu/{ANA}/{direct.id}") == []


async def test_two_bots_have_two_chats_with_each_person(page, office):
    office.add_bot("77:other", "lain_bot")
    other = next(
        one
        for one in (await page.snapshot())["chats"]
        if one["bot"] == 77 and one["members"] == [ANA]
    )

    await page.act(ANA, "send", chat=other["id"], text="halo")

    assert [one["html"] for one in await page.messages(other["id"])] == ["halo"]
    assert await page.messages(ANA) == []
    assert len(office.bots["77:other"].updates.waiting) == 1
    texts = [
        one.json.get("message", {}).get("text")
        for one in office.bots[TOKEN].updates.waiting
    ]
    assert "halo" not in texts
