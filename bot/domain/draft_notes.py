"""Notes of a draft beside its words: what came from an earlier text, and from where."""

from collections.abc import Iterable
from dataclasses import replace

from bot.domain.document import Document

#: Kept among the fields like the other notes of a draft: no reader and no hash sees it.
_CARRIED = "_carried"


def carried_note(origin: str, names: Iterable[str]) -> dict[str, str]:
    """Note which fields came along from the text *origin* ("D1"); {} for none."""
    fields = " ".join(names)
    return {_CARRIED: f"{origin} {fields}"} if fields else {}


def carried_from(document: Document) -> tuple[str, tuple[str, ...]]:
    """Return from which text fields came along, and which nobody has rewritten."""
    origin, *names = document.fields.get(_CARRIED, "").split() or [""]
    return origin, tuple(names)


def rewritten(document: Document, name: str) -> Document:
    """Forget that a field came along: somebody wrote it anew."""
    origin, names = carried_from(document)
    if name not in names:
        return document
    left = carried_note(origin, [one for one in names if one != name])
    kept = {k: v for k, v in document.fields.items() if k != _CARRIED}
    return replace(document, fields=kept | left)
