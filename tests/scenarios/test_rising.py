"""An issue grows worse: facts that demand more, the owner called again, texts, deadlines."""

from bot.domain.levels import Level
from bot.domain.roles import Role
from tests.scenarios.talk import everybody_read, issue, labels, shown
from tests.scenarios.test_the_road import write

KERUH = "Air keran keruh di tiga kelurahan"


async def at_l2(crisis):
    """Budi has an issue of L2, Dewi writes, Citra leads, Sari speaks."""
    names = (
        ("Ana", Role.REPORTER),
        ("Budi", Role.DUTY_OFFICER),
        ("Citra", Role.CRISIS_LEAD),
        ("Dewi", Role.WRITER),
        ("Sari", Role.SPOKESPERSON),
    )
    ana, budi, citra, dewi, sari = [await crisis.member(*one) for one in names]
    await ana.says(f"/lapor {KERUH}")
    await budi.presses("Saya tangani")
    await budi.presses("Triase")
    for label in ("Penilaian cepat", "1 ·", "1 ·", "1 ·", "Tetapkan L2"):
        await budi.presses(label)
    everybody_read(crisis)
    return budi, citra, dewi, sari


async def rises(crisis, citra) -> None:
    """Citra raises the level to L3 ten minutes later."""
    await crisis.fast_forward(minutes=10)
    everybody_read(crisis)
    await citra.says("/triase 1")
    await citra.presses("Wajib diumumkan segera")
    await citra.presses("Tetapkan tingkat langsung")
    await citra.presses("L3 Tinggi")
    await citra.says("Pompa pengambil air baku terganggu")


# Facts


async def test_facts_that_demand_more_are_said_and_what_they_demand_is_offered(crisis):
    budi, citra, _, _ = await at_l2(crisis)
    await citra.says("/triase 1")
    await citra.presses("Wajib diumumkan segera")
    await citra.presses("Tetapkan tingkat langsung")
    everybody_read(crisis)

    tap = await citra.presses("L2 Sedang")

    assert tap.text == "Keadaan yang ditandai menuntut paling rendah L3."
    told = citra.hears("Paling rendah L3", "L2 sudah berlaku, tetapi tidak lagi cukup",
                       "F2, paling rendah L3: berpotensi informasi serta-merta")  # fmt: skip
    assert labels(told) == ["Tetapkan L3", "Kembali"]
    await citra.presses("Tetapkan L3")
    citra.hears("L2 Sedang → 🟠 L3 Tinggi", "Apa alasannya?")
    await citra.says("Pompa pengambil air baku terganggu")
    assert (await issue(crisis)).level is Level.L3
    budi.hears("L3 Tinggi", button="Saya tangani")
    everybody_read(crisis)


# Calls


async def test_who_has_the_issue_confirms_it_when_the_level_rises(crisis):
    budi, citra, _, _ = await at_l2(crisis)
    await rises(crisis, citra)

    ping = budi.hears("L3 Tinggi", "Isu ini sudah Anda tangani")
    assert "segera ditangani" not in ping.text
    assert labels(ping)[0] == "Saya tangani"
    everybody_read(crisis)
    tap = await budi.presses("Saya tangani", under=ping)

    assert tap.text == "ISU-2026-0001 tetap Anda tangani. Panggilan dihentikan."
    kept = budi.hears("Tetap ditangani Budi", "dipastikan pukul 07.15 WITA")
    assert labels(kept) == ["Triase", "Serahkan", "Lihat isu"]
    everybody_read(crisis)
    await crisis.fast_forward(minutes=30)
    assert {p.phone.user.first_name: p.texts() for p in crisis.phones.values()} == {
        "Ana": [], "Budi": [], "Citra": [], "Dewi": [], "Sari": []
    }  # fmt: skip


async def test_who_raised_the_level_is_not_called_about_it_while_others_are(crisis):
    _, citra, dewi, _ = await at_l2(crisis)
    await rises(crisis, citra)
    everybody_read(crisis)

    await crisis.fast_forward(minutes=45)

    assert not any("menjawab panggilan" in text for text in citra.texts())
    dewi.hears("Mohon tim menjawab panggilan ini")
    everybody_read(crisis)
    for phone in crisis.phones.values():
        if phone is not citra:
            phone.phone.blocks_bot()
    await crisis.fast_forward(minutes=45)
    citra.hears("Mohon tim menjawab panggilan ini")  # there is nobody else
    everybody_read(crisis)


