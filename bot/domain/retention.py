"""How long each kind of what is stored is kept, and why (UU PDP, arts. 42 to 44)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.values import Struct


class Kind(StrEnum):
    """Kinds with a term. The journal has none: it holds ids and codes alone."""

    UPDATES = "updates"
    SET_ASIDE = "set_aside"
    LETTERS = "letters"
    DIALOGUES = "dialogues"
    BUTTONS = "buttons"
    INVITATIONS = "invitations"
    STRANGERS = "strangers"
    PROTECTED = "protected"
    NOTES = "notes"
    JOURNALISTS = "journalists"
    ATTACHMENTS = "attachments"
    RECORDS = "records"
    COPIES = "copies"
    REPLACED = "replaced"
    OTHER_COPIES = "other_copies"


#: Files, not rows: the disk is looked at for them.
IN_FILES: frozenset[Kind] = frozenset({Kind.COPIES, Kind.REPLACED, Kind.OTHER_COPIES})

#: The office's archive may keep these for ever.
MAY_STAY: frozenset[Kind] = frozenset({Kind.RECORDS, Kind.ATTACHMENTS})


class Term(Struct, frozen=True):
    """How long, and what for; `keep` is None where nothing is removed."""

    keep: timedelta | None
    reason: str


class Retention(Struct, frozen=True):
    """A term for each kind."""

    terms: Mapping[Kind, Term]

    def before(self, kind: Kind, now: datetime) -> datetime | None:
        """Return before which instant a kind is past its term; None: it never is."""
        keep = self.terms[kind].keep
        return None if keep is None else now - keep

    def keep(self, kind: Kind) -> timedelta:
        """Return the term of a kind that always has one."""
        keep = self.terms[kind].keep
        if keep is None:
            raise ValueError(f"{kind} has no term")
        return keep
