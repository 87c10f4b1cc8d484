"""Confidential issues: who sees them, who never does, and what a phone shows meanwhile."""

from datetime import timedelta

import pytest

from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.sandbox.events import Kind
from tests.scenarios.talk import (
    everybody_read,
    how_many_issues,
    issue,
    labels,
    new_messages,
    shown,
)

CANARY = "kenari"
SAID = f"Rahasia {CANARY}: kepala seksi menerima uang di {CANARY}"
NUMBER = "ISU-2026-0001"
SEALED = "🔒 ISU-2026-0001 · ada perkembangan"


async def staffed(crisis):
    """Ana reports, Budi is on duty, Citra leads, Dewi writes, Hadi heads, Sari speaks."""
    names = (("Ana", Role.REPORTER), ("Budi", Role.DUTY_OFFICER), ("Citra", Role.CRISIS_LEAD),
             ("Dewi", Role.WRITER), ("Hadi", Role.HEAD_OF_AGENCY), ("Sari", Role.SPOKESPERSON))  # fmt: skip
    people = [await crisis.member(*one) for one in names]
    await people[0].says(f"/lapor {SAID}")
    await people[1].presses("Saya tangani")
    return people


async def level(phone, name: str, *flags: str) -> None:
    """Set a level at once, with the facts that were switched on."""
    await phone.says("/triase 1")
    for flag in flags:
        if f"☐ {flag}" not in labels(phone.phone.chat()[-1]):
            await phone.presses("Lainnya…")
        await phone.presses(f"☐ {flag}")
    await phone.presses("Tetapkan tingkat langsung")
    await phone.presses(name)
    await phone.says("Alasan yang cukup")


async def restrict(citra) -> None:
    await citra.says("/akses 1")
    await citra.presses("Batasi isu")
    await citra.presses("Ya, batasi")


def knows(phone) -> bool:
    """Tell whether a word of the issue stands in the chat, on a button or in a picture."""
    said = "\n".join(
        [*shown(phone), *(label for m in phone.phone.chat() for label in labels(m))]
    )
    return CANARY in said.lower()


async def asks_everywhere(phone) -> str:
    """Look for the issue wherever one can."""
    everybody = (
        "/isu",
        "/isu 1",
        "/peta",
        "/cari uang",
        "/buku 1",
        "/fakta 1",
        "/akses 1",
    )
    for words in everybody:
        await phone.says(words)
    phone.ignores()
    return "\n".join(shown(phone)[-len(everybody) :])


async def test_a_restricted_issue_is_gone_for_all_but_its_circle(crisis):
    ana, budi, citra, dewi, hadi, sari = await staffed(crisis)
    await dewi.says("/isu 1")
    await level(citra, "L3 Tinggi")
    everybody_read(crisis)
    assert knows(dewi)

    await restrict(citra)

    assert (await issue(crisis)).restricted
    for outside in (dewi, hadi, sari):
        assert not knows(outside), outside.screen()
        assert CANARY not in await asks_everywhere(outside)
        assert not knows(outside)
    assert f"{NUMBER}</b> kini terbatas" in "\n".join(
        shown(dewi)
    ) or f"{NUMBER} kini terbatas" in "\n".join(shown(dewi))
    for inside in (budi, citra):
        await inside.says("/isu 1")
        assert CANARY in shown(inside)[-1]
    await ana.says("/isu 1")
    assert "laporan Anda" in shown(ana)[-1]
    assert SAID in shown(ana)[-1]
    everybody_read(crisis)


async def test_a_notification_says_nothing_until_it_is_opened(crisis):
    _, budi, citra, dewi, *_ = await staffed(crisis)
    await restrict(citra)
    everybody_read(crisis)

    await citra.presses("Beri akses")
    await citra.presses("Dewi")

    letter = dewi.hears(SEALED)
    assert CANARY not in letter.text
    assert labels(letter) == ["Buka"]
    await dewi.presses("Buka", under=letter)
    opened = dewi.hears("memberi Anda akses")
    assert SAID in opened.text
    await level(citra, "L3 Tinggi")
    for phone in (budi, dewi):
        assert [m.text.splitlines()[0] for m in new_messages(phone)][:1] == [SEALED]
    await citra.says("/akses 1")
    await citra.presses("Cabut akses")
    await citra.presses("Dewi")
    assert not knows(dewi), dewi.screen()
    everybody_read(crisis)


