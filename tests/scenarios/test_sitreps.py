"""Situation reports on real phones: they fill themselves, and ask for themselves."""

from datetime import timedelta

from bot.domain.roles import Role
from bot.domain.values import replace
from tests.scenarios.talk import (
    everybody_read,
    issue,
    kinds_received,
    labels,
    new_messages,
)
from tests.scenarios.test_facts import record
from tests.scenarios.test_lives import approved, opens


async def responding(crisis, level: str = "L2"):
    """Ana reported, Eko analyses and has it, Citra leads, Sari speaks: response."""
    ana = await crisis.member("Ana")
    eko = await crisis.member("Eko", Role.ANALYST, Role.DUTY_OFFICER)
    citra = await crisis.member("Citra", Role.CRISIS_LEAD)
    sari = await crisis.member("Sari", Role.SPOKESPERSON)
    await ana.says("/lapor Air keran keruh di tiga kelurahan")
    await eko.presses("Saya tangani")
    await eko.presses("Triase")
    tap = {"L1": "0 ·", "L2": "1 ·"}[level]
    answers = [tap] * 9
    for label in ("Penilaian lengkap", *answers, f"Tetapkan {level}"):
        await eko.presses(label)
    await approved(crisis)
    await opens(citra, "Langkah berikutnya")
    step = citra.hears("Analisis & identifikasi →")
    if "Tangani tanpa rapat PD" not in labels(step):
        await citra.presses("Lainnya…", under=step)
    await citra.presses("Tangani tanpa rapat PD", under=step)
    everybody_read(crisis)
    return ana, eko, citra, sari


async def later(crisis, **delta: float) -> None:
    """Let hours pass at one go; the engine ticks at their end."""
    crisis.clock.at += timedelta(**delta) - timedelta(seconds=30)
    await crisis.fast_forward(seconds=30)


async def clock_of(crisis):
    async with crisis.house.storage.begin() as unit:
        clocks = await unit.issues.clocks("2026-0001")
    return next((c for c in clocks if c.name == "sitrep"), None)


async def test_a_report_fills_itself_and_a_tap_says_that_nothing_changed(full):
    ana, eko, citra, sari = await responding(full)
    pd = await full.member("Pak Hadi", Role.AGENCY_LIAISON)
    await record(eko, "Kekeruhan 18 NTU di IPA Kalijaya pukul 06.10, Perumda")
    await pd.presses("Verifikasi")
    await record(eko, "46 warga sakit di Ulu, media", "Media", "Tidak", "Simpan")
    assert (await clock_of(full)).due_at > full.clock.now()
    everybody_read(full)

    await eko.says("/sitrep 1 Kekeruhan 18 NTU, ada 46 warga sakit\nAir belum jernih")
    page = eko.hears(
        "Belum ada laporan situasi",
        "S1, sedang ditulis",
        "dinyatakan sebagai fakta: F2",
    )
    assert labels(page)[:4] == [
        "Ringkasan",
        "Keputusan diminta",
        "Nihil (tanpa keputusan)",
        "Stabil",
    ]
    tap = await eko.presses("Kirim laporan", under=page)
    assert tap.text == "Belum dikirim: masih kurang 3 hal."
    await eko.presses("Ringkasan")
    eko.hears("paling banyak 3 baris")
    await eko.says("a\nb\nc\nd")
    eko.hears("Ringkasan paling banyak 3 baris. Pesan Anda berisi 4")
    await eko.says("Kekeruhan masih 18 NTU. Air belum jernih.")
    await eko.presses("Keputusan diminta")
    await eko.says("Tambah mobil tangki")
    for label in ("Belum stabil", "Kirim laporan"):
        await eko.presses(label)

    report = citra.hears("TERBATAS", "Laporan situasi 1", "Belum stabil", "Air belum jernih",
                         "✅ F1 Kekeruhan 18 NTU, IPA Kalijaya", "(Perumda) · baru",
                         "Belum terverifikasi", "▸ F2", "Tambah mobil tangki",
                         "Disusun oleh Eko")  # fmt: skip
    verified, _, unverified = report.text.partition("Belum terverifikasi")
    assert "46" not in verified.partition("Terverifikasi")[2]
    assert "46" in unverified
    assert (
        kinds_received(citra) == []
    )  # all of it fits: one message, the file on demand
    await citra.presses("Berkas lengkap", under=report)
    assert kinds_received(citra) == ["document"]
    for form in ("PDF", "DOCX"):
        await citra.presses(form)
        citra.hears("ISU-2026-0001/S1", "Laporan situasi 1 · Kamis, 12 Maret 2026")
    sari.hears("Laporan situasi 1")
    eko.hears("Laporan situasi 1", button="Berkas lengkap")
    assert pd.texts() == ana.texts() == []
    everybody_read(full)

    await later(full, days=1)
    everybody_read(full)
    await eko.says("/sitrep 1")
    page = eko.hears("Terakhir: S1", "belum stabil", button="Tidak ada perubahan")
    tap = await eko.presses("Tidak ada perubahan", under=page)
    assert tap.text == "S2 terkirim ke 2 orang."
    again = citra.hears("Laporan situasi 2", "Tidak ada perubahan", "nihil")
    assert "Keputusan yang diminta: nihil" in again.text
    assert (await clock_of(full)).met_at is None
    everybody_read(full)
    await citra.says("/isu 1")
    await citra.presses("Buku isu")
    citra.hears("Laporan situasi: 2")
    assert await full.house.storage.integrity() == []
    everybody_read(full)


