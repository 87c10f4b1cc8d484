"""Whatever a team does to the facts of an issue, in any order: the promises hold."""

import os
from datetime import timedelta
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

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
from bot.domain.conflicts import conflicts, disputed, outdates, usable
from bot.domain.fact import FactSource, Publicity, SourceKind
from bot.domain.fact_life import SETTLED, FactState, fact_moves
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.playbook import load_playbook
from tests.domain.facts import NOW, fact

RULES = replace(load_playbook(None).facts, second_from=Level.L3)
FULL = os.environ.get("SIAGA_PROOF") == "full"
TEAM = [
    Member(n, f"M{n}", frozenset({role}), NOW)
    for n, role in enumerate(
        (Role.ANALYST, Role.DUTY_OFFICER, Role.CRISIS_LEAD, Role.WRITER, Role.REPORTER), 1
    )
]  # fmt: skip
SIMPLE = {
    Action.REFUTE_FACT: FactState.REFUTED,
    Action.DOUBT_FACT: FactState.UNDETERMINED,
    Action.WITHDRAW_FACT: FactState.WITHDRAWN,
}
members, places = st.sampled_from(TEAM), st.integers(0, 30)


class FactsOfAnIssue(RuleBasedStateMachine):
    """The facts of one issue, moved by whoever may move them."""

    def __init__(self):
        super().__init__()
        self.facts, self.now, self.level = [], NOW, Level.L2
        self.ended = {}

    def put(self, index, new):
        old = self.facts[index]
        if old.state in SETTLED:
            raise AssertionError(f"{old.short} was finished")
        self.facts[index] = new

    def chosen(self, place, member):
        if not self.facts:
            return None, None, []
        index = place % len(self.facts)
        one = self.facts[index]
        moves = fact_moves(one.state, member, claimants(one), one.first_verifier)
        return index, one, moves

    @rule(
        member=members,
        value=st.sampled_from([None, Decimal(17), Decimal(46)]),
        place=st.sampled_from(["Cianjur", "Ulu"]),
        source=st.sampled_from(["BNPB", "Bupati", ""]),
        kind=st.sampled_from(SourceKind),
        publicity=st.sampled_from(Publicity),
    )
    def claim(self, member, value, place, source, kind, publicity):
        self.facts.append(
            fact(
                len(self.facts) + 1,
                reporter=member.user_id,
                value=value,
                place=place,
                as_of=self.now,
                sources=(FactSource(source, kind, member.user_id),),
                publicity=publicity,
                embargo_until=self.now if publicity is Publicity.EMBARGO else None,
            )
        )

    @rule(place=places, member=members, owner=st.booleans())
    def confirm(self, place, member, owner):
        index, one, moves = self.chosen(place, member)
        if not {Action.CHECK_FACT, Action.VERIFY_FACT} & set(moves):
            return
        if owner:
            word = FactSource("Dinas", SourceKind.DATA_OWNER, member.user_id)
            one = with_source(one, word)
        if RULES.founded(one):
            wait = RULES.lifetime(self.level, one)
            needed = RULES.verifiers(self.level)
            self.put(index, confirmed(one, member.user_id, self.now, wait, needed))
            self.settle(index)

    def settle(self, index):
        new = self.facts[index]
        if new.state is not FactState.VERIFIED:
            return
        for other, old in enumerate(self.facts):
            if other == index or old.state is not FactState.VERIFIED:
                continue
            if outdates(new, old):
                self.put(other, superseded(old, new))
            elif outdates(old, new):
                self.put(index, superseded(new, old))
                return

    @rule(place=places, member=members)
    def renew(self, place, member):
        index, one, moves = self.chosen(place, member)
        if Action.RENEW_FACT in moves:
            wait, needed = RULES.lifetime(self.level, one), RULES.verifiers(self.level)
            self.put(index, renewed(one, member.user_id, self.now, wait, needed))
            self.settle(index)

    @rule(place=places, member=members, action=st.sampled_from(list(SIMPLE)))
    def end(self, place, member, action):
        index, one, moves = self.chosen(place, member)
        if action in moves:
            self.put(index, stepped(one, action))
            assert self.facts[index].state is SIMPLE[action]

    @rule(place=places, member=members)
    def choose_the_source(self, place, member):
        _, one, moves = self.chosen(place, member)
        if one is None or Action.CHOOSE_SOURCE not in moves:
            return
        for conflict in conflicts(self.facts, self.now):
            if one in conflict.facts:
                for loser in conflict.facts:
                    if loser.value != one.value:
                        self.put(self.facts.index(loser), not_chosen(loser, one))
                assert one.id not in disputed(self.facts, self.now)

    @rule(hours=st.integers(1, 30))
    def time_passes(self, hours):
        self.now += timedelta(hours=hours)

    @rule(level=st.sampled_from(Level))
    def the_level_changes(self, level):
        self.level = level

    @invariant()
    def nobody_verifies_their_own_claim_and_two_are_two(self):
        for one in self.facts:
            assert one.reporter not in one.verifiers
            assert len(set(one.verifiers)) == len(one.verifiers)

    @invariant()
    def what_is_verified_has_who_and_until_when(self):
        for one in self.facts:
            if one.state is FactState.VERIFIED:
                assert one.first_verifier
                assert one.expires_at
                assert one.second_verifier or not one.second_needed

    @invariant()
    def what_is_superseded_names_what_took_its_place(self):
        known = {one.id for one in self.facts}
        for one in self.facts:
            if one.state is FactState.SUPERSEDED:
                assert one.replaced_by in known - {one.id}

    @invariant()
    def what_may_be_used_is_sound(self):
        needed = RULES.verifiers(self.level)
        found = usable(self.facts, self.now, needed)
        for one in found:
            assert one.state is FactState.VERIFIED
            assert len(one.verifiers) >= needed
            assert one.expires_at > self.now
            assert one.publicity is not Publicity.INTERNAL
            assert one.id not in disputed(self.facts, self.now)

    @invariant()
    def what_is_finished_stays_as_it_is(self):
        for one in self.facts:
            if one.state in SETTLED:
                assert self.ended.setdefault(one.id, one) == one


FactsOfAnIssue.TestCase.settings = settings(
    max_examples=500 if FULL else 15,
    stateful_step_count=50 if FULL else 25,
    deadline=None,
)
TestFactsOfAnIssue = FactsOfAnIssue.TestCase
