"""templates/documents.toml: what each kind of document is made of."""

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError

from bot.domain.document import Form
from bot.domain.fields import DocumentKind, Documents, FieldRule, Prefill, Quote, Shape
from bot.domain.office import SLOTS
from bot.playbook.fields import Filled, Table, one_of
from bot.playbook.mistakes import Mistake, PlaybookError, explain
from bot.playbook.shelf import parse

FILE = "documents.toml"

#: A field longer than this leaves no room for the others on one screen.
LONGEST = 1000


def read_shape(value: object) -> Shape:
    """Read how an answer stands in the text."""
    return Shape(one_of(value, list(Shape), "shape"))


def read_prefill(value: object) -> Prefill:
    """Read what a field is filled with."""
    return Prefill(one_of(value, list(Prefill), "prefill"))


def read_quote(value: object) -> Quote:
    """Read which words of the report stand beside the question."""
    return Quote(one_of(value, list(Quote), "quote"))


class FieldTable(Table):
    """One field."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
    limit: Annotated[int, Field(ge=1, le=LONGEST)]
    shape: Annotated[Shape, BeforeValidator(read_shape)] = Shape.SENTENCE
    prefill: Annotated[Prefill, BeforeValidator(read_prefill)] | None = None
    quotes: Annotated[Quote, BeforeValidator(read_quote)] | None = None
    required: bool = True

    def value(self) -> FieldRule:
        """Convert to the domain."""
        return FieldRule(
            self.name,
            self.limit,
            self.shape,
            self.prefill,
            self.quotes,
            self.required,
        )


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


class KindTable(Table):
    """One kind of document."""

    code: str
    lint: str
    forms: FormsTable

    def value(self, name: str) -> DocumentKind:
        """Convert to the domain."""
        return DocumentKind(name, self.code, self.lint, self.forms.value())


class DocumentsFile(Table):
    """The whole file, under one key."""

    kinds: dict[str, KindTable]


def load_documents(templates: Path, overrides: Path | None = None) -> Documents:
    """Read the kinds; the file in *overrides* stands in for the one in *templates*.

    Raises PlaybookError, which tells all mistakes.
    """
    own = overrides / FILE if overrides else None
    path = own if own and own.is_file() else templates / FILE
    try:
        tables = parse(path.read_bytes())
        kinds = DocumentsFile.model_validate({"kinds": tables}).kinds
    except ValidationError as error:
        raise PlaybookError(
            explain(dict[str, KindTable], FILE, found["loc"][1:], found)
            for found in error.errors()
        ) from None
    except ValueError as error:
        raise PlaybookError([Mistake(FILE, "", str(error))]) from None
    return Documents({name: table.value(name) for name, table in kinds.items()})
