"""Which step leads on: what the office asks for, who may take it, what is missing."""

from collections.abc import Mapping, Sequence

from bot.domain.access import HEAD_IS_SUBJECT, Action, may
from bot.domain.clocks import ClockName
from bot.domain.dossier import Dossier, Terms
from bot.domain.guards import OF_LEVEL, Need, breakable, met
from bot.domain.issue_life import IssueState, step_rows
from bot.domain.levels import Level
from bot.domain.life import Transition
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import Struct, field

Step = Transition[IssueState]

#: Lowering the level is no step, but asks for something, too (doctrine.md 4.1, T20).
LOWERING = "T20"


class StepRule(Struct, frozen=True):
    """What one step asks for: always, from a level on; and whom it is kept for.

    `only` names roles for a level, where the access table allows more than the
    office does (T12 and T18 at L4 are the head's, doctrine.md 4.1). `owes` is what the
    step leaves to be made up for (T05).
    """

    needs: tuple[Need, ...] = ()
    from_level: Mapping[Level, tuple[Need, ...]] = field(default_factory=dict)
    only: Mapping[Level, frozenset[Role]] = field(default_factory=dict)
    owes: tuple[Need, ...] = ()

    def at(self, level: Level | None) -> tuple[Need, ...]:
        """List what is asked for at *level*; an issue without one counts as L1."""
        now = level or Level.L1
        later = (n for lv, needs in self.from_level.items() if lv <= now for n in needs)
        return tuple(dict.fromkeys((*self.needs, *later)))


class LifeRules(Struct, frozen=True):
    """How much the office asks of a life; a step that is not named asks for nothing.

    `first` are steps that stand before the others of their state where the level
    allows them: a small office goes without a meeting when it can. `without_clocks`
    are clocks that do not run in an office of this size.
    """

    steps: Mapping[str, StepRule] = field(default_factory=dict)
    first: tuple[str, ...] = ()
    terms: Terms = field(default_factory=Terms)
    without_clocks: frozenset[ClockName] = frozenset()

    def rule(self, code: str) -> StepRule:
        """Give the rule of a step."""
        return self.steps.get(code, StepRule())


def missing(rules: LifeRules, code: str, dossier: Dossier) -> tuple[Need, ...]:
    """List everything that step *code* asks for and the dossier does not have."""
    asked = rules.rule(code).at(dossier.level)
    return tuple(need for need in asked if not met(need, dossier))


def may_take(member: Member, step: Step, rules: LifeRules, dossier: Dossier) -> bool:
    """Tell whether *member* may take *step*: the access table, then the level's rule.

    A head who is the subject of the issue keeps nothing for themselves.
    """
    if not may(member, step.action):
        return False
    level = dossier.level
    only = rules.rule(step.code).only.get(level) if level else None
    if only is None or HEAD_IS_SUBJECT in dossier.floors:
        return True
    return bool(member.roles & only)


def may_break(member: Member, lacking: tuple[Need, ...]) -> bool:
    """Tell whether *member* may pass what is *lacking* by giving a reason."""
    return bool(lacking) and breakable(lacking) and may(member, Action.BREAK_GLASS)


def fits_level(rules: LifeRules, step: Step, dossier: Dossier) -> bool:
    """Tell whether *step* is one for an issue of this level."""
    return not OF_LEVEL & set(missing(rules, step.code, dossier))


def steps_for(
    member: Member, state: IssueState, rules: LifeRules, dossier: Dossier
) -> Sequence[Step]:
    """List the steps of *member*, the next one of the procedure first.

    A step for another level is left out, unless a reason may lift it.
    """
    legal = [
        row
        for row in step_rows(state)
        if may_take(member, row, rules, dossier)
        and (fits_level(rules, row, dossier) or may(member, Action.BREAK_GLASS))
    ]
    return sorted(legal, key=lambda row: _rank(rules, row, dossier))


def _rank(rules: LifeRules, step: Step, dossier: Dossier) -> int:
    if not fits_level(rules, step, dossier):
        return 2
    return 0 if step.code in rules.first else 1
