"""What is out is corrected or withdrawn in the open: every copy says so."""

import pytest

from bot.sandbox.faults import Outcome
from tests.scenarios.channels import FIRST, approved, channel_of, desk, levelled
from tests.scenarios.talk import everybody_read, labels

#: The answers of a correction (D15) of a known text, in the order of the questions.
CORRECTION = (
    "semua kelurahan terdampak",
    "Sebagian kelurahan terdampak",
    "Perumda Air Minum",
    "Data di lapangan dihitung ulang",
    "situs dinas",
    "Sekretariat, 0541 000 000",
)


@pytest.fixture
async def here(crisis):
    """A text that is out in a channel of ours and on the site."""
    here = await desk(crisis)
    here.channel = await channel_of(here)
    await here.citra.says("/kanal Situs kota; https://kota.go.id")
    await levelled(here)
    await approved(here)
    here.note = here.budi.hears("disetujui Citra", button="Terbitkan")
    await here.budi.presses("Terbitkan", here.note)
    await here.budi.says("https://kota.go.id/berita/1")
    assert await here.states() == ["out", "out"]
    everybody_read(crisis)
    yield here
    everybody_read(crisis)


async def corrects(here):
    """Let Budi write a correction, Citra approve it, and Budi publish it."""
    await here.budi.says("/draf 1")
    await here.budi.presses("Ralat")
    await here.budi.presses("D1 · Pernyataan awal")
    for answer in CORRECTION:
        await here.budi.says(answer)
    await here.budi.presses("Ajukan")
    await here.citra.presses("Setujui")
    note = here.budi.hears("D2", "disetujui Citra", button="Terbitkan")
    await here.budi.presses("Terbitkan", note)


async def test_a_correction_marks_every_copy_and_keeps_the_old_words(here):
    [before] = here.posts(here.channel)

    await corrects(here)

    marked, correction = here.posts(here.channel)
    mark, _, words = marked.partition("\n\n")
    assert mark == "[DIRALAT pukul 07.05 WITA, lihat https://t.me/kota_contoh/2]"
    assert words == before
    assert "Sebagian kelurahan terdampak" in correction
    asked = here.budi.hears("diralat", "Situs kota: https://kota.go.id/berita/1")
    old = [c for c in await here.copies() if c.document_id == "2026-0001/D1"]
    assert [c.state for c in old] == ["corrected", "corrected"]
    assert [c.lacks_mark for c in old] == [False, True]

    await here.budi.presses("Sudah diubah: Situs kota", asked)

    assert not any(c.lacks_mark for c in await here.copies())


async def test_the_correction_of_a_text_begins_under_it_with_one_tap(here):
    await here.budi.says("/terbit 1")
    await here.budi.presses("D1 · Pernyataan awal")
    await here.budi.presses("Buat ralat")

    here.budi.hears("D2", "Ralat", "meralat pernyataan awal", "Kata mana yang keliru?")

    # Who wants to change the words of what is out is led to the same.
    await here.budi.presses("Ubah naskah", here.note)
    await here.budi.presses("Buat ralat", here.budi.hears("D1 sudah terbit"))
    here.budi.hears("D3", "Ralat", "meralat pernyataan awal")
    everybody_read(here.crisis)


async def test_a_mark_that_cannot_be_set_is_a_persons_task(here):
    for _ in range(2):
        here.channel.messages[1].deleted = True

    await corrects(here)

    here.budi.hears("tidak dapat mengubah salinan", "Kanal Kota")
    old = (await here.copies())[0]
    assert old.lacks_mark
    assert len(here.posts(here.channel)) == 1


async def test_a_mark_is_set_though_the_answer_is_lost(here):
    here.crisis.telegram.faults.next(Outcome.LOST, method="editMessageText", chat=FIRST)

    await corrects(here)

    assert here.posts(here.channel)[0].startswith("[DIRALAT")
    assert not (await here.copies())[0].lacks_mark


async def test_only_the_lead_withdraws_with_a_reason_that_the_public_reads(here):
    [before] = here.posts(here.channel)
    await here.budi.says("/terbit 1")
    await here.budi.presses("D1 · Pernyataan awal")
    board = here.budi.hears("Penerbitan", "Situs kota: terbit")
    assert "Tarik naskah" not in labels(board)

    await here.citra.says("/terbit 1")
    here.citra.hears("Terbitan", "D1", "Kanal Kota: terbit")
    await here.citra.presses("D1 · Pernyataan awal")
    await here.citra.presses("Tarik naskah")
    here.citra.hears("Tidak ada yang dihapus", "Mohon tidak disebarkan")
    await here.citra.presses("Isinya keliru")

    [after] = here.posts(here.channel)
    note, _, words = after.partition("\n\n")
    assert note.startswith("[DITARIK pukul 07.05 WITA: isi pernyataan ini keliru.")
    assert words == before
    here.budi.hears("ditarik", "Situs kota: https://kota.go.id/berita/1")
    assert await here.states() == ["withdrawn", "withdrawn"]
    async with here.crisis.house.storage.begin() as unit:
        document = await unit.documents.find("2026-0001/D1")
    assert document.state == "withdrawn"
    await here.budi.presses("Terbitkan", here.note)
    assert len(here.posts(here.channel)) == 1


async def test_no_post_is_made_of_a_text_that_was_withdrawn(here):
    await here.budi.says("/draf 1")
    await here.budi.presses("Unggahan media sosial")
    old = here.budi.hears("Dari naskah mana", button="D1 · Pernyataan awal")
    await here.citra.says("/terbit 1")
    for label in ("D1 · Pernyataan awal", "Tarik naskah", "Isinya keliru"):
        await here.citra.presses(label)
    everybody_read(here.crisis)

    tap = await here.budi.presses("D1 · Pernyataan awal", old)
    assert "tidak berlaku" in tap.text

    await here.budi.says("/draf 1")
    await here.budi.presses("Unggahan media sosial")
    empty = here.budi.hears("Unggahan media sosial", "Belum diisi").text
    assert "Petugas Perumda" not in empty
