"""An office's own rows of documents: what they leave out is lent to them."""

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from bot.domain.values import replace
from bot.playbook.lines import line_of
from bot.playbook.mistakes import Mistake, explain


def lent(theirs: dict[str, Any], ours: dict[str, Any]) -> dict[str, Any]:
    """Complete an office's rows with the shipped keys that they leave out."""
    found = dict(theirs)
    for name, row in ours.items():
        if not isinstance(row, dict):
            found[name] = row
            continue
        shipped, forms = theirs.get(name, {}), row.get("forms", {})
        whole = shipped.get("forms", {}) | forms if isinstance(forms, dict) else forms
        found[name] = shipped | row | {"forms": whole}
    return found


def explained(
    model: Any, file: str, error: ValidationError, own: bytes
) -> Iterator[Mistake]:
    """Yield each mistake that was found under one key, with its line in *own*."""
    for found in error.errors():
        path = found["loc"][1:]
        line = line_of(own.decode("utf-8-sig"), path)
        yield replace(explain(model, file, path, found), line=line)


def at(file: str, path: Sequence[str], reason: str, own: bytes) -> Mistake:
    """Return a mistake at a key, with its line in *own*."""
    line = line_of(own.decode("utf-8-sig"), path)
    return Mistake(file, ".".join(path), reason, line)
