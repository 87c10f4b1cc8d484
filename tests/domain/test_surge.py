"""When many reports of the same thing ask for a new look, and when one calls nobody."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.escalation import Escalation
from bot.domain.issue import Issue
from bot.domain.issue_life import IssueState
from bot.domain.surge import bundled
from bot.domain.values import replace
from bot.playbook import SHIPPED, load_playbook

PLAYBOOK = load_playbook(SHIPPED)
RULES, LADDER = PLAYBOOK.surge, PLAYBOOK.ladders.for_report(danger=False)
NOW = datetime(2026, 3, 12, tzinfo=UTC)
FIRST = Issue("2026-0001", "Air keruh", IssueState.REPORTED, 1, NOW)
SECOND = replace(FIRST, id="2026-0002", reported_by=2)
CALLED = Escalation(FIRST.id, 1, "reported", LADDER, NOW, calls=1)

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("target", "climb", "after", "puts_off"),
    [
        (FIRST, CALLED, 29 * MINUTE, True),
        (FIRST, CALLED, 30 * MINUTE, True),
        (FIRST, CALLED, 31 * MINUTE, False),
        (FIRST, None, MINUTE, False),
        (FIRST, replace(CALLED, calls=0), MINUTE, False),
        (FIRST, CALLED.stop(), MINUTE, False),
        (replace(FIRST, owner=9), CALLED.stop(), MINUTE, True),
        (replace(FIRST, state=IssueState.REJECTED), CALLED, MINUTE, False),
        (replace(FIRST, reported_by=2), CALLED, MINUTE, False),
    ],
)
def test_a_report_calls_nobody_only_where_somebody_knows(
    target, climb, after, puts_off
):
    assert RULES.bundles(SECOND, target, climb, NOW + after) is puts_off


@pytest.mark.parametrize(
    ("alike", "after", "many"),
    [(1, MINUTE, False), (2, MINUTE, True), (2, 31 * MINUTE, False),
     (3, 31 * MINUTE, True)],
)  # fmt: skip
def test_a_surge_counts_the_first_report_while_it_is_new(alike, after, many):
    assert RULES.surges(FIRST, alike, NOW + after) is many


def test_who_was_asked_is_left_in_peace_for_the_quiet_time():
    assert not RULES.rests(None, NOW)
    assert RULES.rests(NOW, NOW + RULES.quiet - MINUTE)
    assert not RULES.rests(NOW, NOW + RULES.quiet)


def test_what_was_put_off_calls_after_the_wait_like_any_other():
    climb = RULES.put_off(SECOND, LADDER, NOW)
    later = NOW + RULES.bundle_wait

    assert bundled(climb)
    assert climb.advance(later - MINUTE) == (climb, None)
    called, call = climb.advance(later)
    assert call.call == LADDER.steps[0].call
    assert not bundled(called)
    assert not bundled(climb.stop())
    assert not bundled(climb.again(later))
    assert not bundled(None)
