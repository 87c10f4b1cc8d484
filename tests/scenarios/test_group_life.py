"""What happens to a group at Telegram: noticed, reported, repaired; over HTTP."""

import pytest

import handlers
from bot.domain.rooms import Point, RoomState
from bot.sandbox.chats import Status
from bot.sandbox.messages import Content
from bot.sandbox.people import TELEGRAM
from bot.sandbox.posting import post
from tests.harness.crisis import Crisis, Way
from tests.scenarios.rooms import (
    KERUH,
    RIGHTS,
    TITLE,
    at_level,
    set_up,
    town,
    visitor,
    war_room,
)
from tests.scenarios.talk import everybody_read, how_many_issues, reports


@pytest.fixture
def way():
    """Everything here is lived over the real transport."""
    return Way.OVER_HTTP


async def room_of(here):
    async with here.crisis.house.storage.begin() as unit:
        return await unit.rooms.find(here.group.id)


def is_in(here, group=None):
    return (group or here.group).has(here.crisis.telegram.bot().id)


# Added


async def test_a_group_that_nobody_sets_up_is_left_after_an_hour_with_a_word(crisis):
    here = await town(crisis)
    here.newest("Bot Siaga ada di grup ini", "08.05 WITA")
    everybody_read(crisis)

    await crisis.fast_forward(minutes=59)
    assert is_in(here)
    await crisis.fast_forward(minutes=2)

    assert not is_in(here)
    here.newest("belum dipasang sebagai ruang krisis", "keluar sekarang")
    here.citra.hears("keluar dari grup", TITLE, "/pasang")
    assert (await room_of(here)).state is RoomState.LEFT
    await crisis.fast_forward(hours=2)
    everybody_read(crisis)


async def test_the_hour_is_kept_over_a_restart(tmp_path):
    crisis = Crisis(tmp_path, None, {}, Way.OVER_HTTP)
    async with crisis.running():
        here = await town(crisis)
    async with crisis.running():
        await crisis.fast_forward(minutes=61)

        assert not is_in(here)


async def test_a_room_that_was_set_up_in_time_is_not_left(crisis):
    here = await war_room(crisis)

    await crisis.fast_forward(hours=3)

    assert is_in(here)


# Promoted, and rights lost


async def test_rights_that_come_after_the_set_up_are_used_at_once(crisis):
    here = await town(crisis, as_admin=False)
    await set_up(here)
    await at_level(here)
    card = here.newest(KERUH)
    assert (here.topics, here.group.pinned) == ([], [])

    await here.citra.does(lambda p: p.promotes_bot(here.group, RIGHTS))

    [topic] = here.topics
    assert "kini dibahas di topiknya sendiri" in card.text
    assert here.group.pinned == [here.newest(KERUH, topic=topic.id).id]
    everybody_read(crisis)


@pytest.mark.parametrize(
    ("left", "lost", "fix"),
    [
        (("can_manage_topics", "can_delete_messages"), "menyematkan", "Sematkan Pesan"),
        (("can_pin_messages", "can_delete_messages"), "mengelola", "Kelola Topik"),
        (RIGHTS[:2], "menghapus", "Hapus Pesan"),
        ((), "menjadi admin", "Administrator"),
    ],
)
async def test_a_right_that_is_lost_is_told_to_lead_and_admin_with_the_tap(
    crisis, left, lost, fix
):
    here = await war_room(crisis)

    if left:
        await here.citra.does(lambda p: p.promotes_bot(here.group, left))
    else:
        await here.citra.does(lambda p: p.demotes_bot(here.group))

    for phone in (here.citra, here.rini):
        phone.hears("Ruang krisis", TITLE, "Tidak lagi: ", lost, fix)
    here.budi.ignores()
    await at_level(here)
    here.newest("ISU-2026-0001", KERUH)
    everybody_read(crisis)


async def test_a_refusal_tells_what_no_update_told(crisis):
    """The bot was away for more than a day: Telegram keeps no news longer."""
    here = await war_room(crisis)
    here.group.place(crisis.telegram.bot(), Status.MEMBER)  # nobody tells
    await at_level(here)

    card = here.newest("ISU-2026-0001", KERUH)

    assert here.topics == []
    assert card.thread is None
    assert Point.TOPICS in (await room_of(here)).lacks
    await crisis.fast_forward(hours=1, minutes=1)
    assert Point.ADMIN in (await room_of(here)).lacks
    everybody_read(crisis)


# Topics


async def test_a_topic_that_somebody_deleted_is_told_and_opened_again(crisis):
    here = await war_room(crisis)
    await at_level(here)
    [topic] = here.topics
    await here.citra.does(lambda p: p.deletes_topic(here.group, topic.id))

    await here.budi.says("/isu 1")
    await here.budi.presses("Serahkan")
    await here.budi.presses("Citra")
    await here.citra.presses("Terima")
    await crisis.fast_forward(minutes=1)

    [again] = here.topics
    assert again.id != topic.id
    here.newest(KERUH, "Ditangani Citra", topic=again.id)
    for phone in (here.citra, here.rini):
        phone.hears("ISU-2026-0001", "dihapus anggota grup", "membuatnya lagi")
    everybody_read(crisis)


