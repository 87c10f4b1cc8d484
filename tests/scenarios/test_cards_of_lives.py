"""What a card says of a life, said once, and to whom it concerns."""

from bot.domain.roles import Role
from tests.scenarios.talk import everybody_read, labels
from tests.scenarios.test_lives import (
    approved,
    full_office,
    mapped,
    opens,
    rejected,
    state_of,
)
from tests.scenarios.test_the_road import write

#: What a phone shows of buttons without scrolling, and what of a row.
ROWS, IN_A_ROW = 8, 2


async def at_l3(crisis):
    """An L3 issue whose statement is approved, with a liaison beside the small office."""
    ana, budi, citra = await mapped(crisis, "L3")
    eko = await crisis.member("Eko", Role.AGENCY_LIAISON)
    await approved(crisis)
    everybody_read(crisis)
    return ana, budi, citra, eko


async def test_who_only_reports_sees_how_far_it_is_and_not_what_the_team_owes(crisis):
    ana, *_ = await at_l3(crisis)

    await ana.says("/isu 1")

    card = ana.hears("L3 Tinggi", "Petakan ✅", "Ditangani Budi").text
    for inside in ("Wajib dilengkapi", "/D1", "Akui kesalahan", "⏱"):
        assert inside not in card
    everybody_read(crisis)


async def test_all_that_is_owed_stands_in_one_line_also_after_closing(crisis):
    _, budi, citra = await mapped(crisis)
    await approved(crisis)
    await opens(citra, "Langkah berikutnya", "Tangani tanpa rapat PD",
                "Nyatakan terkendali", "Lanjutkan dengan alasan")  # fmt: skip
    await citra.says("Ringkasan menyusul")
    assert await state_of(crisis) == "closed"
    everybody_read(crisis)

    await budi.says("/isu 1")

    card = budi.hears("⚠ Wajib dilengkapi: Ringkasan belum ditulis. Pelajaran").text
    assert card.count("Wajib dilengkapi") == 1
    everybody_read(crisis)


async def test_a_meeting_that_was_gone_without_is_not_ticked_off(crisis):
    _, budi, citra = await mapped(crisis)
    await approved(crisis)
    await opens(citra, "Langkah berikutnya", "Tangani tanpa rapat PD")
    everybody_read(crisis)

    await budi.says("/isu 1")

    budi.hears("identifikasi ✅ · Rapat PD · Tindakan ▸")
    everybody_read(crisis)


async def test_a_deadline_keeps_the_number_of_its_document(crisis):
    _, budi, _ = await mapped(crisis)
    await budi.says("/draf 1")
    await write(budi)
    everybody_read(crisis)

    await budi.says("/isu 1")

    budi.hears("⏱ Persetujuan naskah D1 sebelum")
    everybody_read(crisis)


async def test_the_card_names_who_agreed_to_speak(crisis):
    _, budi, citra, eko = await at_l3(crisis)
    await budi.says("/isu 1")
    budi.hears("Juru bicara: belum ada.")  # who is only meant for it is not named
    await opens(citra, "Langkah berikutnya", "Juru bicara", "Eko")
    await eko.presses("Terima")
    everybody_read(crisis)

    await budi.says("/isu 1")

    budi.hears("Juru bicara: Eko (Penghubung PD).")
    everybody_read(crisis)


async def test_nobody_is_offered_a_next_step_that_is_somebody_elses(crisis):
    _, budi, citra = await mapped(crisis)
    await approved(crisis)
    await opens(citra, "Langkah berikutnya", "Tangani tanpa rapat PD")

    moved = budi.hears("Analisis & identifikasi → Penanganan oleh Citra")

    assert labels(moved) == ["Lihat isu"]
    everybody_read(crisis)


async def analysed(full):
    """A full team whose analyst answered the nine questions."""
    everybody = await full_office(full)
    ana, budi, *_ = everybody
    await ana.says("/lapor Air keran keruh di tiga kelurahan")
    await budi.says("/triase 1")
    for label in ("Penilaian lengkap", *["2 ·"] * 9, "Tetapkan L3"):
        await budi.presses(label)
    everybody_read(full)
    return everybody


async def test_facts_that_a_step_asks_for_lead_back_to_the_step_in_one_tap(full):
    _, budi, *_ = await analysed(full)
    await opens(budi, "Langkah berikutnya")
    step = budi.hears("1. Belum ada fakta terverifikasi, dan itu belum dinyatakan.")

    await budi.presses("1 Fakta", under=step)
    await budi.presses("Belum ada fakta pasti", under=step)
    await budi.presses("Kembali", under=step)

    assert "1. PD terkait belum dicatat." in step.text
    everybody_read(full)


async def test_what_is_owed_leads_back_to_the_card(crisis):
    *_, citra = await mapped(crisis, "L3")
    await opens(citra, "Langkah berikutnya", "Lanjutkan dengan alasan")
    await citra.says("Warga menunggu")
    await citra.says("/isu 1")
    card = citra.hears("Rapat PD ▸", button="Wajib dilengkapi")

    await citra.presses("Wajib dilengkapi", under=card)
    await citra.presses("Kembali", under=card)

    assert "Rapat PD ▸" in card.text
    everybody_read(crisis)


