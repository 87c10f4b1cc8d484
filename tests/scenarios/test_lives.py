"""An issue lives: the next step, what it lacks, watching, ends, appeals, coming back."""

from datetime import timedelta

from bot.domain.document_life import DocumentState
from bot.domain.roles import Role
from bot.domain.values import replace
from tests.scenarios.talk import everybody_read, issue, labels, small_office
from tests.scenarios.test_the_road import write
from tests.storage.builders import approval, document, text

KERUH = "Air keran keruh di tiga kelurahan"


async def mapped(crisis, level: str = "L2"):
    """Ana reported, Budi has it at L1, L2 or L3, Citra leads."""
    ana, budi, citra = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await budi.presses("Saya tangani")
    await budi.presses("Triase")
    tap = {"L1": "0 ·", "L2": "1 ·", "L3": "2 ·"}[level]
    for label in ("Penilaian cepat", tap, tap, tap, f"Tetapkan {level}"):
        await budi.presses(label)
    everybody_read(crisis)
    return ana, budi, citra


async def opens(phone, *path: str, number: int = 1):
    """Open the card and press on from there; return the number of taps."""
    await phone.says(f"/isu {number}")
    for label in path:
        await phone.presses(label)
    return len(path)


async def approved(crisis) -> None:
    """The first statement is approved and out (how is told in the tests of texts)."""
    async with crisis.house.storage.begin() as unit:
        await unit.documents.next_count("2026-0001")
        one = document(state=DocumentState.PUBLISHED, submitted_version=1)
        await unit.documents.add(one)
        await unit.documents.add_version(text())
        await unit.documents.approve(approval())
        await unit.commit("approved")


async def state_of(crisis, number: int = 1) -> str:
    return (await issue(crisis, number)).state


async def test_a_small_office_goes_from_report_to_closed(crisis):
    ana, budi, citra = await mapped(crisis)
    assert await state_of(crisis) == "analysis"
    await budi.says("/draf 1")
    await write(budi)
    await citra.presses("Setujui")
    everybody_read(crisis)

    assert await opens(citra, "Langkah berikutnya", "Tangani tanpa rapat PD") == 2
    citra.hears("✅ Penanganan", "Penanganan → Terkendali")
    budi.hears("Analisis & identifikasi → Penanganan oleh Citra")
    assert await state_of(crisis) == "responding"

    await citra.presses("Nyatakan terkendali")
    held = citra.hears("Terkendali → Ditutup", "1. Ringkasan belum ditulis.",
                       "2. Pelajaran belum ditulis.")  # fmt: skip
    assert labels(held)[:3] == ["1 Ringkasan", "2 Pelajaran", "Lanjutkan dengan alasan"]
    await citra.presses("1 Ringkasan")
    await citra.says("Pompa diperbaiki, air jernih sejak pukul 18.00.")
    one_left = citra.hears("Yang kurang", "1. Pelajaran belum ditulis.")
    await citra.presses("Pelajaran", under=one_left)
    await citra.says("Nomor siaga petugas pompa perlu dicatat.")
    citra.hears("Terkendali → Ditutup", button="Tutup tanpa evaluasi")
    everybody_read(crisis)
    await citra.presses("Tutup tanpa evaluasi")

    citra.hears("✅ Ditutup", "Pelapor diberi tahu")
    ana.hears("ISU-2026-0001 · Ditutup", "Terima kasih atas laporan Anda")
    budi.hears("Terkendali → Ditutup")
    assert await state_of(crisis) == "closed"
    await crisis.fast_forward(hours=5)
    assert await crisis.house.storage.integrity() == []
    everybody_read(crisis)


