"""Strategy on real phones: T11 by taps, who is told, what everybody says."""

from bot.domain.issue_life import IssueState
from bot.domain.roles import Role
from bot.domain.topics import Note, Topic
from bot.domain.values import replace
from bot.ports.cards import PublicWord
from tests.scenarios.talk import everybody_read, issue, labels

KERUH = "Air keran keruh di tiga kelurahan"

#: What T11 asks for at L3 in the full profile, from the card to the meeting. Of these
#: taps stakeholders take 5 (open, three parties, done), the strategy 2 (open, accept)
#: and the messages 2 (open, back) with one message.
TAPS, MESSAGES = 18, 2

PESAN = "Kami tahu air keruh\nKami periksa bersama Perumda\nKami kabari pukul 12"


class Counted:
    """A phone that counts what its owner does."""

    def __init__(self, phone):
        self.phone, self.taps, self.messages = phone, 0, 0

    async def presses(self, label):
        self.taps += 1
        await self.phone.presses(label)

    async def says(self, text):
        self.messages += 1
        await self.phone.says(text)


async def office(crisis, *, responsibility: str = "1 ·", history: str = "1 ·"):
    """Budi analyses, Citra leads, Sari speaks, Dewi writes; one issue at L3."""
    ana = await crisis.member("Ana", Role.REPORTER)
    budi = await crisis.member("Budi", Role.ANALYST)
    citra = await crisis.member("Citra", Role.CRISIS_LEAD)
    sari = await crisis.member("Sari", Role.SPOKESPERSON)
    dewi = await crisis.member("Dewi", Role.WRITER)
    await ana.says(f"/lapor {KERUH}")
    await budi.says("/triase 1")
    answers = ["2 ·", responsibility, "2 ·", "2 ·", "2 ·", history, "3 ·", "2 ·", "2 ·"]
    for label in ("Penilaian lengkap", *answers, "Tetapkan L3"):
        await budi.presses(label)
    everybody_read(crisis)
    return budi, citra, sari, dewi


async def small(crisis):
    """The small office, where nothing of this is asked for, with an issue at L2."""
    ana = await crisis.member("Ana", Role.DUTY_OFFICER)
    citra = await crisis.member("Citra", Role.CRISIS_LEAD)
    await ana.says(f"/lapor {KERUH}")
    await ana.presses("Saya tangani")
    await ana.presses("Triase")
    await ana.presses("Tetapkan tingkat langsung")
    await ana.presses("L2")
    await ana.says("warga mengeluh")
    everybody_read(crisis)
    return ana, citra


async def test_an_issue_of_l3_reaches_the_meeting_by_taps_that_are_counted(full):
    budi, *_ = await office(full)
    me = Counted(budi)
    await budi.says("/isu 1")
    await me.presses("Langkah berikutnya")
    assert "6. " in budi.hears("Analisis & identifikasi → Koordinasi PD").text
    for label in ("1 Fakta", "Belum ada fakta pasti", "Kembali"):
        await me.presses(label)
    for label in ("Pemangku", "Warga", "Pegawai", "PD/OPD"):
        await me.presses(label)
    budi.hears("Warga terdampak, Pegawai, dan PD/OPD teknis (3)")
    await me.presses("Selesai")
    await me.presses("Strategi")
    budi.hears("Saran: Kecelakaan: menjelaskan sebab", "Hindari:")
    await me.presses("Pakai saran")
    await me.presses("Pesan kunci")
    await me.says(PESAN)
    budi.hears("Pesan kunci, versi 1", "12/27 kata", "Saran: tiga pendukung")
    await me.presses("Kembali")
    for label in ("Rapat", "2 jam lagi", "Undangan"):
        await me.presses(label)
    await me.says("Perumda")
    await me.presses("Langkah berikutnya")
    await me.presses("Mulai koordinasi PD")

    assert (await issue(full)).state == "coordination"
    assert (me.taps, me.messages) == (TAPS, MESSAGES)
    everybody_read(full)
    told = await full.kept("SELECT action FROM journal WHERE action LIKE 'party%'")
    assert told == ["party_added"] * 3


