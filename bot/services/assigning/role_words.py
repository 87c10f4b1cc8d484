"""What a role is for, in the words of the office."""

from collections.abc import Iterable, Sequence

from bot.domain.values import Struct
from bot.services.turn import Turn


class Deeds(Struct, frozen=True):
    """What whoever has some roles does, and what they may not."""

    duties: Sequence[str]
    not_allowed: Sequence[str]


def deeds_of(turn: Turn, codes: Iterable[str], locale: str) -> Deeds:
    """Gather duties and bans of several roles, each once."""
    rules = [turn.desk.playbook.roles.find(code) for code in codes]
    known = [rule for rule in rules if rule is not None]
    home = turn.desk.house.locale
    duties = [d for r in known for d in r.duties.get(locale, r.duties.get(home, ()))]
    bans = [
        b for r in known for b in r.not_allowed.get(locale, r.not_allowed.get(home, ()))
    ]
    return Deeds(list(dict.fromkeys(duties)), list(dict.fromkeys(bans)))