async def test_the_lead_breaks_glass_and_the_card_shows_the_debt_until_it_is_paid(
    crisis,
):
    _, budi, citra = await mapped(crisis, "L3")
    await approved(crisis)
    sari = await crisis.member("Sari", Role.SPOKESPERSON)
    everybody_read(crisis)
    await opens(citra, "Langkah berikutnya", "Mulai koordinasi PD")
    held = citra.hears("1. Keputusan dengan PIC dan tenggat belum dicatat.")
    assert "Lanjutkan dengan alasan" in labels(held)
    everybody_read(crisis)

    await citra.presses("Lanjutkan dengan alasan")
    citra.hears("Penanganan tanpa", "Keputusan dengan PIC", "wajib dilengkapi kemudian")
    await citra.says("Warga menunggu, rapat sore")
    everybody_read(crisis)
    assert await state_of(crisis) == "responding"
    await budi.says("/isu 1")
    card = budi.hears("⚠ Wajib dilengkapi: Keputusan dengan PIC dan tenggat")
    await budi.presses("Wajib dilengkapi", under=card)
    budi.hears("⚠ Keputusan dengan PIC", 'Citra (Ketua Tim Krisis): "Warga menunggu')
    await budi.presses("Keputusan")
    await budi.says("Kirim tangki")
    budi.hears("Siapa yang memutuskan?")
    await budi.presses("Citra (Ketua Tim Krisis)")
    budi.hears("Siapa yang mengerjakan?")
    await budi.says("Perumda")
    budi.hears("Sampai kapan?")
    await budi.says("besok 08.00")
    everybody_read(crisis)

    await budi.says("/isu 1")
    told = budi.hears("✅ Sudah dilengkapi: 1.")
    assert "⚠ Wajib dilengkapi: Sembilan pertanyaan pemetaan" in told.text
    everybody_read(crisis)
    assert sari.texts() == []


async def test_an_approval_is_never_passed_by_a_reason(crisis):
    _, _, citra = await mapped(crisis)

    await opens(citra, "Langkah berikutnya")

    held = citra.hears("1. Pernyataan awal belum disetujui.")
    assert "Lanjutkan dengan alasan" not in labels(held)
    assert "Buat draf" in labels(held)
    everybody_read(crisis)


async def test_what_is_monitored_comes_back_when_its_time_has_come(crisis):
    _, budi, citra = await mapped(crisis, "L1")
    await opens(budi, "Langkah berikutnya")
    budi.hears(
        "Analisis & identifikasi → Dipantau",
        "1. Pemicu",
        "2. Waktu meninjau lagi belum dipilih.",
    )
    await budi.presses("1 Pemicu")
    await budi.presses("Bila media memuatnya")
    budi.hears("1. Waktu meninjau lagi belum dipilih.")
    await budi.presses("2 jam lagi (09.05 WITA)")
    await budi.presses("Pantau dulu")
    assert await state_of(crisis) == "monitored"
    everybody_read(crisis)
    await budi.says("/isu 1")
    budi.hears("Dipantau", "Ditinjau lagi 09.05 WITA (2 jam lagi).")

    await crisis.fast_forward(minutes=1)
    everybody_read(crisis)  # the older card says that it is one
    await crisis.fast_forward(minutes=118)
    crisis.expect_silence()
    await crisis.fast_forward(minutes=2)

    ping = budi.hears("Dipantau → Triase", "Alasan: Waktunya ditinjau lagi")
    assert labels(ping) == ["Langkah berikutnya", "Lihat isu"]
    assert await state_of(crisis) == "triage"
    citra.hears("Dipantau → Triase")
    everybody_read(crisis)
    assert await crisis.house.storage.integrity() == []


async def test_what_is_monitored_and_grows_is_analysed_at_once(crisis):
    _, budi, _ = await mapped(crisis, "L1")
    path = ("1 Pemicu", "Bila ada bukti baru", "6 jam lagi", "Pantau dulu")
    await opens(budi, "Langkah berikutnya", *path)
    assert await state_of(crisis) == "monitored"

    await budi.says("/triase 1")
    for label in ("Penilaian cepat", "1 ·", "1 ·", "1 ·", "Tetapkan L2"):
        await budi.presses(label)
    await budi.says("Sudah dimuat dua media")

    assert await state_of(crisis) == "analysis"
    assert await crisis.house.storage.integrity() == []
    everybody_read(crisis)


