"""Who does, answers for, is asked, is told: a table of the office (doctrine 4.5)."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from bot.domain.levels import Level
from bot.domain.values import Struct

#: What an office divides among its roles (doctrine.md 4.5), in its order.
ACTIVITIES = (
    "monitor", "triage", "verify_facts", "lower_level", "form_team", "map_parties",
    "meet", "draft", "legal_review", "approve_low", "approve_high", "approve_critical",
    "publish", "press_conference", "answer_media", "answer_rumours", "sitrep",
    "correct", "citizen_input", "review", "access",
)  # fmt: skip


class Part(StrEnum):
    """What a role does in an activity (doctrine.md 4.5)."""

    DOES = "R"
    ANSWERS = "A"
    ASKED = "C"
    TOLD = "I"


class Raci(Struct, frozen=True):
    """activity -> role code -> part -> from which level on."""

    cells: Mapping[str, Mapping[str, Mapping[Part, Level]]]

    def part(self, activity: str, code: str, level: Level | None) -> frozenset[Part]:
        """Return what a role does in an activity at a level; empty for nothing."""
        found = self.cells.get(activity, {}).get(code, {})
        return frozenset(part for part, least in found.items() if (level or 1) >= least)

    def concerned(
        self, activity: str, roles: Iterable[str], level: Level | None
    ) -> bool:
        """Tell whether one of *roles* does, answers for, is asked or told of it."""
        return any(self.part(activity, code, level) for code in roles)
