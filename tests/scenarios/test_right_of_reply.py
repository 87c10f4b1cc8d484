"""Hak jawab on real phones: begun with one tap, warned about, used or declined."""

from bot.domain.levels import Level
from tests.scenarios.talk import everybody_read, labels
from tests.scenarios.test_media import CHAT, later, office

START = "Keliru? Mulai hak jawab"
RIGHT = "legal_right_of_reply"


async def rights(crisis):
    async with crisis.house.storage.begin() as unit:
        clocks = await unit.issues.clocks("2026-0001")
    return {clock.subject: clock for clock in clocks if clock.name == RIGHT}


async def clip(ana, *taps: str) -> None:
    await ana.says("/kliping 1 https://kabarulu.example/a/1")
    for tap in taps:
        await ana.presses(tap)


async def test_a_clipping_that_is_wrong_starts_two_months_with_one_tap(crisis):
    ana, _, citra, _ = await office(crisis, Level.L2)
    await clip(ana, "Netral", "Baru saja", "Lokal")
    assert START not in labels(ana.hears("✅ Tercatat"))
    await ana.says("/kliping 1 https://kabarulu.example/a/2")
    await ana.presses("Negatif")
    await ana.presses(START, under=ana.hears("KL2", "Kapan terbit?"))

    ana.hears("Hak jawab (dua bulan sejak terbit) KL2", "12 Mei", "2 x 24 jam")
    clock = (await rights(crisis))["2026-0001/KL2"]
    assert (clock.due_at - clock.started_at).days == 61
    everybody_read(crisis)

    await citra.says("/isu 1")
    card = citra.hears("Hak jawab (dua bulan sejak terbit) KL2")
    await citra.presses("Hak jawab sudah dikirim KL2", under=card)
    await citra.presses("Ya, sudah dipenuhi", under=citra.hears("tekan sebabnya"))
    citra.hears("KL2 dicatat terpenuhi")
    assert (await rights(crisis))["2026-0001/KL2"].met_at
    everybody_read(crisis)


async def test_the_sheet_of_clippings_offers_what_was_found_wrong_later(crisis):
    ana, _, citra, _ = await office(crisis, Level.L2)
    await clip(ana, "Negatif", "Baru saja", "Lokal")
    everybody_read(crisis)
    await citra.says("/kliping 1")
    await citra.presses("Hak jawab")
    await citra.presses("KL1", under=citra.hears("Pemberitaan mana"))
    done = citra.hears("paling lambat", "12 Mei")
    assert "Hak jawab sudah dikirim KL1" in labels(done)
    await citra.says("/kliping 1")
    assert "Hak jawab" not in labels(citra.hears("1 kliping"))
    everybody_read(crisis)

    await later(crisis, hours=48)
    warning = citra.hears("hak jawab (dua bulan sejak terbit) KL1", "Tenggat hukum")
    await citra.presses("Hak jawab sudah dikirim KL1", under=warning)
    await citra.presses("Opini atau kritik")
    citra.hears("KL1 tidak dipakai", "Sebab: opini atau kritik")
    everybody_read(crisis)
    await citra.says("/isu 1")
    card = citra.hears("ISU-2026-0001")
    assert "hak jawab" not in card.text
    await citra.presses("Lini masa", under=card)
    citra.hears("hak hukum diputuskan tidak dipakai: hak jawab")
    everybody_read(crisis)


async def test_coverage_that_leaves_our_side_out_starts_it_too(crisis):
    ana, _, _, maya = await office(crisis, Level.L2)
    await ana.says(f"/media 1 {CHAT}")
    everybody_read(crisis)
    await maya.says("/media 1")
    await maya.presses("M1")
    await maya.presses("Saya tangani")
    await maya.presses("Jawab")
    await maya.presses("Jawaban lain")
    await maya.says("Kami sedang memeriksa, hasil laboratorium pukul 15.00.")
    await maya.presses("Dimuat")
    await maya.presses("Tidak berimbang")
    await maya.presses(START)
    maya.hears("Hak jawab (dua bulan sejak terbit) M1")
    assert set(await rights(crisis)) == {"2026-0001/M1"}
    everybody_read(crisis)


async def test_a_right_whose_two_months_are_over_is_not_started(crisis):
    ana, *_ = await office(crisis, Level.L2)
    await clip(ana, "Negatif", "Waktu lain…")
    await ana.says("10/01/2026 09.00")
    await ana.presses(START)
    ana.hears("waktu hak jawab habis Selasa, 10 Maret 2026")
    assert await rights(crisis) == {}
    everybody_read(crisis)
