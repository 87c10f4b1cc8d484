"""The targets of a step become people, and whoever is spared is spared for a reason."""

from datetime import UTC, datetime

import pytest

from bot.domain.call_targets import Circumstances
from bot.domain.calling import Spared, choose
from bot.domain.issue import Issue
from bot.domain.issue_life import IssueState
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import replace

NOW = datetime(2026, 3, 12, tzinfo=UTC)
ISSUE = Issue("2026-0001", "Air keruh", IssueState.REPORTED, 1, NOW)
REPORTER, DUTY, OTHER_DUTY, LEAD, WRITER, HEAD = 1, 2, 3, 4, 5, 6


def member(user_id: int, *roles: Role, **facts: object) -> Member:
    return Member(user_id, f"M{user_id}", frozenset(roles), NOW, **facts)


TEAM = [
    member(REPORTER, Role.REPORTER),
    member(DUTY, Role.DUTY_OFFICER),
    member(OTHER_DUTY, Role.DUTY_OFFICER),
    member(LEAD, Role.CRISIS_LEAD),
    member(WRITER, Role.WRITER),
    member(HEAD, Role.HEAD_OF_AGENCY),
]


def ids(*people: int) -> frozenset[int]:
    return frozenset(people)


#: targets, what is known, who is called, who is spared and why.
CALLS = [
    (("duty_officer",), Circumstances(), {DUTY, OTHER_DUTY}, {}),
    (("team",), Circumstances(), {DUTY, OTHER_DUTY, LEAD, WRITER}, {}),
    (("person:5",), Circumstances(), {WRITER}, {}),
    (("person:99",), Circumstances(), set(), {}),
    (
        ("duty_officer",),
        Circumstances(on_duty=ids(DUTY)),
        {DUTY},
        {OTHER_DUTY: Spared.OFF_DUTY},
    ),
    # Who is rostered need not hold the role.
    (
        ("duty_officer",),
        Circumstances(on_duty=ids(WRITER)),
        {WRITER},
        {DUTY: Spared.OFF_DUTY, OTHER_DUTY: Spared.OFF_DUTY},
    ),
    # The team is called whole, on duty or not.
    (
        ("duty_officer", "team"),
        Circumstances(on_duty=ids(DUTY)),
        {DUTY, OTHER_DUTY, LEAD, WRITER},
        {},
    ),
    # Who is rostered and on leave is replaced by whoever else holds the role.
    (
        ("duty_officer",),
        Circumstances(on_duty=ids(DUTY), away=ids(DUTY)),
        {OTHER_DUTY},
        {DUTY: Spared.AWAY},
    ),
    (
        ("crisis_lead", "writer"),
        Circumstances(resting=ids(WRITER)),
        {LEAD},
        {WRITER: Spared.RESTING},
    ),
    (("crisis_lead",), Circumstances(away=ids(LEAD)), set(), {LEAD: Spared.AWAY}),
    # The stand-in comes in the place of who is away, unless they have answered or the
    # duty of who is away is not now.
    (
        ("crisis_lead",),
        Circumstances(away=ids(LEAD), stand_ins={LEAD: WRITER}),
        {WRITER},
        {LEAD: Spared.AWAY},
    ),
    (
        ("crisis_lead",),
        Circumstances(away=ids(LEAD), stand_ins={LEAD: WRITER}, answered=ids(WRITER)),
        set(),
        {LEAD: Spared.AWAY},
    ),
    (
        ("crisis_lead",),
        Circumstances(away=ids(LEAD), stand_ins={LEAD: WRITER}, resting=ids(WRITER)),
        set(),
        {LEAD: Spared.AWAY, WRITER: Spared.RESTING},
    ),
    (
        ("duty_officer",),
        Circumstances(
            on_duty=ids(OTHER_DUTY), away=ids(DUTY), stand_ins={DUTY: WRITER}
        ),
        {OTHER_DUTY},
        {DUTY: Spared.AWAY, WRITER: Spared.OFF_DUTY},
    ),
    # A reporter takes nothing, whoever named them.
    (
        ("crisis_lead",),
        Circumstances(away=ids(LEAD), stand_ins={LEAD: REPORTER}),
        set(),
        {LEAD: Spared.AWAY},
    ),
    (
        ("crisis_lead", "writer"),
        Circumstances(started_by=LEAD),
        {WRITER},
        {LEAD: Spared.STARTED},
    ),
    (("crisis_lead",), Circumstances(started_by=LEAD), {LEAD}, {}),
    (
        ("crisis_lead", "writer"),
        Circumstances(answered=ids(LEAD)),
        {WRITER},
        {LEAD: Spared.ANSWERED},
    ),
]


@pytest.mark.parametrize(("call", "now", "called", "spared"), CALLS)
def test_a_step_calls_whom_it_means_and_says_whom_it_spares(call, now, called, spared):
    found = choose(ISSUE, TEAM, call, now)

    assert found.ids == called
    assert {member.user_id: why for member, why in found.spared} == spared


def test_a_stand_in_who_may_not_see_the_issue_is_not_called():
    secret = replace(ISSUE, restricted=True, circle=ids(LEAD))
    now = Circumstances(away=ids(LEAD), stand_ins={LEAD: WRITER})

    assert choose(secret, TEAM, ["crisis_lead"], now).people == ()


@pytest.mark.parametrize("now", [{"away": ids(LEAD)}, {"resting": ids(LEAD)}])
def test_who_is_away_or_rests_is_called_when_there_is_nobody_else(now):
    found = choose(ISSUE, TEAM, ["crisis_lead"], Circumstances(**now), last_resort=True)

    assert found.ids == {LEAD}


def test_who_cannot_be_reached_is_spared_and_never_called():
    blocked = [member(LEAD, Role.CRISIS_LEAD, unreachable="blocked")]
    for last_resort in (False, True):
        found = choose(
            ISSUE, blocked, ["crisis_lead"], Circumstances(), last_resort=last_resort
        )

        assert (found.people, [m.user_id for m in found.unreachable]) == ((), [LEAD])
