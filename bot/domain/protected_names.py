"""Names that no text may say, and what part who bears them has in an issue."""

import re
from datetime import datetime
from enum import StrEnum

from bot.domain.values import Struct


class Part(StrEnum):
    """What somebody is in an issue (doctrine.md 5.1, U-08)."""

    VICTIM = "victim"
    CHILD = "child"
    SUSPECT = "suspect"
    WITNESS = "witness"
    OTHER = "other"


#: A name, or its initials, is at most this long; so many stand in one register.
LONGEST, MOST = 80, 60


class ProtectedName(Struct, frozen=True):
    """Somebody of an issue, by one way in which they are named."""

    id: str
    issue_id: str
    part: Part
    name: str
    added_by: int
    added_at: datetime


def names_in(text: str) -> list[str]:
    """Return what stands on each line: a name, another way to write it, initials."""
    lines = (re.sub(r"\s+", " ", line).strip(" ,;-•") for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if re.search(r"[^\W\d_]", line)))
