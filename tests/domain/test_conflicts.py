"""Which facts contradict each other, against the definition itself; which may be used."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.conflicts import (
    FactsOf,
    conflicts,
    disputed,
    facts_of,
    outdates,
    subject_of,
    usable,
)
from bot.domain.fact import Publicity
from bot.domain.fact_life import FactState
from bot.domain.values import replace
from bot.domain.verification_form import FormQuestion, filled_form
from tests.domain.facts import HOUR, NOW, fact, source, verified

PUBLIC = {"publicity": Publicity.PUBLIC}


def made(number, state, value, metric, place, age):
    return verified(
        number,
        state=state,
        value=value,
        metric=metric,
        place=place,
        expires_at=NOW + HOUR * age,
    )


facts = st.lists(
    st.builds(
        lambda *parts: parts,
        st.sampled_from(FactState),
        st.sampled_from([None, Decimal(17), Decimal("17.0"), Decimal(46)]),
        st.sampled_from(["meninggal", "Korban tewas", "luka"]),
        st.sampled_from(["Cianjur", "cianjur ", "Sukabumi"]),
        st.sampled_from([-1, 0, 1]),
    ),
    max_size=12,
).map(lambda rows: [made(n, *row) for n, row in enumerate(rows, 1)])


def contradicts(one, other):
    """The definition: two verified, living values, one thing and place, that differ."""
    both = (one, other)
    living = all(f.state is FactState.VERIFIED and f.expires_at > NOW for f in both)
    known = all(f.value is not None for f in both)
    same = subject_of(one) == subject_of(other)
    return living and known and same and one.value != other.value


@given(facts)
def test_conflicts_are_those_that_a_naive_look_at_every_pair_finds(found):
    blocked = disputed(found, NOW)

    naive = {
        f.id
        for f in found
        if any(
            contradicts(f, o)
            or (
                # An equal value beside a contradicted one is blocked with it.
                subject_of(f) == subject_of(o)
                and alive_value(f)
                and any(contradicts(o, third) for third in found)
            )
            for o in found
        )
    }
    assert blocked == naive


def alive_value(one):
    return (
        one.state is FactState.VERIFIED
        and one.value is not None
        and not one.expired(NOW)
    )


@given(facts)
def test_nothing_is_used_that_is_blocked_expired_private_or_unverified(found):
    found = [replace(f, **PUBLIC) if n % 2 else f for n, f in enumerate(found)]

    for one in usable(found, NOW):
        assert one.state is FactState.VERIFIED
        assert not one.expired(NOW)
        assert one.public(NOW)
        assert not any(contradicts(one, other) for other in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"metric": "meninggal", "unit": "orang"}, {"metric": "Korban", "unit": "meninggal"}),
        ({"metric": "korban tewas", "unit": "jiwa"}, {"metric": "meninggal", "unit": "orang"}),
        ({"metric": "Jumlah pelanggan terdampak", "unit": ""}, {"metric": "pelanggan", "unit": "terdampak"}),
        ({"place": "IPA Kalijaya"}, {"place": "ipa kalijaya."}),
    ],
)  # fmt: skip
def test_one_thing_under_two_names(one, other):
    assert subject_of(fact(**one)) == subject_of(fact(**other))


@pytest.mark.parametrize(
    "other",
    [{"metric": "luka"}, {"place": "Sukabumi"}, {"unit": "mg/l"}],
)
def test_other_things_are_no_conflict(other):
    pair = [verified(1), verified(2, value=Decimal(3), **other)]

    assert conflicts(pair, NOW) == []


def test_bnpb_and_the_regent_are_a_conflict_until_one_is_chosen():
    about = {"metric": "meninggal", "unit": "orang", "place": "Cianjur"} | PUBLIC
    bnpb = verified(1, value=Decimal(17), sources=(source("BNPB"),), **about)
    regent = verified(2, value=Decimal(46), sources=(source("Bupati"),), **about)

    [found] = conflicts([bnpb, regent], NOW)

    assert found.facts == (bnpb, regent)
    assert usable([bnpb, regent], NOW) == []
    assert usable([bnpb, replace(regent, state=FactState.REFUTED)], NOW) == [bnpb]


def test_the_same_source_says_it_again_and_the_old_value_is_out_of_date():
    old, later = verified(1), verified(2, value=Decimal(9), as_of=NOW + HOUR)

    assert outdates(later, old)
    assert not outdates(old, later)


def test_another_source_outdates_nothing_unless_it_was_recorded_as_the_update():
    old = verified(1)
    other = verified(2, value=Decimal(9), sources=(source("BPBD"),))

    assert not outdates(other, old)
    assert outdates(replace(other, replaces=old.id), old)
    assert not outdates(old, old)


def test_a_level_that_asks_for_two_verifiers_uses_no_fact_of_one():
    one, two = (
        verified(1, **PUBLIC),
        verified(2, second_verifier=3, metric="pH", **PUBLIC),
    )

    assert usable([one, two], NOW, verifiers=1) == [one, two]
    assert usable([one, two], NOW, verifiers=2) == [two]


def test_an_embargo_ends_at_its_time():
    held = verified(
        publicity=Publicity.EMBARGO, embargo_until=NOW + timedelta(minutes=5)
    )

    assert usable([held], NOW) == []
    assert usable([held], NOW + timedelta(minutes=5)) == [held]


def test_the_sum_of_what_an_issue_knows():
    soon = NOW + timedelta(minutes=10)
    found = [
        fact(1),
        fact(2, state=FactState.CHECKED),
        verified(3),
        verified(4, expires_at=soon, metric="pH"),
        verified(5, expires_at=NOW, metric="klor"),
        verified(6, value=Decimal(1)),
        fact(7, state=FactState.WITHDRAWN),
    ]

    summed = facts_of(found, NOW, timedelta(minutes=30), declared=True)

    assert summed == FactsOf(3, 2, 1, 1, 1, none_declared=False)
    assert summed.answered


def test_nothing_verified_is_answered_only_when_somebody_says_so():
    silent = facts_of([fact()], NOW, HOUR, declared=False)
    spoken = facts_of([fact()], NOW, HOUR, declared=True)

    assert (silent.answered, spoken.answered) == (False, True)


def test_the_seven_questions_are_answered_by_the_facts_that_answer_them():
    bare = fact(1, sources=(source("", "citizen"),))
    owner = verified(2)
    pair = fact(3, sources=(source("Radio Kota", "media"), source("Warga", "citizen")))
    gone = verified(4, state=FactState.WITHDRAWN)

    form = filled_form([bare, owner, pair, gone], {owner.id})

    named = {question: [f.short for f in found] for question, found in form.items()}
    assert named == {
        FormQuestion.COMPLETE: ["F2"],
        FormQuestion.OTHER_SOURCES: ["F3"],
        FormQuestion.ORIGIN: ["F3", "F2"],
        FormQuestion.CREDIBLE: ["F2"],
        FormQuestion.CONSISTENT: [],
        FormQuestion.PLAUSIBLE: ["F2"],
        FormQuestion.EXPERT: ["F2"],
    }
