"""A person asks what is stored about them, and to be erased; the machine helps, too."""

import json
from pathlib import Path

import pytest

from bot.domain.errors import UnknownMember
from bot.domain.issue_life import IssueState
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.lives import LifeChange
from bot.ports.mail import Press
from bot.services.house import persons
from bot.services.house.copying import keep_copies
from bot.services.house.retaining import keep_terms
from bot.services.people import own_copy
from bot.services.people.erasing import honour_erasures
from bot.services.people.suspending import reinstate
from bot.services.requests import Pressed
from bot.storage import restore
from tests.harness.crisis import Crisis, Way

NAME, PHONE, POSITION = "Kanari Pertiwi", "+62 811 2233 4455", "Penata Kanari"

#: What tells who it is, and what only the bot was told.
CANARIES = (NAME, "Kanari", PHONE, POSITION, "rahasia-kicau", "1001:")


def crisis_in(folder, way=Way.IN_PROCESS, **settings):
    return Crisis(folder, None, settings, way)


async def office(crisis):
    """A writer who may be erased, and those who stay."""
    crisis.kanari = await crisis.member(
        NAME, Role.WRITER, phone=PHONE, position=POSITION
    )
    crisis.rini = await crisis.member("Rini", Role.ADMIN)
    crisis.citra = await crisis.member("Citra", Role.CRISIS_LEAD)
    crisis.budi = await crisis.member("Budi", Role.DUTY_OFFICER)


@pytest.fixture(params=[Way.IN_PROCESS, Way.ON_POSTGRESQL])
async def crisis(request, tmp_path):
    async with crisis_in(tmp_path, request.param).running() as crisis:
        await office(crisis)
        yield crisis


@pytest.fixture
async def in_a_file(tmp_path):
    async with crisis_in(tmp_path).running() as crisis:
        await office(crisis)
        yield crisis


async def asks(crisis, phone=None):
    """Ask for one's own data, then to be erased; return what the admin is asked."""
    phone = phone or crisis.kanari
    await phone.says("/datasaya")
    seen = phone.hears("Yang tersimpan tentang Anda")
    await phone.presses("Hapus data saya", under=seen)
    await phone.presses("Ya, ajukan penghapusan", under=seen)
    return crisis.rini.hears("meminta datanya dihapus")


async def passes(crisis, **time):
    """Let time pass, and the long chores do their work."""
    crisis.clock.advance(**time)
    for chore in (keep_copies, honour_erasures, keep_terms):
        await chore(crisis.house.desk)
    await crisis.settle()


async def exported(crisis, number=1):
    return await persons.export(crisis.house.desk, {"number": number})


def everybody_reads(crisis):
    for phone in crisis.phones.values():
        phone.ignores()


def left_in(folder: Path, *more: str) -> set[tuple[str, str]]:
    """Which canary stands in which file."""
    return {
        (file.name, canary)
        for file in folder.rglob("*")
        for canary in (*CANARIES, *more)
        if file.is_file() and canary.encode() in file.read_bytes()
    }


async def test_a_person_sees_what_is_stored_asks_and_is_erased(crisis):
    await crisis.kanari.says("/datasaya")
    seen = crisis.kanari.hears("Yang tersimpan tentang Anda (nomor 1)")
    assert f"{NAME} ({POSITION})" in seen.text
    assert PHONE in seen.text
    assert "ID Telegram 1001" in seen.text
    assert "Pesan mentah disimpan 7 hari" in seen.text

    letter = await asks(crisis)
    assert "Kanari Pertiwi (Penulis Naskah)" in letter.text
    await crisis.rini.presses("Setujui penghapusan", under=letter)
    done = crisis.rini.hears("✅ Disetujui: Anggota 1.")
    assert "dalam satu jam" in done.text
    assert "hari ini" in crisis.kanari.hears("Permintaan Anda disetujui").text
    crisis.kanari.ignores()

    await passes(crisis, minutes=1)
    assert await exported(crisis) == {"error": "this person was erased"}
    assert await crisis.kept(
        "SELECT tidied_at IS NOT NULL FROM person WHERE number = 1"
    )
    assert "tidied" in await crisis.kept("SELECT action FROM journal")
    assert await crisis.house.storage.integrity() == []
    await crisis.kanari.says("/datasaya")
    assert "Kanari" not in crisis.kanari.texts()[0]
    everybody_reads(crisis)
    await crisis.rini.says("/anggota")
    listed = crisis.rini.hears("Citra")
    assert "Anggota 1" not in listed.text


