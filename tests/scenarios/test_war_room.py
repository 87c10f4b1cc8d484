"""The war room: set up with /pasang, a topic for each issue, notes by replies."""

import pytest

from bot.domain.rooms import TopicState
from bot.sandbox.events import Kind
from bot.services.warroom.presence import in_war_room
from tests.harness.crisis import Crisis
from tests.scenarios.rooms import (
    KERUH,
    RIGHTS,
    TITLE,
    at_level,
    group_of,
    rises,
    set_up,
    town,
    visitor,
    war_room,
)
from tests.scenarios.talk import everybody_read, issue, labels, reports, small_office
from tests.scenarios.test_lives import mapped, opens


async def topic_of(crisis, number=1):
    async with crisis.house.storage.begin() as unit:
        return await unit.rooms.topic(f"2026-{number:04d}")


async def says_there(here, who, text):
    await who.does(lambda phone: phone.sends(text, in_chat=here.group))


# Setting up


async def test_the_self_test_names_each_tap_and_rewrites_itself_until_all_is_right(
    crisis,
):
    here = await town(crisis, forum=False, as_admin=False)
    here.newest("Bot Siaga ada di grup ini", "/pasang", "08.05 WITA")
    await says_there(here, here.citra, "/pasang")

    screen = here.newest("Memasang ruang krisis", TITLE)
    assert labels(screen) == ["Jadikan ruang krisis", "Periksa lagi"]
    assert "⚠ Belum: Bot Siaga menjadi admin.\nNama grup → Ubah → Administrator" in (
        screen.text
    )
    assert "Sesudah itu berlaku juga: bot membaca balasan" in screen.text
    here.citra.phone.turns_topics(here.group)
    await here.citra.does(lambda p: p.promotes_bot(here.group, ["can_pin_messages"]))
    tap = await here.citra.presses("Periksa lagi", screen)

    assert tap.text == "Diperiksa. Yang belum: 2."
    assert "Sudah: Bot Siaga menjadi admin, bot membaca balasan" in screen.text
    assert "Kelola Topik." in screen.text
    assert "Hapus Pesan." in screen.text
    await here.citra.does(lambda p: p.promotes_bot(here.group, RIGHTS))
    assert "⚠" not in screen.text, "what changes is seen without a tap"
    await here.citra.presses("Jadikan ruang krisis", screen)
    assert screen.text.startswith("✅ Ruang krisis · Tim Krisis")
    assert labels(screen) == ["Periksa lagi"]
    assert len(here.said()) == 2, "the greeting, and one message that edits itself"
    everybody_read(crisis)


async def test_who_may_not_set_it_up_is_told_so_in_private_and_nothing_is_set_up(
    crisis,
):
    here = await town(crisis)
    everybody_read(crisis)

    await says_there(here, here.budi, "/pasang")
    here.budi.hears("di luar wewenang peran Anda")
    await says_there(here, here.citra, "/pasang")
    screen = here.newest("Memasang ruang krisis")
    tap = await here.budi.presses("Jadikan ruang krisis", screen)

    assert "di luar wewenang" in tap.text
    assert "Memasang" in screen.text
    stranger = visitor(here)
    tap = await stranger.presses("Jadikan ruang krisis", screen)
    assert tap.text.startswith("Tombol ini khusus petugas")
    assert "Memasang" in screen.text
    stranger.ignores()
    everybody_read(crisis)


