"""Pinging: who is called at which minute, until a human takes it, and never after."""

import asyncio
from collections import defaultdict

import pytest

from bot.domain.roles import Role
from bot.sandbox.events import Kind
from handlers import presses
from tests.harness.crisis import Crisis
from tests.proofs.process import until
from tests.scenarios.talk import (
    everybody_read,
    issue,
    labels,
    new_messages,
    shown,
    small_office,
)

KERUH = "Air keran keruh di tiga kelurahan sejak pagi"


async def whole_office(crisis) -> dict[str, object]:
    return {
        "reporter": await crisis.member("Ana"),
        "duty": await crisis.member("Budi", Role.DUTY_OFFICER, phone="0800 000 002"),
        "lead": await crisis.member("Citra", Role.CRISIS_LEAD, phone="0800 000 001"),
        "head": await crisis.member("Dodi", Role.HEAD_OF_AGENCY),
        "writer": await crisis.member("Eka", Role.WRITER),
    }


async def calls_by_minute(crisis, office, minutes: int) -> dict[int, set[str]]:
    """Let time pass; return who got a new call at which minute from now."""
    heard = defaultdict(set)
    for minute in range(1, minutes + 1):
        await crisis.fast_forward(minutes=1)
        for name, phone in office.items():
            if new_messages(phone):
                heard[minute].add(name)
    return dict(heard)


#: Written by hand from the ladder of a report: minute -> who is called.
FIRST_HOURS = {
    10: {"duty", "lead"},
    20: {"duty", "lead", "writer"},
    35: {"duty"},
    45: {"duty", "lead"},
    55: {"duty", "lead", "writer"},
    70: {"duty"},
    80: {"duty", "lead"},
    90: {"duty", "lead", "writer"},
    105: {"duty"},
}


async def test_the_ladder_minute_by_minute(crisis):
    office = await whole_office(crisis)
    await office["reporter"].says(f"/lapor {KERUH}")
    first = {name for name, phone in office.items() if new_messages(phone)}

    assert first == {"reporter", "duty"}
    assert await calls_by_minute(crisis, office, 110) == FIRST_HOURS


async def test_the_ladder_repeats_without_an_end(crisis):
    office = await whole_office(crisis)
    await office["reporter"].says(f"/lapor {KERUH}")
    everybody_read(crisis)

    heard = await calls_by_minute(crisis, office, 6 * 60)

    rounds = [35 * n for n in range(1, 11)]
    expected = {}
    for start in [0, *rounds]:
        expected |= {start: {"duty"}, start + 10: {"duty", "lead"}}
        expected |= {start + 20: {"duty", "lead", "writer"}}
    assert heard == {m: who for m, who in expected.items() if 0 < m <= 360}


async def test_the_ladder_of_danger_calls_the_head_every_five_minutes(crisis):
    office = await whole_office(crisis)
    await office["reporter"].says(f"/lapor {KERUH}")
    await office["reporter"].presses("Ada korban/bahaya")
    everybody_read(crisis)

    heard = await calls_by_minute(crisis, office, 20)

    few, all_ = {"duty", "lead", "head"}, {"duty", "lead", "head", "writer"}
    assert heard == {5: all_, 10: few, 15: all_, 20: few}


async def test_taking_stops_everything_and_everybody_called_is_told(crisis):
    ana, budi, citra = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await crisis.fast_forward(minutes=12)
    everybody_read(crisis)

    tap = await citra.presses("Saya tangani")

    assert tap.text == "ISU-2026-0001 Anda tangani. Panggilan dihentikan."
    taken = citra.hears("Ditangani Citra (Ketua Tim Krisis)", "sejak pukul 07.17 WITA")
    assert labels(taken) == ["Triase", "Serahkan", "Lihat isu"]
    for _ in range(2):
        other = budi.hears("Ditangani Citra (Ketua Tim Krisis)", "Panggilan dihentikan")
        assert labels(other) == ["Lihat isu"]
    assert labels(ana.hears("Ditangani Citra")) == ["Lihat isu"]
    crisis.expect_silence()
    await crisis.fast_forward(hours=6)


async def test_a_ping_that_waits_in_the_outbox_never_arrives_after_the_taking(crisis):
    ana, budi, citra = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    ping = budi.hears("ISU-2026-0001")
    crisis.telegram.faults.next("flood", chat=citra.id, retry_after=600)
    await crisis.fast_forward(minutes=10)

    await budi.presses("Saya tangani", under=ping)

    await crisis.fast_forward(hours=1)
    assert shown(citra) == []
    everybody_read(crisis)