async def test_what_a_closed_issue_owes_can_still_be_written(crisis):
    _, budi, citra = await mapped(crisis)
    await approved(crisis)
    await opens(citra, "Langkah berikutnya", "Tangani tanpa rapat PD",
                "Nyatakan terkendali", "Lanjutkan dengan alasan")  # fmt: skip
    await citra.says("Menyusul besok")
    everybody_read(crisis)

    await opens(budi, "Wajib dilengkapi")
    owed = budi.hears("⚠ Ringkasan belum ditulis. Citra", "⚠ Pelajaran belum ditulis.")
    assert owed.text.count("Menyusul besok") == 1
    await budi.presses("1 Ringkasan", under=owed)
    await budi.says("Pompa diperbaiki")
    left = budi.hears("⚠ Pelajaran belum ditulis.", "✅ Ringkasan", button="Pelajaran")
    await budi.presses("Pelajaran", under=left)
    await budi.presses("Kembali", under=left)
    await budi.presses("Pelajaran", under=left)
    await budi.says("Catat nomor pompa")

    budi.hears("✅ Ringkasan", "✅ Pelajaran")
    assert await state_of(crisis) == "closed"
    await budi.says("/isu 1")
    assert "⚠" not in budi.hears("✅ Sudah dilengkapi: 2.").text
    everybody_read(crisis)


async def test_an_update_comes_first_only_when_it_is_due_soon(crisis):
    _, budi, citra = await mapped(crisis)
    await budi.says("/draf 1")
    await write(budi)
    await citra.presses("Setujui")
    await opens(citra)
    card = citra.hears("Kabar terakhir untuk publik", button="Belum ada perkembangan")
    assert labels(card)[0] == "Langkah berikutnya"

    await crisis.fast_forward(hours=1)
    crisis.clock.advance(hours=22, minutes=30)
    await opens(citra)
    late = citra.hears("Kabar terakhir untuk publik", button="Belum ada perkembangan")
    assert labels(late)[0] == "Belum ada perkembangan"
    everybody_read(crisis)


async def test_who_wrote_what_a_second_person_approves_is_told_for_whom_it_waits(full):
    _, budi, citra, *_ = await analysed(full)
    await budi.says("/rapat 1 besok 09.00, Kantor")
    await opens(
        budi, "Langkah berikutnya", "1 Fakta", "Belum ada fakta pasti", "Kembali"
    )
    await budi.says("/pemangku 1 Warga\nDPRD\nMedia")
    await budi.says("/pesan 1 Kami tahu\nKami periksa\nKami kabari")
    await opens(budi, "Langkah berikutnya", "Strategi", "Pakai saran")
    await budi.presses("Mulai koordinasi PD")
    everybody_read(full)

    await opens(citra, "Langkah berikutnya", "3 Narasi")
    await citra.says("Air sedang diperiksa")
    citra.hears("👤 Narasi tunggal menunggu persetujuan Hadi (Kepala Dinas).")
    await opens(citra, "Langkah berikutnya")
    await citra.presses("4 Juru bicara")
    await citra.presses("Sari")
    citra.hears("👤 Sari (Juru Bicara) ditanya apakah bersedia.", "4. Juru bicara")
    everybody_read(full)


def shown_buttons(phone) -> list[str]:
    """Return the buttons of the newest message."""
    return labels(phone.phone.chat()[-1])


async def test_a_stage_that_the_procedure_names_is_not_named_again(crisis):
    _, budi, _ = await mapped(crisis)

    await opens(budi)

    card = budi.hears("Analisis & identifikasi ▸", "\nDitangani Budi").text
    assert card.count("Analisis & identifikasi") == 1
    everybody_read(crisis)


async def test_a_phone_shows_all_buttons_of_a_triage_and_of_a_fact(crisis):
    ana = await crisis.member("Ana", locale="en")
    budi = await crisis.member("Budi", Role.DUTY_OFFICER, locale="en")
    eko = await crisis.member("Eko", Role.AGENCY_LIAISON, locale="en")
    await ana.says("/report Murky water")
    await budi.presses("I'll take it")
    await budi.presses("Triage")
    assert len(budi.hears("Does anything raise the level?").buttons) <= ROWS
    await eko.says("/facts 1 Turbidity 18 NTU at IPA Kalijaya, PDAM")
    for label in ("Data owner", "Yes", "Save"):
        await eko.presses(label)
    await budi.presses("Verify")
    card = budi.hears("F1", "Verified", button="Withdraw")
    assert max(len(row) for row in card.buttons) <= IN_A_ROW
    everybody_read(crisis)


async def test_the_timeline_says_which_level_which_stage_and_which_note(crisis):
    ana, _, citra = await mapped(crisis)
    await approved(crisis)
    await opens(citra, "Langkah berikutnya", "Tangani tanpa rapat PD",
                "Nyatakan terkendali", "1 Ringkasan")  # fmt: skip
    await citra.says("Pompa diperbaiki")
    everybody_read(crisis)

    await opens(citra, "Lini masa")

    citra.hears("tingkat ditetapkan: L2, Budi", "tahap berpindah: Penanganan, Citra",
                "tahap berpindah: Terkendali, Citra", "berkas ditambah: Ringkasan")  # fmt: skip
    await opens(ana, "Lini masa")
    told = ana.hears("tahap berpindah: Terkendali, Citra", "dilaporkan, Ana").text
    assert "berkas" not in told
    everybody_read(crisis)


async def test_a_card_says_when_a_report_was_rejected_and_why(crisis):
    ana, *_ = await rejected(crisis)
    everybody_read(crisis)

    await opens(ana)

    ana.hears("\nDitolak, 07.05 WITA. Alasan: Di luar lingkup.")
    everybody_read(crisis)
