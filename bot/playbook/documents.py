"""templates/documents.toml: what each kind of document is made of."""

from pathlib import Path
from typing import Annotated

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ValidationError,
)

from bot.domain.clocks import ClockName
from bot.domain.document import Form
from bot.domain.document_kinds import DocumentKind, Documents
from bot.domain.fields import FieldRule
from bot.domain.issue_life import IssueState
from bot.domain.legal import LegalClock
from bot.domain.levels import Level
from bot.domain.office import SLOTS
from bot.playbook.document_fields import FieldTable
from bot.playbook.fields import Filled, LevelName, Table, one_of
from bot.playbook.lending import at, explained, lent
from bot.playbook.mistakes import Mistake, PlaybookError
from bot.playbook.shelf import parse

FILE = "documents.toml"


def check_names(fields: list[FieldTable]) -> list[FieldTable]:
    """Refuse two fields of one name."""
    names = [field.name for field in fields]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"is there twice: {', '.join(twice)}")
    return fields


def check_slots(fields: list[FieldTable]) -> list[FieldTable]:
    """Require a field for each slot of the text approved beforehand."""
    if {field.name for field in fields} == set(SLOTS):
        return fields
    raise ValueError(f"must have exactly these fields: {', '.join(SLOTS)}")


Fields = Annotated[list[FieldTable], Filled, AfterValidator(check_names)]


class FormsTable(Table):
    """The forms of one kind."""

    full: Fields
    emergency: Annotated[Fields, AfterValidator(check_slots)] | None = None

    def value(self) -> dict[Form, tuple[FieldRule, ...]]:
        """Convert to the domain."""
        forms = {form: getattr(self, form) for form in Form}
        return {
            form: tuple(field.value() for field in fields)
            for form, fields in forms.items()
            if fields
        }


def read_state(value: object) -> IssueState:
    """Read a state of an issue."""
    return IssueState(one_of(value, list(IssueState), "state"))


def read_clock(value: str) -> str:
    """Read the name of a clock, one of ours or of the law."""
    return one_of(value, [*ClockName, *LegalClock], "clock")


class KindTable(Table):
    """One kind of document."""

    code: str
    lint: str
    forms: FormsTable
    public: bool = False
    letterhead: bool = False
    due: Annotated[str, AfterValidator(read_clock)] = ""
    lowest: LevelName = Level.L1
    states: list[Annotated[IssueState, BeforeValidator(read_state)]] = Field(
        default_factory=list
    )
    after_word: bool = False
    dateline: bool = True
    offered: bool = True
    ages: bool = True

    def value(self, name: str) -> DocumentKind:
        """Convert to the domain."""
        return DocumentKind(
            name,
            self.code,
            self.lint,
            self.forms.value(),
            self.public,
            self.letterhead,
            self.due,
            self.lowest,
            frozenset(self.states),
            self.after_word,
            self.dateline,
            self.offered,
            self.ages,
        )


class DocumentsFile(Table):
    """The whole file, under one key."""

    kinds: dict[str, KindTable]


def load_documents(templates: Path, overrides: Path | None = None) -> Documents:
    """Read the kinds; rows of the file in *overrides* stand in for the shipped ones.

    Raises PlaybookError, which tells all mistakes.
    """
    own = overrides / FILE if overrides else None
    written = own.read_bytes() if own and own.is_file() else b""
    return read_documents((templates / FILE).read_bytes(), written)


def read_documents(shipped: bytes, own: bytes = b"") -> Documents:
    """Read the kinds; of an office's *own* rows each key stands in for the shipped one.

    Raises PlaybookError, which tells all mistakes with their lines in *own*.
    """
    try:
        theirs, ours = parse(shipped), parse(own)
        kinds = DocumentsFile.model_validate({"kinds": lent(theirs, ours)}).kinds
    except ValidationError as error:
        raise PlaybookError(explained(dict[str, KindTable], FILE, error, own)) from None
    except ValueError as error:
        raise PlaybookError([Mistake(FILE, "", str(error))]) from None
    profiles = {row["lint"] for row in theirs.values()}
    strange = [name for name, kind in kinds.items() if kind.lint not in profiles]
    if strange:
        known = ", ".join(sorted(profiles))
        raise PlaybookError(
            at(FILE, [name, "lint"], f"unknown profile; known: {known}", own)
            for name in strange
        )
    return Documents({name: table.value(name) for name, table in kinds.items()})