async def test_the_full_copy_arrives_as_a_file_for_the_asker_alone(crisis):
    await crisis.kanari.says("/lapor rahasia-kicau")
    everybody_reads(crisis)
    await crisis.kanari.says("/datasaya")
    seen = crisis.kanari.hears("Yang tersimpan", "Salinan lengkap dikirim")
    await crisis.kanari.presses("Kirim salinan lengkap", under=seen)

    got = crisis.kanari.hears("Salinan lengkap data Anda", "jangan diteruskan")
    assert (got.kind, got.content.media["document"]["file_name"]) == (
        "document", "data-1.json"
    )  # fmt: skip
    file = crisis.telegram.files.find(got.content.media["document"]["file_id"]).read()
    copy = json.loads(file)
    assert copy["reports"][0]["text"] == "rahasia-kicau"
    assert copy["member"][0]["name"] == NAME
    assert copy.keys() == (await exported(crisis))["export"].keys()
    assert "exported" in await crisis.kept("SELECT action FROM journal")
    assert [p.texts() for p in crisis.phones.values() if p.texts()] == []


async def test_a_copy_that_is_too_large_is_made_at_the_machine(crisis, monkeypatch):
    monkeypatch.setattr(own_copy, "LARGEST", 100)
    await crisis.kanari.says("/datasaya")
    seen = crisis.kanari.hears("Yang tersimpan")
    await crisis.kanari.presses("Kirim salinan lengkap", under=seen)

    crisis.kanari.hears("terlalu besar", "admin dengan menyebut nomor 1")
    assert "exported" not in await crisis.kept("SELECT action FROM journal")


async def test_not_a_byte_is_left_once_the_term_of_the_copies_is_over(
    in_a_file, tmp_path, caplog
):
    crisis = in_a_file
    await crisis.kanari.says("/lapor Air keran keruh, rahasia-kicau")
    await crisis.kanari.says("/batal")
    await passes(crisis, minutes=16)
    taken = crisis.budi.hears("Belum dinilai", button="Saya tangani")
    await crisis.budi.presses("Saya tangani", under=taken)
    before = json.dumps(await exported(crisis), ensure_ascii=False)
    assert [c for c in CANARIES[:5] if c not in before] == []
    files = {canary for _, canary in left_in(tmp_path)}
    assert files == set(CANARIES)

    letter = await asks(crisis)
    await crisis.rini.presses("Setujui penghapusan", under=letter)
    assert "datanya dihapus setelah 1 isu" in crisis.rini.hears("✅ Disetujui").text
    await passes(crisis, hours=2)
    assert (await exported(crisis)).keys() == {"export"}, "an open issue needs them"
    crisis.budi.ignores()
    await crisis.budi.says("/isu 1")
    assert "Anggota 1" in crisis.budi.hears("ISU-2026-0001", "Air keran keruh").text

    async with crisis.house.storage.begin() as unit:  # as the lead's button does
        issue = await unit.issues.find("2026-0001")
        await unit.issues.save(replace(issue, state=IssueState.REJECTED))
        await unit.lives.add_change(
            LifeChange(issue.id, crisis.clock.now(), None, "reject", "T07",
                       issue.state, IssueState.REJECTED, "spam")
        )  # fmt: skip
        await unit.commit("closed")
    await passes(crisis, minutes=1)
    assert await exported(crisis) == {"error": "this person was erased"}
    now = left_in(tmp_path)
    assert {canary for file, canary in now if "siaga.db" in file} == {
        "rahasia-kicau"
    }, "a report stays as the office's record, without the name"
    assert {canary for _, canary in now} == set(CANARIES), "copies have their term"

    for _ in range(8):
        await passes(crisis, days=1)
    left = {canary for _, canary in left_in(tmp_path)}
    assert left == {"rahasia-kicau"}
    assert not any(canary in caplog.text for canary in CANARIES)
    assert await crisis.house.storage.integrity() == []
    everybody_reads(crisis)


async def test_an_admin_may_refuse_and_the_person_hears_whom_to_ask(crisis):
    letter = await asks(crisis)
    await crisis.rini.presses("Jangan hapus", under=letter)

    told = crisis.kanari.hears("belum disetujui oleh Rini", button="Data saya")
    crisis.rini.hears("tidak disetujui; yang bersangkutan diberi tahu")
    crisis.kanari.ignores()
    await crisis.kanari.presses("Data saya", under=told)
    assert "menunggu keputusan" not in crisis.kanari.hears("Yang tersimpan").text
    await asks(crisis)
    everybody_reads(crisis)


async def test_whoever_has_something_in_hand_hears_what_to_hand_over_first(crisis):
    await crisis.citra.says("/lapor Air keran keruh")
    everybody_reads(crisis)
    await crisis.kanari.says("/isu 1")
    card = crisis.kanari.hears("ISU-2026-0001", button="Saya tangani")
    await crisis.kanari.presses("Saya tangani", under=card)
    everybody_reads(crisis)

    await crisis.kanari.says("/datasaya")
    seen = crisis.kanari.hears("Yang tersimpan")
    tap = await crisis.kanari.presses("Hapus data saya", under=seen)
    said = (tap.text or "") + " ".join(crisis.kanari.texts())
    assert "Masih ada yang dipegang Kanari Pertiwi: ISU-2026-0001" in said
    assert "serahkan isunya" in said
    everybody_reads(crisis)

    refused = await persons.erase(crisis.house.desk, {"number": crisis.kanari.id})
    assert refused["error"].startswith("still in hand: ISU-2026-0001; hand them over")


