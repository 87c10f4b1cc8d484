"""Proposing a team: who fits each role best, so that as few as possible have two."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from bot.domain.assignment import Seat
from bot.domain.role_rules import RoleRules
from bot.domain.roles import Role
from bot.domain.values import Struct


class Candidate(Struct, frozen=True):
    """Somebody who could be asked; *here* tells whether they are on duty just now."""

    user_id: int
    roles: frozenset[Role]
    here: bool = False


class Proposed(Struct, frozen=True):
    """A seat, with who is meant for it and who deputises; None for nobody."""

    seat: Seat
    member: int | None = None
    deputy: int | None = None


def propose(
    codes: Iterable[str],
    rules: RoleRules,
    people: Sequence[Candidate],
    fixed: Mapping[Seat, int],
    barred: Mapping[str, Collection[int]],
) -> tuple[Proposed, ...]:
    """Propose somebody for every role of *codes*, each seat once.

    Whoever has a seat already (*fixed*) keeps it. Of those who may have a role, who
    bears its name in the office comes first, then who has none yet here, then who is on
    duty, then the order of *people*. *barred* are those whom a role does not suit here.
    """
    known = [rule for rule in map(rules.find, codes) if rule is not None]
    table = _Table(fixed)
    for rule in known:
        not_these = barred.get(rule.code, ())
        able = [
            p for p in people if rule.held_by & p.roles and p.user_id not in not_these
        ]
        own = sum(rule.code in p.roles for p in able)
        for number in range(max(1, own) if rule.several else 1):
            table.fill(Seat(rule.code, number), able, stands_in=rule.deputy)
    return tuple(table.found)


class _Table:
    """The seats filled so far, and how many each person has by now."""

    def __init__(self, fixed: Mapping[Seat, int]) -> None:
        self.fixed = fixed
        self.found: list[Proposed] = []
        self._busy = Counter(fixed.values())
        self._stand_ins: Counter[int] = Counter()

    def fill(self, seat: Seat, able: Sequence[Candidate], *, stands_in: bool) -> None:
        """Choose who has *seat*, and who deputises."""
        taken = {one.member for one in self.found if one.seat.role == seat.role}
        free = [p for p in able if p.user_id not in taken]
        chosen, deputy = self.fixed.get(seat) or _best(seat, free, self._busy), None
        if chosen is not None and seat not in self.fixed:
            self._busy[chosen] += 1
        if chosen is not None and stands_in:
            others = [p for p in free if p.user_id != chosen]
            deputy = _best(seat, others, self._busy + self._stand_ins)
        if deputy is not None:
            self._stand_ins[deputy] += 1
        self.found.append(Proposed(seat, chosen, deputy))


def _best(seat: Seat, able: Sequence[Candidate], busy: Counter[int]) -> int | None:
    def rank(p: Candidate) -> tuple[bool, int, bool]:
        return seat.role not in p.roles, busy[p.user_id], not p.here

    return min(able, key=rank).user_id if able else None
