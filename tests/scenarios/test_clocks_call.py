"""Clocks bring themselves to mind: a reminder, then calls up the ladder until it is done."""

from datetime import timedelta

from bot.domain.roles import Role
from bot.services.timing.pausing import RESTS, follow_state
from bot.services.turn import clock_turn
from tests.scenarios.talk import everybody_read, labels, new_messages, small_office
from tests.scenarios.test_the_road import write

KERUH = "Air keran keruh di tiga kelurahan"


async def at_l3(crisis):
    """Budi has an issue of L3, and answered its call; the first word is due at 08.05."""
    ana, budi, citra = await small_office(crisis)
    dewi = await crisis.member("Dewi", Role.WRITER)
    await ana.says(f"/lapor {KERUH}")
    await budi.presses("Saya tangani")
    await budi.says("/triase 1")
    await budi.presses("Tetapkan tingkat langsung")
    await budi.presses("L3 Tinggi")
    await budi.says("Wartawan bertanya")
    await citra.presses("Saya tangani")
    everybody_read(crisis)
    return ana, budi, citra, dewi


async def clock(crisis, name: str):
    async with crisis.house.storage.begin() as unit:
        clocks = await unit.issues.clocks("2026-0001")
    return next((c for c in clocks if c.name == name), None)


async def test_an_overdue_first_word_climbs_the_ladder_until_it_is_there(crisis):
    ana, budi, citra, dewi = await at_l3(crisis)

    await crisis.fast_forward(minutes=44)
    assert new_messages(citra) == []
    await crisis.fast_forward(minutes=2)
    reminder = citra.hears("15 menit lagi: pernyataan pertama (tenggat 08.05 WITA)")
    assert labels(reminder) == ["Buat draf", "Lihat isu"]
    everybody_read(crisis)

    await crisis.fast_forward(minutes=15)
    citra.hears("pernyataan pertama (tenggat 08.05 WITA)", button="Saya kerjakan")
    assert new_messages(budi) == []
    await crisis.fast_forward(minutes=10)
    budi.hears("Terlambat 10 menit: pernyataan pertama")
    late = citra.hears("Terlambat 10 menit: pernyataan pertama")
    await crisis.fast_forward(minutes=10)
    dewi.hears("Terlambat 20 menit: pernyataan pertama")
    assert new_messages(ana) == []
    everybody_read(crisis)

    await dewi.presses("Buat draf")
    await write(dewi)
    await citra.presses("Setujui")
    assert "✅ Selesai pukul" in late.text
    everybody_read(crisis)
    await crisis.fast_forward(hours=1)
    assert [m.text for p in crisis.phones.values() for m in new_messages(p)] == []


async def test_who_says_that_they_are_on_it_is_left_in_peace_for_a_while(crisis):
    _, budi, citra, _ = await at_l3(crisis)
    await crisis.fast_forward(minutes=62)
    late = citra.hears("pernyataan pertama", button="Saya kerjakan")
    everybody_read(crisis)

    tap = await citra.presses("Saya kerjakan", under=late)
    assert tap.text == "Baik. Bila belum selesai, tim dipanggil lagi pukul 09.07 WITA."
    await crisis.fast_forward(minutes=55)
    assert new_messages(citra) + new_messages(budi) == []
    await crisis.fast_forward(minutes=10)
    citra.hears("Terlambat", "pernyataan pertama")
    everybody_read(crisis)


async def test_the_clock_of_the_approver_climbs_like_that_of_the_responder(crisis):
    _, budi, citra, dewi = await at_l3(crisis)
    await dewi.says("/draf 1")
    await write(dewi)
    everybody_read(crisis)

    await crisis.fast_forward(minutes=15)
    [call] = new_messages(citra)
    assert "persetujuan naskah D1" in call.text
    assert "Naskah ini menunggu persetujuan Anda." in call.text
    assert labels(call)[:2] == ["Setujui", "Kembalikan"]
    assert new_messages(budi) == []

    await crisis.fast_forward(minutes=10)
    [call] = new_messages(budi)
    assert "Terlambat 10 menit: persetujuan naskah D1" in call.text
    assert "Mohon telepon Citra (Ketua Tim Krisis): 0800 000 001" in call.text
    assert labels(call)[0] == "Catat persetujuan WA/telepon"
    everybody_read(crisis)

    await citra.presses("Setujui")
    assert "✅ Selesai" in call.text
    assert (await clock(crisis, "approval")).met_at is not None
    everybody_read(crisis)
    await crisis.fast_forward(minutes=30)
    assert [m.text for p in crisis.phones.values() for m in new_messages(p)] == []


async def test_nothing_new_keeps_the_update_and_silence_does_not(crisis):
    _, budi, citra, dewi = await at_l3(crisis)
    await dewi.says("/draf 1")
    await write(dewi)
    await citra.presses("Setujui")
    await citra.presses("Sudah terbit")
    everybody_read(crisis)
    assert (await clock(crisis, "public_update")).met_at is None

    await crisis.fast_forward(hours=4, minutes=1)
    call = citra.hears("pembaruan publik (tenggat 11.05 WITA)", button="Saya kerjakan")
    assert labels(call)[0] == "Belum ada perkembangan"
    await citra.presses("Belum ada perkembangan", under=call)
    ask = citra.hears("Kapan kabar berikutnya?")
    assert labels(ask) == ["13.00 WITA", "14.00 WITA", "15.00 WITA", "Kembali"]
    everybody_read(crisis)

    await citra.presses("14.00 WITA", under=ask)
    citra.hears("pembaruan publik dicatat", "Kabar berikutnya pukul 14.00 WITA")
    alone = citra.hears("Per pukul 11.06 WITA belum ada perkembangan baru.")
    assert labels(alone) == []
    assert "✅ Selesai" in call.text
    everybody_read(crisis)
    await citra.says("/isu 1")
    citra.hears("belum ada perkembangan, 11.06 WITA; berikutnya sebelum 14.00 WITA")
    await crisis.fast_forward(hours=2, minutes=35)
    assert new_messages(budi) == []
    await crisis.fast_forward(minutes=25)
    citra.hears("pembaruan publik (tenggat 14.00 WITA)")
    everybody_read(crisis)


