"""From L3 on the team reads first; the full statement is owed; promotion pauses."""

import pytest

from bot.domain.clocks import ClockName
from bot.domain.roles import Role
from tests.scenarios.channels import (
    ANSWERS,
    approved,
    channel_of,
    desk,
    levelled,
)
from tests.scenarios.talk import everybody_read

#: The answers of an internal message (D7), in the order in which they are asked.
INTERNAL = (
    "Air keran keruh",
    "Air di sejumlah kelurahan keruh sejak pagi",
    "Kami memeriksa instalasi dan memberi kabar",
    "Arahkan pertanyaan ke penghubung media",
    "Jangan menduga penyebab",
    "Psikolog kantor siap membantu",
    "12.00 WITA",
)


@pytest.fixture
async def here(crisis):
    here = await desk(crisis)
    here.channel = await channel_of(here)
    everybody_read(crisis)
    yield here
    everybody_read(crisis)


async def test_the_team_reads_before_or_with_the_public(here):
    """One tap sends the approved internal message and the statement together."""
    await levelled(here, "L3 Tinggi")
    await approved(here)
    note = here.budi.hears("disetujui Citra", button="Terbitkan")

    await here.budi.presses("Terbitkan", note)

    barred = here.budi.hears("Tim belum menerima pesan internal")
    assert here.posts(here.channel) == []
    await here.budi.presses("Buat pesan internal", barred)
    for answer in INTERNAL:
        await here.budi.says(answer)
    await here.budi.presses("Ajukan")
    await here.citra.presses("Setujui")
    everybody_read(here.crisis)
    await here.budi.presses("Kanal dan waktu", note)
    await here.budi.presses("Terbitkan: Kanal Kota")
    barred = here.budi.hears("Tim belum menerima pesan internal")

    await here.budi.presses("Kirim ke tim dan terbitkan", barred)

    here.ana.hears("Untuk pegawai", "Air di sejumlah kelurahan keruh")
    [post] = here.posts(here.channel)
    assert "Petugas Perumda" in post
    assert await here.states() == ["out", "out"]


async def test_promotional_posts_are_paused_once_an_issue(here):
    media = await here.crisis.member("Maya", Role.MEDIA_LIAISON)
    await levelled(here, "L3 Tinggi")
    async with here.crisis.house.storage.begin() as unit:
        tasks = await unit.tasks.of_issue("2026-0001")
    [task] = [one for one in tasks if one.origin == "pause"]
    assert task.owner == media.id

    await here.citra.says("/triase 1")
    await here.citra.presses("Tetapkan tingkat langsung")
    await here.citra.presses("L4")
    await here.citra.says("Wartawan nasional bertanya")

    async with here.crisis.house.storage.begin() as unit:
        tasks = await unit.tasks.of_issue("2026-0001")
    assert len([one for one in tasks if one.origin == "pause"]) == 1


async def test_a_long_text_comes_in_parts_one_after_the_other(here, monkeypatch):
    monkeypatch.setattr("bot.services.publishing.posting.POST_LENGTH", 200)
    await levelled(here)
    await approved(here)

    await here.budi.presses("Terbitkan")

    parts = here.posts(here.channel)
    assert len(parts) > 1
    assert all(len(part) <= 200 for part in parts)
    assert ANSWERS[1] in "\n\n".join(parts)
    [copy] = await here.copies()
    assert len(copy.messages) == len(parts)
    assert copy.state == "out"


async def test_nothing_goes_out_that_promises_what_is_over(here):
    await levelled(here)
    await approved(here)
    note = here.budi.hears("disetujui Citra", button="Terbitkan")
    everybody_read(here.crisis)
    here.crisis.clock.advance(hours=5)  # Before the engine looks.

    await here.budi.presses("Terbitkan", note)

    here.budi.hears("menjanjikan pembaruan", button="Ubah naskah")
    await here.crisis.fast_forward(minutes=1)
    here.budi.hears("Persetujuan gugur", button="Lanjutkan menulis")
    await here.budi.presses("Terbitkan", note)
    here.budi.hears("Tidak ada persetujuan yang berlaku", button="Lanjutkan menulis")
    assert here.posts(here.channel) == []
    everybody_read(here.crisis)


async def test_a_promise_is_kept_when_the_next_word_is_out_not_before(here):
    """Where an office publishes, an approval alone keeps no promise."""
    await levelled(here)
    await approved(here)
    await here.budi.presses("Terbitkan")
    clocks = await here.clocks()
    assert clocks[ClockName.FIRST_WORD].met_at is not None
    async with here.crisis.house.storage.begin() as unit:
        [promise] = await unit.promises.of_issue("2026-0001")
    assert promise.open