async def test_two_reports_of_one_thing_become_one_issue(crisis):
    ana, budi, citra = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    eka = await crisis.member("Eka")
    await eka.says("/lapor Keran saya berwarna cokelat")
    await budi.presses("Saya tangani")
    everybody_read(crisis)
    await opens(citra, "Langkah berikutnya", "Lainnya…", "Gabungkan ke isu lain",
                number=2)  # fmt: skip
    citra.hears("Gabungkan ke isu mana?")

    await citra.says("2")
    citra.hears("ISU-2026-0002 tidak dapat digabung ke dirinya sendiri")
    await citra.says("1")
    citra.hears("Gabungkan ke ISU-2026-0001?", "Tidak dapat dibatalkan")
    await citra.presses("Ya, gabungkan")

    eka.hears("ISU-2026-0002 · Digabung ke ISU-2026-0001")
    assert (await issue(crisis, 2)).merged_into == "2026-0001"
    everybody_read(crisis)
    await citra.says("/triase 2")
    citra.hears("sudah selesai (Digabung). Lanjutkan di ISU-2026-0001")
    assert await crisis.house.storage.integrity() == []
    everybody_read(crisis)


async def rejected(crisis, *more: tuple[str, Role]):
    """Citra rejects what Ana reported."""
    ana, budi, citra = await small_office(crisis)
    others = [await crisis.member(*one) for one in more]
    await ana.says(f"/lapor {KERUH}")
    await budi.presses("Saya tangani")
    everybody_read(crisis)
    await opens(
        citra, "Langkah berikutnya", "Lainnya…", "Tolak laporan", "Di luar lingkup"
    )
    return ana, budi, citra, *others


async def test_a_rejected_report_has_one_appeal_and_somebody_else_hears_it(crisis):
    ana, _, citra, hadi = await rejected(crisis, ("Hadi", Role.HEAD_OF_AGENCY))
    told = ana.hears("ISU-2026-0001 · Ditolak", "Alasan: Di luar lingkup")
    await ana.presses("Ajukan keberatan", under=told)
    await ana.says("Perumda milik kota, jadi lingkup kita")
    ana.hears("keberatan tercatat", "Diputuskan oleh Hadi")
    everybody = citra.texts()
    assert not any("berkeberatan" in text for text in everybody)

    asked = hadi.hears('berkeberatan atas penolakan: "Perumda milik kota')
    await hadi.presses("Buka kembali", under=asked)

    ana.hears("keberatan dikabulkan", "Isu ini dibuka kembali.")
    assert await state_of(crisis) == "triage"
    assert (await issue(crisis)).owner == hadi.id
    everybody_read(crisis)
    assert await crisis.house.storage.integrity() == []


async def test_where_only_one_leads_that_one_hears_the_appeal_and_no_is_final(crisis):
    ana, _, citra = await rejected(crisis)
    await ana.presses("Ajukan keberatan")
    await ana.says("Masih terjadi")
    await citra.presses("Tetap ditolak")

    ana.hears("tetap ditolak", "laporkan lagi dengan /lapor")
    assert await state_of(crisis) == "rejected"
    everybody_read(crisis)


async def test_an_issue_of_another_agency_is_handed_over_with_a_note(crisis):
    ana, _, citra = await mapped(crisis)
    await opens(citra, "Langkah berikutnya", "Lainnya…", "Alihkan ke instansi lain")
    citra.hears("1. Instansi penerima", "2. Catatan serah terima")
    await citra.presses("1 Instansi penerima")
    await citra.says("Dinas Kesehatan")
    await citra.presses("Catatan serah terima")
    await citra.says("Tiga warga bertanya soal diare")
    await citra.presses("Alihkan ke instansi lain")
    citra.hears("Isu ini selesai di sini", "Tidak dapat dibatalkan")
    await citra.presses("Ya, alihkan")

    ana.hears("Dialihkan ke Dinas Kesehatan")
    assert await state_of(crisis) == "transferred"
    everybody_read(crisis)