async def test_a_ping_in_flight_is_corrected_when_it_lands(crisis):
    ana, budi, citra = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    ping = budi.hears("ISU-2026-0001")
    landing = Landing(
        crisis, citra.id, lambda: budi.phone.presses("Saya tangani", ping)
    )

    await crisis.fast_forward(minutes=11)

    assert landing.happened
    assert "Ditangani Budi" in shown(citra)[0]
    assert len(shown(citra)) == 1
    everybody_read(crisis)


class Landing:
    """Somebody presses at the very moment in which a message to another leaves."""

    def __init__(self, crisis, chat_id, press):
        self.crisis, self.chat_id, self.press, self.happened = (
            crisis,
            chat_id,
            press,
            False,
        )
        crisis.telegram.calls.before = self

    async def __call__(self, call):
        to = str(call.params.get("chat_id"))
        if self.happened or call.method != "sendMessage" or to != str(self.chat_id):
            return
        self.happened = True
        self.press()
        await self.crisis.house.poller.step()
        await self.crisis.house.worker.step()


async def test_from_the_second_round_a_ping_names_whom_to_telephone(crisis):
    ana, budi, citra = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await crisis.fast_forward(minutes=34)
    assert not any("telepon" in text for text in shown(budi) + shown(citra))
    everybody_read(crisis)

    await crisis.fast_forward(minutes=1)

    ping = budi.hears("Mohon telepon Citra", "0800 000 001")
    assert labels(ping)[-2:] == ["Sudah ditelepon", "Tidak diangkat"]
    tap = await budi.presses("Sudah ditelepon", under=ping)
    assert tap.text == "Dicatat: Citra sudah ditelepon."
    tap = await budi.presses("Tidak diangkat", under=ping)
    assert tap.text == "Dicatat: Citra tidak mengangkat telepon."
    tap = await budi.presses("Tidak diangkat", under=ping)
    assert tap.text == "Sudah dicatat."


async def test_nobody_is_asked_to_telephone_themselves(crisis):
    ana, _budi, citra = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await crisis.fast_forward(minutes=45)

    assert any("Mohon telepon Budi" in text for text in shown(citra))
    assert not any("Mohon telepon Citra" in text for text in shown(citra))
    assert any("nomornya belum dicatat" in text for text in shown(citra))
    everybody_read(crisis)


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("blocked", "memblokir bot ini"),
        ("not_started", "belum menekan Mulai"),
        ("deactivated", "menonaktifkan akun Telegramnya"),
    ],
)
async def test_who_cannot_be_reached_is_skipped_and_the_next_is_called_now(
    crisis, why, said
):
    ana = await crisis.member("Ana")
    await crisis.member(
        "Budi", Role.DUTY_OFFICER, unreachable=why, phone="0800 000 002"
    )
    citra = await crisis.member("Citra", Role.CRISIS_LEAD)

    await ana.says(f"/lapor {KERUH}")

    ana.hears("Memanggil Citra (Ketua Tim Krisis)")
    citra.hears("ISU-2026-0001", button="Saya tangani")
    citra.hears("ISU-2026-0001 · Budi (Petugas Piket) dilewati", said, "0800 000 002")
    crisis.expect_silence()
    await crisis.fast_forward(minutes=40)
    assert not any("dilewati" in text for text in citra.texts())
    everybody_read(crisis)


async def test_a_suspended_member_is_not_called(crisis):
    ana = await crisis.member("Ana")
    budi = await crisis.member("Budi", Role.DUTY_OFFICER, suspended=True)
    citra = await crisis.member("Citra", Role.CRISIS_LEAD)

    await ana.says(f"/lapor {KERUH}")

    citra.hears("ISU-2026-0001", button="Saya tangani")
    ana.hears("Memanggil Citra")
    assert shown(budi) == []


async def test_who_blocks_the_bot_during_the_calls_is_replaced_at_once(crisis):
    ana, budi, citra = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    everybody_read(crisis)

    await budi.does(lambda phone: phone.blocks_bot())
    await crisis.fast_forward(seconds=30)

    told, ping = new_messages(citra)
    assert "Budi (Petugas Piket) memblokir bot ini" in told.text
    assert "Belum ada yang menangani" in ping.text