async def test_the_last_admin_and_one_of_the_settings_are_not_erased(tmp_path):
    async with crisis_in(tmp_path, admins="1001").running() as crisis:
        rini = await crisis.member("Rini", Role.ADMIN, locale="en")
        await rini.says("/mydata")
        seen = rini.hears("What is stored about you")
        tap = await rini.presses("Erase my data", under=seen)
        assert "only Admin who can be reached" in (tap.text or "") + " ".join(
            rini.texts()
        )
        rini.ignores()

        await crisis.member("Sari", Role.ADMIN)
        tap = await rini.presses("Erase my data", under=seen)
        said = (tap.text or "") + " ".join(rini.texts())
        assert "named in SIAGA_ADMINS. Please take it out there first" in said
        rini.ignores()


async def test_a_request_is_decided_once_and_never_by_oneself(crisis):
    sari = await crisis.member("Sari", Role.ADMIN)
    tono = await crisis.member("Tono", Role.ADMIN)
    letter = await asks(crisis, sari)
    assert not any("meminta datanya" in text for text in sari.texts())
    also = tono.hears("Sari (Admin) meminta datanya dihapus")
    await crisis.rini.presses("Setujui penghapusan", under=letter)
    everybody_reads(crisis)

    tap = await tono.presses("Jangan hapus", under=also)
    said = (tap.text or "") + " ".join(tono.texts())
    assert "sudah diputuskan" in said
    everybody_reads(crisis)
    await tono.says("/anggota")
    assert "Anggota" in tono.hears("Citra").text
    everybody_reads(crisis)


async def test_the_machine_lists_exports_and_erases(crisis):
    await crisis.kanari.says("/lapor rahasia-kicau")
    everybody_reads(crisis)
    desk = crisis.house.desk
    listed = (await persons.listed(desk, {}))["persons"]
    assert [who["name"] for who in listed if who["number"] == 1] == [NAME]
    found = (await exported(crisis))["export"]
    assert found["reports"][0]["text"] == "rahasia-kicau"
    assert (await exported(crisis, 1001)).keys() == {"export"}, "or by the account"
    assert (await exported(crisis, 99))["error"].startswith("there is nobody")

    said = await persons.erase(desk, {"number": 1})
    assert said == {"number": 1, "open": ["ISU-2026-0001"]}
    await crisis.settle()
    crisis.kanari.hears("Permintaan Anda disetujui")
    again = await persons.erase(desk, {"number": 1})
    assert "masked until then" in again["error"]
    [masked] = [
        w for w in (await persons.listed(desk, {}))["persons"] if w["number"] == 1
    ]
    assert masked["name"] == "Anggota 1"
    assert masked["state"].startswith("masked")
    everybody_reads(crisis)


async def test_a_copy_from_before_brings_nobody_back(in_a_file, tmp_path):
    crisis = in_a_file
    await crisis.kanari.says("/datasaya")
    await crisis.house.storage.backups.write(str(tmp_path / "older.db"))
    letter = await asks(crisis)
    await crisis.rini.presses("Setujui penghapusan", under=letter)
    await passes(crisis, minutes=1)
    everybody_reads(crisis)
    await crisis.house.storage.abandon()

    url, now = crisis.settings.database, crisis.clock.now()
    kept = await restore(url, tmp_path / "older.db", now)
    kept.unlink()
    (tmp_path / "older.db").unlink()
    assert left_in(tmp_path), "the copy itself knows the person"
    async with crisis.running():
        await crisis.settle()
        assert not any(
            "Kanari" in text for p in crisis.phones.values() for text in p.texts()
        )
        await passes(crisis, minutes=1)
        assert await exported(crisis) == {"error": "this person was erased"}
        for _ in range(8):
            await passes(crisis, days=1)
        assert left_in(tmp_path) == set()
        everybody_reads(crisis)


async def test_who_is_masked_is_not_brought_back_by_a_tap(in_a_file):
    crisis = in_a_file
    await crisis.kanari.says("/lapor Air keran keruh")
    everybody_reads(crisis)
    await persons.erase(crisis.house.desk, {"number": 1})
    await crisis.settle()
    everybody_reads(crisis)

    await crisis.rini.says("/anggota")
    listed = crisis.rini.hears("Anggota 1")
    await crisis.rini.presses("Anggota 1", under=listed)
    card = crisis.rini.hears("Anggota 1", button="Kembali")
    assert [button.label for row in card.buttons for button in row] == ["Kembali"]
    old = Pressed(
        key="old", user_id=crisis.rini.id, press=Press("reinstate_sure", "1001")
    )
    with pytest.raises(UnknownMember):
        await reinstate(crisis.house.desk, old)
    assert await crisis.kept("SELECT suspended FROM member WHERE user_id = 1001") == [1]
    everybody_reads(crisis)
