"""Slots in the office's texts: `{name}`, and nothing cleverer."""

from collections.abc import Collection, Iterable
from string import Formatter


def check_slots(text: str, allowed: Collection[str], needed: Iterable[str]) -> str:
    """Require that braces enclose only *allowed* names, and all *needed* ones."""
    try:
        parts = [part[1:] for part in Formatter().parse(text)]
    except ValueError as error:
        raise ValueError(f"braces are only for slots: {error}") from None
    used = [name for name, _, _ in parts if name is not None]
    wrong = [name for name in used if name not in allowed]
    if wrong or any(spec or conversion for _, spec, conversion in parts):
        slots = " ".join(f"{{{name}}}" for name in allowed)
        raise ValueError(f"has a slot that does not exist; allowed: {slots}")
    missing = " ".join(f"{{{name}}}" for name in needed if name not in used)
    if missing:
        raise ValueError(f"lacks {missing}")
    return text
