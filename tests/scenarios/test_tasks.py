"""Tasks and decisions on real phones: given, taken in one tap, late, handed back."""

from datetime import timedelta

from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.task import Medium, Origin
from bot.domain.values import replace
from tests.scenarios.talk import everybody_read, labels, new_messages


async def office(crisis, level: Level = Level.L2):
    """Budi is on duty, Citra leads, Eko is of the water company, Hadi is the head."""
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)
    citra = await crisis.member("Citra", Role.CRISIS_LEAD)
    eko = await crisis.member("Eko", Role.AGENCY_LIAISON, position="Perumda Air")
    await budi.says("/lapor Air keran keruh di tiga kelurahan")
    await budi.presses("Bisa menunggu")
    await budi.says("/triase 1")
    await budi.presses("Tetapkan tingkat langsung")
    await budi.presses(level.name)
    await budi.says("warga mengeluh")
    if level >= Level.L3:
        await citra.presses("Saya tangani")
    everybody_read(crisis)
    return budi, citra, eko


async def tasks(crisis):
    async with crisis.house.storage.begin() as unit:
        return list(await unit.tasks.of_issue("2026-0001"))


async def decisions(crisis):
    async with crisis.house.storage.begin() as unit:
        return list(await unit.tasks.decisions("2026-0001"))


async def later(crisis, **delta: float) -> None:
    """Let hours pass at one go; the engine ticks at their end."""
    crisis.clock.at += timedelta(**delta) - timedelta(seconds=30)
    await crisis.fast_forward(seconds=30)


async def test_a_task_is_given_in_one_message_and_taken_with_one_tap(crisis):
    _, citra, eko = await office(crisis)

    await citra.says("/tugas 1 Kirim mobil tangki; Eko; jumat 15.00")
    citra.hears(
        "Tugas T1 dicatat", "Kirim mobil tangki", "Eko", "Eko (Perumda Air) diberi tahu"
    )
    given = eko.hears("Tugas untuk Anda", "T1", "Kirim mobil tangki", "Dari Citra")
    assert labels(given) == ["Terima", "Selesai", "Serahkan", "Tidak bisa"]

    taps = [await eko.presses("Terima", under=given)]
    assert len(taps) == 1
    assert taps[0].text == "T1 Anda terima."
    eko.hears("T1", "Dikerjakan", "sudah diterima")
    [task] = await tasks(crisis)
    assert (task.state, task.owner) == ("taken", eko.id)
    everybody_read(crisis)

    await eko.presses("Selesai")
    eko.hears("Selesai", "Bila ada bukti")
    citra.hears("T1", "Selesai", "Eko")
    eko.phone.sends_photo("Tiga truk tiba: https://contoh.go.id/1")
    await crisis.settle()
    eko.hears("📎 Eko", "Tiga truk tiba", "1 foto")
    async with crisis.house.storage.begin() as unit:
        [shown] = await unit.tasks.evidence("2026-0001/T1")
    assert "truk" in shown.text
    everybody_read(crisis)


async def test_what_was_not_said_is_tapped_and_a_name_outside_is_typed(crisis):
    budi, citra, _ = await office(crisis)
    await citra.says("/isu 1")
    await citra.presses("Buku isu")
    await citra.presses("Tugas")
    citra.hears("Belum ada tugas")
    await citra.presses("Catat tugas")
    await citra.says("Cek pompa")
    ask = citra.hears("Siapa yang mengerjakan?")
    assert labels(ask)[0] == "Budi (Petugas Piket)"
    await citra.presses("Budi (Petugas Piket)", under=ask)
    due = citra.hears("Sampai kapan?")
    assert len(labels(due)) >= 4
    await citra.presses(labels(due)[0], under=due)
    citra.hears("Tugas T1 dicatat", "Budi")
    budi.hears("Tugas untuk Anda", "Cek pompa")
    everybody_read(crisis)

    await citra.says("/tugas 1 Ganti pipa")
    await citra.says("PT Pipa Jaya")
    await citra.says("31/02")
    refused = citra.hears("tanggalnya tidak ada di kalender")
    assert "\n" not in refused.text
    await citra.says("besok 09.00")
    citra.hears("Tugas T2 dicatat", "PT Pipa Jaya")
    everybody_read(crisis)

    await budi.says("/tugas 1")
    sheet = budi.hears("Menunggu 2", "T1 · Cek pompa", "T2 · Ganti pipa")
    assert labels(sheet).count("Selesai") == 2  # his own, and what is nobody's
    everybody_read(crisis)


