"""What the office calls a role, wherever it is named."""

from bot.domain.roles import Role
from bot.services.desk import Desk

#: Asked for every name that is written: made once.
_ROLES = frozenset(Role)


def office_title(desk: Desk, role: str, locale: str) -> str:
    """Return what the office calls a role, in office.toml or roles.toml; else ours."""
    book = desk.playbook
    own = book.office.title(Role(role), locale) if role in _ROLES else None
    known = own or book.roles.name(role, locale)
    if known is None and role not in _ROLES:
        return book.roles.name(role, desk.house.locale) or role
    return known or desk.words.label(f"role.{role}", locale)
