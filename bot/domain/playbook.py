"""The policy of one office as the use cases see it: read once, never changed."""

from collections.abc import Mapping
from datetime import timedelta, tzinfo

from bot.domain.authority import Authority
from bot.domain.checklist import ReadinessRules
from bot.domain.clock_plans import Clocks
from bot.domain.fact_rules import FactRules
from bot.domain.ladders import Ladders
from bot.domain.lint.lexicon import Lexicon
from bot.domain.office import Office
from bot.domain.outlets import PressRules
from bot.domain.reaction import ReactionRules
from bot.domain.retention import Retention
from bot.domain.role_rules import RoleRules
from bot.domain.rooms import RoomRules
from bot.domain.roster_rules import RosterRules
from bot.domain.rubric import Rubric
from bot.domain.runbook import ConferenceRules
from bot.domain.stakeholders import Seed
from bot.domain.steps import LifeRules
from bot.domain.strategy import StrategyRules
from bot.domain.surge import SurgeRules
from bot.domain.task_rules import TaskRules
from bot.domain.values import Struct, field
from bot.domain.worktime import Holidays, WorkTime


class Limits(Struct, frozen=True):
    """How fast messages may leave, and how many of one member are answered each.

    So many calls within `calls_gap` reach somebody one by one; what comes beyond comes
    as one list, at most one in each gap.
    """

    per_chat_per_second: float
    per_group_per_minute: float
    total_per_second: float
    answers_per_minute: int = 15
    calls_alone: int = 3
    calls_gap: timedelta = timedelta(minutes=1)


class Playbook(Struct, frozen=True):
    """All policy of the office."""

    rubric: Rubric
    clocks: Clocks
    ladders: Ladders
    authority: Authority
    life: LifeRules
    limits: Limits
    office: Office
    facts: FactRules
    surge: SurgeRules
    tasks: TaskRules
    roster: RosterRules
    press: PressRules
    conference: ConferenceRules
    retention: Retention
    stakeholders: tuple[Seed, ...]
    strategy: StrategyRules
    words: Mapping[str, Lexicon]
    warroom: RoomRules
    roles: RoleRules
    readiness: ReadinessRules
    reactions: ReactionRules
    holidays: Holidays = field(default_factory=Holidays)

    def work(self, zone: tzinfo) -> WorkTime:
        """Return the hours of work of the office in its zone."""
        return WorkTime(zone, self.office.office_hours, self.holidays)