async def test_who_cannot_do_it_gives_it_back_with_a_reason(crisis):
    budi, citra, eko = await office(crisis)
    await citra.says("/tugas 1 Cek pompa; Budi; besok")
    await budi.presses("Tidak bisa", under=budi.hears("Cek pompa", button="Tidak bisa"))
    await budi.presses("Bukan kewenangan saya")
    back = citra.hears(
        "Dikembalikan kepada Anda", "Bukan kewenangan saya", button="Serahkan"
    )
    [task] = await tasks(crisis)
    assert (task.owner, task.state) == (citra.id, "open")

    await citra.presses("Serahkan", under=back)
    await citra.presses("Eko (Perumda Air)")
    given = eko.hears("Tugas untuk Anda", "Cek pompa")
    await citra.says("/tugas 1")
    await citra.presses("T1")
    await citra.presses("Batalkan tugas")
    await citra.says("Pompa sudah diganti kemarin")
    eko.hears("Dibatalkan", "Pompa sudah diganti")
    stale = await eko.presses("Selesai", under=given)
    assert stale.text == "" or "dibatalkan" in stale.text
    everybody_read(crisis)


async def test_several_tasks_reach_their_owner_in_one_message(crisis):
    _, citra, eko = await office(crisis)
    await citra.says(
        "/tugas 1 Cek pompa; Eko; besok\nKirim tangki; Eko; besok\nLapor; Eko; 4 jam"
    )
    [given] = new_messages(eko)
    assert "3 tugas untuk Anda" in given.text
    await eko.presses("Terima semua", under=given)
    assert {task.state for task in await tasks(crisis)} == {"taken"}
    everybody_read(crisis)


async def test_what_is_due_is_told_once_and_what_is_late_once_a_day_in_one_message(
    crisis,
):
    _, citra, eko = await office(crisis)
    await citra.says("/tugas 1 Cek pompa; Eko; 1 jam")
    await citra.says("/tugas 1 Ganti pipa; PT Pipa; 1 jam")
    everybody_read(crisis)

    await later(crisis, hours=1, minutes=1)
    due = eko.hears("Tenggat tugas Anda tiba", "Cek pompa", "terlambat 1 menit")
    assert "Ganti pipa" not in due.text
    citra.hears("Tenggat tugas Anda tiba", "Ganti pipa", "PT Pipa")
    everybody_read(crisis)
    await later(crisis, hours=2)
    assert not [t for p in (eko, citra) for t in p.texts() if "Tenggat" in t]
    everybody_read(crisis)

    await later(crisis, hours=22)  # 08.00 of the next day of work is over
    daily = eko.hears("Tugas Anda yang terlambat", "Cek pompa")
    citra.hears("Tugas Anda yang terlambat", "Ganti pipa")
    await eko.presses("0001/T1 Selesai", under=daily)
    everybody_read(crisis)
    await later(crisis, hours=1)
    assert not [t for t in eko.texts() if "terlambat" in t]
    await citra.says("/tugas 1")
    citra.hears("⚠ Terlambat 1", "⚠ T2")
    everybody_read(crisis)


async def test_nobody_is_woken_at_night_for_what_is_not_grave(crisis):
    _, citra, eko = await office(crisis)
    await citra.says("/tugas 1 Cek pompa; Eko; hari ini 23.00")
    everybody_read(crisis)
    crisis.clock.at = (await tasks(crisis))[0].due_at + timedelta(hours=1)
    await crisis.fast_forward(seconds=30)
    assert not [t for t in eko.texts() if "Tenggat" in t]
    everybody_read(crisis)
    await later(crisis, hours=6, minutes=5)
    eko.hears("Tenggat tugas Anda tiba")
    everybody_read(crisis)


async def test_my_tasks_stand_on_one_list_the_overdue_first(crisis):
    budi, citra, eko = await office(crisis)
    await citra.says("/lapor Jalan rusak")
    await citra.presses("Bisa menunggu")
    everybody_read(crisis)
    await citra.says("/tugas 2 Cek jalan; Budi; 3 jam")
    await citra.says("/tugas 1 Cek pompa; Budi; 30 menit")
    await later(crisis, hours=1)
    everybody_read(crisis)

    await budi.says("/tugas")
    mine = budi.hears("Tugas Anda: 2", "terlambat 1")
    assert mine.text.index("Cek pompa") < mine.text.index("Cek jalan")
    assert labels(mine)[:2] == ["0001/T1", "0001/T1 Selesai"]
    await eko.says("/tugas")
    eko.hears("Tidak ada tugas yang menunggu Anda")
    everybody_read(crisis)