async def test_who_must_be_told_before_a_release_is_named_until_one_tap_says_so(crisis):
    ana, citra = await small(crisis)
    await ana.says("/pemangku 1 Forum Air Ulu")
    ana.hears("Forum Air Ulu: kelola erat", "hubungi sebelum rilis", "PIC: belum ada")
    for label in ("Kuasa 1", "Sikap −2", "PIC", "Ana", "Kanal", "WhatsApp", "Pesan"):
        await ana.presses(label)
    await ana.says("Tangki tiba pukul 10")
    ana.hears(
        "beri informasi", "sikap −2", "PIC: Ana", "Kanal: WhatsApp", "Tangki tiba"
    )
    await ana.presses("Kembali")
    ana.hears("Beri informasi: Forum Air Ulu", "Tidak ada yang masih harus dihubungi")
    for label in ("Tambah", "DPRD", "Selesai"):
        await ana.presses(label)
    everybody_read(crisis)

    await citra.says("/buku 1")
    citra.hears("Pemangku: 2, ⚠ 1 menunggu")
    await citra.presses("Pemangku")
    citra.hears("⚠ Hubungi sebelum rilis: DPRD/DPR.", "Kelola erat: DPRD/DPR")
    await citra.presses("Sudah dihubungi")
    sheet = citra.hears("Kelola erat: ✅ DPRD/DPR", "Tidak ada yang masih harus")
    assert "Sudah dihubungi" not in labels(sheet)
    await citra.presses("DPRD/DPR")
    citra.hears("✅ Dihubungi Citra")
    await citra.presses("Hapus")
    citra.hears("Pemangku: 1 (sedikitnya 3)")
    await citra.presses("Batal hapus: DPRD/DPR")  # it was the wrong one
    citra.hears("Pemangku: 2", "✅ DPRD/DPR")
    await citra.presses("DPRD/DPR")
    await citra.presses("Hapus")
    await ana.says("/pemangku 1 forum air  ULU")
    ana.hears("Pemangku: 1")
    everybody_read(crisis)


async def test_another_strategy_than_the_suggested_needs_a_reason(full):
    budi, citra, *_ = await office(full, history="2 ·")
    await budi.says("/strategi 1")
    budi.hears("Saran: Dapat dicegah: memulihkan", "lebih berat karena pernah terjadi")
    await budi.presses("Kecelakaan")
    budi.hears("Strategi yang mana?", "Menyangkal: hanya kekeliruan", "sesuai prosedur")
    await budi.presses("Menyangkal")
    budi.hears("Apa alasannya?")
    await budi.says("Data lab membuktikan sebaliknya")
    budi.hears(
        "✅ Kecelakaan: menyangkal (Budi", "Alasan: Data lab", "Saran: Dapat dicegah"
    )
    everybody_read(full)

    async with full.house.storage.begin() as unit:
        now = full.clock.now()
        await unit.cards.add_word(PublicWord("2026-0001", now, "no_news", budi.id))
        await unit.commit("word")
    await citra.says("/strategi 1")
    await citra.presses("Pakai saran")
    citra.hears("⚠ Bertentangan dengan yang sudah disampaikan", "memulihkan")
    await citra.says("Hasil lab kedua membantah yang pertama")
    citra.hears("Strategi, versi 2", "✅ Dapat dicegah: memulihkan (Citra")
    everybody_read(full)


async def test_a_bad_reputation_moves_the_suggestion_by_one_tap(full):
    budi, *_ = await office(full, responsibility="0 ·")
    await budi.says("/strategi 1")
    budi.hears("Saran: Korban: informasi & penyesuaian")
    await budi.presses("Reputasi sudah buruk")
    budi.hears("Saran: Kecelakaan", "karena reputasi sudah buruk")
    await budi.presses("Pakai saran")
    budi.hears("✅ Kecelakaan: menjelaskan sebab", "versi 1")
    everybody_read(full)