async def test_a_topic_that_somebody_closed_is_told_and_opened_with_one_tap(crisis):
    here = await war_room(crisis)
    await at_level(here)
    [topic] = here.topics

    await here.citra.does(lambda p: p.closes_topic(here.group, topic.id))

    told = here.rini.hears(
        "ISU-2026-0001", "ditutup anggota grup", button="Buka lagi topik"
    )
    here.citra.hears("ISU-2026-0001", "ditutup anggota grup")
    await here.rini.presses("Buka lagi topik", told)
    assert not topic.closed
    everybody_read(crisis)


@pytest.mark.parametrize("outcome", ["lost", "502", "flood", "reset"])
async def test_one_issue_has_one_topic_whatever_becomes_of_the_answer(crisis, outcome):
    here = await war_room(crisis)
    crisis.telegram.faults.next(outcome, method="createForumTopic", retry_after=2)

    await at_level(here)
    await crisis.fast_forward(minutes=3)

    [topic] = here.topics
    assert here.newest(KERUH).topic_id == topic.id
    everybody_read(crisis)


async def test_a_topic_that_the_bot_may_not_delete_is_shut_and_the_rest_said(crisis):
    here = await war_room(crisis)
    await at_level(here)
    [topic] = here.topics
    card = here.newest(KERUH, topic=topic.id)
    await here.ana.does(lambda p: p.replies(card, "Warga antre di kantor"))
    topic.creator_id = here.citra.id
    await here.citra.does(lambda p: p.promotes_bot(here.group, RIGHTS[:2]))
    everybody_read(crisis)

    await here.citra.says("/akses 1")
    await here.citra.presses("Batasi isu")
    await here.citra.presses("Ya, batasi")
    await crisis.fast_forward(minutes=1)

    assert topic.closed
    assert topic.name == "🔒 ISU-2026-0001"
    assert [m.text for m in here.said() if KERUH in m.text] == []
    here.citra.hears("tidak boleh menghapus topiknya", "Hapus sendiri")
    everybody_read(crisis)


async def test_topics_that_are_switched_off_leave_a_card_with_replies(crisis):
    here = await war_room(crisis)
    here.citra.phone.turns_topics(here.group, on=False)

    await at_level(here)

    here.newest("ISU-2026-0001", KERUH)
    assert Point.FORUM in (await room_of(here)).lacks
    everybody_read(crisis)


# Migrated


@pytest.mark.parametrize("learns", ["from the message", "from the refusal"])
async def test_a_group_that_becomes_a_supergroup_takes_its_cards_along(crisis, learns):
    here = await war_room(crisis, forum=False, kind="group")
    await at_level(here)
    old = here.group
    new = here.citra.phone.upgrades(old)
    if learns == "from the refusal":
        crisis.telegram.bot().updates.waiting.clear()
    here.group = new

    await here.budi.says("/isu 1")
    await here.budi.presses("Serahkan")
    await here.budi.presses("Citra")
    await here.citra.presses("Terima")
    await crisis.fast_forward(minutes=2)

    here.newest("ISU-2026-0001", KERUH, "Ditangani Citra")
    assert (await room_of(here)).state is RoomState.READY
    for phone in (here.citra, here.rini):
        phone.hears("ditingkatkan Telegram menjadi supergrup", TITLE)
    here.citra.phone.turns_topics(new)
    await here.citra.does(lambda p: p.sends("/pasang", in_chat=new))
    assert [topic.name for topic in here.topics] == [
        f"🟡 L2 Sedang · ISU-2026-0001 · {KERUH}"
    ]
    everybody_read(crisis)


# Renamed, kicked


async def test_a_new_name_is_told_quietly_and_used_from_then_on(crisis):
    here = await war_room(crisis)

    await here.citra.does(lambda p: p.renames_group(here.group, "Posko Air"))

    told = here.rini.hears(TITLE, "kini bernama", "Posko Air")
    assert told.silent
    assert (await room_of(here)).title == "Posko Air"
    everybody_read(crisis)


@pytest.mark.parametrize("learns", ["from the update", "from the refusal"])
async def test_a_bot_that_was_put_out_says_so_and_everything_goes_on_in_private(
    crisis, learns
):
    here = await war_room(crisis)
    await at_level(here)
    if learns == "from the refusal":
        here.group.place(crisis.telegram.bot(), Status.KICKED)
    else:
        await here.citra.does(lambda p: p.removes_bot(here.group))

    await here.ana.says("/lapor Antrean panjang di loket")
    await here.budi.presses("Saya tangani")
    await here.budi.says("/isu 1")
    await here.budi.presses("Serahkan")
    await here.budi.presses("Citra")
    await here.citra.presses("Terima")
    await crisis.fast_forward(minutes=1)

    for phone in (here.citra, here.rini):
        phone.hears("tidak lagi ada di ruang krisis", TITLE, "obrolan pribadi")
    assert (await room_of(here)).state is RoomState.LEFT
    everybody_read(crisis)
    await here.rini.does(lambda p: p.adds_bot(here.group, as_admin=True, rights=RIGHTS))
    await set_up(here)
    assert len(here.topics) == 1, "the topic of before is still there"
    everybody_read(crisis)


