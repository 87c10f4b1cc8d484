"""The life of a fact against a table written by hand, and who may move it."""

from datetime import timedelta

import pytest

from bot.domain.access import Action
from bot.domain.confirming_facts import (
    claimants,
    confirmed,
    not_chosen,
    renewed,
    stepped,
    superseded,
    with_source,
)
from bot.domain.conflicts import drift
from bot.domain.fact import FactDrifted, FactSource, SourceKind
from bot.domain.fact_life import FACT_LIFE, SETTLED, FactState, fact_moves
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import replace
from tests.domain.facts import HOUR, NOW, fact

#: state -> action -> where it leads. What is not here leads nowhere.
TABLE = {
    "claimed": {"check_fact": "checked", "add_source": "claimed", "refute_fact": "refuted",
                "doubt_fact": "undetermined"},
    "checked": {"verify_fact": "verified", "add_source": "checked", "refute_fact": "refuted",
                "doubt_fact": "undetermined"},
    "verified": {"renew_fact": "verified", "supersede_fact": "superseded",
                 "choose_source": "refuted", "withdraw_fact": "withdrawn"},
    "undetermined": {"add_source": "claimed", "refute_fact": "refuted"},
    "refuted": {}, "superseded": {}, "withdrawn": {},
}  # fmt: skip

CHECKERS = {"analyst", "duty_officer", "crisis_lead", "agency_liaison"}
WHO = {
    "add_source": set(Role) - {Role.REPORTER},
    "choose_source": {"crisis_lead"},
} | dict.fromkeys(
    ("check_fact", "verify_fact", "refute_fact", "doubt_fact", "renew_fact",
     "supersede_fact", "withdraw_fact"), CHECKERS)  # fmt: skip

#: What nobody does to their own claim.
NOT_ONES_OWN = {"check_fact", "verify_fact", "renew_fact"}

ME, OTHER = 1, 2


def test_the_table_names_every_state():
    assert set(TABLE) == set(FactState)


@pytest.mark.parametrize("state", FactState)
def test_every_action_in_every_state_leads_where_the_table_says(state):
    leads = {action: FACT_LIFE.next_state(state, action) for action in Action}

    assert leads == {action: TABLE[state].get(action) for action in Action}


@pytest.mark.parametrize("mine", ["foreign", "claimed", "checked"])
@pytest.mark.parametrize("state", FactState)
def test_every_role_has_exactly_the_legal_moves(state, mine):
    barred = {"claimed": NOT_ONES_OWN, "checked": {"verify_fact"}}.get(mine, set())
    claimed_by = {ME} if mine == "claimed" else {OTHER}
    checker = ME if mine == "checked" else OTHER
    team = {role: Member(ME, "A", frozenset({role}), NOW) for role in Role}

    assert {
        role: set(fact_moves(state, member, claimed_by, checker))
        for role, member in team.items()
    } == {
        role: {action for action in TABLE[state] if role in WHO[action]} - barred
        for role in Role
    }


@pytest.mark.parametrize("state", FactState)
def test_who_is_suspended_or_has_no_role_has_no_moves(state):
    gone = Member(ME, "A", frozenset(Role), NOW, suspended=True)
    bare = Member(ME, "A", frozenset(), NOW)

    assert fact_moves(state, gone, {OTHER}, None) == []
    assert fact_moves(state, bare, {OTHER}, None) == []


def test_finished_is_where_nothing_leads_away_from():
    assert {s for s in FactState if not FACT_LIFE.actions(s)} == SETTLED


def test_every_state_can_be_reached_from_the_first():
    reached, edge = set(), {FACT_LIFE.start}
    while edge:
        reached |= edge
        edge = {t.target for t in FACT_LIFE.transitions if t.source in edge} - reached

    assert reached == set(FactState)


@pytest.mark.parametrize("state", FactState)
def test_an_illegal_step_is_an_error(state):
    one, legal = fact(state=state), TABLE[state]
    for action in set(Action) - set(legal):
        with pytest.raises(ValueError, match=f"'?{action}'? leads nowhere"):
            stepped(one, action)

    assert {action: stepped(one, Action(action)).state for action in legal} == legal


def test_one_verifier_verifies_where_one_is_enough():
    done = confirmed(fact(), 2, NOW, HOUR, needed=1)

    assert (done.state, done.verifiers) == (FactState.VERIFIED, (2,))
    assert (done.verified_at, done.expires_at) == (NOW, NOW + HOUR)
    assert not done.second_needed


def test_two_verifiers_are_two_people():
    checked = confirmed(fact(), 2, NOW, HOUR, needed=2)
    done = confirmed(checked, 3, NOW, HOUR, needed=2)

    assert (checked.state, checked.verifiers) == (FactState.CHECKED, (2,))
    assert (done.state, done.verifiers) == (FactState.VERIFIED, (2, 3))
    assert done.second_needed


def test_a_fact_that_still_holds_begins_its_time_again():
    later = NOW + timedelta(hours=5)
    old = replace(confirmed(fact(), 2, NOW, HOUR, needed=1), told=2)
    again = renewed(old, 2, later, HOUR, needed=1)

    assert (again.verified_at, again.expires_at) == (later, later + HOUR)
    assert again.told == 0
    assert again.verifiers == (2,)
    assert renewed(old, 3, later, HOUR, needed=2).verifiers == (2, 3)


@pytest.mark.parametrize(
    ("hours", "state"), [(-1, "superseded"), (0, "refuted"), (1, "refuted")]
)
def test_a_value_that_was_not_chosen_is_out_of_date_or_refuted(hours, state):
    chosen = fact(2, state=FactState.VERIFIED)
    loser = fact(1, state=FactState.VERIFIED, as_of=NOW + timedelta(hours=hours))

    gone = not_chosen(loser, chosen)

    assert (gone.state, gone.replaced_by) == (state, chosen.id)


def test_who_names_a_source_is_one_who_claims():
    source = FactSource("BPBD", SourceKind.DATA_OWNER, 7)

    assert claimants(with_source(fact(), source)) == {1, 7}


def test_what_could_not_be_determined_is_a_claim_again_with_a_new_source():
    source = FactSource("BPBD", SourceKind.DATA_OWNER, 7)
    open_again = with_source(fact(state=FactState.UNDETERMINED), source)

    assert open_again.state is FactState.CLAIMED


def test_a_verified_fact_that_is_none_any_more_drifted():
    old, new = fact(1, state=FactState.VERIFIED), fact(2, state=FactState.VERIFIED)

    gone = superseded(old, new)

    assert drift(old, gone) == FactDrifted(old.id, old.issue_id, gone.state, new.id)
    assert drift(old, replace(old, told=1)) is None
    assert drift(fact(), stepped(fact(), Action.REFUTE_FACT)) is None
