"""The coordination meeting on real phones: S8's ten o'clock, and the light way."""

from datetime import timedelta

from bot.domain.assignment import Assignment, Seat
from bot.domain.assignment_life import AssignmentState
from bot.domain.fact_life import FactState
from bot.domain.roles import Role
from bot.domain.topics import Note, Topic
from bot.domain.values import replace
from tests.scenarios.talk import everybody_read, issue, labels, new_messages
from tests.scenarios.test_facts import record
from tests.scenarios.test_lives import approved, opens, state_of


async def waterworks(crisis, level: str = "L3"):
    """S8: turbid water, analysed; Perumda and the health office have liaisons."""
    ana = await crisis.member("Ana")
    eko = await crisis.member("Eko", Role.ANALYST, Role.DUTY_OFFICER)
    citra = await crisis.member("Citra", Role.CRISIS_LEAD)
    sari = await crisis.member("Sari", Role.SPOKESPERSON)
    hadi = await crisis.member("Hadi", Role.AGENCY_LIAISON, position="Perumda")
    rina = await crisis.member("Rina", Role.AGENCY_LIAISON, position="Dinkes")
    await ana.says("/lapor Air keran keruh di tiga kelurahan")
    await eko.presses("Saya tangani")
    await eko.presses("Triase")
    tap = {"L2": "1 ·", "L3": "2 ·"}[level]
    for label in ("Penilaian lengkap", *([tap] * 9), f"Tetapkan {level}"):
        await eko.presses(label)
    if level == "L3":  # the team is called until somebody answers
        await citra.presses("Saya tangani")
    await approved(crisis)
    assert await state_of(crisis) == "analysis"
    everybody_read(crisis)
    return ana, eko, citra, sari, hadi, rina


async def analysed(crisis, lead: int, speaker: int) -> None:
    """What T11 and T12 ask for besides the meeting stands in the dossier."""
    async with crisis.house.storage.begin() as unit:
        now = crisis.clock.now()
        for topic, code, words in (
            (Topic.STAKEHOLDERS, "", "Warga\nRSUD\nSekolah"),
            (Topic.STRATEGY, "accidental", ""),
            (Topic.MESSAGE_MAP, "", "satu\ndua\ntiga"),
            (Topic.NARRATIVE, "", "Air diperbaiki, aman bila dimasak."),
        ):
            note = Note("2026-0001", topic, 0, speaker, now, code, words)
            version = await unit.lives.add_note(note)
            await unit.lives.back_note("2026-0001", topic, version, lead, now)
        await unit.assignments.add(speaks("2026-0001", speaker, now))
        await unit.commit("analysed")


def speaks(issue_id: str, speaker: int, now) -> Assignment:
    """Somebody accepted to speak about an issue."""
    state = AssignmentState.ACCEPTED
    return Assignment(
        f"{issue_id}/P1", issue_id, Seat("spokesperson"), speaker, None, now,
        state=state, assumed_at=now,
    )  # fmt: skip


async def verified_by(crisis, short: str, first, second) -> None:
    """Two people stand behind a fact (how is told in the tests of facts)."""
    async with crisis.house.storage.begin() as unit:
        one = await unit.facts.find(f"2026-0001/{short}")
        now = crisis.clock.now()
        kept = replace(
            one,
            state=FactState.VERIFIED,
            first_verifier=first.id,
            second_verifier=second.id,
            verified_at=now,
            expires_at=now + timedelta(hours=12),
        )
        await unit.facts.save(kept)
        await unit.commit(f"verified {short}")


async def meetings(crisis):
    async with crisis.house.storage.begin() as unit:
        return list(await unit.meetings.of_issue("2026-0001"))


async def guests(crisis):
    async with crisis.house.storage.begin() as unit:
        return list(await unit.meetings.guests("2026-0001/R1"))


