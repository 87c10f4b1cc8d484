"""Policies: more than one must answer, taking expires, and who would be called by name."""

import pytest

from bot.domain.roles import Role
from tests.harness.crisis import Crisis
from tests.scenarios.talk import everybody_read, issue, labels, new_messages, shown

KERUH = "Air keran keruh di tiga kelurahan"

LADDERS = """
[ladders.reported]
steps = [{ call = ["duty_officer"], wait = "10m" }, { call = ["team"], wait = "10m", answers = ANSWERS }]
repeat = "10m"
expires = "2h"
patience = "15m"
"""


@pytest.fixture
async def office(tmp_path, way, request):
    """Ana reports; Budi is on duty, Citra leads, Dewi and Eka write."""
    folder = tmp_path / "office"
    folder.mkdir()
    answers = getattr(request, "param", "1")
    (folder / "escalation.toml").write_text(LADDERS.replace("ANSWERS", answers))
    async with Crisis(tmp_path, None, {"playbook": folder}, way).running() as crisis:
        ana = await crisis.member("Ana")
        budi = await crisis.member("Budi", Role.DUTY_OFFICER)
        citra = await crisis.member("Citra", Role.CRISIS_LEAD)
        dewi = await crisis.member("Dewi", Role.WRITER)
        yield crisis, ana, budi, citra, dewi
        crisis.expect_silence()


@pytest.mark.parametrize("office", ["2"], indirect=True)
async def test_two_must_answer_and_the_second_answer_ends_the_calls(office):
    crisis, ana, budi, citra, dewi = office
    await ana.says(f"/lapor {KERUH}")
    await crisis.fast_forward(minutes=11)
    everybody_read(crisis)

    await citra.presses("Saya tangani")

    citra.hears("panggilan tim", "Ditangani Citra", "Masih ditunggu 1 jawaban")
    waiting = dewi.hears("panggilan tim", "Masih ditunggu 1 jawaban")
    assert labels(waiting) == ["Saya siap", "Lihat isu"]
    everybody_read(crisis)
    await citra.says("/isu 1")
    assert "Saya tangani" not in labels(citra.hears("ISU-2026-0001", "Ditangani Citra"))
    await crisis.fast_forward(minutes=10)
    again = [m for m in new_messages(budi) if "ISU-2026-0001" in m.text]
    assert [labels(m)[0] for m in again] == ["Saya siap"]
    assert new_messages(citra) == []
    everybody_read(crisis)

    tap = await budi.presses("Saya siap", under=again[0])

    assert tap.text == "Jawaban Anda tercatat."
    dewi.hears("tim sudah menjawab", "Menjawab: Budi (Petugas Piket) dan Citra")
    assert (await issue(crisis)).owner == citra.id
    everybody_read(crisis)
    await crisis.fast_forward(hours=1)
    assert new_messages(dewi) == []
    everybody_read(crisis)


@pytest.mark.parametrize("office", ["9"], indirect=True)
async def test_a_quorum_larger_than_the_team_is_all_of_it_and_the_lead_is_told(office):
    crisis, ana, budi, citra, dewi = office
    await ana.says(f"/lapor {KERUH}")
    await crisis.fast_forward(minutes=11)
    everybody_read(crisis)

    await budi.presses("Saya tangani")

    citra.hears("tim terlalu kecil", "9 orang menjawab, yang dapat dihubungi hanya 3")
    for phone in (citra, dewi):
        call = phone.hears("panggilan tim", button="Saya siap")
        await phone.presses("Saya siap", under=call)
    assert "tim sudah menjawab" in "".join(shown(dewi))
    everybody_read(crisis)
    await crisis.fast_forward(hours=1)
    assert new_messages(dewi) == []
    everybody_read(crisis)