async def test_a_decision_says_who_decided_and_why_and_makes_its_task(crisis):
    budi, citra, eko = await office(crisis)
    await budi.says(
        "/putusan 1 Air tangki dibagikan gratis; Eko; besok 08.00\n"
        "Sebab: warga tidak punya air\nPilihan lain: membeli air galon"
    )
    who = budi.hears("Siapa yang memutuskan?")
    await budi.presses("Citra (Ketua Tim Krisis)", under=who)
    budi.hears("Keputusan K1 dicatat", "Tugas T1 dicatat")
    eko.hears("Tugas untuk Anda", "Air tangki")
    await citra.says("/putusan 1")
    citra.hears(
        "K1",
        "Citra",
        "Sebab: warga tidak punya air",
        "Pilihan lain: membeli",
        "tugas T1",
    )
    everybody_read(crisis)

    [kept], [task] = await decisions(crisis), await tasks(crisis)
    assert (kept.by, kept.recorded_by, task.decision) == (citra.id, budi.id, kept.id)
    assert "<" not in kept.what


async def test_a_decision_may_stand_alone(crisis):
    _, citra, _ = await office(crisis)
    await citra.says("/putusan")
    which = citra.hears("keputusan untuk isu yang mana?")
    await citra.presses("0001", under=which)
    await citra.presses("Catat keputusan")
    await citra.says("Tidak menanggapi akun anonim")
    await citra.presses("Tanpa tugas")
    citra.hears("Keputusan K1 dicatat")
    assert await tasks(crisis) == []
    everybody_read(crisis)


async def test_the_report_to_the_head_fills_itself_and_marks_what_nobody_verified(
    crisis,
):
    budi, citra, eko = await office(crisis)
    await crisis.member("Hadi", Role.HEAD_OF_AGENCY)
    await budi.says("/fakta 1 Kekeruhan 18 NTU di IPA Kalijaya pukul 01.10, Perumda")
    for tap in ("Pemilik data", "Boleh", "Simpan"):
        await budi.presses(tap)
    await eko.presses("Verifikasi", under=eko.hears("F1", button="Verifikasi"))
    await eko.says("/fakta 1 40 warga sakit perut, kata Pak Rudi 0812-3456-7890")
    for tap in ("Warga", "Tidak", "Simpan"):
        await eko.presses(tap)
    await citra.says("/tugas 1 Kirim mobil tangki; Eko; besok 08.00")
    everybody_read(crisis)

    await citra.says("/lapim 1 tambahan 2 mobil tangki dari BPBD")

    report = citra.hears("Yth. Bapak/Ibu Kepala Dinas, izin melaporkan.")
    text = report.text
    assert labels(report) == []
    parts = [text.index(w) for w in
             ("Kejadian:", "Perkembangan:", "Langkah:", "Rencana:", "Mohon arahan")]  # fmt: skip
    assert parts == sorted(parts)
    assert "Air keran keruh di tiga kelurahan (belum terverifikasi)" in text
    assert "Kekeruhan 18 NTU" in text
    assert "40 warga sakit perut" in text
    assert "0812" not in text
    assert "•890" in text
    assert "Kirim mobil tangki (Eko (Perumda Air)" in text
    assert (
        "Mohon arahan: tambahan 2 mobil tangki dari BPBD (belum terverifikasi)" in text
    )
    citra.hears("Laporan untuk Kepala Dinas", button="Catat arahan")
    everybody_read(crisis)


