"""The right ladder is climbed, and it calls the right roles (contract.md)."""

from datetime import timedelta

import pytest

from bot.domain.ladders import (
    CALLS_HEAD,
    LADDER_NAMES,
    Ladder,
    Ladders,
    Step,
    roles_called,
)
from bot.domain.levels import Level
from bot.domain.roles import TEAM, Role
from bot.playbook import load_playbook

SHIPPED = load_playbook(None).ladders
FIVE, TEN = timedelta(minutes=5), timedelta(minutes=10)


def ladder(role: str) -> Ladder:
    return Ladder((Step((role,), FIVE),), TEN)


def test_a_step_calls_the_roles_it_names():
    named = roles_called(("duty_officer", "head_of_agency"))

    assert {Role.DUTY_OFFICER, Role.HEAD_OF_AGENCY} == named


def test_the_team_is_everyone_but_reporters_and_the_head():
    roles = roles_called(("team",))

    assert roles == TEAM
    assert set(Role) - roles == {Role.REPORTER, Role.HEAD_OF_AGENCY}


def test_the_team_can_be_called_together_with_the_head():
    roles = roles_called(("team", "head_of_agency"))

    assert TEAM | {Role.HEAD_OF_AGENCY} == roles


def test_after_the_last_step_the_repeat_is_waited():
    two = Ladder((Step(("analyst",), FIVE), Step(("writer",), FIVE)), TEN)

    assert [two.wait_after(index) for index in range(2)] == [FIVE, TEN]


@pytest.mark.parametrize("level", Level)
def test_a_level_has_its_own_ladder(level):
    assert SHIPPED.by_name[level.name] == SHIPPED.for_level(level)


def test_a_report_has_its_own_ladder_and_danger_another():
    assert SHIPPED.by_name["reported"] == SHIPPED.for_report(danger=False)
    assert SHIPPED.by_name["danger"] == SHIPPED.for_report(danger=True)


def test_what_has_no_ladder_uses_the_default():
    ladders = Ladders({"default": ladder("analyst")})
    chosen = [ladders.for_level(level) for level in Level]
    chosen += [ladders.for_report(danger) for danger in (False, True)]

    assert [ladder("analyst")] * 6 == chosen


def test_danger_without_its_own_ladder_uses_the_highest_level():
    ladders = Ladders({"default": ladder("analyst"), "L4": ladder("crisis_lead")})

    assert ladder("crisis_lead") == ladders.for_report(danger=True)
    assert ladder("analyst") == ladders.for_report(danger=False)


def test_every_ladder_is_shipped():
    assert set(LADDER_NAMES) == set(SHIPPED.by_name)


def test_the_head_is_called_only_at_the_highest_level_and_in_danger():
    calling = {
        name
        for name, found in SHIPPED.by_name.items()
        if any(Role.HEAD_OF_AGENCY in step.call for step in found.steps)
    }

    assert calling == CALLS_HEAD


def test_a_report_is_called_as_the_contract_shows():
    reported = SHIPPED.for_report(danger=False)
    calls = [(step.call, step.wait // timedelta(minutes=1)) for step in reported.steps]

    assert timedelta(minutes=15) == reported.repeat
    assert calls == [
        (("duty_officer",), 10),
        (("duty_officer", "crisis_lead"), 10),
        (("team",), 15),
    ]
