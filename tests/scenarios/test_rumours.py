"""Rumours and promises on phones: S5's siren, S6's chain message, S8's 12.00 and diarrhoea."""

from datetime import timedelta

from bot.domain.roles import Role
from tests.scenarios.talk import everybody_read, labels, new_messages
from tests.scenarios.test_the_road import ANSWERS, write

CHAIN = (
    "Biaya paspor naik jadi Rp1,5 juta mulai Senin, hubungi 0812-3456-7890 "
    "https://pesan.example/paspor terlihat pukul 06.55"
)


async def office(crisis, level: str, title: str):
    """Ana watches the media, Budi is on duty, Citra leads, Dewi writes; one issue."""
    ana = await crisis.member("Ana", Role.MEDIA_MONITOR)
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)
    citra = await crisis.member("Citra", Role.CRISIS_LEAD)
    dewi = await crisis.member("Dewi", Role.WRITER)
    await ana.says(f"/lapor {title}")
    await budi.presses("Saya tangani")
    await budi.presses("Triase")
    await budi.presses("Tetapkan tingkat langsung")
    await budi.presses(level)
    await budi.says("warga cemas")
    if "L3" in level or "L4" in level:
        await citra.presses("Saya tangani")
    everybody_read(crisis)
    return ana, budi, citra, dewi


async def weigh(phone, words: str, *taps: str):
    """Record a rumour in one message and three taps; return its screen."""
    await phone.says(f"/rumor 1 {words}")
    for tap in taps:
        await phone.presses(tap)
    return phone.hears("Rumor · Dinilai")


async def verified(claimer, checker, words: str) -> None:
    await claimer.says(f"/fakta 1 {words}")
    for tap in ("Pemilik data", "Boleh", "Simpan"):
        await claimer.presses(tap)
    await checker.presses(
        "Verifikasi", under=checker.hears("Mohon diperiksa", button="Verifikasi")
    )


async def rumours(crisis):
    async with crisis.house.storage.begin() as unit:
        return list(await unit.rumours.of_issue("2026-0001"))


async def promises(crisis):
    async with crisis.house.storage.begin() as unit:
        return list(await unit.promises.of_issue("2026-0001"))


async def later(crisis, **delta: float) -> None:
    """Let hours pass at one go; the engine ticks at their end."""
    crisis.clock.at += timedelta(**delta) - timedelta(seconds=30)
    await crisis.fast_forward(seconds=30)


def says_hoax(crisis) -> list[int]:
    """Return whose phones show a word of the bot that says "hoaks"."""
    return [
        phone.id
        for phone in crisis.phones.values()
        if any(
            "hoaks" in one.text.lower()
            for one in phone.phone.chat()
            if one.sender is not phone.phone.user
        )
    ]


async def test_what_is_only_watched_owes_nobody_an_answer_by_the_clock(crisis):
    ana, *_ = await office(crisis, "L3", "Gempa dan gelombang di Selat Contoh")
    taps = ("3 ·", "3 ·", "Ya, menyebar cepat")
    screen = await weigh(ana, "Sirene berbunyi lagi", *taps)
    assert "Luruskan paling lambat" in screen.text
    await ana.presses("Pantau saja", under=screen)
    watched = ana.hears("Dipantau oleh Ana")
    assert "Luruskan paling lambat" not in watched.text
    crisis.clock.at += timedelta(hours=3)
    await ana.says("/rumor 1")
    await ana.presses("RM1")
    assert "Seharusnya" not in ana.hears("Rumor · Dipantau").text
    everybody_read(crisis)


async def test_s5_the_siren_suggests_f8_and_is_clarified_within_c4(crisis):
    ana, budi, citra, _ = await office(
        crisis, "L4", "Gempa dan gelombang di Selat Contoh"
    )

    taps = ("3 ·", "3 ·", "Ya, menyebar cepat")
    screen = await weigh(ana, "Sirene berbunyi, tsunami kedua datang!", *taps)
    assert "Saran: luruskan, karena bahayanya 2 atau lebih" in screen.text
    assert "pertimbangkan F8" in screen.text
    assert "Luruskan paling lambat 07.35 WITA" in screen.text  # C4 at L4: 30 minutes
    assert "Triase" not in labels(screen)  # a monitor assesses no issue
    call = citra.hears("Rumor baru", "Sirene", "pertimbangkan F8", button="Triase")
    assert labels(call)[0] == "Triase"
    everybody_read(crisis)

    await ana.presses("Luruskan", under=screen)
    ana.hears("Belum ada fakta yang terverifikasi")
    everybody_read(crisis)
    await verified(budi, citra, "Sirene rusak, tidak ada tsunami kedua, menurut BMKG")
    everybody_read(crisis)
    await ana.says("/rumor 1")
    await ana.presses("RM1")
    await ana.presses("Luruskan")
    await ana.presses("F1")
    ana.hears("Di mana pelurusannya terbit?", 'F1: "Sirene rusak')
    await ana.says("Situs resmi")
    ana.hears("Diluruskan oleh Ana (Pemantau Media), 07.05 WITA: Situs resmi")
    [one] = await rumours(crisis)
    assert (one.state, one.fact, one.label) == (
        "clarified",
        "2026-0001/F1",
        "undetermined",
    )
    assert one.decided_at - one.created_at <= timedelta(minutes=30)
    assert says_hoax(crisis) == []
    everybody_read(crisis)
    assert await crisis.house.storage.integrity() == []


