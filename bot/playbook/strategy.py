"""strategy.toml: what is suggested in each cluster, and what to avoid."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from bot.domain.strategy import Cluster, ClusterRule, Stance, StrategyRules
from bot.playbook.fields import Filled, Table, one_of


def read_stance(value: object) -> Stance:
    """Read a stance: `inform`, `deny`, `diminish` or `rebuild`."""
    return Stance(one_of(value, list(Stance), "stance"))


def once(stances: list[Stance]) -> list[Stance]:
    """Refuse a stance that is offered twice."""
    if len(set(stances)) == len(stances):
        return stances
    raise ValueError("names a stance twice")


Stances = Annotated[
    list[Annotated[Stance, BeforeValidator(read_stance)]],
    Filled,
    AfterValidator(once),
]


class ClusterTable(Table):
    """What an office does in one cluster."""

    stances: Stances
    avoid: dict[str, list[str]] = Field(default_factory=dict)

    def value(self) -> ClusterRule:
        """Convert to the domain."""
        avoid = {locale: tuple(words) for locale, words in self.avoid.items()}
        return ClusterRule(tuple(self.stances), avoid)


class ClustersTable(Table):
    """The three clusters."""

    victim: ClusterTable
    accidental: ClusterTable
    preventable: ClusterTable


class StrategyFile(Table):
    """The whole file."""

    history_from: Annotated[int, Field(ge=0, le=4)]
    clusters: ClustersTable

    def value(self) -> StrategyRules:
        """Convert to the domain."""
        tables = {cluster: getattr(self.clusters, cluster) for cluster in Cluster}
        rules = {cluster: table.value() for cluster, table in tables.items()}
        return StrategyRules(rules, self.history_from)