async def test_lifting_takes_the_lead_and_a_reason(crisis):
    _, budi, citra, dewi, *_ = await staffed(crisis)
    await restrict(citra)
    await budi.says("/akses 1")
    assert "Buka untuk tim" not in labels(budi.phone.chat()[-1])

    await citra.presses("Buka untuk tim")
    citra.hears("Mengapa isu ini dibuka kembali")
    await citra.says("Sudah diumumkan")

    found = await issue(crisis)
    assert (found.restricted, found.circle) == (False, ())
    await dewi.says("/isu 1")
    assert CANARY in shown(dewi)[-1]
    everybody_read(crisis)


async def test_the_head_as_subject_shuts_the_issue_and_no_later_mapping_opens_it(
    crisis,
):
    _, budi, citra, dewi, hadi, _ = await staffed(crisis)
    await hadi.says("/isu 1")
    await level(budi, "L4 Kritis", "Menyangkut kepala/wakilnya")
    assert (await issue(crisis)).restricted
    for outside in (dewi, hadi):
        assert not knows(outside), outside.screen()
    everybody_read(crisis)

    await citra.says("/triase 1")
    await citra.presses("☑ Menyangkut kepala/wakilnya")
    await citra.presses("Penilaian cepat")
    for label in ("1 ·", "1 ·", "1 ·"):
        await citra.presses(label)
    await citra.presses("Tetapkan L2")
    citra.hears("L4", button="Tim & akses")
    assert (await issue(crisis)).floors == ("F4",)
    await citra.says("/akses 1")
    assert "Buka untuk tim" not in labels(citra.phone.chat()[-1])

    await citra.presses("Kepala bukan subjek lagi")
    await citra.says("Salah orang: kepala seksi, bukan kepala dinas")
    everybody_read(crisis)
    await citra.says("/triase 1")
    await citra.presses("☑ Menyangkut kepala/wakilnya")
    await citra.presses("Tetapkan tingkat langsung")
    await citra.presses("L3 Tinggi")
    assert (await issue(crisis)).floors == ("F4",), "nobody stands behind it yet"
    asked = next(m for m in budi.phone.chat() if "Buka" in labels(m))
    await budi.presses("Buka", under=asked)
    await budi.presses("Setujui", under=asked)
    await citra.says("/triase 1")
    await citra.presses("☑ Menyangkut kepala/wakilnya")
    await citra.presses("Tetapkan tingkat langsung")
    await citra.presses("L3 Tinggi")
    await citra.says("Kepala seksi, bukan kepala dinas")

    found = await issue(crisis)
    assert (found.floors, found.level, found.restricted) == ((), Level.L3, True)
    assert not knows(hadi)
    everybody_read(crisis)


async def test_crime_of_staff_suggests_to_the_lead_to_restrict_in_one_tap(crisis):
    _, _, citra, *_ = await staffed(crisis)
    await citra.says("/triase 1")
    await citra.presses("Lainnya…")
    await citra.presses("☐ Dugaan pidana pegawai")
    await citra.presses("Penilaian cepat")
    for label in ("3 ·", "1 ·", "1 ·"):
        await citra.presses(label)
    await citra.presses("Tetapkan L3")
    assert "F5" in (await issue(crisis)).floors
    everybody_read(crisis)

    await citra.presses("Batasi isu")
    citra.hears("Batasi isu ini? Yang tetap dapat melihat:", "anggota lain tidak dapat")
    assert not (await issue(crisis)).restricted
    await citra.presses("Ya, batasi")

    assert (await issue(crisis)).restricted
    everybody_read(crisis)


async def test_a_ladder_never_calls_who_may_not_see_it_and_alarms_who_may(crisis):
    _, budi, citra, dewi, hadi, sari = await staffed(crisis)
    await restrict(citra)
    everybody_read(crisis)
    await level(citra, "L4 Kritis")
    everybody_read(crisis)

    await crisis.fast_forward(hours=1)

    for outside in (dewi, hadi, sari):
        assert new_messages(outside) == []
    assert {m.text.splitlines()[0] for m in new_messages(budi)} == {SEALED}
    everybody_read(crisis)


