"""Who speaks and who approves at each level (doctrine.md 3.5, 0b.12, 0b.14)."""

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from datetime import timedelta
from typing import TypeVar

from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.values import Struct

Person = TypeVar("Person")
Group = frozenset[Role]

HOLDING_STATEMENT = "holding_statement"

#: The rules of every kind of text that is not named.
OTHER = "other"


class LevelAuthority(Struct, frozen=True):
    """The rules of one level.

    `responders` come in order of preference. `approvers` and `reviewers` are
    per document kind, `OTHER` for those not named: one person of the first group
    that has anyone approves; every group of reviewers is asked once.
    `emergency_second` may complete the form approved beforehand; `never_approves`
    outweighs any other role held. The first group of `appointers` that has anyone
    names who speaks; none: everybody. An approval `approval_holds` so long while its
    words are not out (doctrine.md 4.2).
    """

    responders: tuple[Role, ...]
    approvers: Mapping[str, tuple[Group, ...]]
    reviewers: Mapping[str, tuple[Group, ...]]
    emergency_second: Group
    never_approves: Group = frozenset()
    appointers: tuple[Group, ...] = ()
    approval_holds: timedelta = timedelta(hours=24)


class Authority(Struct, frozen=True):
    """The rules of every level; people are given as their roles, by any key."""

    by_level: Mapping[Level, LevelAuthority]

    def responders(
        self, level: Level, team: Mapping[Person, AbstractSet[Role]]
    ) -> tuple[Person, ...]:
        """List who may be the public face, the most fitting first."""
        order = self.by_level[level].responders
        found = (who for role in order for who, held in team.items() if role in held)
        return tuple(dict.fromkeys(found))

    def approvers(
        self,
        level: Level,
        kind: str,
        team: Mapping[Person, AbstractSet[Role]],
        writer: Person,
        barred: Collection[Person] = (),
    ) -> frozenset[Person]:
        """Find who may approve a text: all of the first group that has anyone.

        The *writer* never may, nor who is *barred* (the subject of the issue,
        F4). Empty when nobody can.
        """
        rules = self.by_level[level]
        free = {
            who: held
            for who, held in team.items()
            if who != writer and who not in barred and not held & rules.never_approves
        }
        wanted = rules.approvers.get(kind) or rules.approvers[OTHER]
        groups = (_holders(group, free) for group in wanted)
        return next((group for group in groups if group), frozenset())

    def may_approve(self, level: Level, kind: str, held: AbstractSet[Role]) -> bool:
        """Tell whether who has these roles belongs to any group that approves."""
        rules = self.by_level[level]
        wanted = rules.approvers.get(kind) or rules.approvers[OTHER]
        return not held & rules.never_approves and any(held & each for each in wanted)

    def approving(self, level: Level | None) -> frozenset[Role]:
        """List every role that may come to approve a text at *level*."""
        rules = self.by_level[level].approvers if level else {}
        return frozenset(
            role for groups in rules.values() for group in groups for role in group
        )

    def reviews(self, level: Level, kind: str) -> tuple[Group, ...]:
        """List the reviews a text needs; one person of each group gives one."""
        reviewers = self.by_level[level].reviewers
        return reviewers.get(kind, reviewers.get(OTHER, ()))

    def emergency_seconds(
        self, level: Level, team: Mapping[Person, AbstractSet[Role]], first: Person
    ) -> frozenset[Person]:
        """Find who may complete the emergency form that *first* filled in."""
        return _holders(self.by_level[level].emergency_second, team) - {first}


def _holders(
    group: AbstractSet[Role], team: Mapping[Person, AbstractSet[Role]]
) -> frozenset[Person]:
    return frozenset(who for who, held in team.items() if group & held)
