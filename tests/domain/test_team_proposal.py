"""Proposing a team: who bears the role's name first, as few as possible with two."""

from bot.domain.assignment import Seat
from bot.domain.roles import Role
from bot.domain.team_proposal import Candidate, propose
from bot.playbook import load_playbook

RULES = load_playbook(None).roles


def team(codes, people, fixed=None, barred=None):
    found = propose(codes, RULES, people, fixed or {}, barred or {})
    return {(p.seat.role, p.seat.number): (p.member, p.deputy) for p in found}


def test_each_role_goes_to_who_bears_its_name_and_a_deputy_is_somebody_else():
    people = [
        Candidate(1, frozenset({Role.CRISIS_LEAD})),
        Candidate(2, frozenset({Role.SPOKESPERSON, Role.WRITER})),
        Candidate(3, frozenset({Role.WRITER})),
    ]
    assert team(["crisis_lead", "spokesperson", "writer"], people) == {
        ("crisis_lead", 0): (1, None),
        ("spokesperson", 0): (2, 3),
        ("writer", 0): (3, 2),
    }


def test_one_person_in_a_tiny_office_wears_every_hat():
    people = [Candidate(1, frozenset({Role.CRISIS_LEAD, Role.WRITER}))]
    assert team(["crisis_lead", "spokesperson", "writer"], people) == {
        ("crisis_lead", 0): (1, None),
        ("spokesperson", 0): (1, None),
        ("writer", 0): (1, None),
    }


def test_who_is_on_duty_comes_before_who_joined_first():
    writer = frozenset({Role.WRITER})
    people = [Candidate(1, writer), Candidate(2, writer, here=True)]
    assert team(["writer"], people) == {("writer", 0): (2, 1)}


def test_every_agency_has_a_seat_and_nobody_means_it_stays_vacant():
    liaison = frozenset({Role.AGENCY_LIAISON})
    people = [Candidate(1, liaison), Candidate(2, liaison)]
    assert team(["agency_liaison", "legal_adviser"], people) == {
        ("agency_liaison", 0): (1, None),
        ("agency_liaison", 1): (2, None),
        ("legal_adviser", 0): (None, None),
    }


def test_who_has_a_seat_keeps_it_and_who_is_barred_gets_none():
    writer = frozenset({Role.WRITER})
    people = [Candidate(1, writer), Candidate(2, writer), Candidate(3, writer)]
    seats = {Seat("writer"): 3}
    assert team(["writer"], people, seats, {"writer": [1]}) == {("writer", 0): (3, 2)}