async def test_the_room_moves_to_another_group_and_says_so_in_the_old_one(crisis):
    here = await war_room(crisis)
    await at_level(here)
    new = crisis.telegram.add_group(-1_001_000_000_900, "Ruang baru", [here.rini.id],
                                    "supergroup", forum=True)  # fmt: skip
    await here.rini.does(lambda p: p.adds_bot(new, as_admin=True, rights=RIGHTS))
    await here.rini.does(lambda p: p.sends("/pasang", in_chat=new))
    old, here.group = here.group, new
    screen = here.newest("Memasang ruang krisis")
    assert labels(screen)[0] == "Pindahkan ruang krisis ke sini"

    await here.rini.presses("Pindahkan ruang krisis ke sini", screen)

    assert not old.has(crisis.telegram.bot().id)
    last = [m.text for m in old.messages.values() if m.kind == "text"][-1]
    assert "Ruang krisis pindah ke grup lain" in last
    assert [topic.name for topic in here.topics] == [
        f"🟡 L2 Sedang · ISU-2026-0001 · {KERUH}"
    ]
    here.newest("ISU-2026-0001", topic=here.topics[0].id)
    everybody_read(crisis)


async def test_in_a_private_chat_pasang_says_how_to_begin(crisis):
    _, _, citra = await small_office(crisis)

    await citra.says("/pasang")

    citra.hears("Tanpa grup pun semua berjalan di sini", "@siaga_bot", "/pasang")


# The life of a topic


async def test_an_issue_of_l2_gets_a_topic_with_its_card_pinned_and_followed(crisis):
    here = await war_room(crisis)

    await at_level(here, "L1 Rendah", "Antrean panjang di loket")
    assert here.topics == []
    await at_level(here)

    [topic] = here.topics
    assert topic.name == f"🟡 L2 Sedang · ISU-2026-0002 · {KERUH}"
    card = here.newest(KERUH, topic=topic.id)
    assert here.group.pinned == [card.id]
    await crisis.fast_forward(minutes=1)
    await here.budi.says("/isu 2")
    own = here.budi.hears("ISU-2026-0002", "Topik")
    links = [one["url"] for one in own.entities if one["type"] == "text_link"]
    assert links == [f"https://t.me/c/1000000500/{topic.id}"]
    everybody_read(crisis)


async def test_a_rising_level_is_a_message_of_its_own_and_a_new_name(crisis):
    here = await war_room(crisis)
    await at_level(here)
    [topic] = here.topics

    await crisis.fast_forward(minutes=10)
    await rises(here)
    await crisis.fast_forward(minutes=1)

    assert topic.name.startswith("🟠 L3 Tinggi · ISU-2026-0001")
    here.newest("L3 Tinggi", "tingkat naik", topic=topic.id)
    here.newest("L3 Tinggi", KERUH, "👤", topic=topic.id)
    assert len(here.said(topic.id)) == 2
    everybody_read(crisis)


@pytest.fixture
async def watchful(tmp_path, way):
    """A crisis in an office whose playbook takes every issue to the war room."""
    office = tmp_path / "office"
    office.mkdir()
    (office / "warroom.toml").write_text('topics_from = "L1"\n')
    async with Crisis(tmp_path, None, {"playbook": office}, way).running() as crisis:
        yield crisis


async def test_a_topic_is_closed_with_its_issue_and_opened_again_with_it(watchful):
    crisis = watchful
    ana, budi, citra = await mapped(crisis, "L1")
    here = await group_of(crisis, ana, budi, citra, citra)
    await set_up(here)
    [topic] = here.topics
    assert topic.name.startswith("🟢 L1 Rendah · ISU-2026-0001")

    await opens(citra, "Langkah berikutnya", "Tangani tanpa rapat PD",
                "Nyatakan terkendali", "Tutup tanpa evaluasi")  # fmt: skip
    await crisis.fast_forward(minutes=1)
    assert topic.closed
    assert labels(here.newest("Ditutup", "👤", topic=topic.id)) == ["Lihat isu"]
    await crisis.fast_forward(days=1)
    await opens(citra, "Langkah berikutnya", "Buka kembali")
    await citra.presses("Terjadi lagi")
    await crisis.fast_forward(minutes=1)

    assert not topic.closed
    assert here.topics == [topic]
    here.newest("Ditangani Citra", "👤", topic=topic.id)


