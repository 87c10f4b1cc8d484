"""The crisis team: proposed, called with one tap, and every role filled or nagging."""

from datetime import timedelta

import pytest

from bot.domain.assignment import Seat
from bot.domain.roles import Role
from tests.harness.crisis import Crisis
from tests.scenarios.talk import everybody_read, issue, labels, new_messages

R = Role

#: Who is in the office: name -> roles, and where they come from.
OFFICE = {
    "Budi": (R.DUTY_OFFICER,),
    "Citra": (R.CRISIS_LEAD,),
    "Sari": (R.SPOKESPERSON,),
    "Dewi": (R.WRITER,),
    "Eko": (R.ANALYST,),
    "Fani": (R.MEDIA_LIAISON,),
    "Gita": (R.MEDIA_MONITOR,),
    "Hadi": (R.LEGAL_ADVISER,),
    "Ira": (R.AGENCY_LIAISON,),
    "Joko": (R.AGENCY_LIAISON,),
    "Kiki": (R.WRITER, R.MEDIA_MONITOR),
    "Lina": (R.HEAD_OF_AGENCY,),
    "Maya": (R.ADMIN,),
}


async def a_team_at(crisis, level="L3", office=OFFICE):
    """A report of Budi's is at *level*, in an office of everybody; Citra answered."""
    people = {name: await crisis.member(name, *held) for name, held in office.items()}
    budi, citra = people["Budi"], people["Citra"]
    await budi.says("/lapor Air keran keruh di tiga kelurahan")
    await budi.presses("Saya tangani")
    await budi.presses("Triase")
    tap = {"L2": "1 ·", "L3": "2 ·", "L4": "3 ·"}[level]
    for label in ("Penilaian lengkap", *[tap] * 9, f"Tetapkan {level}"):
        await budi.presses(label)
    if level != "L2":
        await citra.presses("Saya tangani")
    return people


async def roles(crisis, people, number=1):
    """Return role -> who has it now, by name."""
    names = {phone.id: name for name, phone in people.items()}
    async with crisis.house.storage.begin() as unit:
        found = await unit.assignments.of_issue(f"2026-{number:04d}")
    held = [one for one in found if one.held]
    return {(a.role, a.seat.number): names.get(a.member) for a in held}


async def test_a_team_of_twelve_is_formed_or_nags_within_half_an_hour(full):
    """Two never answer and one declines: deputies come in, the rest is asked for."""
    people = await a_team_at(full)
    citra, began = people["Citra"], full.clock.now()
    draft = citra.hears(
        "Bentuk tim", "Penulis Naskah: Dewi", "bila tidak bersedia: Kiki"
    )
    everybody_read(full)
    await citra.presses("Tambah peran", draft)
    await citra.presses("Petugas Piket")
    await citra.presses("Tambah peran")
    await citra.presses("Kepala Dinas")
    citra.ignores()
    await citra.presses("Kirim")
    page = citra.hears("Tim", "Juru Bicara: Sari belum menjawab")
    places = [line for line in page.text.splitlines() if line[:1] in "✅⏱⚠"]
    assert len(places) == 12
    for name in ("Sari", "Fani", "Gita", "Ira", "Joko", "Budi", "Lina"):
        await people[name].presses("Terima")
    await people["Hadi"].presses("Tolak")
    await people["Hadi"].presses("Sedang menangani hal lain")
    told = citra.hears("Hadi (Penasihat Hukum) tidak dapat", "hal lain")
    assert "Isi Penasihat Hukum" in labels(told)  # nobody else could have it
    everybody_read(full)

    await full.fast_forward(minutes=11)  # Dewi and Eko say nothing
    (told,) = new_messages(citra)  # one message, not one for each
    for said in ("Belum menjawab: Dewi (Penulis Naskah) dan Eko (Analis Isu).",
                 "Penulis Naskah: menunggu Kiki", "Analis Isu: kosong"):  # fmt: skip
        assert said in told.text
    assert "Isi Analis Isu" in labels(told)
    await people["Kiki"].presses("Terima")
    everybody_read(full)
    await full.fast_forward(minutes=10)
    nag = citra.hears("⚠ Tim krisis belum lengkap: 10 dari 12 peran terisi.")
    assert {"Isi Analis Isu", "Isi Penasihat Hukum"} <= set(labels(nag))
    assert len(await roles(full, people)) == 10
    assert full.clock.now() - began <= timedelta(minutes=30)

    everybody_read(full)
    await full.fast_forward(minutes=11)
    citra.hears("⚠ Tim krisis belum lengkap")  # until they are filled
    await people["Eko"].presses("Terima")  # late, and nobody else had it
    await citra.says("/tim 1")
    await citra.presses("Ubah tim")
    await citra.presses("Penasihat Hukum: Hadi")
    await citra.presses("Tanpa peran ini")
    everybody_read(full)
    await citra.presses("Kirim")
    done = [
        p.hears("✅ Tim krisis lengkap.", "Analis Isu: Eko") for p in people.values()
    ]
    assert len(done) == len(people)
    everybody_read(full)
    await full.fast_forward(minutes=30)
    assert not any("Tim krisis belum" in text for text in citra.texts())
    everybody_read(full)


