"""Language, menus and cancelling: what one person chooses for themselves."""

import pytest

from bot.domain.roles import Role
from bot.services.people.menus import refresh_menus
from tests.harness.crisis import Crisis, Phone


@pytest.fixture
async def crisis(tmp_path):
    crisis = Crisis(tmp_path, None, {})
    async with crisis.running():
        yield crisis


def menu(phone: Phone) -> dict[str, str]:
    return {one["command"]: one["description"] for one in phone.phone.menu()}


async def test_two_buttons_change_the_language_and_the_menu(crisis):
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)

    await budi.says("/bahasa")
    choice = budi.hears("bahasa", button="English")
    await budi.presses("English", choice)
    budi.hears("writes to you in English")

    assert menu(budi)["report"] == "Report an issue"
    await budi.says("/language")
    await budi.presses("Bahasa Indonesia")
    budi.hears("bahasa Indonesia")
    assert menu(budi)["lapor"] == "Laporkan isu"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/bahasa en", "in English"),
        ("/language EN", "in English"),
        ("/bahasa inggris", "in English"),
        ("/language indonesian", "bahasa Indonesia"),
        ("/bahasa id", "bahasa Indonesia"),
    ],
)
async def test_the_language_may_be_typed(crisis, typed, said):
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)

    await budi.says(typed)

    budi.hears(said)


async def test_an_unknown_language_offers_the_two(crisis):
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)

    await budi.says("/bahasa jawa")

    shown = budi.hears("bahasa")
    assert [b.label for b in shown.buttons[0]] == ["Bahasa Indonesia", "English"]


async def test_the_language_is_of_one_person_alone(crisis):
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)
    citra = await crisis.member("Citra", Role.DUTY_OFFICER)

    await budi.says("/bahasa en")
    budi.ignores()
    await citra.says("/batal")

    citra.hears("Tidak ada yang perlu dibatalkan")
    crisis.expect_silence()


@pytest.mark.parametrize(
    ("role", "sees", "misses"),
    [
        (
            Role.REPORTER,
            {"lapor", "bahasa", "batal"},
            {"undang", "anggota", "kesiapan"},
        ),
        (Role.WRITER, {"lapor"}, {"undang", "anggota", "kesiapan"}),
        (Role.DUTY_OFFICER, {"kesiapan", "anggota"}, {"undang"}),
        (Role.HEAD_OF_AGENCY, {"kesiapan", "anggota"}, {"undang"}),
        (Role.CRISIS_LEAD, {"kesiapan", "anggota", "undang"}, set()),
        (Role.ADMIN, {"kesiapan", "anggota", "undang"}, set()),
    ],
)
async def test_a_menu_lists_only_what_a_role_may_do(crisis, role, sees, misses):
    budi = await crisis.member("Budi", role)

    await budi.says("/start")

    assert sees <= menu(budi).keys()
    assert not misses & menu(budi).keys()


async def test_a_new_version_refreshes_the_menus_once(crisis):
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)
    gone = await crisis.member("Gani", Role.DUTY_OFFICER, unreachable="blocked")

    await refresh_menus(crisis.house.desk)
    await refresh_menus(crisis.house.desk)
    await crisis.settle()

    assert "kesiapan" in menu(budi)
    assert menu(gone) == {}


async def test_a_question_is_cancelled_by_its_button(crisis):
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)
    await budi.says("/lapor")

    await budi.presses("Batal")
    budi.hears("dibatalkan")
    await budi.says("/batal")

    budi.hears("Tidak ada yang perlu dibatalkan")


async def test_a_question_is_cancelled_by_the_command(crisis):
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)
    await budi.says("/lapor")
    budi.ignores()

    await budi.says("/cancel")

    budi.hears("dibatalkan")
    async with crisis.house.storage.begin() as unit:
        assert await unit.dialogues.find(budi.id) is None
