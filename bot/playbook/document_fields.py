"""templates/documents.toml: the fields of a document."""

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from bot.domain.fields import FieldRule, Prefill, Quote, Shape
from bot.playbook.fields import Table, one_of

#: A text of more than this is read by nobody: about five pages.
LONGEST = 12_000


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
    choices: list[Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]] = Field(
        default_factory=list
    )
    ready: list[Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]] = Field(
        default_factory=list
    )

    @model_validator(mode="after")
    def check_choices(self) -> "FieldTable":
        """Require choices where one is chosen, and nowhere else."""
        if (self.shape is Shape.CHOICE) is bool(self.choices):
            return self
        raise ValueError('"choices" and shape = "choice" belong together')

    def value(self) -> FieldRule:
        """Convert to the domain."""
        return FieldRule(
            self.name,
            self.limit,
            self.shape,
            self.prefill,
            self.quotes,
            self.required,
            tuple(self.choices),
            tuple(self.ready),
        )
