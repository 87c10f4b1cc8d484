"""A press conference on real phones: from its plan to the look at the coverage."""

from bot.domain.document import Approval, DocumentVersion, canonical_sha
from bot.domain.document_life import DocumentState
from bot.domain.levels import Level
from bot.domain.narrative import Narrative, NarrativeText
from bot.domain.outlets import Outlet
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.domain.writing import words_of
from tests.scenarios.talk import everybody_read, labels
from tests.scenarios.test_facts import later
from tests.storage.builders import clipping

ID, KP = "2026-0001", "2026-0001/KP1"


async def team(crisis, level: str = "L3"):
    """Everybody whom the runbook names; the issue is mapped at its level."""
    ana = await crisis.member("Ana")
    eko = await crisis.member("Eko", Role.ANALYST, Role.DUTY_OFFICER)
    citra = await crisis.member("Citra", Role.CRISIS_LEAD)
    sari = await crisis.member("Sari", Role.SPOKESPERSON)
    mira = await crisis.member("Mira", Role.MEDIA_LIAISON)
    wati = await crisis.member("Wati", Role.WRITER)
    await ana.says("/lapor Air keran keruh di sejumlah kelurahan")
    await eko.presses("Saya tangani")
    await eko.presses("Triase")
    for label in ("Penilaian lengkap", *(["2 ·"] * 9), f"Tetapkan {level}"):
        await eko.presses(label)
    await citra.presses("Saya tangani")
    everybody_read(crisis)
    return eko, citra, sari, mira, wati


async def look(crisis, ask):
    """Ask the house what it keeps."""
    async with crisis.house.storage.begin() as unit:
        return await ask(unit)


async def keep(crisis, *deeds) -> None:
    """Put into the house what other scenarios tell how to get there."""
    async with crisis.house.storage.begin() as unit:
        for deed in deeds:
            await deed(unit)
        await unit.commit(f"kept {crisis.clock.now().isoformat()} {len(deeds)}")


async def approve(crisis, document_id: str, author: int, approver: int) -> None:
    """Somebody else stands behind a text (how is told in the tests of texts)."""
    one = await look(crisis, lambda u: u.documents.find(document_id))
    at, version = crisis.clock.now(), one.version + 1
    done = replace(one, state=DocumentState.APPROVED, submitted_version=version)
    sha = canonical_sha(one.kind, one.form, words_of(one), "isi")
    said = DocumentVersion(document_id, version, "isi", sha, author, at)
    agreed = Approval("a-kp", document_id, version, sha, author, approver, at)
    await keep(
        crisis,
        lambda u: u.documents.save(done),
        lambda u: u.documents.add_version(said),
        lambda u: u.documents.approve(agreed),
    )


async def narrative(crisis, by: int, second: int) -> None:
    """The narrative holds: its first message leads back from hard questions."""
    said = NarrativeText("Kami memulihkan air warga secepat dan seaman mungkin.")
    at = crisis.clock.now()
    first = "Air tangki gratis tersedia di setiap kelurahan"
    one = Narrative(ID, by, at, said, (first, "Uji air setiap jam", "Hubungi 112"))

    async def write(unit):
        kept = await unit.plans.add_narrative(one)
        await unit.plans.approve_narrative(ID, kept.version, second, at)

    await keep(crisis, write)


async def test_to_begin_long_before_the_plan_is_asked_once(full):
    _, citra, *_, mira, _ = await team(full)
    await mira.says("/konpers 1")
    await mira.presses("Ada fakta baru")
    await mira.says("besok 09.00, Aula Lantai 2")
    await citra.says("/konpers 1")
    await citra.presses("Mulai")
    await citra.presses("Mulai juga")
    citra.hears("direncanakan", "09.00 WITA", button="Ya, mulai sekarang")
    assert str((await look(full, lambda u: u.conferences.find(KP))).state) == "planned"

    await citra.presses("Ya, mulai sekarang")
    citra.hears("KP1 · Berlangsung")
    everybody_read(full)


def buttons(message) -> list[str]:
    return [label for label in labels(message) if not label[-1].isdigit()]


