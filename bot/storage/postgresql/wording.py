"""The named parameters of a statement as PostgreSQL counts them: `:at` is `$1`."""

import re
from collections.abc import Mapping
from functools import cache

from bot.domain.values import Struct
from bot.storage.sql import queries

#: A colon that is not part of a cast (`::`) begins a name.
_NAME = re.compile(r"(?<!:):([a-z_]+)")


class Wording(Struct, frozen=True):
    """A statement with counted parameters, and the names in the order of counting."""

    text: str
    names: tuple[str, ...]

    def arguments(self, values: Mapping[str, object]) -> list[object]:
        """Return the values in order; one that is missing is a mistake of ours."""
        return [values[name] for name in self.names]


def worded(statement: str) -> Wording:
    """Count the names of a statement; a name that stands twice is one parameter."""
    names = tuple(dict.fromkeys(_NAME.findall(statement)))
    number = {name: f"${place}" for place, name in enumerate(names, 1)}
    return Wording(_NAME.sub(lambda found: number[found[1]], statement), names)


@cache
def wordings() -> Mapping[str, Wording]:
    """Return every statement of this engine by its name."""
    return {name: worded(text) for name, text in queries("postgresql").items()}