async def test_where_nobody_else_is_left_the_lead_is_called(crisis):
    names = (("Budi", Role.DUTY_OFFICER), ("Citra", Role.CRISIS_LEAD))
    budi, citra = [await crisis.member(*one) for one in names]
    await budi.says(f"/lapor {SAID}")
    await restrict(citra)
    everybody_read(crisis)

    await crisis.fast_forward(minutes=30)

    assert {m.text.splitlines()[0] for m in new_messages(citra)} == {SEALED}
    assert new_messages(budi) == []
    await citra.presses("Buka")
    await citra.presses("Saya tangani")
    assert (await issue(crisis)).owner == citra.id
    everybody_read(crisis)


async def test_all_that_the_house_says_by_itself_keeps_the_secret_for_two_days(crisis):
    """Clocks, ladders, reminders, digests: no new message holds a word of the issue."""
    _, budi, citra, dewi, hadi, sari = await staffed(crisis)
    await restrict(citra)
    await level(citra, "L3 Tinggi")
    await citra.says(f"/fakta 1 Uang {CANARY} 18 juta, saksi")
    for tap in ("Lapangan", "Boleh", "Simpan"):
        await citra.presses(tap)
    everybody_read(crisis)

    await crisis.fast_forward(hours=12)

    told = 0
    for phone in crisis.phones.values():
        for event in phone.inbox():
            said = event.content.text or getattr(event.content, "caption", "") or ""
            told += 1
            assert event.kind is Kind.EDIT or CANARY not in said.lower(), said
            assert phone in (budi, citra) or CANARY not in said.lower()
        phone.ignores()
    assert told > 3
    assert not any(knows(phone) for phone in (dewi, hadi, sari))


async def test_a_hint_never_names_a_restricted_issue_and_merging_shuts_both(crisis):
    _, budi, citra, dewi, *_ = await staffed(crisis)
    await restrict(citra)
    await dewi.says(f"/lapor {SAID}")
    assert "isu yang sama" not in str(labels(dewi.phone.chat()[-1]))
    await budi.says("/isu 2")
    assert await how_many_issues(crisis) == 2
    everybody_read(crisis)

    await citra.says("/isu 2")
    await citra.presses("Langkah berikutnya")
    await citra.presses("Gabungkan ke isu lain")
    await citra.presses("0001")
    await citra.presses("Ya, gabungkan")

    assert (await issue(crisis, 2)).restricted
    assert (await issue(crisis)).restricted
    await dewi.says("/isu 1")
    assert CANARY not in shown(dewi)[-1]
    assert "ISU-2026-0001" not in "\n".join(shown(dewi)[:-1])
    everybody_read(crisis)


@pytest.mark.parametrize("restricted", [False, True], ids=["open", "restricted"])
async def test_the_lead_passes_on_and_the_old_one_loses_it_at_once(crisis, restricted):
    _, _, citra, dewi, *_ = await staffed(crisis)
    rina = await crisis.member("Rina", Role.CRISIS_LEAD)
    await level(citra, "L3 Tinggi")
    if restricted:
        await restrict(citra)
    everybody_read(crisis)

    await citra.says("/akses 1")
    await citra.presses("Ganti ketua")
    await citra.presses("Rina")
    await citra.says("Perumda ditunggu pukul 10")
    assert (await issue(crisis)).lead is None
    letter = rina.phone.chat()[-1]
    if restricted:
        await rina.presses("Buka", under=letter)
    assert "Perumda ditunggu" in shown(rina)[-1]
    everybody_read(crisis)
    await rina.presses("Terima", under=letter)

    assert (await issue(crisis)).lead == rina.id
    if restricted:
        assert not knows(citra), citra.screen()
        assert new_messages(dewi) == []
    else:
        assert any("Rina (Ketua Tim Krisis) kini ketua isu ini, menggantikan Citra" in m.text
                   for m in new_messages(dewi))  # fmt: skip
        await citra.says("/triase 1")
        citra.hears("kini dipimpin Rina")
        await citra.says("/akses 1")
        assert labels(citra.phone.chat()[-1]) == ["Kembali"]
    await rina.says("/akses 1")
    assert "Ganti ketua" in labels(rina.phone.chat()[-1])
    everybody_read(crisis)