@pytest.mark.parametrize("kind", ["supergroup", "group"])
async def test_without_topics_each_card_begins_a_thread_of_replies(crisis, kind):
    here = await war_room(crisis, forum=False, kind=kind)

    await at_level(here)
    await at_level(here, words="Antrean panjang di loket")
    await rises(here)

    card = here.newest("ISU-2026-0001", KERUH, "👤")
    assert here.group.pinned[0] == card.id
    risen = here.newest("tingkat naik")
    assert risen.reply_to is card
    await here.ana.does(lambda p: p.replies(card, "Warga antre"))
    assert [one.content.text for one in (await reports(crisis))[1:]] == ["Warga antre"]
    everybody_read(crisis)


async def test_everything_works_without_a_war_room(crisis):
    ana, budi, _ = await small_office(crisis)

    await ana.says(f"/lapor {KERUH}")
    await budi.presses("Saya tangani")

    assert await topic_of(crisis) is None
    everybody_read(crisis)


# What is said there


def told_in_private(here, phone):
    """Return what the bot wrote to somebody, but for what stands in the group."""
    bot = here.crisis.telegram.bot()
    new = [one.message for one in phone.inbox() if one.kind is Kind.MESSAGE]
    return [m.text for m in new if m.sender is bot and m.chat is not here.group]


async def test_a_reply_to_the_card_becomes_a_note_and_gets_a_quiet_sign(crisis):
    here = await war_room(crisis)
    await at_level(here)
    [topic] = here.topics
    card = here.newest(KERUH, topic=topic.id)
    before = len(here.said())

    note = await here.ana.does(lambda p: p.replies(card, "Warga antre di kantor"))
    await here.budi.does(lambda p: p.sends("siap", in_chat=here.group, topic=topic.id))

    kept = await reports(crisis)
    assert [(one.author, one.content.text) for one in kept[1:]] == [
        (here.ana.id, "Warga antre di kantor")
    ]
    assert [put["emoji"] for put in next(iter(note.reactions.values()))] == ["✍"]
    assert len(here.said()) == before, "it chats with nobody"
    for phone in (here.ana, here.budi, here.citra):
        assert told_in_private(here, phone) == [], "and nobody is told besides"
    await here.ana.does(lambda p: p.edits(note, "Warga antre di kantor lurah"))
    kept = await reports(crisis)
    assert kept[1].content.text == "Warga antre di kantor lurah"
    assert kept[1].version == 2
    everybody_read(crisis)
    await here.citra.says("/isu 1")
    await here.citra.presses("Lini masa")
    here.citra.hears("dicatat di ruang krisis", "Ana")
    everybody_read(crisis)


async def test_a_photo_as_a_reply_becomes_evidence_and_is_not_sent_twice(crisis):
    here = await war_room(crisis)
    await at_level(here)
    await crisis.fast_forward(minutes=1)  # who is in the room is asked meanwhile
    everybody_read(crisis)
    card = here.newest(KERUH, topic=here.topics[0].id)

    await here.ana.does(
        lambda p: p.sends_photo("Foto keran", in_chat=here.group, reply_to=card)
    )

    kept = (await reports(crisis))[-1]
    assert [item.kind for item in kept.content.attachments] == ["photo"]
    photos = [one for one in here.budi.phone.chat() if one.kind == "photo"]
    assert photos == [], "who is in the room has seen it there"
    everybody_read(crisis)


async def test_lapor_as_a_reply_makes_a_report_of_what_another_wrote(crisis):
    here = await war_room(crisis)
    stranger = visitor(here)
    words = "Katanya ada gas bocor di Pasar Contoh"
    said = await stranger.does(lambda p: p.sends(words, in_chat=here.group))

    await here.ana.does(lambda p: p.replies(said, "/lapor"))

    [report] = await reports(crisis)
    assert (report.content.text, report.content.forwarded_from) == (words, "Ratna")
    assert report.author == here.ana.id
    answer = here.newest("ISU-2026-0001", "Ratna", "Dilaporkan Ana")
    assert answer.reply_to is said
    here.ana.hears("tercatat", words)
    here.budi.hears("ISU-2026-0001", words, button="Saya tangani")
    await here.citra.does(lambda p: p.replies(said, "/lapor"))
    here.newest("Pesan ini sudah tercatat: ISU-2026-0001")
    assert (await issue(crisis, 2)) is None
    everybody_read(crisis)