async def closed(crisis):
    """An L1 issue that Citra closed."""
    ana, budi, citra = await mapped(crisis, "L1")
    await opens(citra, "Langkah berikutnya", "Tangani tanpa rapat PD",
                "Nyatakan terkendali", "Tutup tanpa evaluasi")  # fmt: skip
    assert await state_of(crisis) == "closed"
    everybody_read(crisis)
    return ana, budi, citra


async def test_a_closed_issue_is_opened_again_with_a_reason(crisis):
    _, budi, citra = await closed(crisis)
    await crisis.fast_forward(days=1)
    await opens(citra, "Langkah berikutnya", "Buka kembali")
    citra.hears("Ditutup → Triase", "Apa alasannya?")
    await citra.presses("Terjadi lagi")

    citra.hears("✅ Triase")
    budi.hears("Ditutup → Triase oleh Citra", "Alasan: Terjadi lagi")
    assert (await issue(crisis)).owner == citra.id
    everybody_read(crisis)


async def test_what_was_closed_long_ago_becomes_a_new_issue(crisis):
    _, _, citra = await closed(crisis)
    crisis.clock.advance(days=91)
    await opens(citra, "Langkah berikutnya")
    held = citra.hears("1. Sudah terlalu lama ditutup.")
    assert labels(held)[0] == "Buka isu baru"
    await citra.presses("Buka isu baru")

    citra.hears("ISU-2026-0002 tercatat", f"Lanjutan ISU-2026-0001: {KERUH}")
    assert await state_of(crisis) == "closed"
    everybody_read(crisis)


async def test_of_two_leads_who_press_opposite_buttons_the_second_is_told(crisis):
    _, _, citra = await mapped(crisis, "L1")
    dodi = await crisis.member("Dodi", Role.CRISIS_LEAD)
    await opens(citra, "Langkah berikutnya")
    await opens(dodi, "Langkah berikutnya", "Lainnya…")
    twice = await citra.presses("Tangani tanpa rapat PD", times=2)
    assert [one.text for one in twice.repeats] == ["Sudah dicatat."]

    tap = await dodi.presses("Mulai koordinasi PD")

    assert tap.text == (
        "ISU-2026-0001 sudah di tahap Penanganan, oleh Citra (Ketua Tim Krisis) sejak"
        " pukul 07.05 WITA."
    )
    async with crisis.house.storage.begin() as unit:
        moves = await unit.lives.changes("2026-0001")
    assert [move.code for move in moves].count("T13") == 1
    assert await state_of(crisis) == "responding"
    everybody_read(crisis)


async def test_who_lost_the_role_between_question_and_answer_changes_nothing(crisis):
    *_, citra = await mapped(crisis, "L3")
    await opens(citra, "Langkah berikutnya", "Lanjutkan dengan alasan")
    citra.hears("Apa alasannya?")
    async with crisis.house.storage.begin() as unit:
        member = await unit.members.find(citra.id)
        assert member is not None
        await unit.members.save(replace(member, roles=frozenset({Role.WRITER})))
        await unit.commit("roles")

    await citra.says("Warga menunggu")

    citra.hears("wewenang")
    assert await state_of(crisis) == "analysis"
    async with crisis.house.storage.begin() as unit:
        assert await unit.lives.debts("2026-0001") == []
    everybody_read(crisis)


# The full profile


async def full_office(crisis):
    roles = {
        "Ana": Role.REPORTER, "Budi": Role.ANALYST, "Citra": Role.CRISIS_LEAD,
        "Sari": Role.SPOKESPERSON, "Eko": Role.AGENCY_LIAISON, "Hadi": Role.HEAD_OF_AGENCY,
    }  # fmt: skip
    return [await crisis.member(name, role) for name, role in roles.items()]


async def fills(phone, *answers: str) -> None:
    """Press a button of the step, and answer what it asks for."""
    for button, answer in zip(answers[::2], answers[1::2], strict=True):
        await phone.presses(button)
        await phone.says(answer)


