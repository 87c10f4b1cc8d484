"""Cluster and strategy of an issue after SCCT (doctrine.md 3.6)."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from bot.domain.values import Struct

#: From this answer to B3 on, history moves an issue one cluster up.
HISTORY = 2

#: The answer to A2 from which it should have been prevented.
PREVENTABLE_FROM = 3


class Cluster(StrEnum):
    """Whose fault the public takes it for, the lightest first."""

    VICTIM = "victim"
    ACCIDENTAL = "accidental"
    PREVENTABLE = "preventable"


class Stance(StrEnum):
    """What the office does with words, from defensive to accommodative.

    Every stance begins with informing: what people must know to be safe.
    """

    DENY = "deny"
    INFORM = "inform"
    DIMINISH = "diminish"
    REBUILD = "rebuild"


class ClusterRule(Struct, frozen=True):
    """What an office does in a cluster: the first stance is the suggested one.

    `avoid` is by language: what must not be done or said.
    """

    stances: tuple[Stance, ...]
    avoid: Mapping[str, tuple[str, ...]]


class StrategyRules(Struct, frozen=True):
    """The rules of every cluster, and the answer from which history counts."""

    clusters: Mapping[Cluster, ClusterRule]
    history_from: int = HISTORY


class Suggestion(Struct, frozen=True):
    """What the answers suggest. `raised` says why it is one cluster up; "" if not."""

    cluster: Cluster
    stance: Stance
    responsibility: int
    raised: str = ""


class Strategy(Struct, frozen=True):
    """What somebody chose, with what was suggested then; a version never changes."""

    issue_id: str
    cluster: Cluster
    stance: Stance
    by: int
    at: datetime
    suggested: str = ""
    reason: str = ""
    version: int = 0


def suggest(
    rules: StrategyRules,
    responsibility: int | None,
    history: int | None,
    *,
    ill_reputed: bool = False,
) -> Suggestion | None:
    """Suggest from A2, B3 and the reputation before; None where A2 is not known.

    A2: 0 is a victim, 1 and 2 an accident, 3 should have been prevented. History or
    a bad reputation moves it one cluster up (Coombs' crisis history).
    """
    if responsibility is None:
        return None
    cluster, raised = _cluster(responsibility), ""
    if history is not None and history >= rules.history_from:
        raised = "history"
    elif ill_reputed:
        raised = "reputation"
    higher = _one_up(cluster) if raised else cluster
    raised = raised if higher is not cluster else ""
    stance = rules.clusters[higher].stances[0]
    return Suggestion(higher, stance, responsibility, raised)


def _cluster(responsibility: int) -> Cluster:
    if responsibility <= 0:
        return Cluster.VICTIM
    if responsibility >= PREVENTABLE_FROM:
        return Cluster.PREVENTABLE
    return Cluster.ACCIDENTAL


def _one_up(cluster: Cluster) -> Cluster:
    order = list(Cluster)
    return order[min(order.index(cluster) + 1, len(order) - 1)]


def contradicts(old: Stance | None, new: Stance) -> bool:
    """Tell whether a stance takes back the one before: deny and rebuild (U-27)."""
    return {old, new} == {Stance.DENY, Stance.REBUILD}