async def test_a_late_report_is_asked_for_quietly_and_once(full):
    _, eko, citra, _ = await responding(full)
    due = (await clock_of(full)).due_at
    async with full.house.storage.begin() as unit:  # the more pressing clocks are met
        for name in ("public_update", "full_statement"):
            await unit.issues.meet_clock("2026-0001", name, full.clock.now())
        await unit.commit("told")

    full.clock.at = due
    await full.fast_forward(minutes=1)
    late = [m for m in new_messages(eko) if "laporan situasi" in m.text]
    assert [labels(m)[:2] for m in late] == [["Tidak ada perubahan", "Laporan situasi"]]
    assert new_messages(citra) == []
    await later(full, hours=3)
    assert new_messages(eko) == new_messages(citra) == []
    everybody_read(full)

    await eko.presses("Tidak ada perubahan", under=late[0])
    eko.hears("Belum ada laporan situasi", "S1, sedang ditulis")
    everybody_read(full)


async def test_a_small_office_is_never_asked_and_writes_one_when_it_wants(crisis):
    _, eko, citra, _ = await responding(crisis)
    assert await clock_of(crisis) is None

    await eko.says("/sitrep 1 Air sudah jernih")
    for label in ("Nihil", "Stabil", "Kirim laporan"):
        await eko.presses(label)

    sent = citra.hears("Laporan situasi 1", "Stabil", "Air sudah jernih")
    assert "Laporan berikutnya: bila ada perubahan" in sent.text
    everybody_read(crisis)


async def test_two_stable_reports_let_the_lead_declare_calm(full):
    _, eko, citra, _ = await responding(full)

    async def lacks_stability():
        await opens(citra, "Langkah berikutnya")
        told = citra.hears("Terkendali", "Yang kurang")
        everybody_read(full)
        return "Laporan situasi terakhir belum stabil" in told.text

    assert await lacks_stability()
    await opens(citra, "Langkah berikutnya")
    step = citra.hears("Yang kurang")
    await citra.presses(
        next(x for x in labels(step) if "Laporan situasi" in x), under=step
    )
    page = citra.hears("Belum ada laporan situasi")
    for label in ("Nihil", "Stabil", "Kirim laporan"):
        await citra.presses(label)
    assert labels(page)[-1] == "Kembali"
    everybody_read(full)
    await later(full, hours=1)
    await eko.says("/sitrep 1")
    await eko.presses("Tidak ada perubahan")
    assert not await lacks_stability()
    assert (await issue(full)).state == "responding"


async def test_the_head_hears_at_l4_and_never_about_themselves(crisis):
    """F4 bars the head from what is about the head, whatever the level."""
    _, eko, citra, _ = await responding(crisis)
    head = await crisis.member("Bu Kepala", Role.HEAD_OF_AGENCY)
    await eko.says("/triase 1")
    await eko.presses("Tetapkan tingkat langsung")
    await eko.presses("L4")
    await eko.says("korban jiwa")
    everybody_read(crisis)
    await eko.says("/sitrep 1")
    for label in ("Nihil", "Belum stabil", "Kirim laporan"):
        await eko.presses(label)
    head.hears("Laporan situasi 1", "L4")
    everybody_read(crisis)

    async with crisis.house.storage.begin() as unit:
        one = await unit.issues.find("2026-0001")
        await unit.issues.save(replace(one, floors=("F4",)))
        await unit.commit("f4")
    await eko.says("/sitrep 1")
    await eko.presses("Tidak ada perubahan")
    citra.hears("Laporan situasi 2")
    assert head.texts() == []
    everybody_read(crisis)
