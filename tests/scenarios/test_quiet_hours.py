"""Quiet hours: what is not urgent waits, one digest follows, and what is urgent calls."""

from datetime import UTC, datetime

from bot.domain.issue_life import IssueState
from bot.domain.roles import Role
from bot.domain.values import replace
from tests.scenarios.talk import everybody_read, labels, new_messages, small_office

#: 23.30 WITA on the evening of 12 March.
LATE = datetime(2026, 3, 12, 15, 30, tzinfo=UTC)


async def office_at_night(crisis):
    """Ana reports, Budi is on duty, Citra leads, Dewi writes and rests until 05.00."""
    ana, budi, citra = await small_office(crisis)
    dewi = await crisis.member("Dewi", Role.WRITER)
    await dewi.says("/jamtenang 22.00-05.00")
    everybody_read(crisis)
    crisis.clock.at = LATE
    return ana, budi, citra, dewi


async def set_level(phone, number, level):
    await phone.says(f"/triase {number}")
    await phone.presses("Tetapkan tingkat langsung")
    await phone.presses(level)
    await phone.says("Wartawan bertanya")


async def at_level(crisis, ana, budi, number, level):
    await ana.says(f"/lapor Hal {'abcdef'[number] * 6}")
    await budi.presses("Saya tangani")
    await set_level(budi, number, level)


async def test_one_message_sets_them_and_the_screen_says_what_they_mean(crisis):
    dewi = await crisis.member("Dewi", Role.WRITER)
    await dewi.says("/jamtenang")
    screen = dewi.hears("Jam tenang · tidak ada (aturan kantor)")
    assert labels(screen) == ["22.00–06.00", "22.00–05.00", "21.00–06.00",
                              "Tanpa jam tenang", "Ikut aturan kantor"]  # fmt: skip

    tap = await dewi.presses("22.00–05.00")
    assert tap.text == "Jam tenang disimpan."
    dewi.hears("Jam tenang · 22.00–05.00 WITA", "satu ringkasan")
    await dewi.says("/quiet 21.30 s.d. 04.30 WIT")
    dewi.hears("Jam tenang · 21.30–04.30 WIT")
    await dewi.says("/jamtenang besok")
    dewi.hears("Jam itu belum terbaca", "/jamtenang 22.00-05.00")
    await dewi.says("/jamtenang 05.00-05.00")
    dewi.hears("Jam itu belum terbaca")
    await dewi.says("/jamtenang mati")
    dewi.hears("Jam tenang · tidak ada\n")


async def test_what_is_not_urgent_comes_as_one_digest_as_things_stand_then(crisis):
    ana, budi, citra, dewi = await office_at_night(crisis)
    for number in (1, 2, 3):
        await at_level(crisis, ana, budi, number, "L2 Sedang")
    assert new_messages(dewi) == []
    await citra.says("/isu 3")
    everybody_read(crisis)
    async with crisis.house.storage.begin() as unit:
        waits = await unit.quiet.held_for(
            dewi.id, datetime(2026, 3, 12, 21, tzinfo=UTC)
        )
    assert [held.issue_id for held in waits] == ["2026-0001", "2026-0002", "2026-0003"]

    await crisis.fast_forward(hours=5)
    assert new_messages(dewi) == []
    everybody_read(crisis)
    await crisis.fast_forward(minutes=35)

    (digest,) = new_messages(dewi)
    assert digest.text.startswith("Selama jam tenang Anda: 3 pesan · 05.")
    assert "ISU-2026-0002" in digest.text
    assert "ditangani Budi" in digest.text
    assert labels(digest) == [
        "Tampilkan isinya",
        "Lihat 0001",
        "Lihat 0002",
        "Lihat 0003",
    ]
    everybody_read(crisis)

    tap = await dewi.presses("Tampilkan isinya", under=digest)
    assert tap.text == "3 pesan dikirim."
    assert len(new_messages(dewi)) == 3
    why = await crisis.kept("SELECT detail FROM journal WHERE action = 'not_pinged'")
    assert [one.split(":")[-1] for one in why] == ["resting level_changed"] * 3
    everybody_read(crisis)


async def test_what_was_finished_meanwhile_is_not_told_and_one_message_comes_as_it_is(
    crisis,
):
    ana, budi, citra, dewi = await office_at_night(crisis)
    for number in (1, 2):
        await at_level(crisis, ana, budi, number, "L2 Sedang")
    await citra.says("/isu 2")
    everybody_read(crisis)
    async with crisis.house.storage.begin() as unit:
        over = await unit.issues.find("2026-0002")
        await unit.issues.save(_closed(over))
        await unit.commit("test:closed")

    await crisis.fast_forward(hours=5, minutes=35)

    (one,) = new_messages(dewi)
    assert one.text.startswith("🟡 L2 Sedang · ISU-2026-0001")
    assert "Buat draf" in labels(one)
    everybody_read(crisis)


def _closed(issue):
    return replace(issue, state=IssueState.CLOSED)


async def test_an_l3_wakes_who_rests_and_an_l1_calls_somebody_else(crisis):
    ana, budi, citra, dewi = await office_at_night(crisis)
    await budi.says("/jamtenang 22.00-06.00")
    everybody_read(crisis)

    await at_level(crisis, ana, budi, 1, "L3 Tinggi")

    dewi.hears("L3 Tinggi", "ISU-2026-0001")
    citra.hears("L3 Tinggi", "ISU-2026-0001")
    everybody_read(crisis)


async def test_who_rests_is_called_where_nobody_else_can_be(crisis):
    ana = await crisis.member("Ana")
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)
    await budi.says("/jamtenang 22.00-06.00")
    everybody_read(crisis)
    crisis.clock.at = LATE

    await ana.says("/lapor Air keruh")
    await ana.presses("Bisa menunggu")
    everybody_read(crisis)
    await crisis.fast_forward(hours=7)

    assert any("ISU-2026-0001" in m.text for m in new_messages(budi))
    everybody_read(crisis)