async def test_the_full_procedure_is_walked_step_by_step(full):
    ana, budi, citra, sari, eko, hadi = await full_office(full)
    await ana.says(f"/lapor {KERUH}")
    await budi.says("/triase 1")
    for label in ("Penilaian cepat", "2 ·", "2 ·", "2 ·", "Tetapkan L3"):
        await budi.presses(label)
    assert await state_of(full) == "triage"
    await opens(budi, "Langkah berikutnya")
    budi.hears("Triase → Analisis", "1. Sembilan pertanyaan pemetaan belum dijawab.")
    await budi.says("/triase 1")
    for label in ("Penilaian lengkap", *["2 ·"] * 9, "Tetapkan L3"):
        await budi.presses(label)
    assert await state_of(full) == "analysis"
    everybody_read(full)

    await opens(budi, "Langkah berikutnya")
    assert "6. " in budi.hears("Analisis & identifikasi → Koordinasi PD").text
    await budi.presses("1 Fakta")
    await budi.presses("Belum ada fakta pasti")
    await opens(budi, "Langkah berikutnya")
    for label in ("Pemangku", "Warga", "Pegawai", "DPRD", "Selesai", "3 Strategi",
                  "Pakai saran"):  # fmt: skip
        await budi.presses(label)
    await budi.presses("1+2 Rapat")
    await budi.presses("2 jam lagi")
    budi.hears("Rapat R1 · Dijadwalkan", "Pimpinan: Citra")
    await opens(budi, "Langkah berikutnya")
    await fills(budi, "Pesan kunci", "Kami tahu\nKami periksa\nKami kabari")
    await budi.presses("Kembali")
    await budi.presses("Mulai koordinasi PD")
    eko.hears("Undangan rapat PD dari Budi", "Agenda: 1) Memastikan fakta")
    await eko.presses("Hadir")
    everybody_read(full)

    await opens(budi)
    await budi.presses("Lini masa")
    everybody_read(full)
    await opens(citra, "Langkah berikutnya")
    held = citra.hears("Koordinasi PD → Penanganan", "1. Notulen", "2. Keputusan",
                       "3. Narasi tunggal", "4. Juru bicara belum bersedia.")  # fmt: skip
    assert "Lanjutkan dengan alasan" not in labels(held)
    await fills(citra, "3 Narasi", "Air sedang diperiksa")
    await hadi.presses("Setujui")
    sari.hears("Narasi tunggal, versi 1", "Berlaku sekarang", "Air sedang diperiksa")
    await opens(citra, "Langkah berikutnya", "Juru bicara", "Sari")
    await sari.presses("Terima")
    citra.hears("Sari (Juru Bicara) bersedia menjadi Juru Bicara")
    await opens(citra, "Langkah berikutnya", "1 Rapat", "Catat notulen")
    await citra.says(
        "Pompa dibahas\nputusan: Kirim tangki; Eko; besok 08.00\nbeda: nihil"
    )
    citra.hears('T1: "Kirim tangki" → Eko')
    for label in ("Selesai", "Kehadiran", "Semua hadir", "Ajukan notulen"):
        await citra.presses(label)
    asked = hadi.hears("Mohon persetujuan notulen R1, dari Citra", "Kirim tangki")
    await hadi.presses("Setujui notulen", under=asked)
    citra.hears("Notulen R1 disahkan oleh Hadi")
    everybody_read(full)
    await opens(citra, "Langkah berikutnya", "Mulai penanganan")
    sari.hears("Koordinasi PD → Penanganan oleh Citra")
    everybody_read(full)

    await opens(citra, "Langkah berikutnya")
    held = citra.hears("Penanganan → Terkendali", "1. Laporan situasi", "2. Pemberitaan",
                       "3. Pemulihan", "4. Rumor")  # fmt: skip
    await citra.presses("Lanjutkan dengan alasan")
    await citra.says("Air jernih di semua kelurahan")
    assert await state_of(full) == "contained"
    citra.hears("✅ Terkendali", "Terkendali → Evaluasi", "Belum cukup lama stabil.")
    everybody_read(full)
    await citra.says("/isu 1")
    citra.hears("⚠ Wajib dilengkapi: Laporan situasi", "(+1)")
    await full.fast_forward(hours=25)
    everybody_read(full)

    await opens(citra, "Langkah berikutnya", "Mulai evaluasi")
    await fills(citra, "1 Evaluasi", "Cepat, tetapi kontak lama")
    await hadi.presses("Setujui")
    await opens(citra, "Langkah berikutnya")
    await fills(citra, "1 Perbaikan", "SMS siaga; Eko; 30 Juni")
    await citra.presses("Janji publik")
    await citra.presses("Semua janji ditepati")
    await citra.presses("Kembali")
    await citra.presses("Tutup")
    assert await state_of(full) == "closed"
    assert await full.house.storage.integrity() == []
    everybody_read(full)

    full.clock.at += timedelta(days=14) - timedelta(seconds=30)
    await full.fast_forward(seconds=30)
    citra.hears("Tinjauan kedua: periksa apakah pelajaran dan perbaikannya")
    everybody_read(full)