async def test_an_issue_that_rests_asks_nothing_and_goes_on_where_it_was(
    crisis, monkeypatch
):
    _, budi, citra, _ = await at_l3(crisis)
    before = await clock(crisis, "first_word")
    state = str((await the_issue(crisis)).state)
    monkeypatch.setattr("bot.services.timing.pausing.RESTS", frozenset({state}))
    rested = crisis.clock.now()
    await follow(crisis)

    await crisis.fast_forward(hours=3)
    assert new_messages(citra) + new_messages(budi) == []

    monkeypatch.setattr("bot.services.timing.pausing.RESTS", RESTS)
    went_on = crisis.clock.now()
    await follow(crisis)
    after = await clock(crisis, "first_word")
    assert went_on - rested == after.due_at - before.due_at >= timedelta(hours=3)
    await crisis.fast_forward(minutes=61)
    citra.hears("pernyataan pertama", button="Saya kerjakan")
    everybody_read(crisis)


async def the_issue(crisis):
    async with crisis.house.storage.begin() as unit:
        return await unit.issues.find("2026-0001")


async def follow(crisis) -> None:
    desk = crisis.house.desk
    async with clock_turn(desk, f"follow:{desk.clock.now()}") as turn:
        await follow_state(turn, await turn.unit.issues.find("2026-0001"))


async def test_a_data_breach_starts_a_clock_that_nobody_can_change(crisis):
    ana, budi, citra = await small_office(crisis)
    await ana.says("/lapor Data pemohon beredar")
    await budi.presses("Saya tangani")
    await budi.says("/triase 1")
    await budi.presses("Data pribadi bocor/terkunci")
    await budi.presses("Tetapkan tingkat langsung")
    await budi.presses("L3 Tinggi")
    await budi.says("Data pemohon beredar")
    await citra.presses("Saya tangani")
    everybody_read(crisis)

    await citra.says("/isu 1")
    card = citra.hears("Pemberitahuan PDP (3 x 24 jam): 07.05 WITA, Minggu, 15 Maret")
    assert labels(card)[0] == "PDP sudah diberitahukan"
    everybody_read(crisis)
    for hours in (24, 24, 12, 10):
        await silently(crisis, hours)
        citra.hears("pemberitahuan PDP", "Tenggat ini tidak dapat diubah.")
        everybody_read(crisis)

    await citra.says("/isu 1")
    await citra.presses("PDP sudah diberitahukan")
    await citra.presses("Ya, sudah dipenuhi")
    citra.hears("pemberitahuan PDP (3 x 24 jam) dicatat terpenuhi")
    everybody_read(crisis)
    await silently(crisis, 24)
    assert not any("PDP" in text for text in citra.texts())
    everybody_read(crisis)


async def silently(crisis, hours: int) -> None:
    """Let so many hours pass in one leap, and read what is about other clocks."""
    crisis.clock.advance(hours=hours)
    await crisis.house.engine.tick()
    await crisis.settle()


async def test_a_low_level_calls_nobody_at_night(crisis):
    """At L2 only hours of work count: what is due at 11.30 calls until 16.00."""
    ana, budi, citra = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await budi.presses("Saya tangani")
    await budi.says("/triase 1")
    await budi.presses("Tetapkan tingkat langsung")
    await budi.presses("L2 Sedang")
    await budi.says("Warga bertanya")
    everybody_read(crisis)

    crisis.clock.advance(hours=8, minutes=45)
    await crisis.fast_forward(minutes=9)
    budi.hears("putuskan ditanggapi atau tidak (tenggat 09.30 WITA)")
    everybody_read(crisis)
    for _ in range(15):
        await silently(crisis, 1)

    assert new_messages(budi) + new_messages(citra) + new_messages(ana) == []
    await silently(crisis, 1)
    budi.hears("Terlambat", "putuskan ditanggapi")
    everybody_read(crisis)


async def test_a_void_approval_owes_the_first_word_again(crisis):
    *_, citra, dewi = await at_l3(crisis)
    await dewi.says("/draf 1")
    await write(dewi)
    await citra.presses("Setujui")
    assert (await clock(crisis, "first_word")).look_at is None
    await dewi.presses("Ubah naskah")
    await dewi.presses("Ya, ubah naskah")

    owed = await clock(crisis, "first_word")
    assert owed.look_at is not None
    assert (await clock(crisis, "public_update")).met_at is not None
    assert owed.met_at is None
    everybody_read(crisis)


async def test_to_say_nothing_is_a_decision_until_the_level_rises(crisis):
    ana, budi, citra = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await budi.presses("Saya tangani")
    for level, reason in (("L2 Sedang", "Warga bertanya"), ("L3 Tinggi", "Viral")):
        await citra.says("/triase 1")
        await citra.presses("Tetapkan tingkat langsung")
        await citra.presses(level)
        await citra.says(reason)
        if level == "L2 Sedang":
            await citra.says("/isu 1")
            await citra.presses("Tidak ditanggapi")
            await citra.presses("Ya, tidak ditanggapi")
            citra.hears("diputuskan tidak ditanggapi ke publik")
            assert (await clock(crisis, "first_word")).met_at is not None

    assert (await clock(crisis, "first_word")).met_at is None
    everybody_read(crisis)