async def test_a_whole_conference_from_plan_to_the_balance_of_its_coverage(full):
    eko, citra, sari, mira, wati = await team(full)
    await narrative(full, wati.id, citra.id)

    # The plan: three of the liaison's deeds, nothing else is asked for.
    await mira.says("/konpers 1")
    mira.hears("Perlukah konferensi pers?", "Hanya bila ada fakta baru")
    await mira.presses("Ada fakta baru")
    mira.hears("Tulis dalam satu pesan: waktu, tempat, topik")
    await mira.says("14.00, Aula Lantai 2, Hasil uji air")
    board = mira.hears("KP1 · Direncanakan", "14.00 WITA · Aula Lantai 2", "Sari, Juru",
                       "0 dari 22", "Menahan, belum selesai: Tanya jawab", "T−60 · 13.00")  # fmt: skip
    assert "Undangan" not in buttons(board)  # texts are written by writers
    everybody_read(full)

    # T−120: a letter for each owner, with everything that is theirs; one tap ticks.
    await later(full, hours=4, minutes=56)
    asked = mira.hears("KP1 · T−120", "1 Ruang siap", "2 Juru bahasa", "3 Undangan")
    assert not [text for text in wati.texts() + citra.texts() if "T−120" in text]
    await mira.presses("✅ 1", under=asked)
    left = mira.hears("KP1 · T−120", "2 Juru bahasa")
    assert "Ruang siap" not in left.text
    everybody_read(full)

    # The invitation fills itself from the plan.
    await wati.says("/konpers 1")
    board = wati.hears("KP1 · Direncanakan", "✅ 1 Ruang siap", "1 dari 22")
    await wati.presses("Undangan", under=board)
    wati.hears("Waktu: Kamis, 12 Maret 2026, 14.00 WITA", "Tempat: Aula Lantai 2",
               "Topik: Hasil uji air", "Sari, Juru Bicara", "tanya jawab 20 menit")  # fmt: skip
    everybody_read(full)

    # T−60: the writer is asked for the answers; the guide asks one after another.
    await later(full, hours=1)
    asked = wati.hears("KP1 · T−60", "4 Tanya jawab", "5 Pernyataan pembuka")
    sari.hears("KP1 · T−60", "6 Tiga pesan", "7 Uji coba")
    assert "⚠ terlambat sejak 13.00 WITA" in wati.hears("KP1", "2 Juru bahasa").text
    await wati.presses("Siapkan tanya jawab", under=asked)
    wati.hears("0 dari 15", "T: Apa yang terjadi?")
    await wati.says(
        "Air di tiga kelurahan keruh sejak pagi.\nJembatan: Air tangki tersedia."
    )
    wati.hears("1 dari 15", "T: Siapa yang bertanggung jawab?",
               "Usulan: Kami memulihkan air warga")  # fmt: skip
    await wati.presses("Pakai usulan")
    wati.hears("2 dari 15", "Sejak kapan Anda tahu?")
    await wati.presses("Tunda sampai…")
    wati.hears(
        "pembaruan berikutnya, ",
        "Apa alasannya?",
        button="Datanya masih kami periksa bersama pemilik data",
    )
    await wati.says("sampai 16.00")
    wati.hears("Ditunda sampai 16.00 WITA. Apa alasannya?")
    await wati.presses("Datanya masih kami periksa bersama pemilik data")
    wati.hears("3 dari 15")
    await wati.presses("Tidak dapat")
    await wati.says("diperiksa Dinas Kesehatan, yang mengumumkan besok pagi")
    wati.hears("4 dari 15")
    await wati.says("kata " * 101)
    wati.hears("101 kata terlalu panjang")
    everybody_read(full)

    # It can be left, and goes on where it was.
    await wati.says("/isu 1")
    everybody_read(full)
    await wati.says("/konpers 1")
    await wati.presses("Siapkan tanya jawab")
    wati.hears(
        "4 dari 15", "Apa yang dilakukan sekarang?", "Air tangki gratis tersedia"
    )
    for _ in range(11):
        await wati.presses("Pakai usulan")
    wati.hears("15 dari 15", "Semua pertanyaan punya jawaban")
    document = await look(full, lambda u: u.documents.find(f"{ID}/D2"))
    said = document.fields["tanya_jawab"]
    assert said.count("T: ") == said.count("J: ") == 15
    assert "J: [tunda] Kami jawab pukul 16.00 WITA (datanya masih" in said
    assert "(datanya masih kami periksa bersama pemilik data)" in said
    assert "J: [tidak dapat] Kami tidak dapat menjawab ini (diperiksa Dinas" in said
    assert "Jembatan: Air tangki gratis tersedia di setiap kelurahan" in said

    # The murder board: a colleague plays the journalist.
    await wati.presses("Uji coba")
    wati.hears("Siapa yang berperan", "Siapa yang bertanggung jawab?")
    await wati.presses("Mira (Penghubung Media)")
    everybody_once = mira.hears("Anda wartawannya, diminta Wati", "1. ", "5. ")
    for number in range(1, 5):
        await mira.presses(f"{number} lancar", under=everybody_once)
    await mira.presses("5 goyah", under=everybody_once)
    mira.hears("✅ Selesai. Terima kasih.")
    wati.hears("Uji coba tanya jawab D2 selesai", "⚠ Masih goyah: ")
    everybody_read(full)

    # T−30: the answers are not approved: the lead is told, with the button.
    await later(full, minutes=30)
    warned = citra.hears("⚠ Konferensi pers KP1 tertahan", "Tanya jawab juru bicara")
    assert {"Siapkan tanya jawab", "Tunda"} <= set(labels(warned))
    everybody_read(full)
    await sari.says("/konpers 1")
    board = sari.hears("⚠ Menahan", "✅ 7 Uji coba", "✅ 1 Ruang")
    await sari.presses("Mulai", under=board)
    refused = sari.hears("belum dapat dimulai", "1. Tanya jawab juru bicara")
    assert "Mulai juga" not in labels(refused)
    await approve(full, document.id, wati.id, citra.id)
    everybody_read(full)

    # It begins on time; two people log at once.
    await later(full, minutes=30)
    everybody_read(full)
    await sari.says("/konpers 1")
    await sari.presses("Mulai", under=sari.hears("✅ 4 Tanya jawab"))
    board = sari.hears(
        "KP1 · Berlangsung", "✅ 14 Mulai tepat waktu", "pernyataan 0 menit"
    )
    await later(full, minutes=3)
    await sari.presses("Tanya jawab dimulai")
    await wati.says("/konpers 1")
    await wati.presses("Catat")
    await wati.says("janji: hasil uji diumumkan pukul 18.00")
    wati.hears("Janji J1, tenggat 18.00", "hasil uji diumumkan", "Pernyataan 3 menit")
    await eko.says("/konpers 1")
    shown = eko.hears("KP1 · Berlangsung")
    await eko.does(
        lambda p: p.replies(
            shown, "susulan: Kaltim Pos, berapa rumah terdampak?, 16.00"
        )
    )
    kept = eko.hears("Pertanyaan susulan M1, tenggat 16.00", "rumah terdampak?")
    assert kept.text.count("tenggat") == 1
    await wati.says("sulit: mengapa laporan warga pekan lalu diabaikan?")
    await wati.says("susulan: tanpa koma")
    wati.hears("Mohon tulis media, pertanyaan, tenggat")
    promises = await look(full, lambda u: u.promises.of_issue(ID))
    assert [p.text for p in promises] == ["hasil uji diumumkan"]
    clocks = await look(full, lambda u: u.issues.clocks(ID))
    assert {f"{ID}/J1", f"{ID}/M1"} <= {clock.subject for clock in clocks}
    everybody_read(full)

    await later(full, minutes=17)
    await sari.says("/konpers 1")
    await sari.presses("Selesai", under=sari.hears("tanya jawab 17 menit"))
    sari.hears("Selesai, tindak lanjut", "Berlangsung: pernyataan 3 menit")
    everybody_read(full)

    # T+30: the recording, the release to those who were not there, the correction.
    await later(full, minutes=10)
    mira.hears("KP1 · T+30", "17 Rekaman", "18 Naskah")
    everybody_read(full)
    await keep(
        full,
        lambda u: u.outlets.add(Outlet("o1", "Kaltim Pos Baru")),
        lambda u: u.outlets.add(Outlet("o2", "Radio Kota")),
    )
    await mira.says("/konpers 1")
    board = mira.hears("Selesai, tindak lanjut")
    await mira.presses("Catat", under=board)
    await mira.does(lambda p: p.sends_voice())
    mira.hears("Rekaman")
    await mira.presses("Kehadiran media", under=board)
    await mira.presses("☐ Radio Kota")
    mira.hears("Hadir 1 dari")
    await mira.presses("Kirim ke yang absen", under=board)
    absent = mira.hears("tidak hadir", "☐ Kaltim Pos", "Belum ada siaran pers")
    assert "Radio Kota" not in absent.text
    await mira.presses("Sudah dikirim", under=absent)
    everybody_read(full)
    await wati.says("/konpers 1")
    board = wati.hears("✅ 17 Rekaman", "✅ 18 Naskah")
    await wati.presses("Ralat", under=board)
    await wati.presses("Ralat", under=wati.hears("Ada yang keliru disampaikan?"))
    wati.hears("Ralat")
    everybody_read(full)

    # T+120: the balance of the coverage, and the situation report.
    at = full.clock.now()
    told = ("Air tangki gratis tersedia di setiap kelurahan", "Warga marah")
    found = [
        clipping(
            f"{ID}/KL{n}",
            words=words,
            published_at=at,
            added_at=at,
            link=f"https://a.id/{n}",
        )
        for n, words in enumerate(told, 1)
    ]
    await keep(full, *(lambda u, one=one: u.clippings.add(one) for one in found))
    await later(full, minutes=90)
    mira.hears("KP1 · T+120", "21 Keseimbangan")
    eko.hears("KP1 · T+120", "22 Laporan situasi")
    everybody_read(full)
    await mira.says("/konpers 1")
    board = mira.hears("KP1")
    await mira.presses("Liputan", under=board)
    mira.hears("Kliping: 2", "Memuat pesan kita: 1 (50 %)")
    await mira.presses("Tutup konferensi", under=board)
    mira.hears("KP1 · Ditutup")
    everybody_read(full)
    await later(full, hours=3)
    kept = await look(full, lambda u: u.conferences.find(KP))
    assert kept.next_at is None
    everybody_read(full)


