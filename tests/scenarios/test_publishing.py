"""An approved text goes out: to each channel once, and by hand in one tap."""

import pytest

from bot.domain.clocks import ClockName
from bot.sandbox.faults import Outcome
from tests.scenarios.channels import FIRST, approved, channel_of, desk, levelled
from tests.scenarios.talk import everybody_read, labels, new_messages


@pytest.fixture
async def here(crisis):
    return await desk(crisis)


async def test_one_tap_publishes_in_every_channel_of_ours(here):
    kota = await channel_of(here)
    other = await channel_of(here, 1, username=None)
    here.citra.hears("Kanal Kota", "terdaftar")
    await levelled(here)
    await approved(here)
    note = here.budi.hears("disetujui Citra", button="Terbitkan")
    everybody_read(here.crisis)

    await here.budi.presses("Terbitkan", note)

    board = here.budi.hears("Penerbitan", "Kanal Kota: terbit")
    for channel in (kota, other):
        [post] = here.posts(channel)
        assert "Petugas Perumda sedang memeriksa instalasi" in post
        assert "mungkin" not in post
    assert "https://t.me/kota_contoh/" in board.text
    assert await here.states() == ["out", "out"]
    clocks = await here.clocks()
    assert clocks[ClockName.FIRST_WORD].met_at is not None
    everybody_read(here.crisis)


@pytest.fixture
async def ready(here):
    """One channel, an issue at L2, an approved text; Budi looks at its note."""
    here.channel = await channel_of(here)
    await levelled(here)
    await approved(here)
    here.note = here.budi.hears("disetujui Citra", button="Terbitkan")
    everybody_read(here.crisis)
    yield here
    everybody_read(here.crisis)


async def test_a_second_tap_publishes_nothing_twice(ready):
    await ready.budi.presses("Terbitkan", ready.note)
    board = ready.budi.hears("Penerbitan")
    await ready.budi.presses("Terbitkan", ready.note)
    await ready.budi.presses("Kanal dan waktu", ready.note)

    assert len(ready.posts(ready.channel)) == 1
    assert not any("Terbitkan:" in label for label in labels(board))


@pytest.mark.parametrize("arrived", [True, False])
async def test_a_doubtful_answer_is_a_persons_question(ready, arrived):
    """Nothing is repeated by itself; "it is there" and "send again" settle it."""
    lost = Outcome.LOST if arrived else Outcome.RESET
    ready.crisis.telegram.faults.next(lost, method="sendMessage", chat=FIRST)

    await ready.budi.presses("Terbitkan", ready.note)

    await ready.crisis.fast_forward(minutes=10)
    assert await ready.states() == ["ambiguous"]
    assert len(ready.posts(ready.channel)) == int(arrived)
    question = ready.citra.hears("Belum pasti tampil di Kanal Kota")
    ready.budi.hears("Belum pasti tampil di Kanal Kota")

    await ready.citra.presses(
        "Sudah tampil: Kanal Kota" if arrived else "Kirim lagi: Kanal Kota", question
    )

    ready.citra.hears("Tercatat: sudah tampil" if arrived else "Dikirim lagi")
    assert await ready.states() == ["out"]
    assert len(ready.posts(ready.channel)) == 1
    assert (await ready.clocks())[ClockName.FIRST_WORD].met_at is not None


async def test_words_taken_back_before_they_leave_do_not_leave(ready):
    """The approval is asked again right before the send, however long that takes."""
    ready.crisis.telegram.faults.next(
        Outcome.FLOOD, method="sendMessage", chat=FIRST, retry_after=300
    )
    await ready.budi.presses("Terbitkan", ready.note)
    assert await ready.states() == ["sending"]

    await ready.budi.presses("Ubah naskah", ready.note)
    await ready.budi.presses("Ya, ubah naskah")
    await ready.crisis.fast_forward(minutes=6)

    assert ready.posts(ready.channel) == []
    assert await ready.states() == ["failed"]
    ready.citra.hears("tidak terbit di Kanal Kota", "persetujuannya tidak berlaku")