async def test_a_refusal_at_delivery_calls_the_next_and_tells_the_lead_once(crisis):
    ana, budi, citra = await small_office(crisis)
    budi.phone.deactivates()

    await ana.says(f"/lapor {KERUH}")
    await crisis.fast_forward(seconds=30)

    texts = [message.text for message in new_messages(citra)]
    assert sum("Budi" in text and "dilewati" in text for text in texts) == 0
    assert sum("menonaktifkan akun Telegramnya" in text for text in texts) == 1
    assert sum("Belum ada yang menangani" in text for text in texts) == 1
    everybody_read(crisis)
    await crisis.fast_forward(minutes=30)
    assert not any("menonaktifkan" in text for text in citra.texts())
    everybody_read(crisis)


async def test_who_writes_again_is_called_again(crisis):
    ana, budi, _citra = await small_office(crisis)
    await budi.does(lambda phone: phone.blocks_bot())
    budi.phone.unblocks_bot()
    await budi.says("/isu")
    everybody_read(crisis)

    await ana.says(f"/lapor {KERUH}")

    budi.hears("ISU-2026-0001", button="Saya tangani")
    ana.hears("Memanggil Budi")


async def test_nobody_reachable_alarms_whoever_is_left(crisis):
    ana = await crisis.member("Ana")
    await crisis.member("Budi", Role.DUTY_OFFICER, unreachable="blocked")
    dodi = await crisis.member("Dodi", Role.HEAD_OF_AGENCY)

    await ana.says(f"/lapor {KERUH}")

    alarm = dodi.hears("tidak ada yang dapat dihubungi", "ISU-2026-0001", KERUH)
    assert "Saya tangani" in labels(alarm)
    ana.hears("Belum ada petugas yang dapat dipanggil")
    ana.hears("tidak ada yang dapat dihubungi")
    await dodi.presses("Saya tangani")
    assert (await issue(crisis)).owner == dodi.id
    everybody_read(crisis)


async def test_two_press_at_once_and_one_wins(crisis):
    ana, budi, citra = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await crisis.fast_forward(minutes=10)
    everybody_read(crisis)

    taps = [phone.phone.presses("Saya tangani") for phone in (budi, citra)]
    await crisis.settle()

    winner, loser = sorted(taps, key=lambda tap: "Anda tangani" not in tap.text)
    assert winner.text == "ISU-2026-0001 Anda tangani. Panggilan dihentikan."
    assert "sudah ditangani" in loser.text
    assert loser.text.endswith("sejak pukul 07.15 WITA.")
    owner = (await issue(crisis)).owner
    assert owner == winner.user_id
    other = crisis.phones[loser.user_id]
    assert "Ditangani" in shown(other)[-1]
    everybody_read(crisis)


async def test_a_double_tap_counts_once_and_every_tap_is_answered(crisis):
    ana, budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    everybody_read(crisis)

    tap = await budi.presses("Saya tangani", times=20)

    assert all(one.answered for one in [tap, *tap.repeats])
    assert {one.text for one in tap.repeats} == {"Sudah dicatat."}
    assert len(new_messages(ana)) == 1
    everybody_read(crisis)


async def test_a_spinner_stops_after_a_second_however_long_the_press_takes(
    crisis, monkeypatch
):
    ana, budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    began, go_on, really = asyncio.Event(), asyncio.Event(), presses.attempt

    async def slowly(*asked):
        began.set()
        await go_on.wait()
        return await really(*asked)

    monkeypatch.setattr(presses, "attempt", slowly)
    tap = budi.phone.presses("Saya tangani")
    settling = asyncio.create_task(crisis.settle())
    await began.wait()
    assert not tap.answered
    crisis.clock.advance(seconds=presses.PATIENCE)
    await until(lambda: tap.answered)
    go_on.set()
    await settling

    assert (await issue(crisis)).owner == budi.id
    everybody_read(crisis)