async def test_s6_the_office_says_hoax_only_when_two_people_and_a_fact_say_so(crisis):
    ana, budi, citra, dewi = await office(crisis, "L2", "Kabar biaya paspor naik")

    taps = ("2 ·", "2 ·", "Ya, menyebar cepat")
    screen = await weigh(ana, CHAIN, *taps)  # one message, three taps
    for part in ("pesan.example/paspor", "terlihat 06.55 WITA", "Label: belum pasti"):
        assert part in screen.text
    budi.hears("Rumor baru", "Saran: luruskan")

    # Nobody calls it so alone, or without evidence.
    await ana.presses("Label…", under=screen)
    await ana.presses("Hoaks")
    ana.hears("belum terbukti keliru, jadi tetap belum pasti", button="Bukti…")
    # Nor does a text while it is undetermined (KH-06).
    await dewi.says("/draf 1")
    for answer in ("Kabar biaya paspor itu hoaks", *ANSWERS[1:]):
        await dewi.says(answer)
    await dewi.presses("Ajukan")
    dewi.hears("menyebut hoaks, padahal", button="Rumor")
    assert set(says_hoax(crisis)) == {dewi.id}  # her own words, shown to her alone
    everybody_read(crisis)

    await verified(ana, budi, "Biaya paspor tetap Rp350.000, menurut Imigrasi")
    everybody_read(crisis)
    await ana.presses("Bukti…")
    await ana.presses("F1")
    await ana.presses("Label…")
    await ana.presses("Hoaks")
    card = ana.hears("Label: belum pasti. Satu usulan label menunggu orang kedua")
    assert not [one for one in labels(card) if one.startswith("Setuju")]
    ask = budi.hears("mengusulkan label", button="Setuju: Hoaks")
    assert "hoaks" not in ask.text.lower()
    assert (await rumours(crisis))[0].label == "undetermined"
    await budi.presses("Setuju: Hoaks", under=ask)
    budi.hears("Label: hoaks.")
    await citra.presses("Setuju: Hoaks")
    citra.hears("RM1 sekarang dinilai")
    everybody_read(crisis)

    await dewi.presses("Ajukan")
    dewi.hears("Menunggu persetujuan")
    # The fact falls, and with it the word.
    await budi.says("/fakta 1")
    await budi.presses("F1")
    await budi.presses("Cabut")
    await budi.presses("Keliru")
    everybody_read(crisis)
    await citra.presses("Setujui")
    citra.hears("menyebut hoaks, padahal")
    await citra.says("/rumor 1")
    citra.hears("RM1", "dinilai, belum pasti")
    everybody_read(crisis)
    assert await crisis.house.storage.integrity() == []


async def test_s8_the_word_of_12_00_is_kept_and_0_cases_refute_the_rumour(crisis):
    ana, budi, citra, dewi = await office(crisis, "L3", "Air keran keruh")
    await dewi.says("/draf 1")
    await write(dewi)  # it promises the next word at 12.00
    await citra.presses("Setujui")
    await citra.presses("Sudah terbit")
    everybody_read(crisis)
    made = [(one.short, one.kind, one.state) for one in await promises(crisis)]
    assert made == [("J1", "update", "made")]
    await citra.says("/isu 1")
    citra.hears("berikutnya sebelum 11.05 WITA")  # C6 comes before what was promised
    everybody_read(crisis)

    await later(crisis, hours=3, minutes=40)  # 10.45
    everybody_read(crisis)
    await citra.presses("Belum ada perkembangan")
    ask = citra.hears("Kapan kabar berikutnya?")
    await citra.presses("12.00 WITA", under=ask)
    everybody_read(crisis)
    kept, waits = await promises(crisis)
    assert (kept.state, waits.state, waits.due_at.hour) == ("kept", "made", 4)

    await later(crisis, hours=1, minutes=15)  # 12.00
    call = citra.hears("pembaruan publik (tenggat 12.00 WITA)")
    everybody_read(crisis)
    await citra.presses("Belum ada perkembangan", under=call)
    await citra.presses("15.00 WITA")
    everybody_read(crisis)
    assert [one.state for one in await promises(crisis)] == ["kept", "kept", "made"]

    screen = await weigh(ana, "Anak diare karena air PAM", "2 ·", "3 ·", "Tidak")
    assert "Saran: luruskan" in screen.text
    await verified(ana, budi, "0 kasus diare di tiga kelurahan, menurut Dinkes")
    everybody_read(crisis)
    await budi.says("/rumor 1")
    await budi.presses("RM1")
    await budi.presses("Luruskan")
    await budi.presses("F1")
    await budi.says("Situs resmi, https://air.example pukul 12.00")
    budi.hears("Diluruskan oleh Budi", "12.00 WITA", "https://air.example")
    everybody_read(crisis)
    await citra.says("/buku 1")
    books = citra.hears("Rumor: 1", "Janji publik: 3, ⚠ 1 menunggu")
    assert {"Rumor", "Janji publik"} <= set(labels(books))
    await citra.says("/cari diare")
    citra.hears("Dalam rumor")
    everybody_read(crisis)
    assert await crisis.house.storage.integrity() == []


