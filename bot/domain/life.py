"""The small machine that walks any table of transitions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from bot.domain.access import Action

S = TypeVar("S", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Transition(Generic[S]):
    """One arrow of a diagram: in `source`, `action` leads to `target`."""

    source: S
    action: Action
    target: S


class Life(Generic[S]):
    """The life of one kind of thing, as a table."""

    def __init__(self, start: S, transitions: Iterable[Transition[S]]) -> None:
        self.start = start
        self.transitions = tuple(transitions)
        self._by_step: Mapping[tuple[S, Action], S] = {
            (t.source, t.action): t.target for t in self.transitions
        }

    def next_state(self, state: S, action: Action) -> S | None:
        """Return where *action* leads from *state*; None if nowhere."""
        return self._by_step.get((state, action))

    def actions(self, state: S) -> list[Action]:
        """Return what may happen in *state*, in the order of the table."""
        return [t.action for t in self.transitions if t.source is state]

    def mermaid(self) -> str:
        """Return the table as a diagram, for docs/lives.md."""
        arrows = [
            f"    {t.source} --> {t.target}: {t.action}" for t in self.transitions
        ]
        return "\n".join(["stateDiagram-v2", f"    [*] --> {self.start}", *arrows])
