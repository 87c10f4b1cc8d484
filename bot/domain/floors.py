"""Floor rules: facts under which a level may not be lower (doctrine.md 3.2)."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from bot.domain.levels import Level
from bot.domain.values import Struct

#: The codes that have words in the templates.
RULES = ("F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9")


class Flag(StrEnum):
    """A fact that a person toggles and a floor rule may rest on."""

    CASUALTIES = "casualties"
    OUR_AUTHORITY = "our_authority"
    SERTA_MERTA = "serta_merta"
    DATA_BREACH = "data_breach"
    VITAL_SYSTEM = "vital_system"
    HEAD_IS_SUBJECT = "head_is_subject"
    STAFF_CRIME = "staff_crime"
    SERVICE_STOPPED = "service_stopped"
    NATIONAL_MEDIA = "national_media"
    UNREST = "unrest"
    CHILDREN = "children"


class FloorRule(Struct, frozen=True):
    """The level is at least *min_level* while all flags and minimums hold."""

    code: str
    min_level: Level
    flags: frozenset[Flag] = frozenset()
    at_least: tuple[tuple[str, int], ...] = ()

    def holds(self, answers: Mapping[str, int], flags: Collection[str]) -> bool:
        """Tell whether every condition of the rule is met."""
        enough = all(answers[code] >= least for code, least in self.at_least)
        return enough and self.flags <= set(flags)


def fired(
    floors: Iterable[FloorRule], answers: Mapping[str, int], flags: Collection[str]
) -> tuple[FloorRule, ...]:
    """List the rules that hold, each code once with its highest level."""
    holding = [rule for rule in floors if rule.holds(answers, flags)]
    highest = {r.code: r for r in sorted(holding, key=lambda r: r.min_level)}
    return tuple(highest[code] for code in sorted(highest))


def raised(level: Level, rules: Iterable[FloorRule]) -> Level:
    """Lift *level* to the highest floor; a floor never lowers."""
    return max([level, *(rule.min_level for rule in rules)])