async def test_who_is_silent_is_asked_once_and_then_the_team_is_called_again(office):
    crisis, ana, budi, citra, dewi = office
    await ana.says(f"/lapor {KERUH}")
    await budi.presses("Saya tangani")
    everybody_read(crisis)

    await crisis.fast_forward(hours=2, minutes=1)
    asked = budi.hears("masih ditangani?", "tim dipanggil lagi")
    assert labels(asked) == ["Masih saya tangani", "Serahkan", "Lihat isu"]
    await budi.presses("Masih saya tangani", under=asked)
    everybody_read(crisis)

    await crisis.fast_forward(hours=2, minutes=1)
    budi.hears("masih ditangani?")
    everybody_read(crisis)
    await crisis.fast_forward(minutes=16)
    budi.hears("ISU-2026-0001", "mohon tekan Saya tangani untuk memastikannya")
    await crisis.fast_forward(minutes=11)
    call = dewi.hears("ISU-2026-0001", 'tidak menjawab "masih ditangani?"')
    await dewi.presses("Saya tangani", under=call)
    assert (await issue(crisis)).owner == dewi.id
    asked = await crisis.kept(
        "SELECT action FROM journal WHERE action LIKE 'keeping_%'"
    )
    assert asked == ["keeping_asked", "keeping_asked", "keeping_lapsed"]
    everybody_read(crisis)
    await crisis.fast_forward(minutes=60)
    assert new_messages(citra) == []
    everybody_read(crisis)


async def test_who_works_on_it_is_not_asked(office):
    crisis, ana, budi, _citra, _dewi = office
    await ana.says(f"/lapor {KERUH}")
    await budi.presses("Saya tangani")
    await crisis.fast_forward(hours=1, minutes=30)
    await budi.says("/triase 1")
    await budi.presses("Tetapkan tingkat langsung")
    await budi.presses("L1 Rendah")
    everybody_read(crisis)

    await crisis.fast_forward(hours=1)

    assert not any("masih ditangani" in m.text for m in new_messages(budi))
    everybody_read(crisis)


async def test_who_hands_on_may_say_why_with_one_tap(office):
    crisis, ana, budi, citra, _dewi = office
    await ana.says(f"/lapor {KERUH}")
    await budi.presses("Saya tangani")
    everybody_read(crisis)
    await budi.presses("Serahkan")
    await budi.presses("Citra (Ketua Tim Krisis)")
    citra.hears("serah terima", "Mohon tekan Terima atau Tolak")
    told = budi.hears("ditawarkan kepada Citra")
    assert "Sedang menangani isu lain" in labels(told)

    await budi.presses("Sedang menangani isu lain", under=told)

    offer = citra.hears("Alasan: Sedang menangani isu lain. Mohon tekan Terima")
    await citra.presses("Terima", under=offer)
    assert (await issue(crisis)).owner == citra.id
    everybody_read(crisis)


async def test_the_lead_sees_who_would_be_called_minute_by_minute(office):
    crisis, _ana, _budi, citra, _dewi = office

    await citra.says("/eskalasi")

    table = citra.hears("Urutan panggilan: Laporan baru")
    assert table.text.splitlines()[1:3] == [
        "menit 0: Budi (Petugas Piket)",
        "menit 10: Budi (Petugas Piket), Citra (Ketua Tim Krisis), dan Dewi (Penulis Naskah)",
    ]
    assert "Lalu diulang dari awal setiap 20 menit" in table.text
    assert (
        'Sesudah 2 jam tanpa kabar, penangan ditanya "masih ditangani?".' in table.text
    )
    await citra.presses("🔴 L4 Kritis", under=table)
    citra.hears("Urutan panggilan: 🔴 L4 Kritis")
    for name in ("Fani", "Gita", "Hana"):
        await crisis.member(name, Role.ANALYST)
    await citra.says("/eskalasi")
    citra.hears("Fani (Analis Isu), dan 2 orang lain")
    await citra.says("/kesiapan")
    assert "Urutan panggilan" in labels(citra.hears("Kesiapan"))
