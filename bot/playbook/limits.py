"""limits.toml: how fast messages may leave, and how many are answered."""

from typing import Annotated

from pydantic import Field

from bot.domain.playbook import Limits
from bot.playbook.fields import StepWait, Table

Rate = Annotated[int, Field(ge=1)]


class LimitsFile(Table):
    """The whole file."""

    per_chat_per_second: Rate
    per_group_per_minute: Rate
    total_per_second: Rate
    answers_per_minute: Annotated[int, Field(gt=0)]
    calls_alone: Rate
    calls_gap: StepWait

    def value(self) -> Limits:
        """Convert to the domain."""
        return Limits(**self.model_dump())
