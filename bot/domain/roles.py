"""Who a member may be: the roles of doctrine.md 4.4 and their short names."""

from enum import StrEnum


class Role(StrEnum):
    """What a member may be asked to do. A member holds a set of roles."""

    ADMIN = "admin"
    HEAD_OF_AGENCY = "head_of_agency"
    CRISIS_LEAD = "crisis_lead"
    SPOKESPERSON = "spokesperson"
    DUTY_OFFICER = "duty_officer"
    WRITER = "writer"
    ANALYST = "analyst"
    MEDIA_MONITOR = "media_monitor"
    MEDIA_LIAISON = "media_liaison"
    LEGAL_ADVISER = "legal_adviser"
    AGENCY_LIAISON = "agency_liaison"
    REPORTER = "reporter"


#: What people type instead of the English code (contract.md, ROLE).
SHORT_NAMES: dict[str, Role] = {
    "kepala": Role.HEAD_OF_AGENCY,
    "ketua": Role.CRISIS_LEAD,
    "jubir": Role.SPOKESPERSON,
    "piket": Role.DUTY_OFFICER,
    "penulis": Role.WRITER,
    "analis": Role.ANALYST,
    "pemantau": Role.MEDIA_MONITOR,
    "media": Role.MEDIA_LIAISON,
    "hukum": Role.LEGAL_ADVISER,
    "pd": Role.AGENCY_LIAISON,
    "pelapor": Role.REPORTER,
}

#: `team` in a ladder: everyone but those who only report, and the head.
TEAM: frozenset[Role] = frozenset(Role) - {Role.REPORTER, Role.HEAD_OF_AGENCY}


def parse_role(text: str) -> Role | None:
    """Read an English code or an Indonesian short name; None if it is neither."""
    word = text.strip().lower()
    if word in SHORT_NAMES:
        return SHORT_NAMES[word]
    return Role(word) if word in set(Role) else None
