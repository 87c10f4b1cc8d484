"""Whom a step of a ladder calls now: its targets as people, and who is spared and why.

This is the one place. The roster, leave and quiet hours come in as `Circumstances`.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import StrEnum

from bot.domain.access import may_see
from bot.domain.call_targets import Circumstances, off_duty, standing_in, those_meant
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.values import Struct


class Spared(StrEnum):
    """Why somebody who is meant is not called; a code of the journal."""

    UNREACHABLE = "unreachable"
    STARTED = "started"
    ANSWERED = "answered"
    AWAY = "away"
    OFF_DUTY = "off_duty"
    RESTING = "resting"


class Called(Struct, frozen=True):
    """Who is called, and who was meant but is not, each with the reason.

    `instead` are those of `people` who stand in, each with who is away.
    """

    people: tuple[Member, ...] = ()
    spared: tuple[tuple[Member, Spared], ...] = ()
    instead: tuple[tuple[Member, Member], ...] = ()

    @property
    def ids(self) -> frozenset[int]:
        """Return who is called, by user id."""
        return frozenset(member.user_id for member in self.people)

    @property
    def unreachable(self) -> list[Member]:
        """Return who is meant though nothing reaches them."""
        return [m for m, why in self.spared if why is Spared.UNREACHABLE]


def choose(
    issue: Issue,
    team: Sequence[Member],
    call: Collection[str],
    now: Circumstances,
    *,
    last_resort: bool = False,
) -> Called:
    """Return whom *call* (role codes, "team", "person:…") means now.

    Who started the climb is spared where anybody else is meant; of the duty officers
    only the rostered ones are called while one of them can be. Who is away or rests is
    not called; whoever stands in for who is away is. A step that meets nobody is passed
    over. With *last_resort* those away and at rest are called themselves, because there
    is nobody else on the whole ladder.
    """
    meant = [m for m in those_meant(team, call, now) if m.active and may_see(m, issue)]
    stands: dict[int, Member] = {}
    spared: list[tuple[Member, Spared]] = []
    for rule in _rules(call, now, stands, last_resort=last_resort):
        meant, without = rule.sift(meant)
        spared += [(member, rule.why) for member in without]
        if rule.why is Spared.AWAY:
            known = [*meant, *(member for member, _ in spared)]
            stands |= standing_in(issue, team, without, known, now)
            meant += [m for m in team if m.user_id in stands]
    instead = [(m, stands[m.user_id]) for m in meant if m.user_id in stands]
    return Called(tuple(meant), tuple(spared), tuple(instead))


def _rules(
    call: Collection[str],
    now: Circumstances,
    stands: Mapping[int, Member],
    *,
    last_resort: bool,
) -> list["_Rule"]:
    """Return why people are spared, in order; *stands* are off duty as who is away."""

    def is_off(member: Member) -> bool:
        return off_duty(stands.get(member.user_id, member), call, now)

    return [
        _Rule(Spared.STARTED, lambda m: m.user_id == now.started_by, gives_way=True),
        _Rule(Spared.UNREACHABLE, lambda m: not m.reachable),
        _Rule(Spared.ANSWERED, lambda m: m.user_id in now.answered),
        _Rule(Spared.AWAY, lambda m: m.user_id in now.away, last_resort),
        _Rule(Spared.OFF_DUTY, is_off, gives_way=True),
        _Rule(Spared.RESTING, lambda m: m.user_id in now.resting, last_resort),
    ]


class _Rule(Struct, frozen=True):
    """One reason to spare somebody; where it *gives way*, never everybody."""

    why: Spared
    spares: Callable[[Member], bool]
    gives_way: bool = False

    def sift(self, meant: list[Member]) -> tuple[list[Member], list[Member]]:
        """Divide into who is called still, and who is spared."""
        kept = [member for member in meant if not self.spares(member)]
        if len(kept) == len(meant):
            return meant, []
        if self.gives_way and not kept:
            return meant, []
        return kept, [member for member in meant if self.spares(member)]
