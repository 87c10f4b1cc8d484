"""The single narrative: a core line, three messages, what is said and what is not."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.likeness import words
from bot.domain.roots import holds, rooted, roots_of
from bot.domain.values import Struct

#: So much of the telling words of a message must stand in a text that carries it.
CARRIED = 0.6


class NarrativeText(Struct, frozen=True):
    """What was typed: the core line, and two lists of phrases."""

    core: str = ""
    say: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()


class Narrative(Struct, frozen=True):
    """A version of the narrative of an issue; its words never change.

    `messages` are those of the map in `map_version`; 0: there was no map.
    `approved_by` is a second person; the newest approved version is the one that holds.
    """

    issue_id: str
    by: int
    at: datetime
    said: NarrativeText
    messages: tuple[str, ...] = ()
    map_version: int = 0
    approved_by: int | None = None
    approved_at: datetime | None = None
    version: int = 0


class Drift(Struct, frozen=True):
    """How far a text is from the narrative (U-20, a warning).

    `silent`: none of the messages is in it. `said` are phrases that were not to be.
    """

    silent: bool = False
    said: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.silent or bool(self.said)


def read_narrative(text: str) -> NarrativeText:
    """Read a narrative typed in one message.

    Lines that begin with "+" are to be said, those with "-" not; the others are the
    core line.
    """
    core, say, unsaid = list[str](), list[str](), list[str]()
    for line in text.splitlines():
        said = " ".join(line.split())
        sign, rest = said[:1], said[1:].strip()
        if sign == "+" and rest:
            say.append(rest)
        elif sign in {"-", "–", "—"} and rest:
            unsaid.append(rest)
        elif any(c.isalnum() for c in said):
            core.append(said)
    return NarrativeText(" ".join(core), tuple(say), tuple(unsaid))


def in_force(versions: Sequence[Narrative]) -> Narrative | None:
    """Return the narrative that holds now: the newest approved; None if none is."""
    approved = [one for one in versions if one.approved_by is not None]
    return max(approved, key=lambda one: one.version, default=None)


def carried(message: str, text: str) -> bool:
    """Tell whether a text says a message, whatever the endings of its words."""
    there = rooted(text)
    telling = [roots_of(word) for word in words(message) if not word.isdigit()]
    if not telling:
        return holds(there, rooted(message))
    known = frozenset().union(*there)
    return sum(bool(one & known) for one in telling) >= CARRIED * len(telling)


def drift(narrative: Narrative, text: str) -> Drift:
    """Return how far a text is from the narrative."""
    messages, there = narrative.messages, rooted(text)
    silent = bool(messages) and not any(carried(one, text) for one in messages)
    said = tuple(one for one in narrative.said.unsaid if holds(there, rooted(one)))
    return Drift(silent, said)
