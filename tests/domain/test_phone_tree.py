"""The phone tree: everybody is called once, by somebody who was called before."""

from collections import Counter
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.member import Member
from bot.domain.phone_tree import FAN, phone_tree
from bot.domain.roles import Role

NOW = datetime(2026, 3, 12, tzinfo=UTC)
ROLES = st.frozensets(st.sampled_from(Role), min_size=1, max_size=3)


def team_of(rows):
    return [
        Member(number, f"M{number}", roles, NOW, phone="08" if phone else "")
        for number, (roles, phone) in enumerate(rows, 1)
    ]


@given(st.lists(st.tuples(ROLES, st.booleans()), max_size=40))
def test_everybody_is_called_once_by_somebody_who_can_be(rows):
    team = team_of(rows)
    tree = phone_tree(team)

    meant = [m for m in team if m.roles - {Role.REPORTER}]
    assert sorted(one.member.user_id for one in tree) == [m.user_id for m in meant]
    assert [one.by is None for one in tree] == [n == 0 for n in range(len(tree))]
    called = []
    for one in tree:
        assert one.by is None or one.by in called
        called.append(one.member)
    if all(m.phone for m in meant):
        calls = Counter(one.by.user_id for one in tree if one.by)
        assert max(calls.values(), default=0) <= FAN
    callers = {one.by.user_id for one in tree[1:] if one.by}
    numbered = {m.user_id for m in meant if m.phone}
    assert not numbered or callers <= numbered


def test_who_takes_the_report_begins_and_the_lead_comes_next():
    rows = [(Role.WRITER, 1), (Role.CRISIS_LEAD, 1), (Role.DUTY_OFFICER, 1)]
    tree = phone_tree(team_of([(frozenset({r}), p) for r, p in rows]))

    assert [one.member.name for one in tree] == ["M3", "M2", "M1"]
