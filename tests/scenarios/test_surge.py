"""Many report the same: one issue, one call, one tap that merges, nothing lost."""

from bot.domain.roles import Role
from bot.sandbox.events import Kind
from tests.harness.crisis import Crisis
from tests.scenarios.talk import (
    everybody_read,
    issue,
    labels,
    new_messages,
    reports,
    small_office,
)

FIRST = "/lapor Air keran keruh di Kelurahan Contoh sejak pagi"
SAME = (
    "/lapor Air keran keruh di kelurahan contoh, bau",
    "/lapor Warga mengeluh air keran keruh kelurahan contoh",
    "/lapor Keran keruh, air bau di Kelurahan Contoh RT 3",
    "/lapor Air keruh dari keran, kelurahan contoh",
    "/lapor Kelurahan Contoh: air keran keruh pagi ini",
)
MERGE = "Gabungkan 5 laporan serupa"


async def six_report(crisis: Crisis):
    """Ana and five others report the same within two minutes; Budi is on duty."""
    ana, budi, citra = await small_office(crisis)
    others = [
        await crisis.member(name) for name in ("Dina", "Eko", "Fani", "Gita", "Hadi")
    ]
    await ana.says(FIRST)
    for other, text in zip(others, SAME, strict=True):
        await crisis.fast_forward(seconds=20)
        await other.says(text)
    return ana, budi, citra, others


async def journal(crisis, action):
    return await crisis.kept(
        f"SELECT subject FROM journal WHERE action = '{action}' ORDER BY seq"
    )


async def test_six_who_report_the_same_cost_one_call_and_one_tap(crisis):
    ana, budi, citra, others = await six_report(crisis)

    [ping] = new_messages(budi)
    assert "5 laporan serupa: 0002, 0003, 0004, 0005, 0006" in ping.text
    assert new_messages(citra) == []
    ana.hears("ISU-2026-0001", "Memanggil Budi")
    for number, other in enumerate(others, 2):
        receipt = other.hears(f"ISU-2026-000{number}", "belum ada panggilan kedua")
        assert "Ya, isu yang sama: 0001" in labels(receipt)
    assert await journal(crisis, "bundled") == [f"2026-000{n}" for n in range(2, 7)]
    everybody_read(crisis)

    await budi.presses("Triase", under=ping)
    triage = budi.hears("Triase", "0002, 0003, 0004, 0005, 0006")
    budi.ignores()
    ana.hears("Ditangani Budi")
    tap = await budi.presses(MERGE, under=triage)

    assert tap.text == "5 laporan digabung."
    assert MERGE not in labels(budi.hears("Digabung ke sini: 0002, 0003"))
    assert len(await reports(crisis)) == 6
    for other in others:
        [told] = new_messages(other)
        assert "Digabung ke ISU-2026-0001" in told.text
    assert new_messages(ana) == new_messages(citra) == []
    await crisis.fast_forward(minutes=30)
    everybody_read(crisis)
    assert (await crisis.kept("SELECT COUNT(*) FROM issue WHERE is_open = 1")) == [1]
    assert (await issue(crisis, 6)).merged_into == "2026-0001"
    assert len(await journal(crisis, "called")) == 1


async def test_followers_move_and_a_reporter_of_two_is_told_once(crisis):
    ana, budi, _ = await small_office(crisis)
    await ana.says(FIRST)
    dina = await crisis.member("Dina")
    await dina.says(SAME[0])
    await dina.says(SAME[1])
    everybody_read(crisis)

    budi.phone.chat()
    await budi.presses("Gabungkan 2 laporan serupa")

    [told] = new_messages(dina)
    assert "ISU-2026-0002" in told.text
    async with crisis.house.storage.begin() as unit:
        assert {ana.id, dina.id} <= set(await unit.issues.followers("2026-0001"))
    everybody_read(crisis)


async def test_danger_in_a_similar_report_still_calls_at_once(crisis):
    _, budi, citra, (dina, *_) = await six_report(crisis)
    everybody_read(crisis)

    await dina.presses("Ada korban/bahaya", under=dina.phone.chat()[-1])

    for phone in (budi, citra):
        assert "ISU-2026-0002" in new_messages(phone)[0].text
    everybody_read(crisis)


async def test_a_more_urgent_one_is_called_about_and_an_equal_one_is_not(crisis):
    ana, budi, _, (dina, eko, *_) = await six_report(crisis)
    everybody_read(crisis)

    await dina.presses("Layanan berhenti", under=dina.phone.chat()[-1])
    [ping] = new_messages(budi)
    assert "ISU-2026-0002" in ping.text
    await ana.presses("Wartawan menunggu", under=ana.phone.chat()[-1])
    everybody_read(crisis)
    await eko.presses("Layanan berhenti", under=eko.phone.chat()[-1])

    assert new_messages(budi) == []
    assert await journal(crisis, "bundle_ended") == ["2026-0002"]
    everybody_read(crisis)