async def test_a_small_office_has_a_light_one_and_approves_its_answers_by_taps(crisis):
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)
    citra = await crisis.member("Citra", Role.CRISIS_LEAD, Role.SPOKESPERSON)
    await budi.says("/lapor Air keran keruh di sejumlah kelurahan")
    await budi.presses("Saya tangani")
    await budi.presses("Triase")
    for label in ("Penilaian cepat", "2 ·", "2 ·", "2 ·", "Tetapkan L3"):
        await budi.presses(label)
    everybody_read(crisis)

    await budi.says("/konpers 1 10.00, Balai Kota")
    await budi.presses("Kepala harus tampil", under=budi.hears("Perlukah konferensi"))
    board = budi.hears("KP1 · Direncanakan", "10.00 WITA · Balai Kota", "0 dari 9",
                       "Air keran keruh", "Citra, ")  # fmt: skip
    await budi.presses("Siapkan tanya jawab", under=board)
    for _ in range(15):
        await budi.presses("Pakai usulan")
    await budi.presses("Lihat naskah")
    budi.hears("T: Apa yang terjadi?", button="Ajukan")
    await budi.presses("Ajukan")
    await citra.presses("Setujui")
    everybody_read(crisis)
    await citra.says("/konpers 1")
    board = citra.hears("✅ 3 Tanya jawab", "1 dari 9")
    assert "Menahan" not in board.text
    await citra.presses("Mulai", under=board)
    citra.hears("direncanakan 10.00 WITA", button="Ya, mulai sekarang")
    await citra.presses("Ya, mulai sekarang")
    citra.hears("KP1 · Berlangsung")
    everybody_read(crisis)