async def test_the_ten_o_clock_meeting_with_five_decisions_leads_to_the_response(full):
    _, eko, citra, sari, hadi, rina = await waterworks(full)
    await analysed(full, citra.id, sari.id)
    await record(eko, "Kekeruhan 18 NTU di IPA Kalijaya pukul 06.10, Perumda")
    await verified_by(full, "F1", hadi, citra)
    everybody_read(full)

    await opens(citra, "Langkah berikutnya")
    step = citra.hears("Koordinasi PD", "1. ", "2. ")
    assert labels(step)[0] == "1+2 Rapat"
    await citra.presses("1+2 Rapat", under=step)
    citra.hears("Kapan rapatnya?", "Ruang Rapat Lantai 2")
    await citra.says("10.00, Ruang Rapat Lantai 2")
    board = citra.hears("Rapat R1 · Dijadwalkan", "10.00 WITA · Ruang Rapat Lantai 2",
                        "Pimpinan: Citra", "Memastikan fakta", "Hadi (Perumda)",
                        "Rina (Dinkes)", "belum diundang")  # fmt: skip
    assert hadi.texts() == rina.texts() == []
    await citra.presses("Undangan", under=board)
    await citra.says("PLN Kota <Contoh>")
    citra.hears("3. PLN Kota")
    await citra.presses("Selesai")
    board = citra.hears("Rapat R1 · Dijadwalkan", "PLN Kota")
    everybody_read(full)

    await opens(citra, "Langkah berikutnya", "Mulai koordinasi PD")
    assert await state_of(full) == "coordination"
    invitation = hadi.hears("Undangan rapat PD dari Citra", "10.00 WITA", "Agenda")
    assert labels(invitation) == ["Hadir", "Berhalangan", "Diwakili"]
    await hadi.presses("Hadir", under=invitation)
    await rina.presses("Berhalangan", under=rina.hears("Undangan rapat PD"))
    rina.hears("Jawaban Anda: Berhalangan", "Apa alasannya?", button="Lewati")
    await rina.says("Posko RSUD")
    rina.hears("Berhalangan (Posko RSUD)")
    citra.hears("Hadi (Perumda) (hadir)", "Rina (Dinkes) (berhalangan: Posko RSUD)")
    everybody_read(full)

    full.clock.at += timedelta(hours=2, minutes=39)  # 09.45 WITA
    await full.fast_forward(minutes=1)
    hadi.hears("menit lagi", "rapat PD pukul 10.00 WITA")
    citra.hears("rapat PD pukul 10.00 WITA")
    assert [m for m in new_messages(rina) if "rapat PD pukul" in m.text] == []
    everybody_read(full)

    full.clock.at += timedelta(minutes=15)
    await citra.says("/rapat 1")
    board = citra.hears("Rapat R1")
    await eko.says("/rapat 1")
    mine = eko.hears("Rapat R1")
    await eko.does(
        lambda phone: phone.replies(mine, "Hasil lab belum ada, kekeruhan 18 NTU")
    )
    eko.hears("R1 · 1 catatan")
    citra.hears("Notulen dicatat", "Notulen: 1 catatan")
    five = "\n".join(
        f"putusan: {what}; {who}; {when}"
        for what, who, when in (
            ("Kirim tangki air", "Hadi", "14.00"),
            ("Kabari RSUD", "Rina", "12.00"),
            ("Umumkan jadwal", "Sari", "12.00"),
            ("Uji ulang air baku", "Hadi", "15.00"),
            ("Jaga listrik pompa", "PLN", "18.00"),
        )
    )
    await eko.does(lambda phone: phone.replies(mine, five))
    eko.hears('T1: "Kirim tangki air" → Hadi, ⏱ 14.00 WITA', "T5", "PLN")
    hadi.hears("2 tugas untuk Anda", "Kirim tangki air")
    await eko.does(lambda phone: phone.replies(mine, "ada 900 orang tanpa air"))
    await eko.presses("Selesai")
    board = eko.hears(
        "5 keputusan", "Kehadiran belum ditandai", "Angka tanpa fakta terverifikasi"
    )
    tap = await eko.presses("Ajukan notulen", under=board)
    assert tap.text == "Belum diajukan: masih kurang 2 hal."
    lacks = eko.hears(
        "R1 belum dapat diajukan", "Angka tanpa fakta terverifikasi: 900 orang"
    )
    assert labels(lacks) == ["Kehadiran", "Catat fakta", "Ajukan notulen"]
    await eko.presses("Kehadiran", under=lacks)
    await eko.presses("1 Hadir")
    await eko.presses("2 Diwakili")
    await eko.presses("Semua hadir")
    eko.hears("Kehadiran", button="Selesai")
    assert [str(g.attendance) for g in await guests(full)] == [
        "present",
        "represented",
        "present",
    ]
    await record(eko, "900 orang tanpa air, Perumda")
    await verified_by(full, "F2", hadi, citra)
    everybody_read(full)
    await eko.presses("Beda pendapat: nihil")
    tap = await eko.presses("Ajukan notulen")
    assert tap.text == "Notulen diajukan ke Citra (Ketua Tim Krisis)."

    asked = citra.hears(
        "Mohon persetujuan notulen R1, dari Eko",
        "5 keputusan",
        "K1: Kirim tangki air → Hadi",
    )
    await citra.presses("Setujui notulen", under=asked)
    eko.hears("Notulen R1 disahkan oleh Citra")
    await citra.presses("Naskah notulen")
    text = citra.hears("NOTULEN RAPAT KOORDINASI ISU-2026-0001/R1", "PIC Hadi (Perumda)",
                       "PLN Kota", "PERBEDAAN PENDAPAT", "nihil", "Disahkan Citra")  # fmt: skip
    assert "K5. Jaga listrik pompa" in text.text
    await citra.presses("DOCX", under=text)
    citra.hears("ISU-2026-0001/R1", "NOTULEN RAPAT KOORDINASI")
    everybody_read(full)

    await opens(citra, "Langkah berikutnya", "Mulai penanganan")
    assert await state_of(full) == "responding"
    assert await full.house.storage.integrity() == []
    everybody_read(full)

    # C7 of L3: twelve hours, and again; the first report is not typed but for a line.
    await eko.says("/sitrep 1 Kekeruhan 18 NTU, lima putusan rapat berjalan")
    for label in ("Nihil", "Belum stabil", "Kirim laporan"):
        await eko.presses(label)
    first = citra.hears(
        "Laporan situasi 1", "✅ F1", "notulen disahkan", "Rapat 1", "Tugas 5"
    )
    assert "Laporan berikutnya" in first.text
    hadi.hears("Laporan situasi 1")
    assert sari.hears("Laporan situasi 1")
    everybody_read(full)
    await citra.says("/sitrep 1")
    await citra.presses("Tidak ada perubahan")
    hadi.hears("Laporan situasi 2", "Tidak ada perubahan")
    assert await full.house.storage.integrity() == []
    everybody_read(full)