async def test_what_nobody_merged_is_called_about_after_the_wait(crisis):
    _, budi, citra, _ = await six_report(crisis)
    everybody_read(crisis)

    await crisis.fast_forward(minutes=10, seconds=30)

    heard = {m.text.split("ISU-")[1][:9] for m in new_messages(budi)}
    assert heard == {f"2026-000{number}" for number in range(1, 7)}
    assert {m.text.split("ISU-")[1][:9] for m in new_messages(citra)} == {"2026-0001"}
    everybody_read(crisis)


async def test_what_was_rejected_or_joined_in_the_wait_is_not_called_about(crisis):
    _, budi, citra, (dina, *_) = await six_report(crisis)
    await dina.presses("Ya, isu yang sama: 0001", under=dina.phone.chat()[-1])
    await citra.says("/isu 3")
    everybody_read(crisis)

    await crisis.fast_forward(minutes=10, seconds=30)

    heard = {m.text.split("ISU-")[1][:9] for m in new_messages(budi)}
    assert "2026-0002" not in heard
    assert "2026-0003" in heard
    everybody_read(crisis)


async def test_the_wait_survives_a_crash(tmp_path):
    crisis = Crisis(tmp_path, None, {})
    async with crisis.running():
        _, budi, *_ = await six_report(crisis)
        everybody_read(crisis)
    async with crisis.running():
        await crisis.fast_forward(minutes=10, seconds=30)

        budi.hears("ISU-2026-0006", button="Saya tangani")
        everybody_read(crisis)


async def test_the_owner_is_told_once_and_asked_once_to_assess_anew(crisis):
    ana, budi, _ = await small_office(crisis)
    others = [await crisis.member(name) for name in ("Dina", "Eko", "Fani")]
    await ana.says(FIRST)
    await budi.presses("Saya tangani", under=budi.hears("ISU-2026-0001"))
    everybody_read(crisis)

    for other, text in zip(others, SAME, strict=False):
        await other.says(text)
        await crisis.fast_forward(seconds=20)

    similar, asked = new_messages(budi)
    assert "laporan serupa" in similar.text
    assert "3 laporan serupa: 0002, 0003, 0004" in similar.text
    assert "mohon dinilai ulang" in asked.text
    assert "3 laporan tentang hal yang sama" in asked.text
    assert labels(asked)[0] == "Triase"
    assert await journal(crisis, "rescore_asked") == ["2026-0001"]
    everybody_read(crisis)
    await budi.presses("Gabungkan 2 laporan serupa", under=asked)
    budi.hears("2 laporan digabung", "0002, 0003")
    everybody_read(crisis)


async def test_two_who_merge_at_once_merge_once(crisis):
    _, budi, citra, _ = await six_report(crisis)
    await crisis.fast_forward(minutes=8, seconds=30)
    everybody_read(crisis)

    taps = [one.phone.presses(MERGE) for one in (budi, citra)]
    await crisis.settle()

    assert sorted(tap.text for tap in taps) == [
        "5 laporan digabung.",
        "Laporan itu sudah digabung atau ditangani.",
    ]
    everybody_read(crisis)


async def test_a_report_about_something_else_calls_as_ever(crisis):
    _, budi, _, _ = await six_report(crisis)
    everybody_read(crisis)

    dina = await crisis.member("Ines")
    await dina.says("/lapor Antrean paspor mengular di kantor imigrasi")

    budi.hears("ISU-2026-0007", "Antrean paspor")
    everybody_read(crisis)


async def test_b2_that_rises_asks_the_owner_for_a_new_look(crisis):
    ana, budi, _ = await small_office(crisis)
    eko = await crisis.member("Eko", Role.ANALYST)
    await ana.says(FIRST)
    await _map(budi, b2=1)
    everybody_read(crisis)

    await _map(eko, b2=2, set_level=False)

    asked = budi.hears("mohon dinilai ulang", "1→2")
    assert labels(asked)[0] == "Triase"
    everybody_read(crisis)
    await _map(eko, b2=3, set_level=False)
    assert [e for e in budi.inbox() if e.kind is Kind.MESSAGE] == []
    await crisis.fast_forward(hours=2)
    everybody_read(crisis)


async def _map(phone, b2, set_level=True):
    """Answer the nine questions with 1, and B2 as said."""
    await phone.says("/triase 1")
    await phone.presses("Penilaian lengkap")
    for code in ("A1", "A2", "A3", "B1", "B2", "B3", "C1", "C2", "C3"):
        await phone.presses(f"{b2 if code == 'B2' else 1} ·")
    if set_level:
        await phone.presses("Tetapkan")
