"""The whole road with the mouse: from an invitation to an approved first statement."""

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.browser.people import BUDI, CITRA, DEWI, TONO

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.slow,
    pytest.mark.processes,
]
PROJECTOR = {"width": 1920, "height": 1080}
REPORT = "Air keran keruh di tiga kelurahan sejak pagi"
NINE_ANSWERS = ("2 ·", "1 ·", "2 ·", "1 ·", "2 ·", "1 ·", "2 ·", "2 ·", "1 ·")
FIELDS = (
    ("Apa judul naskah ini", "Air keran keruh di wilayah barat kota"),
    ("Apa yang sedang kita lakukan?", "Petugas sedang memeriksa instalasi pengolahan."),
    ("Apa yang dapat dilakukan warga?", "Mohon menampung air yang jernih."),
    ("Pukul berapa keterangan berikutnya", "10.00"),
)


@pytest_asyncio.fixture(loop_scope="session")
async def phones(morning, window):
    """Four phones on a projector: the duty officer, lead, writer and the newcomer."""
    phones = await window(morning, **PROJECTOR)
    await phones.story("leave")
    await phones.show_only(TONO, BUDI, CITRA, DEWI)
    for person in (BUDI, CITRA, DEWI):
        await phones.phone(person).opens()
    return phones


async def test_from_an_invitation_to_an_approved_statement_by_clicking(phones):
    await a_newcomer_joins(phones)
    await he_reports_with_a_photo(phones)
    await nobody_answers_and_the_lead_takes_it(phones)
    await she_maps_it_in_nine_taps(phones)
    await the_writer_drafts_field_by_field(phones)
    await the_lead_approves_and_two_messages_come(phones)


async def a_newcomer_joins(phones):
    citra, tono = phones.phone(CITRA), phones.phone(TONO)
    await citra.sends("/undang pelapor")
    await citra.sees("start=")
    await citra.forwards("start=", to=TONO)
    await tono.opens_chat_with("Citra Maharani")
    await tono.sees("Undangan bergabung")
    await phones.screenshot("office-1-invited")

    await tono.follows_invitation()
    await tono.sees("Nama Anda tertulis Tono Wijaya")
    await tono.sends("Tono Wijaya")
    await tono.sees("Apa jabatan Anda")
    await tono.sends("Staf Kelurahan Contoh Hilir")

    await tono.sees("Anda terdaftar")
    await citra.sees("Tono Wijaya masuk sebagai Pelapor")
    await phones.screenshot("office-2-joined")


async def he_reports_with_a_photo(phones):
    tono, budi = phones.phone(TONO), phones.phone(BUDI)
    await tono.types(REPORT)
    await tono.attaches("photo")

    await tono.sees("tercatat")
    await expect(tono.newest(REPORT)).to_be_visible()
    await expect(tono.article.locator("[data-message] img")).to_be_visible()
    await budi.sees("1 foto")
    await expect(budi.newest("1 foto")).to_contain_text("Tono Wijaya")
    await phones.screenshot("office-3-reported")


async def nobody_answers_and_the_lead_takes_it(phones):
    tono, budi, citra = (phones.phone(one) for one in (TONO, BUDI, CITRA))
    await citra.sees_no("Belum ada yang menangani")
    await phones.clock(15)
    await citra.sees("Belum ada yang menangani")
    await phones.screenshot("office-4-called")

    await citra.presses("Saya tangani", under="Belum ada yang menangani")
    await citra.is_told("Panggilan dihentikan")
    told_until = await citra.lower_end("[data-toast]")
    next_step = citra.newest("Ditangani Citra Maharani").locator("[data-press]").first
    await expect(next_step).to_have_text("Triase")
    assert told_until < (await next_step.bounding_box())["y"]

    for phone in (tono, budi, citra):
        await phone.sees("Ditangani Citra Maharani")
    await phones.screenshot("office-5-taken")


async def she_maps_it_in_nine_taps(phones):
    citra = phones.phone(CITRA)
    await citra.presses("Triase", under="Ditangani Citra Maharani")
    await citra.presses("Penilaian lengkap", under="ISU-")
    for number, answer in enumerate(NINE_ANSWERS, start=1):
        await citra.presses(answer, under=f"Pemetaan {number}/9")
        if number == 4:
            await citra.sees("Pemetaan 5/9")
            await phones.screenshot("office-6-question")
    await phones.screenshot("office-7-proposed")
    await citra.presses("Tetapkan L", under="skor")
    await citra.sees("ditetapkan")
    await phones.phone(DEWI).sees("pernyataan awal sebelum")
    await phones.screenshot("office-8-level")


async def the_writer_drafts_field_by_field(phones):
    dewi = phones.phone(DEWI)
    await dewi.presses("Buat draf", under="pernyataan awal sebelum")
    for question, answer in FIELDS:
        await dewi.sees(question)
        await dewi.sends(answer)
    await dewi.sees("Naskah siap diajukan")
    await phones.screenshot("office-9-drafted")
    await dewi.presses("Ajukan", under="Naskah siap diajukan")
    await dewi.sees("Menunggu persetujuan")


async def the_lead_approves_and_two_messages_come(phones):
    dewi, citra = phones.phone(DEWI), phones.phone(CITRA)
    await citra.sees("Mohon persetujuan")
    await phones.screenshot("office-10-asked")
    await citra.presses("Setujui", under="Mohon persetujuan")

    await dewi.sees("dapat diteruskan apa adanya")
    text, note = dewi.messages().nth(-2), dewi.messages().last
    await expect(text).to_contain_text("PERNYATAAN AWAL")
    await expect(text).to_contain_text(FIELDS[1][1])
    await expect(text.locator("[data-press]")).to_have_count(0)
    await expect(note).to_contain_text("disetujui Citra Maharani")
    await phones.screenshot("office-11-approved")
