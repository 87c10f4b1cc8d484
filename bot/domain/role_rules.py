"""The roles of an office: who they are, what they may not be, who is told what."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta
from enum import StrEnum

from bot.domain.levels import Level
from bot.domain.raci import Raci
from bot.domain.roles import Role
from bot.domain.values import Struct

#: In a forbidden pair: whoever approves texts at the level of the issue.
APPROVER = "approver"


class Scope(StrEnum):
    """On what a pair of roles is forbidden to one person."""

    TEXT = "text"
    FACT = "fact"
    ISSUE = "issue"


class RoleRule(Struct, frozen=True):
    """One role of the office; names, duties and bans are by locale.

    `held_by` are the roles of members who may have it on an issue: an office's own
    role gives nobody rights that these do not give. `several` people may have it.
    """

    code: str
    names: Mapping[str, str]
    duties: Mapping[str, tuple[str, ...]]
    not_allowed: Mapping[str, tuple[str, ...]]
    held_by: frozenset[Role]
    several: bool = False
    deputy: bool = True


class Forbidden(Struct, frozen=True):
    """Two roles that one person may not have together, from a level on."""

    roles: frozenset[str]
    scope: Scope
    from_level: Level = Level.L1


class Template(Struct, frozen=True):
    """The team that a level asks for: role codes, and those that a floor rule adds."""

    roles: tuple[str, ...] = ()
    for_floor: Mapping[str, tuple[str, ...]] | None = None

    def of(self, floors: Collection[str]) -> tuple[str, ...]:
        """Return the codes for an issue on which these floor rules hold, each once."""
        more = self.for_floor or {}
        added = [code for floor in sorted(floors) for code in more.get(floor, ())]
        return tuple(dict.fromkeys((*self.roles, *added)))


class OfferRules(Struct, frozen=True):
    """How long an offer waits at a level, and how often the lead hears of gaps."""

    wait: Mapping[Level, timedelta]
    remind: Mapping[Level, timedelta]


class RoleRules(Struct, frozen=True):
    """All that roles.toml says. `form_from` is None where no team is proposed."""

    roles: tuple[RoleRule, ...]
    forbidden: tuple[Forbidden, ...]
    raci: Raci
    templates: Mapping[Level, Template]
    offers: OfferRules
    form_from: Level | None = None

    def find(self, code: str) -> RoleRule | None:
        """Return the role of this code; None where the office has none."""
        return next((rule for rule in self.roles if rule.code == code), None)

    def name(self, code: str, locale: str) -> str | None:
        """Return what the office calls a role; None: it says nothing of it."""
        rule = self.find(code)
        return rule.names.get(locale) if rule else None

    def has(self, role: Role) -> bool:
        """Tell whether the office has this role at all."""
        return self.find(role) is not None

    def may_hold(self, code: str, roles: Collection[Role]) -> bool:
        """Tell whether a member with these roles may have role *code* on an issue."""
        rule = self.find(code)
        return rule is not None and bool(rule.held_by & set(roles))

    def clash(
        self,
        code: str,
        held: Iterable[str],
        level: Level | None,
        approving: Collection[str] = (),
    ) -> str | None:
        """Return the role among *held* that one person may not have beside *code*.

        *approving* are the roles that approve texts: each is an "approver" too.
        """
        at = level or Level.L1
        pairs = [p for p in self.forbidden if p.scope is Scope.ISSUE]
        for other in sorted(set(held) - {code}):
            both = _called(code, approving), _called(other, approving)
            if any(at >= p.from_level and _meets(p.roles, *both) for p in pairs):
                return other
        return None


def _called(code: str, approving: Collection[str]) -> frozenset[str]:
    return frozenset({code, APPROVER} if code in approving else {code})


def _meets(pair: frozenset[str], one: frozenset[str], other: frozenset[str]) -> bool:
    first, second = sorted(pair)
    return (first in one and second in other) or (second in one and first in other)