async def test_one_tap_that_comes_as_several_updates_counts_once(crisis):
    ana, budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    everybody_read(crisis)

    await budi.presses("Saya tangani", copies=5)

    assert len(new_messages(ana)) == 1
    everybody_read(crisis)


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        ("Ya, batalkan laporan", "ISU-2026-0002 sudah selesai (Dibatalkan)."),
        ("isu yang sama", "ISU-2026-0002 sudah selesai (Digabung). Lanjutkan di ISU-2026-0001."),
    ],
)  # fmt: skip
async def test_a_ping_of_a_finished_issue_explains_itself(crisis, deed, said):
    ana, budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await ana.says(f"/lapor {KERUH}")
    ping = next(m for m in budi.phone.chat() if "ISU-2026-0002" in m.text)
    late = ping.button("Saya tangani")
    if deed.startswith("Ya"):
        await ana.presses("Bukan laporan")
    await ana.presses(deed)
    everybody_read(crisis)

    tap = await budi.does(lambda phone: press_old(crisis, phone, ping, late))

    assert tap.text.startswith(said)
    assert (await issue(crisis, 2)).owner is None
    everybody_read(crisis)


def press_old(crisis, phone, message, button):
    """Press a button that an app still shows although the message was rewritten."""
    from bot.sandbox.posting import press

    return press(crisis.telegram, phone.user, message, button)


async def test_a_handover_changes_nothing_until_it_is_accepted(crisis):
    ana, budi, citra = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await budi.presses("Saya tangani")
    everybody_read(crisis)

    await budi.presses("Serahkan")
    choice = budi.hears("Serahkan kepada siapa?")
    assert labels(choice) == ["Citra (Ketua Tim Krisis)", "Kembali"]
    await budi.presses("Citra")
    budi.hears("ISU-2026-0001 ditawarkan kepada Citra")
    offer = citra.hears("serah terima", "Budi (Petugas Piket) menyerahkan isu ini")
    assert labels(offer) == ["Terima", "Tolak"]
    assert (await issue(crisis)).owner == budi.id

    await citra.presses("Terima")

    assert (await issue(crisis)).owner == citra.id
    taken = citra.hears("Ditangani Citra")
    assert labels(taken) == ["Triase", "Serahkan", "Lihat isu"]
    [news] = [m for m in new_messages(budi) if "Ditangani Citra" in m.text]
    assert labels(news) == ["Lihat isu"]
    everybody_read(crisis)


async def test_a_declined_handover_is_told_and_can_be_offered_again(crisis):
    ana, budi, citra = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await budi.presses("Saya tangani")
    await budi.presses("Serahkan")
    await budi.presses("Citra")
    everybody_read(crisis)

    await citra.presses("Tolak")

    citra.hears("Anda menolak serah terima")
    refused = budi.hears("serah terima ditolak", "Citra (Ketua Tim Krisis) belum dapat")
    assert labels(refused) == ["Serahkan"]
    assert (await issue(crisis)).owner == budi.id


async def test_an_offer_ends_when_somebody_else_has_the_issue(crisis):
    ana, budi, citra = await small_office(crisis)
    eka = await crisis.member("Eka", Role.WRITER)
    await ana.says(f"/lapor {KERUH}")
    await budi.presses("Saya tangani")
    for name in ("Citra", "Eka"):
        await budi.presses("Serahkan")
        await budi.presses(name)
    everybody_read(crisis)
    await citra.presses("Terima")

    tap = await eka.presses("Terima")

    assert tap.text.startswith("ISU-2026-0001 sudah ditangani Citra (Ketua Tim Krisis)")
    assert (await issue(crisis)).owner == citra.id
    everybody_read(crisis)


async def test_nobody_gives_away_what_a_colleague_has_but_the_lead(crisis):
    ana, budi, citra = await small_office(crisis)
    eka = await crisis.member("Eka", Role.WRITER)
    await ana.says(f"/lapor {KERUH}")
    await crisis.fast_forward(minutes=20)
    old = next(m for m in eka.phone.chat() if m.has_button("Serahkan"))
    button = old.button("Serahkan")
    await budi.presses("Saya tangani")
    everybody_read(crisis)

    tap = await eka.does(lambda phone: press_old(crisis, phone, old, button))
    assert tap.text.startswith("ISU-2026-0001 sudah ditangani Budi")
    await citra.says("/isu 1")
    await citra.presses("Serahkan")
    await citra.presses("Eka")
    await eka.presses("Terima")

    assert (await issue(crisis)).owner == eka.id
    [news] = [m for m in new_messages(budi) if "Ditangani Eka" in m.text]
    assert news.text
    everybody_read(crisis)


