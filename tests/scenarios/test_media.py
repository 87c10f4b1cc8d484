"""The press on real phones: a pasted chat, a deadline in ten minutes, the digest."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.topics import Note, Topic
from bot.services.life.gathering import dossier_of
from bot.services.turn import clock_turn
from tests.scenarios.talk import everybody_read, labels, new_messages
from tests.scenarios.test_the_road import write

CHAT = """[12/03/26 06.41] Rina Kabar Ulu: Selamat pagi Pak
[12/03/26 06.42] Rina Kabar Ulu: Apakah benar air keruh di tiga kelurahan? Nomor saya 0812 3456 7890
[12/03/26 06.43] Maya: Baik, kami cek dulu"""

FACT = "Kekeruhan 18 NTU di IPA Kalijaya pukul 06.10, Perumda"


async def office(crisis, level: Level = Level.L3, *, liaison: bool = True):
    """Ana watches the media, Budi is on duty, Citra leads, Maya speaks to the press."""
    ana = await crisis.member("Ana", Role.MEDIA_MONITOR)
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)
    citra = await crisis.member("Citra", Role.CRISIS_LEAD)
    maya = await crisis.member("Maya", Role.MEDIA_LIAISON) if liaison else citra
    await ana.says("/lapor Air keran keruh di tiga kelurahan")
    await budi.presses("Saya tangani")
    await budi.presses("Triase")
    await budi.presses("Tetapkan tingkat langsung")
    await budi.presses(level.name)
    await budi.says("warga mengeluh")
    if level >= Level.L3:  # the whole team is called until somebody says so
        await citra.presses("Saya tangani")
    everybody_read(crisis)
    return ana, budi, citra, maya


async def asked(crisis, number: int = 1):
    async with crisis.house.storage.begin() as unit:
        return list(await unit.enquiries.of_issue(f"2026-{number:04d}"))


async def running(crisis, number: int = 1):
    async with crisis.house.storage.begin() as unit:
        clocks = await unit.issues.clocks(f"2026-{number:04d}")
    return [(c.subject, c.due_at) for c in clocks if c.name == "enquiry" and not c.met_at]  # fmt: skip


async def later(crisis, **delta: float) -> None:
    """Let hours pass at one go; the engine ticks at their end."""
    crisis.clock.at += timedelta(**delta) - timedelta(seconds=30)
    await crisis.fast_forward(seconds=30)


async def verified_fact(ana, budi) -> None:
    await ana.says(f"/fakta 1 {FACT}")
    for tap in ("Pemilik data", "Boleh", "Simpan"):
        await ana.presses(tap)
    await budi.presses("Verifikasi", under=budi.hears("F1", button="Verifikasi"))


async def test_a_pasted_chat_becomes_a_ticket_answered_by_the_approved_line(crisis):
    ana, budi, citra, maya = await office(crisis)
    await verified_fact(ana, budi)
    everybody_read(crisis)

    await ana.says(f"/media 1 {CHAT}")
    ticket = ana.hears("Pertanyaan media", "ISU-2026-0001/M1", "06.42", "air keruh")
    assert "0812" not in ticket.text  # she may not see contacts
    assert "kami cek dulu" not in ticket.text
    call = maya.hears(
        "Pertanyaan media", "Rina", "0812 3456 7890", button="Saya tangani"
    )
    citra.ignores()

    await ana.presses("Tulis nama media", under=ticket)
    await ana.says("Kabar Ulu")
    ana.hears("Rina, Kabar Ulu")
    await maya.presses("Saya tangani", under=call)
    mine = maya.hears("Ditangani Maya", button="Jawab")
    await maya.presses("Jawab", under=mine)
    lines = maya.hears("hanya kalimat yang disetujui", button="1 fakta terverifikasi")
    assert "Jawaban lain" not in labels(lines)
    await maya.presses("1 fakta terverifikasi", under=lines)
    clean = maya.hears("Keterangan", "Kekeruhan 18 NTU")
    assert labels(clean) == []
    assert (await asked(crisis))[0].open
    await maya.presses("Sudah dikirim", under=maya.hears(button="Sudah dikirim"))
    maya.hears("✅ Dijawab Maya", "fakta terverifikasi F1")
    assert await running(crisis) == []
    everybody_read(crisis)

    await later(crisis, hours=12, minutes=1)
    question = maya.hears("Dimuat?", button="Dimuat")
    everybody_read(crisis)
    await maya.presses("Dimuat", under=question)
    await maya.presses("Berimbang", under=maya.hears("Dimuat", button="Berimbang"))
    maya.hears("Dimuat · Berimbang")

    [ticket] = await asked(crisis)
    assert (ticket.state, ticket.line, ticket.reference) == ("answered", "facts", "F1")
    assert (ticket.printed, ticket.balanced, ticket.late) == ("yes", "yes", False)
    kept = await crisis.kept(
        "SELECT action FROM journal WHERE action LIKE 'enquiry%' OR action LIKE 'coverage%' ORDER BY seq"
    )
    assert kept == ["enquiry_received", "enquiry_described", "enquiry_taken", "enquiry_answered",
                    "coverage_asked", "coverage_noted", "coverage_noted"]  # fmt: skip
    everybody_read(crisis)
    assert await crisis.house.storage.integrity() == []


async def test_a_deadline_of_the_office_is_not_called_the_journalists(crisis):
    ana, _, _, maya = await office(crisis, Level.L4)  # C8 at L4: one hour
    await ana.says("/media 1 Saya Rina dari Kabar Ulu, berapa korban? deadline 12.00")

    call = maya.hears("Pertanyaan media", "⏱ 08.05 WITA (1 jam lagi).")
    assert "diminta wartawan" not in call.text
    assert "Wartawan menyebut tenggat" not in call.text
    everybody_read(crisis)


async def test_ten_minutes_before_the_deadline_the_liaison_is_pinged_at_once(crisis):
    ana, _, _, maya = await office(crisis)
    await ana.says("/media 1 Saya Rina dari Kabar Ulu, berapa korban? deadline 07.15")
    call = maya.hears("10 menit lagi", "diminta wartawan", button="Jawab")
    assert await running(crisis) == [("2026-0001/M1", datetime(2026, 3, 11, 23, 15, tzinfo=UTC))]  # fmt: skip
    everybody_read(crisis)

    await crisis.fast_forward(minutes=10)
    maya.hears("jawaban media M1")
    assert (await asked(crisis))[0].state == "missed"
    everybody_read(crisis)

    await maya.presses("Jawab", under=call)
    lines = maya.hears("Jawab Rina, Kabar Ulu")
    holding = next(x for x in labels(lines) if x.startswith("Sementara"))
    await maya.presses(holding, under=lines)
    maya.hears("Kami sedang memeriksa", "pukul 08.00 WITA")
    await maya.presses("Sudah dikirim", under=maya.hears(button="Sudah dikirim"))
    maya.hears("dijanjikan lewat kalimat sementara", "Ditangani Maya")
    [ticket] = await asked(crisis)
    assert (ticket.state, ticket.line, ticket.late) == ("assigned", "holding", True)
    assert await running(crisis) == [("2026-0001/M1", ticket.due_at)]
    everybody_read(crisis)

    await later(crisis, minutes=46)
    maya.hears("jawaban media M1", "Terlambat")
    everybody_read(crisis)
    await later(crisis, hours=6)
    everybody_read(crisis)


async def test_in_a_small_office_the_one_on_duty_answers_in_their_own_words(crisis):
    ana, budi, citra, _ = await office(crisis, Level.L2, liaison=False)
    await ana.says("/media 1")
    ana.hears("Belum ada pertanyaan media", button="Catat pertanyaan media")
    await ana.presses("Catat pertanyaan media")
    ana.hears("Tempel atau teruskan")
    await ana.says("Apakah benar keruh?")
    call = budi.hears("Apakah benar keruh?", button="Jawab")
    assert new_messages(citra) == []

    await budi.presses("Jawab", under=call)
    await budi.presses("Jawaban lain", under=budi.hears(button="Jawaban lain"))
    await budi.says("Benar, sedang diperbaiki")
    budi.hears("✅ Dijawab Budi", "jawaban lain", "Benar, sedang diperbaiki")
    everybody_read(crisis)


async def test_one_takes_it_the_other_is_told_who_has_it_and_it_is_handed_over(crisis):
    ana, _, _, maya = await office(crisis, Level.L2)
    tari = await crisis.member("Tari", Role.MEDIA_LIAISON)
    everybody_read(crisis)
    await ana.says("/media 1 Apakah benar keruh?")
    calls = [phone.hears(button="Saya tangani") for phone in (maya, tari)]
    await maya.presses("Saya tangani", under=calls[0])
    tari.hears("Ditangani Maya")
    everybody_read(crisis)

    await tari.presses("Lihat pertanyaan")
    assert "Saya tangani" not in labels(tari.hears("Ditangani Maya"))
    await maya.presses("Serahkan")
    await maya.presses("Tari (Penghubung Media)", under=maya.hears("Kepada siapa?"))
    maya.hears("Ditangani Tari", "Dipanggil: Tari")
    tari.hears("Ditangani Tari", button="Jawab")
    everybody_read(crisis)


async def test_national_media_ask_for_a_new_score_and_three_of_them_suggest_f7(crisis):
    ana, budi, citra, _ = await office(crisis, Level.L2)
    await ana.says("/media 1 Saya Rina dari Tempo, apakah benar keruh?")
    prompt = budi.hears("perlu dinilai ulang", "Tempo", button="Nilai ulang")
    citra.hears("perlu dinilai ulang")
    everybody_read(crisis)

    await ana.says("/kliping 1 https://www.kompas.com/a/1 https://news.detik.com/b?utm_source=x")  # fmt: skip
    crowd = budi.hears("3 media nasional", "F7", button="Nilai ulang")
    everybody_read(crisis)
    await budi.presses("Nilai ulang", under=crowd)
    assert "perlu dinilai ulang" not in budi.hears().text
    assert prompt.text != crowd.text
    await ana.says("/kliping 1 https://tirto.id/c")
    assert not [t for t in budi.texts() if "F7" in t]
    everybody_read(crisis)


async def test_links_become_clippings_in_three_taps_each_and_a_digest_once_a_day(crisis):  # fmt: skip
    ana, budi, citra, maya = await office(crisis, Level.L2)
    await ana.says(
        "/kliping 1 Warga antre https://kabarulu.example/a/1 https://kabarulu.example/a/2"
    )
    for tap in ("Negatif", "Baru saja", "Lokal"):  # the outlet is asked about once
        await ana.presses(tap)
    ana.hears("KL2", "Bagaimana nadanya")
    for tap in ("Netral", "1 jam lalu"):
        await ana.presses(tap)
    ana.hears("✅ Tercatat")

    await ana.says("/kliping 1 http://www.kabarulu.example/a/1/?utm_source=wa")
    ana.hears("1 tautan sudah tercatat")
    await ana.says("/kliping 1")
    ana.hears("2 kliping", "negatif 1, netral 1", "kabarulu.example")
    everybody_read(crisis)

    await later(crisis, hours=8, minutes=56)
    for phone in (ana, citra):
        digest = phone.hears("Kliping hari ini", "ISU-2026-0001", "negatif 1, netral 1")
    assert not [t for p in (budi, maya) for t in p.texts() if "Kliping hari ini" in t]
    await citra.presses("Salin untuk WA", under=digest)
    clean = citra.hears(
        "Kliping media per", "https://kabarulu.example/a/1", "Warga antre"
    )
    assert labels(clean) == []
    everybody_read(crisis)
    await later(crisis, hours=24)
    assert not [t for t in citra.texts() if "Kliping hari ini" in t]
    everybody_read(crisis)


async def test_an_album_of_screenshots_is_one_clipping_and_no_report(crisis):
    ana, *_ = await office(crisis, Level.L2)
    await ana.says("/kliping 1")
    await ana.presses("Tambah kliping")
    await ana.does(lambda phone: phone.sends_album(2, "Tayang di TV"))
    async with crisis.house.storage.begin() as unit:
        [clip] = await unit.clippings.of_issue("2026-0001")
        assert await unit.issues.count_open() == 1
    assert (clip.words, len(clip.attachments)) == ("Tayang di TV", 2)
    everybody_read(crisis)
    await ana.says("sesuatu yang lain")
    ana.hears("sesuatu yang lain")
    everybody_read(crisis)


async def test_what_hangs_on_a_merged_issue_moves_with_its_clock(crisis):
    ana, _, citra, _ = await office(crisis, Level.L2)
    await ana.says("/lapor Air keran keruh di tiga kelurahan lagi")
    receipt = ana.hears("ISU-2026-0002", button="Ya, isu yang sama: 0001")
    everybody_read(crisis)
    await ana.says("/media 2 Apakah benar keruh? deadline 08.00")
    await ana.says("/kliping 2 https://kabarulu.example/a/1")
    due = (await asked(crisis, 2))[0].due_at
    everybody_read(crisis)
    await ana.presses("Ya, isu yang sama: 0001", under=receipt)

    [moved] = await asked(crisis, 1)
    assert (moved.id, moved.issue_id) == ("2026-0002/M1", "2026-0001")
    assert await running(crisis, 1) == [("2026-0002/M1", due)]
    assert await running(crisis, 2) == []
    await citra.says("/media 2")
    citra.hears("Belum ada pertanyaan media")
    await citra.says("/kliping 1")
    citra.hears("1 kliping")
    everybody_read(crisis)


async def test_a_journalist_is_corrected_and_erased_by_name(crisis):
    ana, budi, _, maya = await office(crisis, Level.L2)
    await ana.says("/media 1 Saya Rina Dewi dari Kabar Ulu. Apa benar? 0812 3456 7890")
    everybody_read(crisis)

    await ana.says("/daftarmedia")
    assert "0812" not in ana.hears("Daftar media", "Kabar Ulu", "Rina Dewi").text
    await ana.presses("Salin untuk WA")
    assert "0812" not in ana.hears("Daftar media per", "Rina Dewi").text
    await maya.says("/daftarmedia ulu")
    await maya.presses("Kabar Ulu", under=maya.hears("Daftar media"))
    maya.hears("Rina Dewi, 0812 3456 7890", "Pertanyaan: 1, ⚠ 1 belum dijawab")
    await maya.presses("Tandai nasional")
    budi.hears("perlu dinilai ulang", "Kabar Ulu")
    await maya.presses("Rina Dewi", under=maya.hears("Nasional"))
    await maya.presses("Hapus orang ini", under=maya.hears("Rina Dewi", "0812"))
    await maya.presses("Ya, hapus", under=maya.hears("Tidak dapat dibatalkan"))
    maya.hears("Daftar media")
    [ticket] = await asked(crisis)
    assert "Rina" not in ticket.words
    assert ticket.journalist == ""
    assert "Rina" not in str(await crisis.kept("SELECT body FROM outbox"))
    everybody_read(crisis)


async def open_items(crisis) -> int | None:
    """Return what the dossier says is open, once somebody said that nothing is."""
    async with clock_turn(crisis.house.desk, "look") as turn:
        nothing = Note("2026-0001", Topic.OPEN_ITEMS, 0, 1, turn.now, code="nothing")
        await turn.unit.lives.add_note(nothing)
        turn.idle = True
        found = await dossier_of(turn, await turn.unit.issues.find("2026-0001"))
    return found.open_items


async def test_a_question_that_waits_keeps_an_issue_from_having_nothing_open(crisis):
    ana, _, citra, _ = await office(crisis, Level.L2)
    before = await open_items(crisis)
    await ana.says("/media 1 Apakah tarif naik?")
    everybody_read(crisis)
    assert await open_items(crisis) == before + 1
    await citra.says("/buku 1")
    page = citra.hears("Pertanyaan media: 1, ⚠ 1 menunggu", "Belum ada: ", "Kliping")
    await citra.presses("Pertanyaan media", under=page)
    citra.hears("1 pertanyaan, ⚠ 1 belum dijawab", button="M1")
    await citra.presses("Salin untuk WA")
    assert labels(citra.hears("pertanyaan media per", "belum dijawab")) == []

    await ana.says("/cari tarif")
    ana.hears("0001", "1 isu")
    reporter = await crisis.member("Rudi")
    await reporter.says("/cari tarif")
    assert "0001" not in reporter.hears().text  # what journalists ask is the team's
    everybody_read(crisis)


async def test_a_level_that_rises_brings_the_deadline_nearer(crisis):
    ana, budi, _, _ = await office(crisis, Level.L2)
    await ana.says("/media 1 Apakah benar keruh?")
    due = (await asked(crisis))[0].due_at
    everybody_read(crisis)
    await budi.says("/triase 1")
    for tap in ("Tetapkan tingkat langsung", "L4"):
        await budi.presses(tap)
    await budi.says("korban jiwa")
    [ticket] = await asked(crisis)
    assert ticket.due_at == ticket.created_at + timedelta(hours=1) < due
    assert await running(crisis) == [("2026-0001/M1", ticket.due_at)]
    everybody_read(crisis)


@pytest.mark.parametrize("state", ["approved", "changed"])
async def test_an_approved_text_is_copied_and_refused_once_it_is_not(crisis, state):
    ana, budi, citra, maya = await office(crisis, Level.L2)
    await budi.says("/draf 1")
    await write(budi)
    await citra.presses("Setujui")
    everybody_read(crisis)
    await ana.says("/media 1 Apakah benar keruh?")
    await maya.presses("Jawab", under=maya.hears(button="Jawab"))
    line = next(x for x in labels(maya.hears("Pilih kalimat")) if x.startswith("D1"))
    await maya.presses(line)
    maya.hears("SAMARINDA")
    use = maya.hears(button="Sudah dikirim")
    everybody_read(crisis)
    if state == "changed":
        await budi.says("/draf 1")
        everybody_read(crisis)
        await budi.presses("Ubah naskah")
        await budi.presses("Ya, ubah naskah")
        everybody_read(crisis)
    await maya.presses("Sudah dikirim", under=use)
    told = "✅ Dijawab Maya" if state == "approved" else "tidak berlaku lagi untuk M1"
    maya.hears(told)
    [ticket] = await asked(crisis)
    assert ticket.open is (state == "changed")
    everybody_read(crisis)


async def test_without_a_number_the_open_issues_are_offered_with_what_was_pasted(
    crisis,
):
    ana, _, _, maya = await office(crisis, Level.L2)
    await ana.says(f"/media\n{CHAT}")
    which = ana.hears("Pertanyaan media untuk isu yang mana?", "ISU-2026-0001")
    await ana.presses("0001", under=which)
    ana.hears("ISU-2026-0001/M1", "06.42", "air keruh di tiga kelurahan")
    maya.hears("ISU-2026-0001/M1")
    await ana.says("/kliping https://kabarulu.example/a/1")
    await ana.presses("0001", under=ana.hears("Kliping untuk isu yang mana?"))
    ana.hears("KL1", "kabarulu.example", "Bagaimana nadanya")
    await ana.says(f"/media 1\n{CHAT}")
    ana.hears("ISU-2026-0001/M2", "06.42")
    everybody_read(crisis)
