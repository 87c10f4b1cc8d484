"""Rumours and promises: every state, action and role, and what may be called a hoax."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.access import MAY, Action
from bot.domain.calling_rumours import label_shown, may_call_hoax, proven
from bot.domain.fact import Fact, FactSource, SourceKind
from bot.domain.fact_life import FactState
from bot.domain.member import Member
from bot.domain.promise import (
    Promise,
    PromiseKind,
    ended,
    moved,
    next_update,
    overdue_ones,
)
from bot.domain.promise_life import OPEN, PROMISE_LIFE, PromiseState, promise_moves
from bot.domain.report import Attachment
from bot.domain.roles import Role
from bot.domain.rumour import Advice, Rumour, RumourLabel, advice, harmful_ones
from bot.domain.rumour_life import RUMOUR_LIFE, RumourState, rumour_moves
from bot.domain.values import replace

NOW = datetime(2026, 3, 12, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)

#: state -> action -> what comes of it; by hand, from doctrine.md 4.3.
ASIDE = ("prove_rumour", "propose_label", "confirm_label")
RUMOUR = {
    "appeared": {"assess_rumour": "assessed"},
    "assessed": {
        "assess_rumour": "assessed",
        "clarify_rumour": "clarified",
        "monitor_rumour": "monitored",
        "ignore_rumour": "ignored",
    },
    "monitored": {
        "assess_rumour": "assessed",
        "clarify_rumour": "clarified",
        "ignore_rumour": "ignored",
        "end_rumour": "faded",
    },
    "clarified": {"assess_rumour": "assessed", "end_rumour": "faded"},
    "ignored": {"assess_rumour": "assessed", "end_rumour": "faded"},
    "faded": {},
}
PROMISE = {
    "made": {
        "keep_promise": "kept",
        "replace_promise": "replaced",
        "miss_promise": "overdue",
        "void_promise": "withdrawn",
    },
    "overdue": {
        "keep_promise": "kept",
        "replace_promise": "replaced",
        "void_promise": "withdrawn",
    },
    "kept": {},
    "replaced": {},
    "withdrawn": {},
}
ANSWERERS = {"media_monitor", "analyst", "media_liaison", "duty_officer", "crisis_lead"}
SPEAKERS = {"media_liaison", "spokesperson", "duty_officer", "crisis_lead"}


def one_with(role: Role, user_id: int = 7) -> Member:
    return Member(user_id, "Seseorang", frozenset({role}), NOW)


def heard(**changes) -> Rumour:
    return replace(Rumour("2026-0001/RM1", "2026-0001", "diare", 1, NOW), **changes)


def fact(state=FactState.VERIFIED, name="2026-0001/F1") -> Fact:
    sources = (FactSource("Dinkes", SourceKind.DATA_OWNER, 1),)
    return Fact(name, "2026-0001", "0 kasus", 1, NOW, NOW, sources, state=state)


def made(**changes) -> Promise:
    kind = PromiseKind.DEED
    one = Promise("2026-0001/J1", "2026-0001", kind, "Mobil tangki", NOW + HOUR, 1, NOW)
    return replace(one, **changes)


def moves(life, state) -> dict[str, str]:
    """Return every move out of a state, whichever action is tried."""
    found = {str(action): life.next_state(state, action) for action in Action}
    return {action: str(to) for action, to in found.items() if to is not None}


@pytest.mark.parametrize("state", RumourState)
def test_a_rumour_moves_as_the_table_says_and_no_other_way(state):
    asides = dict.fromkeys(ASIDE, str(state)) if RUMOUR[state] else {}

    assert moves(RUMOUR_LIFE, state) == asides | RUMOUR[state]


@pytest.mark.parametrize("state", PromiseState)
def test_a_promise_moves_as_the_table_says_and_no_other_way(state):
    assert moves(PROMISE_LIFE, state) == PROMISE[state]


@pytest.mark.parametrize("state", RumourState)
@pytest.mark.parametrize("proposer", [None, 7, 8])
def test_a_button_of_a_rumour_is_there_exactly_when_the_move_is_legal(state, proposer):
    legal = {*RUMOUR[state], *(ASIDE if RUMOUR[state] else ())}
    if proposer != 8:  # nobody proposed a label, or they did it themselves (KH-09)
        legal -= {"confirm_label"}
    team = {role: legal & {"assess_rumour"} for role in Role}
    able = team | dict.fromkeys(ANSWERERS, legal) | {Role.REPORTER: set()}

    assert able == {
        role: set(rumour_moves(state, one_with(role), proposer)) for role in Role
    }


@pytest.mark.parametrize("state", PromiseState)
def test_only_who_tells_the_public_keeps_or_replaces_a_promise(state):
    legal = set(PROMISE[state]) - {"miss_promise", "void_promise"}

    assert {role: set(promise_moves(state, one_with(role))) for role in Role} == {
        role: legal if role in SPEAKERS else set() for role in Role
    }
    assert MAY[Action.KEEP_PROMISE] == MAY[Action.TELL_PUBLIC]


def test_the_rule_says_clarify_by_harm_or_by_reach_and_growth():
    for reach, harm, trending in product(range(4), range(4), (True, False)):
        told = advice(reach, harm, trending=trending)

        assert told.clarify == (harm >= 2 or (reach >= 2 and trending))
        assert (told is Advice.HARMFUL) == (harm >= 2)
        assert heard(reach=reach, harm=harm).panics == (reach == harm == 3)


def test_an_undetermined_rumour_is_never_called_a_hoax():
    proof = {"fact": "2026-0001/F1"}
    agreed = {"labeller": 2, "confirmer": 3}
    called = heard(label=RumourLabel.HOAX, **proof, **agreed)

    assert may_call_hoax(called, fact())
    for label in set(RumourLabel) - {RumourLabel.HOAX}:
        other = replace(called, label=label)
        assert not may_call_hoax(other, fact())
        assert label_shown(other, fact()) is label
    proposed = heard(proposed=RumourLabel.HOAX, proposer=2, **proof)
    assert label_shown(proposed, fact()) is RumourLabel.UNDETERMINED


@pytest.mark.parametrize(
    "lacks",
    [
        {"confirmer": None},
        {"labeller": None},
        {"confirmer": 2},
        {"fact": ""},
        {"fact": "2026-0001/F9"},
    ],
)
def test_a_hoax_takes_two_people_and_evidence(lacks):
    called = heard(label=RumourLabel.HOAX, labeller=2, confirmer=3, fact="2026-0001/F1")

    assert not may_call_hoax(replace(called, **lacks), fact())
    shown = label_shown(replace(called, **lacks), fact())
    assert shown is RumourLabel.UNDETERMINED


@pytest.mark.parametrize("state", FactState)
def test_evidence_that_fell_carries_no_hoax_any_more(state):
    called = heard(label=RumourLabel.HOAX, labeller=2, confirmer=3, fact="2026-0001/F1")

    stands = state in (FactState.VERIFIED, FactState.REFUTED)
    assert may_call_hoax(called, fact(state)) is stands
    file = (Attachment("document", "f"),)
    assert proven(replace(called, fact="", proof="Surat", proofs=file), None)
    assert not proven(replace(called, fact="", proof="", proofs=file), None)
    assert not proven(replace(called, fact="", proof="Surat", proofs=()), None)


@pytest.mark.parametrize("state", RumourState)
def test_harmful_is_what_is_active_and_not_known_to_be_harmless(state):
    active = state in (
        RumourState.APPEARED,
        RumourState.ASSESSED,
        RumourState.MONITORED,
    )

    assert heard(state=state).harmful is active  # nobody weighed it
    assert heard(state=state, reach=0, harm=2).harmful is active
    assert not heard(state=state, reach=3, harm=1).harmful
    assert harmful_ones([heard(state=state), heard(state=state)]) == 2 * active


@pytest.mark.parametrize("state", PromiseState)
def test_time_alone_makes_an_open_promise_overdue(state):
    one = made(state=state)
    is_open = state in ("made", "overdue")

    assert one.open is is_open is (state in OPEN)
    assert not one.overdue(NOW + HOUR - timedelta(milliseconds=1))
    assert one.overdue(NOW + HOUR) is is_open
    late = PromiseState.OVERDUE if is_open else state
    assert one.standing(NOW + HOUR) is late
    assert overdue_ones([one, one], NOW + HOUR) == 2 * is_open
    assert next_update([replace(one, kind=PromiseKind.UPDATE)]) == (
        one.due_at if is_open else None
    )
    assert next_update([one]) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted(Action)), max_size=30))
def test_whatever_is_tried_a_promise_ends_once_and_says_who_ended_it(actions):
    one, ends = made(), 0
    for step, action in enumerate(actions):
        legal = PROMISE_LIFE.next_state(one.state, action) is not None
        if not legal:
            with pytest.raises(ValueError, match="leads nowhere"):
                moved(one, action)
        elif action is Action.MISS_PROMISE:
            one = moved(one, action)
        else:
            one, ends = ended(one, action, step, NOW, reason="x"), ends + 1
            assert (one.ended_by, one.ended_at, one.open) == (step, NOW, False)
    assert ends <= 1
    assert (one.ended_at is None) == one.open