async def test_what_the_head_asks_for_becomes_tasks_with_one_tap(crisis):
    _, citra, eko = await office(crisis)
    await citra.says("/lapim 1")
    await citra.presses("Catat arahan")
    await citra.says(
        "Baik, mohon segera:\n1. Eko kirim tangki hari ini pukul 20.00\n"
        "2. Siapkan konferensi pers\n3. Laporkan ke Sekda besok"
    )
    screen = citra.hears("Arahan Kepala Dinas", "1. Eko kirim", "3. Laporkan", "Citra")
    await citra.presses("Jadikan 3 tugas", under=screen)
    citra.hears("Keputusan K1 dicatat", "Tugas T1", "Tugas T3")
    eko.hears("Tugas untuk Anda", "Eko kirim tangki", "dari arahan")

    [kept] = await decisions(crisis)
    assert kept.by_name == "Kepala Dinas"
    assert (kept.origin, kept.medium) == (Origin.DIRECTIVE, Medium.WHATSAPP)
    assert kept.what.startswith("Baik, mohon segera:")
    owners = [task.owner for task in await tasks(crisis)]
    assert owners == [eko.id, citra.id, citra.id]
    everybody_read(crisis)


async def test_a_title_before_a_name_is_no_name(crisis):
    _, citra, _ = await office(crisis)
    rahma = await crisis.member("dr. Rahma Fitri", Role.AGENCY_LIAISON)
    await citra.says("/lapim 1")
    await citra.presses("Catat arahan")
    await citra.says("1. Rahma siapkan daftar pasien besok\n2. Cek pompa")
    screen = citra.hears("Arahan Kepala Dinas (WhatsApp)", "dr. Rahma Fitri")
    await citra.presses("Jadikan 2 tugas", under=screen)
    rahma.hears("Tugas untuk Anda", "Rahma siapkan daftar pasien")
    assert [task.owner for task in await tasks(crisis)] == [rahma.id, citra.id]
    everybody_read(crisis)


async def test_a_proposal_is_changed_or_left_out_before_it_becomes_a_task(crisis):
    _, citra, _ = await office(crisis)
    await citra.says("/tugas 1")
    await citra.presses("Laporan ke pimpinan")
    await citra.presses("Catat arahan")
    await citra.says("Cek pompa; siapkan konferensi pers; terima kasih")
    await citra.presses("3")
    await citra.presses("Bukan tugas")
    await citra.presses("1")
    await citra.presses("Budi (Petugas Piket)")
    await citra.presses("Ganti cara")
    citra.hears("Arahan Kepala Dinas (Telepon)", "1. Cek pompa 👤 Budi")
    await citra.presses("Jadikan 2 tugas")
    assert [t.what for t in await tasks(crisis)] == [
        "Cek pompa",
        "siapkan konferensi pers",
    ]
    assert (await decisions(crisis))[0].medium is Medium.PHONE
    everybody_read(crisis)


async def test_an_issue_about_the_head_is_reported_above_the_head(crisis):
    _, citra, _ = await office(crisis)
    hadi = await crisis.member("Hadi", Role.HEAD_OF_AGENCY)
    async with crisis.house.storage.begin() as unit:
        found = await unit.issues.find("2026-0001")
        await unit.issues.save(replace(found, floors=("F4",)))
        await unit.commit("test:f4")
    await citra.says("/lapim 1")
    citra.hears("Yth. Bapak/Ibu atasan kepala instansi, izin melaporkan.")
    citra.hears("menyangkut pimpinan sendiri")
    await citra.says("/tugas 1 Periksa berkas; Hadi; besok")
    assert (await tasks(crisis))[0].owner is None
    everybody_read(crisis)
    await hadi.says("/tugas 1")
    assert "Periksa berkas" not in "".join(hadi.texts())
    everybody_read(crisis)


async def test_tasks_and_decisions_go_with_their_issue_and_a_merged_one_takes_none(
    crisis,
):
    _, citra, eko = await office(crisis)
    await citra.says("/putusan 1 Bagikan air; Eko; besok")
    given = eko.hears("Tugas untuk Anda")
    await citra.says("/lapor Air mati di Ulu")
    await citra.presses("Bisa menunggu")
    await citra.says("/isu 1")
    for tap in ("Langkah berikutnya", "Lainnya…", "Gabungkan ke isu lain"):
        await citra.presses(tap)
    await citra.says("2")
    await citra.presses("Ya, gabungkan")
    everybody_read(crisis)

    await citra.says("/tugas 2")
    citra.hears("ISU-2026-0002", "0001/T1 · Bagikan air", "Keputusan 1")
    tap = await eko.presses("Terima", under=given)
    assert tap.text == "0001/T1 Anda terima."
    await citra.says("/tugas 1 Cek pompa; Budi; besok")
    citra.hears("ISU-2026-0001 sudah selesai (Digabung). Lanjutkan di ISU-2026-0002")
    assert await tasks(crisis) == []
    everybody_read(crisis)