async def test_a_message_map_says_what_its_supports_rest_on(crisis):
    ana, citra = await small(crisis)
    await ana.says("/fakta 1 Kekeruhan 18 NTU di IPA Kalijaya pukul 06.10, Perumda")
    for label in ("Pemilik data", "Boleh", "Simpan"):
        await ana.presses(label)
    await ana.says(
        "/pesan 1 Kami tahu\n- Kekeruhan 18 NTU (F-001)\n- 5 tangki\nKami periksa"
    )
    ana.hears("⚠ Kekeruhan 18 NTU (F-001) (belum terverifikasi)",
              "⚠ 5 tangki (angka tanpa fakta)", "Belum berlaku: 2 pesan, harus tepat 3")  # fmt: skip
    await citra.presses("Verifikasi", under=citra.hears("F1", button="Verifikasi"))
    await ana.presses("Tambah pesan")
    await ana.says("Kami kabari pukul 12")
    ana.hears("✅ Kekeruhan 18 NTU", "8/27 kata", "versi 2", "perbaiki 1, 2, 3, 1.2")
    await ana.presses("Tambah pendukung pesan 2")
    await ana.says("Sampel 19 NTU F1\nLab F9")
    ana.hears("(angka berbeda dari faktanya)", "Lab F9 (fakta tidak ada)", "versi 3")
    await ana.presses("Salin untuk WA")
    copied = ana.hears("1. Kami tahu", "- Kekeruhan 18 NTU")
    assert "F1" not in copied.text
    assert "5 tangki" not in copied.text
    everybody_read(crisis)


async def test_two_who_write_the_map_at_once_lose_nothing(crisis):
    ana, citra = await small(crisis)
    await ana.says("/pesan 1 Kami tahu")
    await ana.presses("Tambah pesan")
    await citra.says("/pesan 1 Kami tahu\nKami periksa\nKami kabari")
    await ana.says("Kami menyusul")
    ana.hears("sudah ditulis ulang oleh Citra", button="Pesan kunci")
    await ana.says("/batal")
    await ana.says("/pesan 1\n- pendukung saja")
    ana.hears("Pesan dahulu, lalu pendukungnya")
    await citra.says("/pesan 1 a\nb\nc\nd")
    citra.hears("Belum berlaku: 4 pesan, harus tepat 3")
    await citra.presses("Narasi")
    citra.hears("memuat tepat tiga pesan kunci", button="Pesan kunci")
    everybody_read(crisis)


async def test_a_narrative_holds_when_a_second_person_approved_it(full):
    _, citra, sari, dewi = await office(full)
    await dewi.says("/draf 1")
    dewi.ignores()
    await dewi.says(f"/pesan 1 {PESAN}")
    dewi.ignores()
    await dewi.presses("Narasi tunggal")
    dewi.hears("Apa kalimat intinya?", "1. Kami tahu air keruh")
    await dewi.says(
        "Keselamatan warga didahulukan\n+ air diperiksa\n- tidak perlu panik"
    )
    shown = dewi.hears("Belum berlaku", "menunggu persetujuan Citra")
    assert "Setujui" not in labels(shown)
    asked = citra.hears("Mohon persetujuan: Narasi tunggal, versi 1", "Keselamatan")
    assert not [text for text in sari.texts() if "Narasi" in text]
    await citra.presses("Setujui", under=asked)
    citra.hears("✅ Berlaku: ditulis Dewi", "disetujui Citra")
    sari.hears(
        "Narasi tunggal, versi 1", "✅ Berlaku sekarang", button="Salin untuk WA"
    )
    told = dewi.hears(
        "Berlaku sekarang", "Naskah Anda belum mengikutinya: ISU-2026-0001/D1"
    )
    everybody_read(full)

    await dewi.presses("Lanjutkan menulis", under=told)
    dewi.hears("Narasi: belum ada, ⚠ yang berlaku versi 1", "muat sedikitnya satu")
    await dewi.presses("Ikuti narasi versi 1")
    dewi.hears("Narasi: versi 1.")
    everybody_read(full)
    await sari.says("/narasi 1")
    await sari.presses("Salin untuk WA")
    copied = sari.hears("NARASI TUNGGAL ISU-2026-0001, versi 1", "- tidak perlu panik")
    assert labels(copied) == []

    await sari.says(f"/pesan 1 {PESAN} WITA")
    await sari.presses("Narasi tunggal")
    sari.hears("Pesan kunci sudah versi 2; narasi ini belum memuatnya.")
    await sari.presses("Pakai pesan terbaru")
    sari.hears("versi 2", "Yang berlaku: versi 1.")
    await dewi.says("/narasi 1")
    assert "Setujui" not in labels(dewi.hears("versi 2"))
    everybody_read(full)
    assert not [c for c in await full.house.storage.integrity() if "plan" in c]


