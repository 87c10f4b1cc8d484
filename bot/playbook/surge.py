"""surge.toml: many reports of the same thing."""

from typing import Annotated

from pydantic import Field

from bot.domain.surge import SurgeRules
from bot.playbook.fields import StepWait, Table


class SurgeFile(Table):
    """The whole file."""

    reports: Annotated[int, Field(ge=2)]
    window: StepWait
    quiet: StepWait
    bundle_wait: StepWait

    def value(self) -> SurgeRules:
        """Convert to the domain."""
        return SurgeRules(**self.model_dump())