async def test_a_photo_of_the_minutes_is_enough_for_a_small_office(crisis):
    _, _, citra, _, hadi, _ = await waterworks(crisis)
    await opens(citra, "Langkah berikutnya", "Mulai koordinasi PD")
    hadi.hears("Undangan rapat PD")
    everybody_read(crisis)

    await citra.says("/rapat 1")
    await citra.presses("Rapat sudah berlangsung")
    citra.hears("foto, teks, atau keduanya")
    await citra.does(
        lambda phone: phone.sends_photo(
            caption="putusan: Kirim tangki air; Hadi; besok 08.00\nbeda: nihil"
        )
    )

    board = citra.hears(
        "Rapat R1", "1 catatan, 1 keputusan", "perbedaan pendapat nihil"
    )
    assert "⚠" not in board.text
    hadi.hears("Tugas untuk Anda", "Kirim tangki air")
    everybody_read(crisis)
    await opens(citra, "Langkah berikutnya", "Mulai penanganan")
    assert await state_of(crisis) == "responding"
    assert await crisis.house.storage.integrity() == []
    everybody_read(crisis)


async def test_what_is_typed_after_the_tap_that_says_when_is_no_time(crisis):
    _, _, citra, _, _, _ = await waterworks(crisis)
    await citra.says("/rapat 1")
    await citra.presses("2 jam lagi")
    everybody_read(crisis)

    await citra.says("terima kasih")
    citra.hears("terima kasih", button="Jadikan laporan")
    everybody_read(crisis)


async def test_who_took_the_minutes_does_not_approve_them(full):
    _, eko, citra, *_ = await waterworks(full, "L2")
    await citra.says("/rapat 1")
    await citra.presses("Rapat sudah berlangsung")
    await citra.says("Dibahas: pompa.")
    asked = eko.hears("Mohon persetujuan notulen R1, dari Citra")
    board = citra.hears("Menunggu pengesahan")
    assert "Setujui notulen" not in labels(board)
    await eko.presses("Kembalikan notulen", under=asked)
    citra.hears("Notulen R1 dikembalikan oleh Eko", "Mohon lengkapi")
    await citra.presses("Ajukan notulen")
    everybody_read(full)
    [meeting] = await meetings(full)
    assert (str(meeting.state), meeting.taker) == ("submitted", citra.id)

    full.clock.at += timedelta(hours=24)
    await full.fast_forward(minutes=1)
    told = [m.text for p in (eko, citra) for m in new_messages(p) if "24 jam" in m.text]
    assert len(told) == 1
    await eko.presses("Setujui notulen")
    await citra.says("/rapat 1")
    citra.hears("Notulen disahkan", button="Rapat baru")
    everybody_read(full)