async def test_a_small_office_hears_nothing_of_teams_and_forms_one_when_it_likes(
    crisis,
):
    office = {
        "Ana": (R.REPORTER,),
        "Budi": (R.DUTY_OFFICER, R.WRITER, R.SPOKESPERSON),
        "Citra": (R.CRISIS_LEAD,),
        "Lina": (R.HEAD_OF_AGENCY,),
    }
    people = await a_team_at(crisis, office=office)
    said = [text for phone in people.values() for text in phone.texts()]
    assert not any("Bentuk tim" in text for text in said)
    everybody_read(crisis)

    citra, budi = people["Citra"], people["Budi"]
    await citra.says("/tim 1")
    await citra.presses("Bentuk tim")
    await citra.presses("Kirim")
    asked = budi.hears("meminta Anda menjadi Juru Bicara dan Penulis Naskah")
    assert labels(asked) == ["Terima", "Tolak"]  # two hats, one message, one tap
    everybody_read(crisis)
    await budi.presses("Terima")
    budi.hears("Anda kini Juru Bicara dan Penulis Naskah")
    citra.hears("✅ Tim krisis lengkap.")
    assert set(await roles(crisis, people)) == {
        ("crisis_lead", 0), ("spokesperson", 0), ("writer", 0)
    }  # fmt: skip
    everybody_read(crisis)


async def test_a_role_is_handed_over_with_a_brief_and_only_when_it_is_accepted(full):
    people = await a_team_at(full)
    citra, sari, fani = people["Citra"], people["Sari"], people["Fani"]
    await citra.presses("Kirim")
    await sari.presses("Terima")
    everybody_read(full)
    await sari.says("/tim 1")
    await sari.presses("Serahkan Juru Bicara")
    await sari.presses("Fani (Penghubung Media)")
    sari.hears("Serah terima Juru Bicara", "Pernyataan pertama: 08.05 WITA")
    await sari.says("Tempo menunggu jawaban sampai siang")
    asked = fani.hears(
        "Sari (Juru Bicara) menyerahkan peran Juru Bicara kepada Anda",
        "Tempo menunggu",
        "Fakta: belum ada yang terverifikasi",
        "Belum ada kabar untuk publik",
    )
    assert (await roles(full, people))["spokesperson", 0] == "Sari"
    await fani.presses("Terima", asked)

    assert (await roles(full, people))["spokesperson", 0] == "Fani"
    sari.hears("Juru bicara isu ini kini Fani", "tidak lagi memberi keterangan")
    await sari.says("/tim 1")
    sari.hears("Sebelumnya: Juru Bicara Sari (Juru Bicara), 07.05 WITA sampai 07.05")
    everybody_read(full)


async def test_who_is_suspended_loses_offers_and_roles_and_the_lead_hears(full):
    people = await a_team_at(full)
    citra, maya, dewi = people["Citra"], people["Maya"], people["Dewi"]
    await citra.presses("Kirim")
    await people["Sari"].presses("Terima")
    late = dewi.hears("meminta Anda menjadi Penulis Naskah")
    everybody_read(full)
    for name in ("Dewi", "Sari"):
        await maya.says("/anggota")
        await maya.presses(name)
        await maya.presses("Tangguhkan")
        await maya.presses("Ya, tangguhkan")

    citra.hears("Dewi (Penulis Naskah) tidak lagi menjadi Penulis Naskah", "ditangguhkan",
                "Kiki (Penulis Naskah) kini diminta")  # fmt: skip
    citra.hears("Sari (Juru Bicara) tidak lagi menjadi Juru Bicara", "kini diminta")
    everybody_read(full)
    await dewi.presses("Terima", late)
    assert ("writer", 0) not in await roles(full, people)
    await people["Kiki"].presses("Terima")
    assert (await roles(full, people))["writer", 0] == "Kiki"
    everybody_read(full)


async def test_an_offer_on_a_restricted_issue_says_nothing_until_it_is_accepted(crisis):
    people = await a_team_at(crisis)
    citra, sari = people["Citra"], people["Sari"]
    await citra.says("/akses 1")
    await citra.presses("Batasi isu")
    await citra.presses("Ya, batasi")
    everybody_read(crisis)
    await citra.says("/tim 1")
    await citra.presses("Isi Juru Bicara")
    await citra.presses("Sari (Juru Bicara) · belum melihat isu")
    (asked,) = sari.texts()
    assert "keruh" not in asked
    assert "Citra (Ketua Tim Krisis) meminta" in asked
    assert sari.id not in (await issue(crisis)).circle
    await sari.says("/isu 1")
    assert not any("keruh" in text for text in sari.texts())
    everybody_read(crisis)

    await sari.presses("Terima")
    sari.hears("Anda kini Juru Bicara untuk isu ini")
    assert sari.id in (await issue(crisis)).circle
    await sari.says("/isu 1")
    sari.hears("Air keran keruh")
    everybody_read(crisis)

    await citra.says("/akses 1")
    await citra.presses("Cabut akses")
    await citra.presses("Sari (Juru Bicara)")
    assert ("spokesperson", 0) not in await roles(crisis, people)
    await sari.says("/isu 1")
    assert not any("keruh" in text for text in sari.texts())
    everybody_read(crisis)


@pytest.mark.parametrize("minutes", [9, 10])
async def test_no_timer_of_an_offer_is_lost_while_the_house_is_down(tmp_path, minutes):
    """The house stops after the offer; the next one asks the deputy when it is time."""
    office = tmp_path / "office"
    office.mkdir()
    (office / "office.toml").write_text('profile = "full"\n')
    crisis = Crisis(tmp_path, None, {"playbook": office})
    async with crisis.running():
        people = await a_team_at(crisis)
        await people["Citra"].presses("Kirim")
    everybody_read(crisis)
    crisis.clock.advance(minutes=minutes)
    async with crisis.running():
        await crisis.house.engine.tick()
        await crisis.settle()
        async with crisis.house.storage.begin() as unit:
            found = await unit.assignments.of_issue("2026-0001")
    writers = [str(a.state) for a in found if a.seat == Seat("writer")]
    assert writers == (["offered"] if minutes == 9 else ["expired", "offered"])
