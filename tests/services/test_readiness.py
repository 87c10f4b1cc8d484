"""Readiness: who would really come, and what is missing, the worst first."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.levels import Level
from bot.domain.member import Member
from bot.domain.readiness import Gap, missing, reached
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.playbook import load_playbook
from tests.harness.crisis import Crisis

NOW = datetime(2026, 3, 12, tzinfo=UTC)
PLAYBOOK = load_playbook(None)
REPORTED = PLAYBOOK.ladders.for_report(danger=False)


def someone(number: int, *roles: Role, **facts: object) -> Member:
    member = Member(number, f"Orang {number}", frozenset(roles), NOW, phone="0800000")
    return replace(member, **facts)


def approved(playbook=PLAYBOOK):
    text = replace(
        playbook.office.emergency_text,
        approved_by="Ratna",
        approved_on=date(2026, 1, 1),
    )
    return replace(playbook, office=replace(playbook.office, emergency_text=text))


#: Nobody alone in a role, everyone reachable.
FULL = [
    someone(n + 20 * twice, role)
    for twice in (0, 1)
    for n, role in enumerate(Role, start=1)
]


def gaps(team: list[Member], playbook=PLAYBOOK) -> list[Gap]:
    return [found.gap for found in missing(playbook, team, "id")]


def test_a_full_team_has_no_gaps():
    assert gaps(FULL, approved()) == []


def test_the_text_approved_beforehand_is_missing():
    assert gaps(FULL) == [Gap.EMERGENCY_TEXT]


def test_without_anybody_the_worst_comes_first():
    assert gaps([])[:2] == [Gap.NOBODY_FOR_REPORTS, Gap.NOBODY_FOR_L4]


@pytest.mark.parametrize(
    "role",
    [Role.DUTY_OFFICER, Role.CRISIS_LEAD, Role.SPOKESPERSON, Role.HEAD_OF_AGENCY],
)
def test_a_role_without_anybody_is_a_gap(role):
    team = [member for member in FULL if role not in member.roles]

    found = missing(approved(), team, "id")

    assert (found[0].gap, found[0].role) == (Gap.NOBODY_IN_ROLE, role)


def test_a_role_whose_people_cannot_be_reached_is_one_gap_with_the_reason():
    team = [
        replace(m, unreachable="blocked") if Role.SPOKESPERSON in m.roles else m
        for m in FULL
    ]

    (found,) = missing(approved(), team, "id")

    assert (found.gap, found.role, len(found.people)) == (
        Gap.NOBODY_REACHABLE, Role.SPOKESPERSON, 2
    )  # fmt: skip


def test_one_who_cannot_be_reached_is_named():
    gone = someone(99, Role.WRITER, unreachable="blocked")

    (found,) = missing(approved(), [*FULL, gone], "id")

    assert (found.gap, found.people) == (Gap.UNREACHABLE, (gone,))


def test_one_alone_in_a_role_has_no_deputy():
    team = [m for m in FULL if m.user_id < 20 or Role.DUTY_OFFICER not in m.roles]

    (found,) = missing(approved(), team, "id")

    assert (found.gap, found.role) == (Gap.NO_DEPUTY, Role.DUTY_OFFICER)


def test_a_suspended_member_counts_for_nothing():
    team = [
        replace(m, suspended=True, unreachable="blocked")
        if Role.DUTY_OFFICER in m.roles
        else m
        for m in FULL
    ]

    (found,) = missing(approved(), team, "id")

    assert found.gap is Gap.NOBODY_IN_ROLE


def test_a_lead_without_a_number_is_a_gap():
    team = [
        replace(m, phone="") if m.roles & {Role.CRISIS_LEAD, Role.WRITER} else m
        for m in FULL
    ]

    assert gaps(team, approved()) == [Gap.NO_PHONE, Gap.NO_PHONE]


def test_without_a_head_no_text_of_l4_can_be_approved():
    team = [member for member in FULL if Role.HEAD_OF_AGENCY not in member.roles]

    found = [
        one for one in missing(approved(), team, "id") if one.gap is Gap.NO_APPROVER
    ]

    assert [one.levels for one in found] == [(Level.L4,)]


def test_a_text_that_only_its_writer_could_approve_is_a_gap():
    lead = someone(1, Role.CRISIS_LEAD)
    writer = someone(2, Role.WRITER)

    found = [
        one
        for one in missing(approved(), [lead, writer], "id")
        if one.gap in (Gap.OWN_WRITER, Gap.NO_APPROVER)
    ]

    assert [(one.gap, one.levels, one.people) for one in found] == [
        (Gap.NO_APPROVER, (Level.L4,), ()),
        (Gap.OWN_WRITER, (Level.L2, Level.L3), (lead,)),
    ]


def test_a_ladder_waits_only_for_those_who_are_called():
    duty, lead = someone(1, Role.DUTY_OFFICER), someone(2, Role.CRISIS_LEAD)

    both = reached(REPORTED, [duty, lead])
    alone = reached(REPORTED, [replace(duty, unreachable="blocked"), lead])

    minutes = [step.after // timedelta(minutes=1) for step in both]
    assert minutes == [0, 10, 20]
    assert [step.people for step in both] == [(duty,), (duty, lead), (duty, lead)]
    assert [step.after // timedelta(minutes=1) for step in alone] == [0, 10]
    assert reached(REPORTED, []) == ()


@pytest.fixture
async def crisis(tmp_path):
    crisis = Crisis(tmp_path, None, {})
    async with crisis.running():
        yield crisis


async def test_one_screen_says_who_comes_and_what_is_missing(crisis):
    await crisis.member("Budi", Role.DUTY_OFFICER)
    citra = await crisis.member("Citra", Role.CRISIS_LEAD)
    await crisis.member("Dewi", Role.SPOKESPERSON, unreachable="blocked")

    await citra.says("/kesiapan")

    shown = citra.hears("Kesiapan: 8 celah", "Dan 5 celah lain", button="Semua celah")
    assert "1. Belum ada Kepala Dinas." in shown.text
    assert "2. Juru Bicara tidak terjangkau: Dewi memblokir bot ini." in shown.text
    assert (
        "Bila ada laporan sekarang: 1) sekarang: Budi (Petugas Piket); "
        "2) 10 menit lagi: Budi (Petugas Piket) dan Citra (Ketua Tim Krisis); "
        "3) 20 menit lagi:" in shown.text
    )
    assert "Bila L4 sekarang: 1) sekarang:" in shown.text
    assert len(shown.text.splitlines()) <= 12
    await citra.presses("Semua celah")
    citra.hears("Semua celah", "8. Teks darurat belum disetujui")


async def test_every_gap_has_its_sentence_in_every_language(crisis):
    words = crisis.house.desk.words

    for locale in words.locales:
        for gap in Gap:
            said = words.label(f"gap.{gap}", locale, role="R", who="W", levels="L2")
            assert said.endswith(".")


async def test_a_writer_is_not_told_who_is_missing(crisis):
    budi = await crisis.member("Budi", Role.WRITER)

    await budi.says("/kesiapan")

    assert "celah" not in budi.texts()[0]
