"""The guard against reacting: which replies are held, for how long, and why."""

from datetime import timedelta

from bot.domain.levels import Level
from bot.domain.values import Struct

#: Nothing that protects people, and no correction, is ever held (doctrine.md 5.4).
NEVER_HELD = frozenset({"danger_announcement", "breach_notice", "correction"})

#: What may hold a reply: the rules that need nothing but its words.
RULES = frozenset({"U-10", "U-14", "U-15"})


class ReactionRules(Struct, frozen=True):
    """From which level replies are guarded; how long, why and which kinds are held."""

    lowest: Level
    hold: timedelta
    rules: frozenset[str]
    kinds: frozenset[str]

    def guards(self, level: Level | None) -> bool:
        """Tell whether replies come from approved words only at this level."""
        return level is not None and level >= self.lowest

    def holds(self, kind: str, level: Level | None) -> bool:
        """Tell whether an angry text of this kind waits at this level."""
        return self.guards(level) and kind in self.kinds - NEVER_HELD