async def test_not_needed_leads_to_a_release_with_prepared_answers(crisis):
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)
    await budi.says("/lapor Air keran keruh")
    await budi.presses("Saya tangani")
    everybody_read(crisis)
    await budi.says("/konpers 1")
    await budi.presses("Belum perlu")
    instead = budi.hears("Siaran pers dan tanya jawab sudah cukup")
    assert labels(instead)[:2] == ["Siaran pers", "Tanya jawab juru bicara"]
    assert await look(crisis, lambda u: u.conferences.of_issue(ID)) == []
    everybody_read(crisis)


async def test_who_is_told_when_it_is_postponed_and_called_off(full):
    _, citra, sari, mira, wati = await team(full)
    await mira.says("/konpers 1 07.30, Aula")
    tap = await mira.presses("Ada fakta baru")
    assert "sedikitnya 60 menit sebelumnya" in tap.text
    await mira.says("/konpers 1 11.00, Aula, Hasil uji")
    await mira.presses("Ada fakta baru")
    everybody_read(full)
    await wati.says("/konpers 1")
    await wati.presses("Undangan")
    await later(full, hours=2)  # T−120 is told
    everybody_read(full)

    # The draft of the invitation follows; owners hear, the press gets a text.
    await mira.says("/konpers 1")
    await mira.presses("Tunda")
    mira.hears("Tunda ke kapan?")
    await mira.says("14.00")
    mira.hears("14.00 WITA", "T−120 · 12.00")
    told = wati.hears("Waktu berubah", "14.00 WITA", "semula 11.00", "Mira (Penghubung")
    sari.hears("Waktu berubah")
    await wati.presses("Teks untuk wartawan", under=told)
    wati.hears("Rekan media", '"Hasil uji"', "14.00 WITA", "Aula")
    invitation = await look(full, lambda u: u.documents.find(f"{ID}/D1"))
    assert invitation.fields["mulai"].startswith("2026-03-12T06:00")
    await later(full, hours=2, minutes=58)
    mira.hears("KP1 · T−120", "1 Ruang siap")  # told again: it lies ahead again
    everybody_read(full)

    # The invitation is out: whoever writes is asked to correct it.
    await approve(full, f"{ID}/D1", wati.id, citra.id)
    await mira.says("/konpers 1")
    await mira.presses("Ubah rencana")
    await mira.says("tempat: Balai Kota\nnarasumber: Sari, Juru Bicara; Hadi, Direktur")
    mira.hears("Balai Kota", "Hadi, Direktur")
    told = wati.hears(
        "Rencana berubah", "Balai Kota", f"Undangan ISU-{ID}/D1", "diralat"
    )
    assert "Ralat" in labels(told)
    await mira.presses("Batalkan konferensi")
    await mira.presses("Ya, batalkan konferensi")
    mira.hears("KP1 · Dibatalkan")
    sari.hears("Dibatalkan", "Hasil uji")
    everybody_read(full)
    await later(full, hours=6)
    unheard = [t for p in full.phones.values() for t in p.texts() if "KP1" in t]
    assert unheard == []
    everybody_read(full)


