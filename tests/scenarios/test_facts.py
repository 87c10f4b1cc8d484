"""Facts on real phones: counted taps, two totals, a correction, what expires at night."""

from datetime import timedelta

from bot.domain.levels import Level
from bot.domain.roles import Role
from tests.scenarios.talk import everybody_read, labels

TAPS = ("Pemilik data", "Boleh", "Simpan")


async def office(crisis, level: Level = Level.L4):
    """Ana watches the media, Budi is on duty, Citra leads; one issue with a level."""
    ana = await crisis.member("Ana", Role.MEDIA_MONITOR)
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)
    citra = await crisis.member("Citra", Role.CRISIS_LEAD)
    await ana.says("/lapor Gempa di Cianjur, jumlah korban simpang siur")
    await budi.presses("Saya tangani")
    await budi.presses("Triase")
    await budi.presses("Tetapkan tingkat langsung")
    await budi.presses(level.name)
    await budi.says("korban jiwa")
    await citra.presses("Saya tangani")
    everybody_read(crisis)
    return ana, budi, citra


async def record(phone, words: str, *taps: str) -> int:
    """Record a fact, and return how many taps it took."""
    await phone.says(f"/fakta 1 {words}")
    for tap in taps or TAPS:
        await phone.presses(tap)
    return len(taps or TAPS)


async def facts(crisis):
    async with crisis.house.storage.begin() as unit:
        return list(await unit.facts.of_issue("2026-0001"))


async def later(crisis, **delta: float) -> None:
    """Let hours pass at one go; the engine ticks at their end."""
    crisis.clock.at += timedelta(**delta) - timedelta(seconds=30)
    await crisis.fast_forward(seconds=30)


async def test_seventeen_or_forty_six_the_lead_chooses_whose_number_counts(crisis):
    ana, budi, citra = await office(crisis)

    taps = await record(ana, "17 orang meninggal di Cianjur pukul 06.33 WITA, BNPB")
    assert taps <= 4
    check = budi.hears("F1", "Mohon diperiksa", "17 orang", button="Verifikasi")
    tap = await budi.presses("Verifikasi", under=check)
    assert tap.text == "F1 terverifikasi."
    ana.hears("F1", "Terverifikasi")

    await record(ana, "46 orang meninggal di Cianjur pukul 06.40 WITA, Dinas Kesehatan")
    await budi.presses("Verifikasi", under=budi.hears("F2", "46 orang"))
    conflict = citra.hears("Konflik fakta", "F1", "17", "F2", "46", "BNPB")

    ana.ignores()
    await ana.says("/fakta 1")
    sheet = ana.hears("Konflik 1", "⚠ F2", "⚠ F1", "Belum terjawab")
    assert "Pilih sumber acuan" not in labels(sheet)

    await citra.presses(
        next(x for x in labels(conflict) if x.startswith("F2")), under=conflict
    )
    citra.hears("F2", "Terverifikasi")
    states = [(fact.short, str(fact.state)) for fact in await facts(crisis)]
    assert states == [("F1", "superseded"), ("F2", "verified")]
    everybody_read(crisis)
    assert await crisis.house.storage.integrity() == []


async def test_a_number_of_casualties_is_told_before_it_expires_and_renewed(crisis):
    ana, budi, _ = await office(crisis)
    await record(ana, "12 orang luka di Ulu, RSUD")
    await budi.presses("Verifikasi", under=budi.hears("F1", button="Verifikasi"))
    everybody_read(crisis)

    await later(crisis, hours=5, minutes=31)
    warning = budi.hears("Fakta segera kedaluwarsa", "F1", button="F1 Masih berlaku")
    ana.hears("Fakta segera kedaluwarsa", "F1")
    await budi.presses("F1 Masih berlaku", under=warning)
    everybody_read(crisis)

    await later(crisis, hours=1)
    assert not [t for p in (ana, budi) for t in p.texts() if "kedaluwarsa" in t]
    await later(crisis, hours=4, minutes=35)
    await later(crisis, minutes=30)
    budi.hears("Fakta kedaluwarsa", "F1")
    everybody_read(crisis)
    kept = await crisis.kept(
        "SELECT action FROM journal WHERE action LIKE 'fact%' ORDER BY seq"
    )
    assert kept == [
        "fact_claimed",
        "fact_verified",
        "fact_expiring",
        "fact_renewed",
        "fact_expiring",
        "fact_expired",
    ]


async def test_a_claim_of_nobody_who_owns_the_data_is_not_for_the_public(crisis):
    """The backup of the data centre (doctrine.md, S1): heard, and never verified."""
    ana, budi, citra = await office(crisis)
    await record(ana, "Cadangan data ada di Batam, media", "Media", "Boleh", "Simpan")
    check = budi.hears("F1", "Cadangan data", button="Pemilik data membenarkan")
    assert "Verifikasi" not in labels(check)
    await budi.presses("Tidak dapat dipastikan", under=check)
    everybody_read(crisis)

    await citra.says("/draf 1")
    draft = citra.hears("D1").text
    assert "Batam" not in draft

    await citra.says("/fakta 1")
    citra.hears("Belum ada fakta terverifikasi", "tidak dapat dipastikan")
    everybody_read(crisis)  # the cards say that there is a draft


async def test_a_writer_is_shown_what_is_verified_and_public(crisis):
    ana, budi, citra = await office(crisis)
    await record(ana, "Kekeruhan 18 NTU di IPA Kalijaya pukul 01.10, PDAM")
    await budi.presses("Verifikasi", under=budi.hears("F1", button="Verifikasi"))
    await record(ana, "pH 5 di IPA Kalijaya, PDAM", "Pemilik data", "Tidak", "Simpan")
    await budi.presses("Verifikasi", under=budi.hears("F2", button="Verifikasi"))
    everybody_read(crisis)

    await citra.says("/draf 1")

    draft = citra.hears("D1", "Fakta terverifikasi F1", "18 NTU").text
    assert "F2" not in draft
    everybody_read(crisis)  # the cards say that there is a draft
