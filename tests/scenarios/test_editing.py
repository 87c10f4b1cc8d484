"""Drafts on real phones: quoted parts, edited answers, recordings, two at once."""

import pytest

from bot.domain.levels import Level
from bot.domain.roles import Role
from tests.scenarios.talk import everybody_read

TITLE = "Air keran keruh di tiga kelurahan"


@pytest.fixture
async def desk(crisis):
    """Dewi and Eka write, Budi is on duty; one issue with a level and a draft."""
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)
    dewi = await crisis.member("Dewi", Role.WRITER)
    eka = await crisis.member("Eka", Role.WRITER)
    await budi.says("/lapor Air keran keruh")
    await budi.presses("Triase")
    await budi.presses("Tetapkan tingkat langsung")
    await budi.presses(Level.L3.name)
    await budi.says("layanan air")
    everybody_read(crisis)
    await dewi.says("/draf 1")
    await dewi.says(TITLE)
    everybody_read(crisis)
    return dewi, eka, budi


async def fields(crisis, number: str = "2026-0001/D1") -> dict[str, str]:
    async with crisis.house.storage.begin() as unit:
        found = await unit.documents.find(number)
    return dict(found.fields)


def preview_of(phone) -> object:
    """Return the newest preview of the draft that the phone shows."""
    shown = [one for one in phone.phone.chat() if "PERNYATAAN AWAL" in one.text]
    return shown[-1]


async def test_a_quoted_part_of_the_preview_gives_way_to_the_words_of_the_reply(
    crisis, desk
):
    dewi, *_ = desk
    await dewi.does(
        lambda phone: phone.replies(
            preview_of(dewi), "Kami turut prihatin.", quote="Kami memahami kekhawatiran"
        )
    )
    assert (await fields(crisis))["empati"] == "Kami turut prihatin."
    assert "Kami turut prihatin." in preview_of(dewi).text

    # Without a quotation a reply answers the question that the preview asks.
    await dewi.does(lambda phone: phone.replies(preview_of(dewi), "Pompa diperiksa"))
    assert (await fields(crisis))["tindakan"] == "Pompa diperiksa"
    everybody_read(crisis)


async def test_who_chooses_another_text_answers_the_last_one_no_more(crisis, desk):
    dewi, *_ = desk
    await dewi.says("/draf 1")
    await dewi.presses("Mulai naskah baru")
    await dewi.says("Hak jawab saja")

    assert "tindakan" not in await fields(crisis)
    dewi.hears("Hak jawab saja", button="Jadikan laporan")
    everybody_read(crisis)


async def test_editing_the_message_of_an_answer_changes_the_field(crisis, desk):
    dewi, eka, _ = desk
    said = await dewi.says("Pompa diperiksa")
    await dewi.does(lambda phone: phone.edits(said, "Pompa sudah diganti"))
    assert (await fields(crisis))["tindakan"] == "Pompa sudah diganti"
    assert "Pompa sudah diganti." in preview_of(dewi).text

    # Once somebody else wrote the field, the old message is a note like any other.
    await eka.says("/draf 1")
    await eka.presses("Lanjutkan menulis")
    await eka.presses("Ubah bagian…")
    await eka.presses("Tindakan")
    await eka.says("Pompa cadangan menyala")
    await dewi.does(lambda phone: phone.edits(said, "Pompa dibuang"))
    assert (await fields(crisis))["tindakan"] == "Pompa cadangan menyala"
    everybody_read(crisis)


async def test_a_recording_is_kept_and_the_question_waits_for_somebody_to_type(
    crisis, desk
):
    dewi, eka, _ = desk
    await dewi.does(lambda phone: phone.sends_voice())
    dewi.hears("Rekaman untuk Tindakan", "tidak mendengarkan", button="Kembali")
    async with crisis.house.storage.begin() as unit:
        kept = await unit.reports.of_issue("2026-0001")
    assert [item.kind for item in kept[-1].content.attachments] == ["voice"]
    assert "tindakan" not in await fields(crisis)

    await eka.says("/draf 1")
    await eka.presses("Lanjutkan menulis")
    assert "Rekaman suara menunggu diketik: Tindakan." in preview_of(eka).text
    await eka.says("Pompa diperiksa")
    assert "Rekaman suara" not in preview_of(eka).text
    assert (await fields(crisis))["tindakan"] == "Pompa diperiksa"
    everybody_read(crisis)


@pytest.mark.parametrize("choice", ["Pakai kata-kata saya", "Pertahankan"])
async def test_who_writes_second_sees_the_first_words_and_chooses(crisis, desk, choice):
    dewi, eka, _ = desk
    await eka.says("/draf 1")
    await eka.presses("Lanjutkan menulis")
    await dewi.says("Pompa diperiksa")
    everybody_read(crisis)
    await eka.says("Truk tangki dikirim")

    both = eka.hears("Tindakan sudah ditulis Dewi", "Pompa diperiksa", button=choice)
    assert "Truk tangki dikirim" in both.text
    assert (await fields(crisis))["tindakan"] == "Pompa diperiksa"
    await eka.presses(choice, under=both)
    mine = choice != "Pertahankan"
    said = "Truk tangki dikirim" if mine else "Pompa diperiksa"
    assert (await fields(crisis))["tindakan"] == said
    everybody_read(crisis)
