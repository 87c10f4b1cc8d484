"""What a row of the tables is, and the names that rows may use for the stage."""

from dataclasses import dataclass, field
from typing import Any

Call = tuple[str, dict[str, Any]]

# "$name" in a row is replaced by what the stage calls so (see `conftest.py`).
MARK = "$"


@dataclass(frozen=True)
class Row:
    """A call; `before` lists the calls that prepare it."""

    params: dict[str, Any] = field(default_factory=dict)
    before: tuple[Call, ...] = ()


def resolved(value: Any, names: dict[str, Any]) -> Any:
    if isinstance(value, dict):
        return {key: resolved(one, names) for key, one in value.items()}
    if isinstance(value, list):
        return [resolved(one, names) for one in value]
    if isinstance(value, str) and value.startswith(MARK):
        return names[value.removeprefix(MARK)]
    return value