async def test_a_promise_by_hand_is_reminded_of_called_about_and_kept_in_one_tap(
    crisis,
):
    _, budi, citra, dewi = await office(crisis, "L3", "Air keran keruh")

    await dewi.says("/janji 1 Mobil tangki ke Ulu; 31/02")
    dewi.hears("tanggalnya tidak ada di kalender", "WITA")
    await dewi.says("/janji 1 Mobil tangki ke Ulu besok")
    dewi.hears("titik koma")
    await dewi.says("/janji 1 Mobil tangki ke Ulu; kemarin 10.00")
    dewi.hears("sudah lewat")
    await dewi.says("/janji 1 Mobil tangki ke Ulu; 07.45")
    made = dewi.hears("Janji publik · Menunggu", "07.45 WITA", "40 menit lagi")
    assert "Sudah ditepati" not in labels(made)  # a writer tells the public nothing
    everybody_read(crisis)

    await crisis.fast_forward(minutes=26)
    citra.hears("15 menit lagi: janji J1 (tenggat 07.45 WITA)")
    everybody_read(crisis)
    await crisis.fast_forward(minutes=15)
    late = citra.hears("janji J1 (tenggat 07.45 WITA)", button="Sudah ditepati")
    assert (await promises(crisis))[0].state == "overdue"
    everybody_read(crisis)
    await crisis.fast_forward(minutes=10)
    budi.hears("Terlambat 10 menit: janji J1")
    await budi.says("/janji 1")
    sheet = budi.hears("1 janji terlambat", button="Sudah ditepati")
    everybody_read(crisis)

    await citra.presses("Sudah ditepati", under=late)
    kept = citra.hears("Ditepati oleh Citra", "(terlambat)")
    assert labels(kept)[0] == "Tambah tautan"
    await citra.presses("Tambah tautan")
    await citra.says("https://air.example/tangki")
    citra.hears("Tautan: https://air.example/tangki")
    await budi.presses("Sudah ditepati", under=sheet)
    budi.hears("J1 sudah ditepati pukul 07.56 WITA")
    everybody_read(crisis)
    await later(crisis, hours=6)
    assert "J1" not in "".join(m.text for p in (budi, citra) for m in new_messages(p))
    everybody_read(crisis)


async def test_a_promise_is_replaced_with_a_reason_or_not_at_all(crisis):
    _, budi, citra, _ = await office(crisis, "L1", "Air keran keruh")
    await citra.says("/janji 1 Hasil lab; 10.00")
    await citra.presses("Ganti janji…")
    await citra.says("12.00")
    citra.hears("Mengapa janjinya diganti?")
    await citra.says("12.00; alat lab rusak")
    citra.hears("J2", "Menunggu", "pengganti J1", "12.00 WITA")
    old, new = await promises(crisis)
    assert (old.state, old.reason, old.replaced_by) == (
        "replaced",
        "alat lab rusak",
        new.id,
    )
    everybody_read(crisis)

    # The old time calls nobody, the new one does.
    await later(crisis, hours=3)  # 10.05
    everybody_read(crisis)
    await later(crisis, hours=1, minutes=55)
    call = budi.hears("janji J2 (tenggat 12.00 WITA)")
    assert "janji J1" not in call.text
    everybody_read(crisis)
    await budi.says("/janji 1")
    budi.hears("1 janji terlambat", "J2", "diganti J2", "J1")
    everybody_read(crisis)