async def test_the_speaker_changes_only_when_the_new_one_agrees(crisis):
    _, budi, citra, dewi, hadi, sari = await staffed(crisis)
    await level(citra, "L3 Tinggi")
    for name, phone in (("Sari", sari), ("Hadi", hadi)):
        await citra.says("/akses 1")
        await citra.presses("Ganti juru bicara")
        await citra.presses(name)
        everybody_read(crisis)
        if phone is hadi:
            await budi.says("/isu 1")
            assert "Juru bicara: Sari" in shown(budi)[-1]
            everybody_read(crisis)
        await phone.presses("Terima")

    assert any("Hanya Hadi" in m.text and "yang berbicara tentang ISU-2026-0001" in m.text
               for m in new_messages(dewi))  # fmt: skip
    assert any("tidak lagi memberi keterangan" in m.text for m in new_messages(sari))
    await budi.says("/isu 1")
    assert "Juru bicara: Hadi" in shown(budi)[-1]
    everybody_read(crisis)


async def test_the_circle_sees_a_lock_wherever_the_issue_stands(crisis):
    _, budi, citra, *_ = await staffed(crisis)
    await restrict(citra)
    for words in ("/isu", "/isu 1"):
        await budi.says(words)
        assert "🔒 ⚪ Belum dinilai" in shown(budi)[-1]
    everybody_read(crisis)


async def test_what_goes_to_another_agency_at_l3_stays_watched(crisis):
    """T08: a linked issue is monitored, stands in /isu, and comes back after a day."""
    _, budi, citra, *_ = await staffed(crisis)
    await level(citra, "L3 Tinggi")
    await citra.says("/isu 1")
    await citra.presses("Langkah berikutnya")
    await citra.presses("Lainnya…")
    await citra.presses("Alihkan ke instansi lain")
    await citra.presses("1 Instansi penerima")
    await citra.says("Dinas Kesehatan")
    await citra.presses("Catatan serah terima")
    await citra.says("Saksi menunggu")
    await citra.presses("Alihkan ke instansi lain")
    await citra.presses("Ya, alihkan")
    everybody_read(crisis)

    assert (await issue(crisis)).state == "transferred"
    watch = await issue(crisis, 2)
    assert (watch.state, watch.owner) == ("monitored", budi.id)
    await budi.says("/isu")
    assert "Pantauan ISU-2026-0001" in shown(budi)[-1]
    everybody_read(crisis)
    await crisis.fast_forward(hours=25)
    assert (await issue(crisis, 2)).state == "triage"
    budi.hears("Dipantau → Triase")
    everybody_read(crisis)
    assert await crisis.house.storage.integrity() == []


async def test_a_full_team_lowers_only_what_has_been_calm_or_gives_a_reason(full):
    """T20: the refusal lists what is missing; what is passed by a reason is a debt."""
    _, _, citra, *_ = await staffed(full)
    await level(citra, "L3 Tinggi")
    everybody_read(full)
    await citra.says("/triase 1")
    await citra.presses("Tetapkan tingkat langsung")
    await citra.presses("L2 Sedang")
    held = citra.hears(
        "belum dapat turun ke L2", "1. Belum cukup lama tanpa perkembangan."
    )
    assert labels(held) == ["Turunkan dengan alasan", "Kembali"]
    assert (await issue(full)).level is Level.L3

    await citra.presses("Turunkan dengan alasan")
    await citra.says("Salah hitung, tidak ada korban")

    assert (await issue(full)).level is Level.L2
    await citra.says("/isu 1")
    assert "cukup lama tanpa perkembangan. (Terpenuhi oleh waktu" in shown(citra)[-1]
    everybody_read(full)
    full.clock.at += timedelta(hours=72)
    await full.fast_forward(seconds=30)
    await citra.says("/isu 1")
    assert "Terpenuhi oleh waktu" not in shown(citra)[-1]
    everybody_read(full)


async def test_a_full_team_lowers_without_a_word_what_was_calm_for_a_day(full):
    _, _, citra, *_ = await staffed(full)
    await level(citra, "L3 Tinggi")
    await full.fast_forward(hours=1)
    full.clock.advance(hours=24)
    everybody_read(full)
    await citra.says("/triase 1")
    await citra.presses("Tetapkan tingkat langsung")
    await citra.presses("L2 Sedang")
    await citra.says("Sudah tenang satu hari")

    assert (await issue(full)).level is Level.L2
    everybody_read(full)
