"""The files of a playbook, and the policy that they make together."""

from bot.domain.playbook import Playbook
from bot.playbook.clocks import ClocksFile
from bot.playbook.escalation import EscalationFile
from bot.playbook.facts import FactsFile
from bot.playbook.fields import Table
from bot.playbook.holidays import HolidaysFile
from bot.playbook.levels import LevelsFile
from bot.playbook.life import LifeFile
from bot.playbook.limits import LimitsFile
from bot.playbook.media import MediaFile
from bot.playbook.office import OfficeFile
from bot.playbook.reactions import ReactionsFile
from bot.playbook.readiness import ReadinessFile
from bot.playbook.retention import RetentionFile
from bot.playbook.roles import RolesFile
from bot.playbook.roster import RosterFile
from bot.playbook.rubric import RubricFile
from bot.playbook.stakeholders import StakeholdersFile
from bot.playbook.strategy import StrategyFile
from bot.playbook.surge import SurgeFile
from bot.playbook.tasks import TasksFile
from bot.playbook.warroom import WarroomFile
from bot.playbook.words import WordsFile


class Files(Table):
    """The whole playbook; the name of a field is the name of its file."""

    office: OfficeFile
    rubric: RubricFile
    clocks: ClocksFile
    escalation: EscalationFile
    levels: LevelsFile
    life: LifeFile
    limits: LimitsFile
    facts: FactsFile
    surge: SurgeFile
    tasks: TasksFile
    roster: RosterFile
    media: MediaFile
    readiness: ReadinessFile
    retention: RetentionFile
    holidays: HolidaysFile
    stakeholders: StakeholdersFile
    strategy: StrategyFile
    words_id: WordsFile
    words_en: WordsFile
    warroom: WarroomFile
    roles: RolesFile
    reactions: ReactionsFile

    def value(self) -> Playbook:
        """Convert to the domain."""
        return Playbook(
            rubric=self.rubric.value(),
            clocks=self.clocks.value(),
            ladders=self.escalation.value(),
            authority=self.levels.value(),
            life=self.life.value(),
            limits=self.limits.value(),
            retention=self.retention.value(),
            office=self.office.value(),
            facts=self.facts.value(),
            surge=self.surge.value(),
            tasks=self.tasks.value(),
            roster=self.roster.value(),
            press=self.media.value(),
            holidays=self.holidays.value(),
            stakeholders=self.stakeholders.value(),
            strategy=self.strategy.value(),
            words={"id": self.words_id.value(), "en": self.words_en.value()},
            warroom=self.warroom.value(),
            roles=self.roles.value(),
            readiness=self.readiness.value(),
            reactions=self.reactions.value(),
        )