async def test_the_timeline_says_taken_once_and_then_confirmed(crisis):
    budi, citra, _, _ = await at_l2(crisis)
    await rises(crisis, citra)
    await budi.presses("Saya tangani")
    everybody_read(crisis)

    lines = (await see(budi, "Lini masa")).splitlines()
    assert [line for line in lines if "ditangani" in line] == [
        "07.05 WITA · ditangani, Budi",
        "07.15 WITA · dipastikan tetap ditangani, Budi",
    ]
    assert "Ditangani Budi (Petugas Piket) sejak pukul 07.05 WITA" in await see(budi)


async def test_a_colleague_who_takes_it_over_when_the_level_rises_has_it(crisis):
    budi, citra, _, _ = await at_l2(crisis)
    await rises(crisis, citra)
    await crisis.fast_forward(minutes=10)
    everybody_read(crisis)
    await citra.says("/isu 1")
    await citra.presses("Saya tangani")

    budi.hears("Ditangani Citra")
    everybody_read(crisis)
    lines = (await see(citra, "Lini masa")).splitlines()
    assert lines[-1] == "07.25 WITA · ditangani, Citra"


# Deadlines


async def see(phone, button: str = "") -> str:
    """Return the card, or what a button under it shows."""
    await phone.says("/isu 1")
    if button:
        await phone.presses(button)
    text = next(said for said in reversed(shown(phone)) if said)  # not a picture
    phone.ignores()
    return text


async def test_nobody_is_late_for_what_nobody_can_do_yet(crisis):
    budi, citra, _, _ = await at_l2(crisis)
    await rises(crisis, citra)
    await budi.presses("Saya tangani")
    await crisis.fast_forward(minutes=40)
    everybody_read(crisis)

    card, copy = await see(budi), await see(budi, "Salin untuk WA")
    await budi.says("/isu")
    everything = "\n".join([card, copy, *(shown(budi))]).lower()

    assert "juru bicara siap" not in everything
    assert "terlambat" not in everything
    assert "pernyataan lengkap" not in everything
    assert "Pernyataan pertama sebelum 08.05 WITA (10 menit lagi)" in card
    assert "Tenggat berikutnya: pernyataan pertama, 08.05 WITA." in copy
    everybody_read(crisis)


async def test_a_deadline_that_has_passed_is_late_and_not_the_next_one(crisis):
    budi, citra, _, _ = await at_l2(crisis)
    await rises(crisis, citra)
    await budi.presses("Saya tangani")
    await crisis.fast_forward(minutes=58)
    everybody_read(crisis)

    late = "erlambat 8 menit: pernyataan pertama"
    assert f"⏱ T{late} (tenggat 08.05 WITA)." in await see(budi)
    copy = await see(budi, "Salin untuk WA")
    assert f"T{late} (tenggat 08.05 WITA)." in copy
    assert "berikutnya" not in copy
    await budi.says("/isu")
    budi.hears(f"⏱ T{late}.")


async def test_an_approved_text_is_the_first_word_until_its_approval_is_void(crisis):
    budi, citra, dewi, _ = await at_l2(crisis)
    assert "Putuskan ditanggapi atau tidak sebelum 09.30" in await see(budi)
    await dewi.says("/draf 1")
    assert "Pernyataan pertama sebelum 11.30 WITA" in await see(budi)
    await write(dewi)
    await citra.presses("Setujui")
    everybody_read(crisis)

    assert "⏱" not in await see(budi)
    await rises(crisis, citra)
    assert "Pernyataan pertama sebelum 08.05 WITA" in await see(budi)
    dewi.hears("L3 Tinggi, naik dari L2", "pernyataan awal sebelum 08.05 WITA")
    everybody_read(crisis)


# Texts


async def test_who_has_begun_a_text_is_offered_to_go_on_with_it_and_nothing_else(
    crisis,
):
    _, citra, dewi, _ = await at_l2(crisis)
    await dewi.says("/draf 1")
    await write(dewi)
    await citra.presses("Setujui")
    await rises(crisis, citra)

    void = dewi.hears("Persetujuan gugur", "tingkat isu naik")
    told = dewi.hears("L3 Tinggi, naik dari L2")
    assert labels(void) == ["Lanjutkan menulis", "Sudah terbit"]
    assert labels(told) == ["Lanjutkan menulis", "Lihat isu"]
    await dewi.presses("Lanjutkan menulis", under=told)
    dewi.hears("ISU-2026-0001/D1", "Naskah siap diajukan")
    everybody_read(crisis)


async def test_a_text_that_waits_for_its_approval_needs_no_writer(crisis):
    _, citra, dewi, _ = await at_l2(crisis)
    await dewi.says("/draf 1")
    await write(dewi)
    await rises(crisis, citra)

    assert labels(dewi.hears("L3 Tinggi, naik dari L2")) == ["Lihat isu"]
    everybody_read(crisis)