async def test_a_review_that_is_late_is_asked_for_once_and_ends_with_its_approval(
    crisis,
):
    """C9: no night is broken for it, and nobody is asked again and again."""
    _, _, citra = await mapped(crisis)
    await approved(crisis)
    await opens(citra, "Langkah berikutnya", "Tangani tanpa rapat PD")
    await citra.presses("Nyatakan terkendali")
    await citra.presses("Lainnya…")
    await citra.presses("Mulai evaluasi")
    assert await state_of(crisis) == "review"
    everybody_read(crisis)

    await crisis.fast_forward(days=20)
    calls = [
        text for text in citra.texts() if "evaluasi (tenggat" in text.split("\n")[1]
    ]
    assert len(calls) == 1
    everybody_read(crisis)
    await opens(citra, "Langkah berikutnya")
    await fills(citra, "1 Ringkasan", "Pompa diperbaiki", "Pelajaran", "Nomor siaga")
    await citra.presses("Tutup")
    assert await state_of(crisis) == "closed"
    met = await crisis.kept(
        "SELECT COUNT(*) FROM clock WHERE met_at IS NULL AND name = 'review'"
    )
    assert met == [0]
    everybody_read(crisis)
    assert await crisis.kept("SELECT COUNT(*) FROM task") == [0]  # no second look


async def test_the_fast_lane_owes_the_analysis_and_the_meeting(full):
    ana, budi, citra, sari, *_ = await full_office(full)
    await ana.says(f"/lapor {KERUH}")
    await budi.says("/triase 1")
    for label in ("Penilaian cepat", "2 ·", "2 ·", "2 ·", "Tetapkan L3"):
        await budi.presses(label)
    await approved(full)
    everybody_read(full)
    await opens(citra, "Langkah berikutnya", "Lainnya…", "Jalur cepat")
    citra.hears("1. Juru bicara belum bersedia.", "2. Rapat PD belum dijadwalkan")
    await citra.presses("1 Juru bicara")
    await citra.presses("Sari")
    await sari.presses("Terima")
    everybody_read(full)
    await opens(citra, "Langkah berikutnya", "Lainnya…", "Jalur cepat", "Rapat")
    await citra.presses("2 jam lagi")
    await opens(citra, "Langkah berikutnya", "Lainnya…", "Jalur cepat")
    assert await state_of(full) == "responding"
    everybody_read(full)

    await full.fast_forward(hours=4, minutes=1)

    budi.hears("wajib dilengkapi sekarang", "1. Sembilan pertanyaan", "2. Belum ada fakta",
               "3. Notulen belum disetujui")  # fmt: skip
    everybody_read(full)
    await full.fast_forward(hours=1)
    assert not any("wajib dilengkapi sekarang" in text for text in budi.texts())
    everybody_read(full)
    await opens(citra, "Langkah berikutnya")
    citra.hears("Yang tertunda karena jalur cepat belum dilengkapi.")
    everybody_read(full)
    assert await full.house.storage.integrity() == []
