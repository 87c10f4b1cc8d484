"""tasks.toml: when people are reminded of tasks, and what must be shown."""

from typing import Annotated

from pydantic import BeforeValidator

from bot.domain.levels import Level
from bot.domain.task_rules import TaskRules
from bot.playbook.facts import read_from
from bot.playbook.fields import ClockWait, Table, TimeOfDay


class TasksFile(Table):
    """The whole file."""

    digest_at: TimeOfDay
    evidence_from: Annotated[Level | None, BeforeValidator(read_from)]
    correction_within: ClockWait

    def value(self) -> TaskRules:
        """Convert to the domain."""
        return TaskRules(self.digest_at, self.evidence_from, self.correction_within)
