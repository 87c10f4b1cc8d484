"""retention.toml: how long each kind of what is stored is kept, and why."""

from datetime import timedelta
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, model_validator

from bot.domain.retention import MAY_STAY, Kind, Retention, Term
from bot.playbook.fields import Table, read_duration

#: What is written for a kind that nothing is removed of.
ALWAYS = "always"

SHORTEST = timedelta(days=1)
LONGEST = timedelta(days=3650)


def read_keep(value: object) -> timedelta | None:
    """Read `7d`, or `always`, which is None."""
    if value == ALWAYS:
        return None
    keep = read_duration(value)
    if SHORTEST <= keep <= LONGEST:
        return keep
    raise ValueError(f"must be at least {SHORTEST.days}d, at most {LONGEST.days}d")


def read_reason(text: str) -> str:
    """Require a reason: the law asks what something is kept for."""
    if text.strip():
        return text
    raise ValueError("is empty; say why so long, and no longer")


Keep = Annotated[timedelta | None, BeforeValidator(read_keep)]


class TermTable(Table):
    """The term of one kind."""

    keep: Keep
    reason: Annotated[str, AfterValidator(read_reason)]


class TermsTable(Table):
    """One table for each kind."""

    updates: TermTable
    set_aside: TermTable
    letters: TermTable
    dialogues: TermTable
    buttons: TermTable
    invitations: TermTable
    strangers: TermTable
    protected: TermTable
    notes: TermTable
    journalists: TermTable
    attachments: TermTable
    records: TermTable
    copies: TermTable
    replaced: TermTable
    other_copies: TermTable

    @model_validator(mode="after")
    def check(self) -> "TermsTable":
        """Refuse to keep for ever what the law wants gone."""
        for kind in Kind:
            if getattr(self, kind).keep is None and kind not in MAY_STAY:
                raise ValueError(f'{kind}: "{ALWAYS}" is only for records, attachments')
        return self


class RetentionFile(Table):
    """The whole file."""

    terms: TermsTable

    def value(self) -> Retention:
        """Convert to the domain."""
        terms = {kind: getattr(self.terms, kind) for kind in Kind}
        return Retention({k: Term(t.keep, t.reason) for k, t in terms.items()})