async def test_a_button_in_the_group_answers_in_the_private_chat_of_who_pressed(
    crisis,
):
    here = await war_room(crisis)
    await at_level(here)
    card = here.newest(KERUH, topic=here.topics[0].id)
    before = [m.text for m in here.said()]

    await here.citra.presses("Lihat isu", card)

    here.citra.hears("ISU-2026-0001", KERUH)
    assert [m.text for m in here.said()] == before
    everybody_read(crisis)


async def test_who_asks_in_the_room_who_speaks_is_answered_there(crisis):
    here = await war_room(crisis)
    await at_level(here)

    asked = await here.citra.does(lambda p: p.sends("/jubir 1", in_chat=here.group))

    answer = here.newest("ISU-2026-0001", "yang menjawab")
    assert answer.reply_to is asked
    assert here.citra.texts() == [answer.text]
    everybody_read(crisis)


# Who is inside


async def inside(crisis):
    async with crisis.house.storage.begin() as unit:
        return await in_war_room(unit)


async def test_who_is_in_the_room_is_known_within_a_minute_and_followed(crisis):
    assert await inside(crisis) is None
    here = await war_room(crisis)
    dewi = await crisis.member("Dewi")
    assert await inside(crisis) == {}

    await crisis.fast_forward(minutes=1)
    team = (here.ana, here.budi, here.citra, here.rini, dewi)
    assert await inside(crisis) == {one.id: one is not dewi for one in team}
    await dewi.does(lambda p: p.joins(here.group))
    await here.ana.does(lambda p: p.leaves(here.group))
    assert await inside(crisis) == {one.id: one is not here.ana for one in team}
    await here.citra.does(lambda p: p.removes_bot(here.group))
    assert await inside(crisis) is None
    everybody_read(crisis)


# Restricted issues


async def test_a_restricted_issue_never_appears_in_the_group(crisis):
    here = await war_room(crisis)
    await here.ana.says(f"/lapor {KERUH}")
    await here.citra.says("/akses 1")
    await here.citra.presses("Batasi isu")
    await here.citra.presses("Ya, batasi")
    before = [m.text for m in here.said()]

    await here.citra.says("/triase 1")
    await here.citra.presses("Tetapkan tingkat langsung")
    await here.citra.presses("L3 Tinggi")
    await here.citra.says("Sudah dipastikan")
    await crisis.fast_forward(minutes=1)

    assert here.topics == []
    assert [m.text for m in here.said()] == before
    assert await topic_of(crisis) is None
    everybody_read(crisis)


@pytest.mark.parametrize("forum", [True, False])
async def test_an_issue_that_becomes_restricted_is_taken_out_and_the_lead_told_what_stays(
    crisis, forum
):
    here = await war_room(crisis, forum=forum)
    await at_level(here)
    card = here.newest(KERUH)
    await here.ana.does(lambda p: p.replies(card, "Warga antre di kantor"))

    await here.citra.says("/akses 1")
    everybody_read(crisis)
    await here.citra.presses("Batasi isu")
    await here.citra.presses("Ya, batasi")
    await crisis.fast_forward(minutes=1)

    assert here.topics == []
    assert [m.text for m in here.said() if KERUH in m.text] == []
    what = "sudah dihapus beserta isinya" if forum else "Pesan orang lain masih ada"
    here.citra.hears("ISU-2026-0001 kini terbatas", what, "tidak dapat ditarik")
    assert (await topic_of(crisis)).state is TopicState.EMPTIED
    await crisis.fast_forward(minutes=5)
    assert here.topics == []
    everybody_read(crisis)