async def test_nobody_approves_their_own_or_an_older_narrative(crisis):
    ana, citra = await small(crisis)
    await ana.says("/narasi 1 Air sedang diperiksa")
    first = citra.hears("Mohon persetujuan", "versi 1")
    await ana.says("/narasi 1 Air sedang diperiksa bersama Perumda")
    await citra.presses("Setujui", under=first)
    citra.hears("ditulis ulang oleh Ana", "Setujui versi 2")
    await citra.presses("Setujui", under=citra.hears("Mohon persetujuan", "versi 2"))
    await citra.says("/narasi 1 + hanya daftar")
    citra.hears("Kalimat intinya belum ada")
    everybody_read(crisis)


async def test_notes_of_before_the_registers_still_count(full):
    budi, *_ = await office(full)
    topics = {
        Topic.STAKEHOLDERS: "Warga\nDPRD\nMedia",
        Topic.MESSAGE_MAP: "a\nb\nc",
        Topic.AGENCIES: "Perumda",
        Topic.AGENDA: "x",
    }
    async with full.house.storage.begin() as unit:
        notes = [
            Note("2026-0001", t, 0, 1, full.clock.now(), text=w)
            for t, w in topics.items()
        ]
        cluster = replace(notes[0], topic=Topic.STRATEGY, text="", code="victim")
        for note in (*notes, cluster):
            await unit.lives.add_note(note)
        await unit.facts.declare_none("2026-0001", 1, full.clock.now())
        await unit.commit("notes")
    await budi.says("/isu 1")
    await budi.presses("Langkah berikutnya")
    await budi.presses("Mulai koordinasi PD")
    assert (await issue(full)).state == "coordination"
    everybody_read(full)


async def test_what_a_closed_issue_still_owes_can_be_written(full):
    _, citra, *_ = await office(full)
    await citra.says("/isu 1")
    for label in ("Langkah berikutnya", "Lanjutkan dengan alasan"):
        await citra.presses(label)
    await citra.says("Rapat sudah berlangsung")
    async with full.house.storage.begin() as unit:
        about = await unit.issues.find("2026-0001")
        await unit.issues.save(replace(about, state=IssueState.CLOSED))
        await unit.commit("closed")
    everybody_read(full)

    await citra.says("/pemangku 1 Warga Ulu")
    citra.hears("Warga Ulu")
    await citra.says("/isu 1")
    await citra.presses("Wajib dilengkapi")
    citra.hears("Klaster dan strategi belum dipilih")
    await citra.presses("Strategi")
    await citra.presses("Pakai saran")
    citra.hears("✅ Strategi")
    await citra.presses("Wajib dilengkapi")
    await citra.presses("Pesan kunci")
    await citra.says(PESAN)
    await citra.presses("Kembali")
    citra.hears("✅ Pesan kunci")
    everybody_read(full)


async def test_a_merged_issue_gives_what_it_had_and_takes_nothing_more(crisis):
    ana, citra = await small(crisis)
    await ana.says("/lapor Air berbau di kelurahan yang sama, warga resah")
    await ana.says("/pemangku 2 Warga Ulu")
    await ana.says(f"/pesan 2 {PESAN}")
    map_of_two = ana.hears("Pesan kunci, versi 1")
    everybody_read(crisis)
    await citra.says("/isu 2")
    for label in ("Langkah berikutnya", "Gabungkan ke isu lain"):
        await citra.presses(label)
    await citra.says("1")
    await citra.presses("Ya, gabungkan")
    everybody_read(crisis)

    tap = await ana.presses("Tulis ulang", under=map_of_two)
    assert "ISU-2026-0002 sudah selesai (Digabung)" in tap.text
    await ana.says("/buku 1")
    ana.hears("Pemangku: 1", "Strategi & pesan: 1")
    everybody_read(crisis)


async def test_a_head_who_is_the_subject_is_told_nothing_of_it(full):
    budi, citra, *_ = await office(full)
    hadi = await full.member("Hadi", Role.HEAD_OF_AGENCY)
    async with full.house.storage.begin() as unit:
        about = await unit.issues.find("2026-0001")
        await unit.issues.save(replace(about, floors=("F4",)))
        await unit.commit("floors")
    await budi.says("/narasi 1 Kami memeriksa dugaan itu")
    await citra.presses("Setujui", under=citra.hears("Mohon persetujuan"))
    for command in ("/narasi 1", "/pesan 1", "/strategi 1", "/pemangku 1"):
        await hadi.says(command)
        hadi.hears('Isu dengan nomor "1" tidak ditemukan')
    assert hadi.texts() == []
    await hadi.says("/narasi")
    hadi.hears("Tidak ada isu yang terbuka")
    everybody_read(full)