async def test_a_planned_text_is_asked_again_at_its_time(ready):
    await ready.budi.presses("Kanal dan waktu", ready.note)
    await ready.budi.presses("Terbitkan pukul …")
    await ready.budi.says("08.00")
    ready.budi.hears("Kanal Kota: dijadwalkan", "08.00")
    assert await ready.states() == ["planned"]
    assert ready.posts(ready.channel) == []

    await ready.crisis.fast_forward(minutes=56)

    assert await ready.states() == ["out"]
    assert len(ready.posts(ready.channel)) == 1
    ready.budi.hears("Kanal Kota: terbit")


async def test_who_planned_a_text_hears_that_it_could_not_go_out(ready):
    await ready.budi.presses("Kanal dan waktu", ready.note)
    await ready.budi.presses("Terbitkan pukul …")
    await ready.budi.says("08.00")
    await ready.citra.says("/triase 1")
    await ready.citra.presses("Tetapkan tingkat langsung")
    await ready.citra.presses("L4")
    await ready.citra.says("Wartawan nasional bertanya")

    await ready.crisis.fast_forward(minutes=56)

    assert await ready.states() == ["failed"]
    assert ready.posts(ready.channel) == []
    ready.budi.hears("tidak terbit di Kanal Kota", "persetujuannya tidak berlaku")


async def test_without_channels_one_tap_says_that_it_is_out(here):
    await levelled(here)
    await approved(here)
    note = here.budi.hears("disetujui Citra", button="Sudah terbit")
    here.budi.ignores()

    tap = await here.budi.presses("Sudah terbit", note)

    assert "ISU-2026-0001/D1" in tap.text
    assert new_messages(here.budi) == []
    assert await here.states() == ["out"]
    assert (await here.clocks())[ClockName.FIRST_WORD].met_at is not None
    everybody_read(here.crisis)


async def test_a_pasted_link_says_where_and_when_a_person_published(here):
    for line in ("Situs kota; https://kota.go.id", "IG kota; instagram.com/kota"):
        await here.citra.says(f"/kanal {line}")
    await levelled(here)
    await approved(here)
    await here.budi.presses("Kanal dan waktu")
    here.budi.hears("Situs kota: diterbitkan orang", "tempel tautannya")

    await here.budi.says("https://www.instagram.com/p/abc 07.01")

    board = here.budi.hears("IG kota: terbit, 07.01", "instagram.com/p/abc")
    await here.budi.presses("Sudah terbit: Situs kota", board)
    await here.budi.says("apa ya")
    here.budi.hears("Tidak terbaca tautan atau jam")
    await here.budi.says("kota.go.id/berita/1")
    here.budi.hears("Situs kota: terbit", "kota.go.id/berita/1")
    assert await here.states() == ["out", "out"]
    everybody_read(here.crisis)


async def test_a_role_that_may_not_publish_in_a_channel_is_not_offered_it(here):
    await channel_of(here)
    await here.citra.presses("✅ Petugas Piket")
    await levelled(here)
    await approved(here)

    here.budi.hears("disetujui Citra", button="Sudah terbit")
    here.budi.ignores()
    await here.citra.says("/kanal")
    here.citra.hears("Kanal Kota", "Telegram", "Ketua Tim Krisis")
    everybody_read(here.crisis)


async def test_a_strangers_channel_is_left_and_a_lost_one_is_told(here):
    stranger = here.crisis.person("Zul")
    theirs = here.crisis.telegram.add_channel(FIRST - 7, "Lain", [stranger.id])
    await stranger.does(lambda phone: phone.adds_bot(theirs, as_admin=True))
    ours = await channel_of(here)
    assert not theirs.has(here.crisis.telegram.bot().id)
    assert ours.has(here.crisis.telegram.bot().id)
    everybody_read(here.crisis)

    await here.citra.does(lambda phone: phone.removes_bot(ours))

    here.citra.hears("tidak lagi berada di kanal Kanal Kota")
