"""Telephone numbers: kept only where the office wants it, shown to who may see them."""

from bot.domain.access import Action, may
from bot.domain.member import Member
from bot.services.turn import Turn


def keeps_phones(turn: Turn) -> bool:
    """Tell whether the office keeps telephone numbers of members at all."""
    return turn.desk.playbook.readiness.phones


def shown_phone(turn: Turn, member: Member | None, viewer: Member) -> str:
    """Return a number that *viewer* may see; "" where there is none for them."""
    if member is None or not keeps_phones(turn):
        return ""
    own = member.user_id == viewer.user_id
    return member.phone if own or may(viewer, Action.SEE_MEMBERS) else ""
