"""Overnight a text becomes untrue, and a name is protected: nobody has to press."""

from datetime import UTC, datetime

import pytest

from bot.domain.roles import Role
from bot.sandbox.faults import Outcome
from tests.scenarios.channels import FIRST, Desk, approved, channel_of, levelled
from tests.scenarios.talk import everybody_read, labels, new_messages, small_office

#: 23.30 WITA, and two minutes before five.
EVENING = datetime(2026, 3, 12, 15, 30, tzinfo=UTC)
MORNING = datetime(2026, 3, 12, 20, 58, tzinfo=UTC)

TODAY = (
    "Air keran keruh di sejumlah kelurahan",
    "Hari ini petugas Perumda memeriksa instalasi bersama Rusdiansyah",
    "Tampung air bersih seperlunya",
    "01.00 WITA",
    "situs dinas",
    "Sekretariat, 0541 000 000",
)
NAME = "Ahmad Rusdiansyah"


@pytest.fixture
async def here(crisis):
    """Before midnight; Dewi writes, and reads English."""
    opened = Desk(crisis, *await small_office(crisis))
    opened.dewi = await crisis.member("Dewi", Role.WRITER, locale="en")
    crisis.clock.at = EVENING
    return opened


async def handed_in(here, writer, submit):
    await writer.says("/draf 1")
    for answer in TODAY:
        await writer.says(answer)
    await writer.presses(submit)
    request = here.citra.hears("PERNYATAAN AWAL")
    everybody_read(here.crisis)
    return request


async def test_at_midnight_today_is_over_and_its_writer_reads_it_in_the_morning(here):
    await levelled(here)
    await here.dewi.says("/quiet 22.00-05.00")
    request = await handed_in(here, here.dewi, "Submit")
    assert labels(request) == ["Setujui", "Kembalikan"]

    await here.crisis.fast_forward(minutes=32)

    back = here.citra.hears("Naskah kembali ke penulis pukul 00.0")
    assert back is request or labels(back) == []
    assert "U-17 · Waktu tidak jelas: hari ini." in back.text
    assert "Tidak ada yang perlu Bapak/Ibu lakukan" in back.text
    for phone in (here.ana, here.budi, here.citra, here.dewi):
        assert new_messages(phone) == []

    here.crisis.clock.at = MORNING
    await here.crisis.fast_forward(minutes=5)

    told = here.dewi.hears("ISU-2026-0001/D1 · back to you", "U-17 · ")
    assert "This text cannot be approved yet." in told.text
    await here.dewi.presses(*labels(told), told)
    here.dewi.hears("PERNYATAAN AWAL")
    everybody_read(here.crisis)
    await here.crisis.fast_forward(minutes=15)
    assert not any("back to you" in one.text for one in new_messages(here.dewi))
    everybody_read(here.crisis)


async def test_at_a_high_level_who_is_on_duty_reads_at_night_whose_text_it_is(here):
    await levelled(here, "L3 Tinggi")
    for phone in (here.budi, here.dewi):
        await phone.says("/quiet 22.00-05.00")
    await handed_in(here, here.dewi, "Submit")

    await here.crisis.fast_forward(minutes=32)

    told = here.budi.hears("ISU-2026-0001/D1 · kembali ke penulis")
    assert (
        "Penulis: Dewi (Penulis Naskah). Bila belum menjawab, buka naskah" in told.text
    )
    here.dewi.hears("ISU-2026-0001/D1 · back to you")
    await here.budi.presses(*labels(told), told)
    here.budi.hears("PERNYATAAN AWAL")
    everybody_read(here.crisis)


async def protects(here, phone):
    """Write the name down; return the page that answers."""
    await phone.says("/buku 1")
    await phone.presses("Protected names")
    await phone.presses("+ Victim")
    await phone.says(NAME)
    return phone.hears("Protected names: 1", "Your message was deleted")


async def test_a_name_that_is_protected_voids_the_approval_of_a_text_with_it(here):
    channel = await channel_of(here)
    await levelled(here)
    await approved(here, *TODAY)
    note = here.budi.hears("disetujui Citra", button="Terbitkan")
    eka = await here.crisis.member("Eka", Role.ANALYST, locale="en")
    everybody_read(here.crisis)

    page = await protects(here, eka)

    assert (
        "⚠ 1 text that says the name went back to the writer: ISU-2026-0001/D1."
        in page.text
    )
    for phone in (here.budi, here.citra):
        void = phone.hears("Persetujuan gugur", "U-08 · Nama yang harus dilindungi")
        assert "bersama ▒▒▒. Hapus namanya." in void.text
        assert labels(void) == ["Lanjutkan menulis", "Sudah terbit"]
    here.citra.hears("Naskah kembali ke penulis", "▒▒▒")
    await here.budi.presses("Terbitkan", note)
    assert here.posts(channel) == []
    journal = await here.crisis.kept("SELECT action || subject || detail FROM journal")
    assert not any("Rusdiansyah" in one for one in journal)
    everybody_read(here.crisis)


async def test_of_a_text_that_is_out_with_a_name_the_lead_has_the_correction(here):
    channel, slow = await channel_of(here), await channel_of(here, 1, username=None)
    await levelled(here)
    await approved(here, *TODAY)
    here.crisis.telegram.faults.next(
        Outcome.FLOOD, method="sendMessage", chat=FIRST - 1, retry_after=300
    )
    await here.budi.presses("Terbitkan")
    assert await here.states() == ["out", "sending"]
    eka = await here.crisis.member("Eka", Role.ANALYST, Role.WRITER, locale="en")
    everybody_read(here.crisis)

    page = await protects(here, eka)

    assert "⚠ Out already, with the name: ISU-2026-0001/D1." in page.text
    task = here.citra.hears("Ralat? ISU-2026-0001/D1 sudah terbit dan memuat nama")
    assert "Buat ralat" in labels(task)
    assert "nama dilindungi" in task.text
    assert "Rusdiansyah" not in task.text
    await eka.presses("Write a correction D1", page)
    await here.crisis.fast_forward(minutes=6)
    assert (len(here.posts(channel)), here.posts(slow)) == (1, [])
    assert await here.states() == ["out", "failed"]
    here.citra.hears("tidak terbit di Kanal 1", "atau nama yang dilindungi")
    everybody_read(here.crisis)
