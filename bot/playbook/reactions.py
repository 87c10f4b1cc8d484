"""reactions.toml: from which level replies are guarded, and how long they wait."""

from typing import Annotated

from pydantic import AfterValidator

from bot.domain.reaction import NEVER_HELD, RULES, ReactionRules
from bot.playbook.fields import ClockWait, Filled, LevelName, Table, one_of


def read_rule(value: str) -> str:
    """Read the code of a rule that may hold a reply."""
    return one_of(value, sorted(RULES), "rule")


def read_kind(value: str) -> str:
    """Refuse to hold what protects people, or corrects."""
    if value in NEVER_HELD:
        raise ValueError(f"{value!r} is never held")
    return value


class ReactionsFile(Table):
    """The whole file."""

    lowest: LevelName
    hold: ClockWait
    rules: Annotated[list[Annotated[str, AfterValidator(read_rule)]], Filled]
    kinds: list[Annotated[str, AfterValidator(read_kind)]]

    def value(self) -> ReactionRules:
        """Convert to the domain."""
        return ReactionRules(
            self.lowest,
            self.hold,
            frozenset(self.rules),
            frozenset(self.kinds),
        )