async def test_at_l4_the_head_is_among_the_speakers_and_only_leaders_start_unready(
    full,
):
    kepala = await full.member("Ratna", Role.HEAD_OF_AGENCY, position="Kepala Dinas")
    _, _, sari, mira, _ = await team(full, "L3")
    one = await look(full, lambda u: u.issues.find(ID))
    await keep(full, lambda u: u.issues.save(replace(one, level=Level.L4)))
    await mira.says("/konpers 1 08.00, Aula, Uji")  # L4: half an hour is enough
    await mira.presses("Kepala harus tampil")
    mira.hears("Ratna, Kepala Dinas; Sari, Juru Bicara")
    await mira.presses("Ubah rencana")
    await mira.says("narasumber: Sari, Juru Bicara")
    mira.hears("Mohon sertakan: Ratna, Kepala Dinas")
    await mira.says("narasumber: Ratna, Kepala Dinas")
    everybody_read(full)

    # Its parts can be given away: two taps.
    await mira.says("/konpers 1")
    await mira.presses("Petugas")
    await mira.presses("Juru Bicara: Sari")
    await mira.presses("Citra (Ketua Tim Krisis)")
    mira.hears("14 Mulai tepat waktu · Citra")
    everybody_read(full)
    await kepala.says("/konpers 1")
    await kepala.presses("Mulai")
    kepala.hears("belum dapat dimulai", button="Mulai juga")
    await kepala.presses("Mulai juga")
    kepala.hears("KP1 · Berlangsung")
    rows = await look(full, lambda u: u.journal.of_subject(ID))
    details = [r.entry.detail for r in rows if r.entry.action == "conference_started"]
    assert details == ["KP1 unready"]
    assert not [text for text in sari.texts() if "T−30" in text]
    everybody_read(full)


async def test_a_conference_of_a_restricted_issue_is_told_to_nobody_outside(full):
    eko, citra, sari, mira, wati = await team(full)
    await citra.says("/konpers 1 14.00, Aula Rahasia, Uji")
    await citra.presses("Ada fakta baru")
    everybody_read(full)
    one = await look(full, lambda u: u.issues.find(ID))
    shut = replace(one, restricted=True, circle=(sari.id,), lead=citra.id)
    await keep(full, lambda u: u.issues.save(shut))
    await later(full, hours=6)
    for phone in (eko, mira, wati):
        assert not [
            text for text in phone.texts() if "Rahasia" in text or "KP1" in text
        ]
    sealed = [text for text in sari.texts() if "KP1" in text or "🔒" in text]
    assert sealed
    assert all("Uji coba" not in text for text in sealed)  # the preview says nothing
    await mira.says("/konpers 1")
    assert not [text for text in mira.texts() if "KP1" in text]
    everybody_read(full)
