"""One role as roles.toml writes it, and which roles an office cannot be without."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from bot.domain.ladders import roles_called
from bot.domain.role_rules import RoleRule
from bot.domain.roles import Role
from bot.playbook.fields import Call, Table

#: What Siaga cannot work without, whatever the office calls it.
KEPT: frozenset[Role] = frozenset(
    {
        Role.CRISIS_LEAD,
        Role.SPOKESPERSON,
        Role.DUTY_OFFICER,
        Role.HEAD_OF_AGENCY,
        Role.ADMIN,
        Role.REPORTER,
    }
)

#: A role's name stands on a button, in front of a person's.
LONGEST_NAME = 40

_CODE = re.compile(r"[a-z][a-z_]{1,39}")


def check_names(names: dict[str, str]) -> dict[str, str]:
    """Require names that fit a button."""
    if all(0 < len(name.strip()) <= LONGEST_NAME for name in names.values()):
        return names
    raise ValueError(f"must have names of 1 to {LONGEST_NAME} letters")


Texts = dict[str, list[str]]


class RoleTable(Table):
    """One role."""

    used: bool = True
    names: Annotated[dict[str, str], AfterValidator(check_names)] = Field(
        default_factory=dict
    )
    duties: Texts = Field(default_factory=dict)
    not_allowed: Texts = Field(default_factory=dict)
    held_by: list[Call] | None = None
    several: bool = False
    deputy: bool = True

    def value(self, code: str) -> RoleRule:
        """Convert to the domain."""
        return RoleRule(
            code,
            self.names,
            {locale: tuple(texts) for locale, texts in self.duties.items()},
            {locale: tuple(texts) for locale, texts in self.not_allowed.items()},
            roles_called(self.held_by or ([code] if code in set(Role) else [])),
            self.several,
            self.deputy,
        )


def check_roles(roles: dict[str, RoleTable]) -> dict[str, RoleTable]:
    """Require what Siaga needs, and of an own role a name and who may have it."""
    gone = sorted(role for role in KEPT if role not in roles or not roles[role].used)
    if gone:
        raise ValueError(f"Siaga needs these roles: {', '.join(gone)}")
    for code, table in roles.items():
        if not _CODE.fullmatch(code):
            raise ValueError(f"{code!r} must be small letters, a to z, and _")
        own = code not in set(Role)
        if own and not (table.names and table.held_by):
            raise ValueError(f"{code} is not known: give it names and held_by")
    return roles
