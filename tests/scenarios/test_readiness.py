"""Readiness on real phones: a test, a call to attend, a leave, an account taken over."""

from bot.domain.roles import Role
from tests.harness.crisis import Crisis
from tests.scenarios.talk import everybody_read


async def office(crisis):
    citra = await crisis.member("Citra", Role.CRISIS_LEAD, Role.SPOKESPERSON)
    budi = await crisis.member("Budi", Role.DUTY_OFFICER, Role.WRITER, phone="0800 4")
    gita = await crisis.member("Gita", Role.ADMIN, Role.ANALYST)
    ana = await crisis.member("Ana")
    return citra, budi, gita, ana


async def test_a_small_office_finds_out_who_would_come(crisis):
    citra, budi, gita, ana = await office(crisis)
    await citra.says("/kesiapan")
    page = citra.hears("Kesiapan:", "Belum pernah ada uji panggilan")

    await citra.presses("Uji panggilan", under=page)
    board = citra.hears("Uji panggilan", "1 dari 3 menjawab")
    await gita.presses("Saya terima", under=gita.hears("Uji panggilan", "bukan krisis"))
    gita.hears("Uji panggilan diterima")
    citra.hears("2 dari 3 menjawab")
    budi.hears("bukan krisis")
    await crisis.fast_forward(hours=2, minutes=1)

    citra.hears("1 orang tidak menjawab", "Budi (Petugas Piket) · 0800 4")
    citra.hears("Ditutup 09.0")
    assert "Ditutup" in board.text
    assert ana.texts() == []
    await citra.says("/kesiapan")
    await citra.presses("Siapa terjangkau", under=citra.hears("2 dari 3 menjawab"))
    citra.hears("1 dari 2 orang terjangkau", "Budi (tidak menjawab uji)")


async def test_a_colleagues_phone_stops_an_account_while_its_owner_is_watched(crisis):
    citra, budi, gita, ana = await office(crisis)
    await ana.says("/dibajak")
    await ana.presses("Budi", under=ana.hears("Akun siapa yang dibajak?"))
    ask = ana.hears("Akun Budi (Petugas Piket) dibajak?")
    await ana.presses("Ya, akun ini dibajak", under=ask)
    ana.hears("dilaporkan dibajak", "Gita (Analis Isu)", "akhiri semua sesi lain")

    alarm = gita.hears("Budi (Petugas Piket) dilaporkan dibajak", "Ana (Pelapor)")
    await gita.presses("Tangguhkan sekarang", under=alarm)

    gita.hears("Akun Budi (Petugas Piket) ditangguhkan", "/anggota")
    ana.hears("ditangguhkan oleh Gita (Analis Isu)")
    await budi.says("/isu")
    budi.ignores()
    assert citra.texts() == []


async def test_a_leave_begins_with_one_line_and_ends_with_a_greeting(crisis):
    citra, budi, _, ana = await office(crisis)
    await budi.says("/cuti hari ini; pengganti Citra")
    budi.hears("Cuti Anda", "Pengganti: Citra (Ketua Tim Krisis)")
    citra.hears("Anda pengganti Budi (Petugas Piket)")
    everybody_read(crisis)

    await crisis.fast_forward(hours=17)

    budi.hears("Selamat datang kembali, Budi", "Selama Anda cuti: Citra")
    assert ana.texts() == []


async def test_a_team_is_called_together_and_the_list_is_printed(crisis):
    citra, budi, gita, _ = await office(crisis)
    await citra.says("/kumpul Posko, 09.00")
    board = citra.hears("Panggilan hadir", "Di Posko, 09.00 WITA")
    await budi.presses("Tidak bisa", under=budi.hears("Mohon hadir"))
    budi.hears("Jawaban Anda: Tidak bisa", "Apa sebabnya?")
    await budi.says("Rapat di provinsi")
    budi.hears("Tidak bisa (Rapat di provinsi)")
    await gita.presses("Dalam perjalanan", under=gita.hears("Mohon hadir"))
    await gita.presses("30 menit lagi")
    gita.hears("tiba 07.35 WITA")

    await citra.presses("Daftar hadir (PDF)", under=board)

    paper = citra.phone.chat()[-1]
    assert (paper.kind, paper.caption) == ("document", "DAFTAR HADIR")
    everybody_read(crisis)


async def test_a_crash_loses_no_test_and_says_nothing_twice(tmp_path):
    crisis = Crisis(tmp_path, None, {})
    async with crisis.running():
        citra, _, gita, _ = await office(crisis)
        await citra.says("/kesiapan")
        await citra.presses("Uji panggilan")
        await gita.presses("Saya terima")
        everybody_read(crisis)
    async with crisis.running():
        await crisis.fast_forward(hours=2, minutes=1)
        citra.hears("1 orang tidak menjawab")
    async with crisis.running():
        await crisis.fast_forward(hours=2)
        said = [text for text in citra.texts() if "tidak menjawab" in text]
        assert said == []
