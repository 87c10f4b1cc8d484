"""The small machine that walks any table of transitions."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from bot.domain.access import Action
from bot.domain.values import Struct

S = TypeVar("S", bound=StrEnum)


class Transition(Struct, Generic[S], frozen=True):
    """One arrow of a diagram: in `source`, `action` leads to `target`.

    `code` is its name in doctrine.md 4.1, where it has one.
    """

    source: S
    action: Action
    target: S
    code: str = ""


class Life(Generic[S]):
    """The life of one kind of thing, as a table."""

    def __init__(self, start: S, transitions: Iterable[Transition[S]]) -> None:
        self.start = start
        self.transitions = tuple(transitions)
        self._by_step: Mapping[tuple[S, Action], Transition[S]] = {
            (t.source, t.action): t for t in self.transitions
        }

    def next_state(self, state: S, action: Action) -> S | None:
        """Return where *action* leads from *state*; None if nowhere."""
        row = self.row(state, action)
        return row.target if row else None

    def row(self, state: S, action: Action) -> Transition[S] | None:
        """Return the row for *action* in *state*; None if there is none."""
        return self._by_step.get((state, action))

    def actions(self, state: S) -> list[Action]:
        """Return what may happen in *state*, in the order of the table."""
        return [t.action for t in self.transitions if t.source is state]

    def mermaid(self) -> str:
        """Return the moves as a diagram, for docs/lives.md; what stays is no arrow."""
        arrows = [
            f"    {t.source} --> {t.target}: {t.action}"
            for t in self.transitions
            if t.source is not t.target
        ]
        return "\n".join(["stateDiagram-v2", f"    [*] --> {self.start}", *arrows])