async def test_a_text_that_is_taken_back_promises_nothing(crisis):
    _, _, citra, dewi = await office(crisis, "L3", "Air keran keruh")
    await dewi.says("/draf 1")
    await write(dewi)
    await citra.presses("Setujui")
    everybody_read(crisis)

    await dewi.presses("Ubah naskah")
    await dewi.presses("Ya, ubah naskah")
    everybody_read(crisis)
    [one] = await promises(crisis)
    assert one.state == "withdrawn"
    await citra.says("/janji 1")
    citra.hears("Semua janji ditepati atau diganti", "batal, naskahnya ditarik")
    everybody_read(crisis)


async def test_what_hangs_on_a_merged_issue_moves_and_its_clock_goes_on(crisis):
    ana, budi, _, _ = await office(crisis, "L1", "Air keran keruh")
    await ana.says("/lapor Air bau di Ulu")
    await budi.presses("Saya tangani")
    await budi.says("/janji 2 Mobil tangki; 09.00")
    await ana.says("/rumor 2 Air beracun")
    everybody_read(crisis)
    await budi.says("/isu 2")
    await budi.presses("Langkah berikutnya")
    await budi.presses("Lainnya…")
    await budi.presses("Gabungkan")
    await budi.presses(next(x for x in labels(budi.hears("Gabungkan")) if "0001" in x))
    await budi.presses("Ya, gabungkan")
    everybody_read(crisis)

    assert [one.id for one in await rumours(crisis)] == ["2026-0002/RM1"]
    assert [one.id for one in await promises(crisis)] == ["2026-0002/J1"]
    await later(crisis, hours=1, minutes=56)
    budi.hears("ISU-2026-0001", "janji 0002/J1 (tenggat 09.00 WITA)")
    everybody_read(crisis)
    await ana.says("/rumor 2 lagi")
    ana.hears("ISU-2026-0002", "ISU-2026-0001")
    everybody_read(crisis)


async def test_a_forwarded_message_with_its_screenshot_is_a_rumour(crisis):
    ana, budi, _, _ = await office(crisis, "L2", "Air keran keruh")
    await ana.says("/rumor")
    ana.hears("Rumor untuk isu yang mana?")
    await ana.presses("0001")
    ana.hears("Belum ada rumor yang dicatat")
    await ana.presses("Catat rumor")
    ana.hears("Teruskan pesannya ke sini")
    await ana.does(lambda phone: phone.sends_photo("Air beracun, jangan diminum!"))
    for tap in ("1 ·", "0 ·", "Tidak"):
        await ana.presses(tap)
    card = ana.hears("Saran: pantau saja, jangan dikuatkan", "1 foto")
    assert labels(card)[0] == "Pantau saja"
    await ana.presses("Pantau saja", under=card)
    ana.hears("Dipantau oleh Ana")
    assert new_messages(budi) == []  # what is to be left alone rings nobody
    await ana.presses("Lihat lampiran")
    await budi.says("/rumor 1")
    await budi.presses("RM1")
    old = budi.hears("Dipantau oleh Ana", button="Luruskan")
    await ana.presses("Sudah padam")
    ana.hears("Rumor · Padam")
    await budi.presses("Luruskan", under=old)
    budi.hears("RM1 sekarang padam", button="Lihat rumor")
    everybody_read(crisis)
    [one] = await rumours(crisis)
    assert (one.state, len(one.attachments)) == ("faded", 1)


async def test_calm_asks_the_registers_and_notes_only_where_they_are_empty(full):
    ana, _, citra, _ = await office(full, "L3", "Air keran keruh")

    async def asked(*needs):
        from bot.domain.guards import Need, met
        from bot.services.life.gathering import dossier_of
        from bot.services.turn import clock_turn

        async with clock_turn(full.house.desk, f"look:{full.clock.at}") as turn:
            turn.idle = True
            issue = await turn.unit.issues.find("2026-0001")
            found = await dossier_of(turn, issue)
        return [met(Need(need), found) for need in needs]

    needs = ("rumours_settled", "promises_settled", "updates_on_time")
    assert await asked(*needs) == [False, False, True]
    for command, tap in (("/rumor 1", "Tidak ada rumor berbahaya"),
                         ("/janji 1", "Semua janji ditepati")):  # fmt: skip
        await citra.says(command)
        await citra.presses(tap)
    assert await asked(*needs) == [True, True, True]

    await weigh(ana, "Air beracun", "2 ·", "3 ·", "Tidak")
    await citra.says("/janji 1 Mobil tangki; 08.00")
    assert await asked(*needs) == [False, False, True]
    await later(full, hours=1)
    assert await asked(*needs) == [False, False, False]
    everybody_read(full)
    await citra.says("/rumor 1")
    await citra.presses("RM1")
    await citra.presses("Abaikan")
    await citra.says("/janji 1")
    await citra.presses("Sudah ditepati")
    assert await asked(*needs) == [True, True, True]
    everybody_read(full)
