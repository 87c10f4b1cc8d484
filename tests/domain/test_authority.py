"""Who speaks, who approves, who helps in an emergency (doctrine.md 3.5, 0b.12)."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.authority import HOLDING_STATEMENT, Authority
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.playbook import SHIPPED, load_playbook

SMALL = load_playbook(None).authority
L1, L2, L3, L4 = Level

TEAM = {
    "Ana": {Role.REPORTER},
    "Budi": {Role.DUTY_OFFICER, Role.WRITER},
    "Citra": {Role.CRISIS_LEAD},
    "Dewi": {Role.SPOKESPERSON, Role.MEDIA_LIAISON},
    "Eko": {Role.ADMIN, Role.ANALYST},
    "Hasan": {Role.HEAD_OF_AGENCY},
}


@pytest.fixture(name="full")
def full_profile(tmp_path: Path) -> Authority:
    office = (SHIPPED / "office.toml").read_text()
    changed = office.replace('profile = "small"', 'profile = "full"')
    (tmp_path / "office.toml").write_text(changed)
    return load_playbook(tmp_path).authority


def approvers(level: Level, writer: str = "Budi", team=TEAM, barred=()):
    return SMALL.approvers(level, HOLDING_STATEMENT, team, writer, barred)


@pytest.mark.parametrize(
    ("level", "who"),
    [(L1, {"Citra", "Dewi"}), (L2, {"Citra"}), (L3, {"Citra"}), (L4, {"Hasan"})],
)
def test_a_level_has_its_approvers(level, who):
    assert who == approvers(level)


@pytest.mark.parametrize(
    ("level", "who"),
    [(L1, {"Dewi"}), (L2, {"Dewi"}), (L3, {"Hasan"}), (L4, {"Hasan"})],
)
def test_the_lead_who_wrote_the_text_does_not_approve_it(level, who):
    assert who == approvers(level, writer="Citra")


def test_at_the_highest_level_nobody_stands_in_for_the_head():
    without = {name: roles for name, roles in TEAM.items() if name != "Hasan"}

    assert frozenset() == approvers(L4, team=without)


def test_the_head_who_is_the_subject_does_not_approve():
    assert frozenset() == approvers(L4, barred={"Hasan"})


def test_a_superior_may_approve_in_place_of_the_head():
    team = {**TEAM, "Indah": {Role.HEAD_OF_AGENCY}}

    assert {"Indah"} == approvers(L4, team=team, barred={"Hasan"})


@given(
    st.sampled_from(Level),
    st.dictionaries(st.integers(1, 9), st.frozensets(st.sampled_from(Role))),
    st.integers(1, 9),
)
def test_the_writer_never_approves(level, team, writer):
    found = SMALL.approvers(level, HOLDING_STATEMENT, team, writer)

    assert writer not in found
    assert found <= set(team)


def test_a_kind_that_is_not_named_has_the_rules_of_every_other():
    for level in SMALL.by_level:
        poem = SMALL.approvers(level, "poem", TEAM, "Budi")
        assert poem == SMALL.approvers(level, "other", TEAM, "Budi")
        assert poem


@pytest.mark.parametrize(
    ("level", "who"),
    [
        (L1, ("Dewi", "Budi")),
        (L2, ("Dewi", "Citra")),
        (L3, ("Dewi",)),
        (L4, ("Hasan", "Dewi")),
    ],
)
def test_a_level_has_its_speakers_in_order(level, who):
    assert who == SMALL.responders(level, TEAM)


@pytest.mark.parametrize("level", Level)
def test_a_small_office_reviews_nothing_before_approval(level):
    assert SMALL.reviews(level, HOLDING_STATEMENT) == ()


@pytest.mark.parametrize("level", Level)
def test_the_second_person_of_an_emergency_is_somebody_else_of_the_team(level):
    seconds = SMALL.emergency_seconds(level, TEAM, first="Budi")

    assert {"Citra", "Dewi", "Eko"} <= seconds
    assert not {"Ana", "Budi"} & seconds


def test_a_full_team_checks_facts_and_asks_the_law_at_the_highest_level(full):
    facts, law = {Role.ANALYST, Role.AGENCY_LIAISON}, {Role.LEGAL_ADVISER}

    assert (facts,) == full.reviews(L3, HOLDING_STATEMENT)
    assert (facts, law) == full.reviews(L4, HOLDING_STATEMENT)


def test_in_a_full_team_an_admin_does_not_approve_from_the_third_level_on(full):
    team = {"Citra": {Role.CRISIS_LEAD, Role.ADMIN}, "Hasan": {Role.HEAD_OF_AGENCY}}

    assert {"Citra"} == full.approvers(L2, HOLDING_STATEMENT, team, "Budi")
    assert {"Hasan"} == full.approvers(L3, HOLDING_STATEMENT, team, "Budi")


def test_in_a_full_team_nobody_but_the_head_approves_at_the_highest_level(full):
    assert {"Hasan"} == full.approvers(L4, HOLDING_STATEMENT, TEAM, "Budi")
    assert not full.approvers(L4, HOLDING_STATEMENT, TEAM, "Hasan")
