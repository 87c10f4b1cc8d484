"""`siaga person`: who is who, a copy of everything about one, an erasure."""

import asyncio
import json
import stat

import pytest

from bot.cli import main
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.storage import open_storage
from bot.web.socket import answer_line
from tests.cli.test_commands import siaga
from tests.harness.crisis import Crisis
from tests.storage.builders import NOW


@pytest.fixture
def office(tmp_path):
    """Two members, in the database of a bot that does not run."""

    async def fill():
        url = f"sqlite:///{tmp_path}/siaga.db"
        async with open_storage(url) as storage, storage.begin() as unit:
            for number, (name, role) in enumerate(
                (("Kanari Pertiwi", Role.WRITER), ("Rini", Role.ADMIN))
            ):
                member = Member(number + 7001, name, frozenset({role}), NOW)
                await unit.members.save(member)
                await unit.persons.of(member.user_id)
            await unit.commit("filled")

    asyncio.run(fill())
    return tmp_path


@pytest.mark.processes
def test_a_person_is_listed_exported_and_erased_while_the_bot_is_off(office):
    listed = siaga(office, "person", "list")
    assert listed.returncode == 0
    assert "   1  Kanari Pertiwi  [writer]\n" in listed.stdout

    out = office / "person-1.json"
    exported = siaga(office, "person", "export", "1", "--out", str(out))
    assert exported.returncode == 0, exported.stderr
    assert json.loads(out.read_text())["member"][0]["name"] == "Kanari Pertiwi"
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    again = siaga(office, "person", "export", "1", "--out", str(out))
    assert (again.returncode, "is there already" in again.stderr) == (1, True)

    erased = siaga(office, "person", "erase", "1")
    assert erased.returncode == 0, erased.stderr
    assert "person 1 is masked for everybody from now on" in erased.stdout
    listed = siaga(office, "person", "list")
    assert "Kanari" not in listed.stdout
    assert siaga(office, "verify").returncode == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["person", "export", "1"], 2, "say where to, with --out FILE"),
        (["person", "erase"], 2, "say the NUMBER"),
        (["person", "erase", "99"], 1, "there is nobody with this number"),
        (["person", "erase", "2"], 1, "the last admin is not erased"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(
    office, words, code, said, monkeypatch, capsys
):
    monkeypatch.chdir(office)
    monkeypatch.setenv("SIAGA_TELEGRAM_API", "http://127.0.0.1:1")
    monkeypatch.setenv("SIAGA_TELEGRAM_TOKEN", "42:TEST")
    monkeypatch.setenv("SIAGA_DATABASE", f"sqlite:///{office}/siaga.db")

    assert main(words) == code
    assert said in capsys.readouterr().err


async def test_a_running_bot_answers_the_same_over_its_socket(tmp_path):
    async with Crisis(tmp_path, None, {}).running() as crisis:
        kanari = await crisis.member("Kanari Pertiwi", Role.WRITER)
        desk = crisis.house.desk

        async def asks(what, **more):
            line = json.dumps({"ask": what} | more).encode()
            return await answer_line(desk, line)

        [who] = (await asks("persons"))["persons"]
        assert (who["number"], who["name"]) == (1, "Kanari Pertiwi")
        found = await asks("person_export", number=1)
        assert (
            json.loads(json.dumps(found))["export"]["member"][0]["user_id"] == kanari.id
        )
        assert await asks("person_erase", number=True) == await asks(
            "person_erase", number=9
        )
        assert await asks("person_erase", number=1) == {"number": 1, "open": []}
        await crisis.settle()
        kanari.hears("Permintaan Anda disetujui")
        kanari.ignores()