async def test_who_cannot_take_over_any_more_is_not_offered_it(crisis):
    ana, budi, citra = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    await budi.presses("Serahkan")
    await citra.does(lambda phone: phone.blocks_bot())
    everybody_read(crisis)

    tap = await budi.presses("Citra")

    assert tap.text.startswith("Citra (Ketua Tim Krisis) tidak dapat menerima isu")
    everybody_read(crisis)


async def test_twenty_issues_are_due_at_once(crisis):
    _, budi, citra = await small_office(crisis)
    people = [await crisis.member(f"Warga{n}") for n in range(20)]
    for n, person in enumerate(people):
        letter = "abcdefghijklmnopqrst"[n]
        await person.says(f"/lapor {letter * 5} {letter * 6} {letter * 7}")
    everybody_read(crisis)

    await crisis.fast_forward(minutes=11)

    for phone in (budi, citra):
        said = [message.text for message in new_messages(phone)]
        assert all(f"ISU-2026-{n:04d}" in "\n".join(said) for n in range(1, 21))
        assert len(said) <= 5
    everybody_read(crisis)


async def down_for(tmp_path, way, during=None, issues=1, **delta):
    """A bot that dies right after reports came, and starts again later."""
    crisis = Crisis(tmp_path, None, {}, way)
    async with crisis.running():
        people = await small_office(crisis)
        for n in range(issues):
            await people[0].says(f"/lapor Hal {n}: {'abcdefghijklmnopqrstu'[n] * 6}")
            crisis.clock.advance(seconds=5)
        await crisis.house.engine.tick()
        everybody_read(crisis)
    crisis.clock.advance(**delta)
    return crisis, people


async def test_after_29_minutes_one_call_catches_up_and_the_lead_hears_it(
    tmp_path, way
):
    crisis, (_ana, budi, citra) = await down_for(tmp_path, way, minutes=29)

    async with crisis.running():
        await crisis.settle()

        confession = citra.hears("⚠ Bot Siaga tidak aktif", "(29 menit)")
        assert confession.text.splitlines()[1:] == [
            "1 panggilan terlambat (ISU-2026-0001), dikirim pukul 07.34 WITA.",
            "Tidak ada laporan yang hilang.",
        ]
        ping = citra.hears("ISU-2026-0001", "Panggilan ini terlambat karena Bot Siaga")
        budi.hears("ISU-2026-0001", "Panggilan ini terlambat")
        crisis.expect_silence()
        await citra.presses("Saya tangani", under=ping)
        everybody_read(crisis)


async def test_after_26_hours_one_call_an_issue_and_the_lost_time_is_named(
    tmp_path, way
):
    crisis, (_ana, budi, citra) = await down_for(tmp_path, way, issues=20, hours=26)

    async with crisis.running():
        await crisis.fast_forward(minutes=1)

        confession = citra.hears("⚠ Bot Siaga tidak aktif", "(1 hari 2 jam)")
        lines = confession.text.splitlines()
        assert lines[1].startswith(
            "20 panggilan terlambat (ISU-2026-0001, ISU-2026-0002, "
        )
        assert "ISU-2026-0005 dan 15 lainnya), dikirim pukul" in lines[1]
        assert lines[2].startswith(
            "Telegram hanya menyimpan pesan selama 24 jam: laporan yang dikirim sebelum"
            " Kamis, 12 Maret 2026, 09."
        )
        for phone in (budi, citra):
            said = [message.text for message in new_messages(phone)]
            assert all(f"ISU-2026-{n:04d}" in "\n".join(said) for n in range(1, 21))
            assert len(said) <= 6
        await crisis.fast_forward(minutes=2)
        everybody_read(crisis)


async def test_a_short_restart_says_nothing(tmp_path, way):
    crisis, _ = await down_for(tmp_path, way, seconds=40)

    async with crisis.running():
        await crisis.settle()
        crisis.expect_silence()


async def test_a_press_during_the_downtime_counts_afterwards(tmp_path, way):
    crisis, (_ana, budi, _citra) = await down_for(tmp_path, way, minutes=1)
    budi.phone.presses("Saya tangani")

    async with crisis.running():
        await crisis.settle()
        assert (await issue(crisis)).owner == budi.id
        everybody_read(crisis)
        await crisis.fast_forward(hours=1)
        crisis.expect_silence()


async def test_an_edit_wakes_nobody(crisis):
    ana, budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    everybody_read(crisis)

    await ana.presses("Wartawan menunggu")

    assert {event.kind for event in budi.inbox()} == {Kind.EDIT}
    everybody_read(crisis)