async def test_a_moved_or_cancelled_meeting_is_told_to_whom_was_invited(crisis):
    _, _, citra, _, hadi, rina = await waterworks(crisis)
    await citra.says("/rapat 1 besok 09.00, https://rapat.example/1")
    board = citra.hears(
        "Rapat R1 · Dijadwalkan", "09.00 WITA, Jumat", "https://rapat.example/1"
    )
    tap = await citra.presses("Kirim undangan (2)", under=board)
    assert tap.text == "2 undangan dikirim."
    hadi.hears("Undangan rapat PD", "09.00 WITA, Jumat")
    everybody_read(crisis)

    await citra.presses("Ubah waktu")
    await citra.says("31/02 jam 9")
    assert "R1" not in citra.hears("31/02").text
    await citra.says("besok 10.30")
    hadi.hears("Rapat PD pindah waktu", "10.30 WITA, Jumat")
    everybody_read(crisis)
    await citra.presses("Batalkan rapat")
    sure = citra.hears("Batalkan rapat ini? 2 orang yang sudah diundang diberi tahu.")
    assert rina.texts() == []
    await citra.presses("Kembali", under=sure)
    board = citra.hears("Rapat R1 · Dijadwalkan")
    await citra.presses("Batalkan rapat", under=board)
    await citra.presses("Ya, batalkan rapat")
    rina.hears("Rapat R1 pukul 10.30 WITA, Jumat, 13 Maret dibatalkan oleh Citra")
    [meeting] = await meetings(crisis)
    assert str(meeting.state) == "cancelled"
    everybody_read(crisis)
    tap = await hadi.presses("Hadir")
    assert tap.text.startswith("ISU-2026-0001/R1 sudah berubah: dibatalkan")
    everybody_read(crisis)


async def test_meetings_and_reports_move_when_issues_merge(crisis):
    ana, eko, citra, *_ = await waterworks(crisis, "L2")
    await ana.says("/lapor Keran berwarna cokelat")
    await eko.presses("Saya tangani")
    await citra.says("/rapat 2 besok 09.00, Kantor")
    await citra.says("/sitrep 2 Air cokelat")
    everybody_read(crisis)
    await opens(
        citra, "Langkah berikutnya", "Lainnya…", "Gabungkan ke isu lain", number=2
    )
    await citra.says("1")
    await citra.presses("Ya, gabungkan")
    everybody_read(crisis)

    await citra.says("/rapat 1")
    citra.hears("ISU-2026-0001 · Rapat 0002/R1", "09.00 WITA, Jumat")
    await citra.says("/rapat 2")
    assert "Kapan rapatnya" not in citra.hears("ISU-2026-0002").text
    assert (await issue(crisis, 2)).merged_into == "2026-0001"
    assert await crisis.house.storage.integrity() == []
    everybody_read(crisis)


async def test_a_decision_without_an_owner_leads_to_the_tasks(crisis):
    _, eko, *_ = await waterworks(crisis)
    await eko.says("/rapat 1 besok 09.00, Kantor")
    board = eko.hears("Rapat R1")
    await eko.does(lambda phone: phone.replies(board, "putusan: Kirim tangki air"))
    receipt = eko.hears("Belum ada PIC dan tenggat: K1", button="Tugas")
    await eko.presses("Tugas", under=receipt)
    eko.hears("· Tugas", "Keputusan 1.")
    everybody_read(crisis)


async def test_a_reporter_has_no_meeting_and_a_reply_to_another_message_is_no_line(
    crisis,
):
    ana, eko, *_ = await waterworks(crisis)
    await ana.says("/rapat 1")
    assert "Rapat" not in ana.hears().text
    await eko.says("/rapat 1 besok 09.00, Kantor")
    eko.hears("Rapat R1")
    await eko.says("/isu 1")
    card = eko.hears("ISU-2026-0001")
    await eko.does(lambda phone: phone.replies(card, "Bukan notulen"))
    everybody_read(crisis)
    async with crisis.house.storage.begin() as unit:
        assert await unit.meetings.lines("2026-0001/R1") == []