async def test_a_group_that_was_deleted_is_noticed_within_the_hour(crisis):
    here = await war_room(crisis)
    here.citra.phone.deletes_group(here.group)

    await crisis.fast_forward(hours=1, minutes=1)

    here.rini.hears("tidak lagi ada di ruang krisis")
    here.citra.hears("tidak lagi ada di ruang krisis")
    everybody_read(crisis)


# Nobody has rights for being there


COMMANDS = [f"/{name} Air keruh" for one in handlers.COMMANDS for name in one.names]


async def test_a_visitor_gets_one_pointer_an_hour_and_nothing_else(crisis):
    here = await war_room(crisis)
    ratna, doni = visitor(here), visitor(here, "Doni")

    for phone in (ratna, doni):
        for command in COMMANDS:
            phone.phone.sends(command, in_chat=here.group)
    await crisis.settle()

    pointers = [m for m in here.said() if "khusus petugas" in m.text]
    assert len(pointers) == 1
    assert pointers[0].reply_to.sender is ratna.phone.user
    assert ratna.phone.chat() == doni.phone.chat() == []
    assert await how_many_issues(crisis) == 0
    await crisis.fast_forward(hours=1)
    await ratna.does(lambda p: p.sends("/isu", in_chat=here.group))
    assert len([m for m in here.said() if "khusus petugas" in m.text]) == 2
    everybody_read(crisis)


async def test_a_visitor_neither_notes_nor_presses(crisis):
    here = await war_room(crisis)
    await at_level(here)
    card = here.newest(KERUH, topic=here.topics[0].id)
    ratna = visitor(here)

    await ratna.does(lambda p: p.replies(card, "Saya tahu penyebabnya"))
    tap = await ratna.presses("Lihat isu", card)

    assert tap.text.startswith("Tombol ini khusus petugas")
    assert len(await reports(crisis)) == 1
    payloads = await crisis.kept("SELECT payload FROM inbox")
    assert [one for one in payloads if "Saya tahu penyebabnya" in one] == []
    everybody_read(crisis)


async def test_a_member_who_hides_as_an_administrator_has_no_rights(crisis):
    here = await war_room(crisis)
    await at_level(here)
    card = here.newest(KERUH, topic=here.topics[0].id)
    await here.citra.does(lambda p: p.hides_in(here.group))

    for command in COMMANDS:
        here.citra.phone.sends(command, in_chat=here.group)
    await here.citra.does(lambda p: p.replies(card, "catatan tanpa nama"))

    lines = [m.text for m in here.said() if "atas nama grup" in m.text]
    assert len(lines) == 1
    assert 'Matikan "Tetap anonim"' in lines[0]
    assert await how_many_issues(crisis) == 1
    assert len(await reports(crisis)) == 1
    everybody_read(crisis)


@pytest.mark.parametrize("who", ["linked channel", "another bot"])
async def test_channels_and_bots_are_not_even_answered(crisis, who):
    here = await war_room(crisis)
    await at_level(here)
    card = here.newest(KERUH, topic=here.topics[0].id)
    before = [m.text for m in here.said()]
    world, bot = crisis.telegram, crisis.telegram.bot()
    if who == "another bot":
        other = crisis.telegram.add_bot("77:lain", "lain_bot")
        here.group.place(other, Status.MEMBER)
        sender, behind = other, None
    else:
        sender = TELEGRAM
        behind = crisis.telegram.add_group(-1_001_000_000_077, "Kabar", [], "channel")

    for command in COMMANDS:
        said = Content("text", command)
        made = post(world, here.group, sender, said, sender_chat=behind, reply_to=card)
        bot.updates.push("message", made.json())
    await crisis.settle()

    assert [m.text for m in here.said()] == before
    assert await how_many_issues(crisis) == 1
    assert len(await reports(crisis)) == 1
    everybody_read(crisis)


# The rate


async def test_a_storm_keeps_the_groups_rate_and_the_last_word_arrives(crisis):
    here = await war_room(crisis)
    crisis.telegram.pace.enforced = True
    for number in range(1, 13):
        await at_level(here, words=f"Kejadian nomor {number} di pasar", number=number)
    await crisis.fast_forward(minutes=15)

    assert crisis.telegram.pace.refused == 0
    assert len(here.topics) == 12
    for number, topic in enumerate(here.topics, 1):
        here.newest(f"Kejadian nomor {number} ", "Ditangani Budi", topic=topic.id)
    everybody_read(crisis)
