"""The table of who does, answers for, is asked and is told, as roles.toml writes it."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from bot.domain.levels import Level
from bot.domain.raci import ACTIVITIES, Part
from bot.playbook.fields import Table

_CELL = re.compile(r"([a-z][a-z_]{1,39})(?:@L([1-4]))?")


def check_cells(cells: list[str]) -> list[str]:
    """Require codes of roles, with "@L4" behind those that count from L4 on."""
    for cell in cells:
        if not _CELL.fullmatch(cell):
            raise ValueError(f'{cell!r} must be a role, like "analyst" or "analyst@L4"')
    return cells


Cells = Annotated[list[str], AfterValidator(check_cells)]


class ActivityTable(Table):
    """The parts of roles in one activity."""

    does: Cells = Field(default_factory=list)
    answers: Cells = Field(default_factory=list)
    asked: Cells = Field(default_factory=list)
    told: Cells = Field(default_factory=list)

    def value(self) -> dict[str, dict[Part, Level]]:
        """Convert to the domain: role -> part -> from which level on."""
        parts = {
            Part.DOES: self.does,
            Part.ANSWERS: self.answers,
            Part.ASKED: self.asked,
            Part.TOLD: self.told,
        }
        found: dict[str, dict[Part, Level]] = {}
        for part, cells in parts.items():
            for cell in cells:
                code, _, level = cell.partition("@")
                found.setdefault(code, {})[part] = Level[level or "L1"]
        return found


def check_activities(raci: dict[str, ActivityTable]) -> dict[str, ActivityTable]:
    """Require each activity, with somebody who answers for it at every level."""
    wrong = sorted(set(raci) ^ set(ACTIVITIES))
    if wrong:
        needed = ", ".join(ACTIVITIES)
        raise ValueError(f"unknown or missing: {', '.join(wrong)}; needed: {needed}")
    nobody = [name for name, row in raci.items() if not _answered(row)]
    if nobody:
        raise ValueError(f"nobody answers at every level for: {', '.join(nobody)}")
    return raci


def _answered(row: ActivityTable) -> bool:
    return any("@" not in cell for cell in row.answers)


Activities = Annotated[dict[str, ActivityTable], AfterValidator(check_activities)]
