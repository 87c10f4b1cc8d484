"""conference.toml: the runbook of a press conference, and what is always asked."""

from datetime import timedelta
from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.runbook import (
    KNOWN,
    QUESTIONS,
    Asked,
    ConferenceRules,
    Item,
    Suggested,
)
from bot.playbook.fields import PerLevel, StepWait, Table, one_of, read_role

#: A checklist reaches a day back and a day ahead.
_DAY = 24 * 60


def read_question(code: str) -> str:
    """Require one of the questions that always come."""
    return one_of(code, QUESTIONS, "question")


def read_source(value: object) -> Suggested:
    """Read from what an answer is suggested."""
    return Suggested(one_of(value, list(Suggested), "source"))


class ItemTable(Table):
    """One item of the checklist."""

    code: Annotated[str, Field(pattern=r"^[a-z][a-z_]{1,30}$")]
    at: Annotated[int, Field(ge=-_DAY, le=_DAY)]
    owner: Annotated[Role, BeforeValidator(read_role)]
    blocks: bool = False
    text: Annotated[str, Field(max_length=160)] = ""

    @model_validator(mode="after")
    def _own_words(self) -> Self:
        if self.code not in KNOWN and not self.text.strip():
            raise ValueError(f"{self.code!r} is the office's own: it needs a text")
        return self

    def value(self) -> Item:
        """Convert to the domain."""
        at = timedelta(minutes=self.at)
        return Item(self.code, at, str(self.owner), self.blocks, self.text.strip())


class AskedTable(Table):
    """One question that always comes."""

    code: Annotated[str, AfterValidator(read_question)]
    suggested: Annotated[Suggested, BeforeValidator(read_source)]
    hard: bool = False

    def value(self) -> Asked:
        """Convert to the domain."""
        return Asked(self.code, self.suggested, self.hard)


class ConferenceFile(Table):
    """The whole file."""

    ahead: PerLevel[StepWait]
    block_before: StepWait
    statement: StepWait
    asking: StepWait
    last: StepWait
    rehearsed: Annotated[int, Field(ge=1, le=10)]
    items: Annotated[list[ItemTable], Field(min_length=1, max_length=30)]
    questions: Annotated[list[AskedTable], Field(min_length=1)]

    @model_validator(mode="after")
    def _once(self) -> Self:
        for codes in ([i.code for i in self.items], [q.code for q in self.questions]):
            twice = sorted({code for code in codes if codes.count(code) > 1})
            if twice:
                raise ValueError(f"named twice: {', '.join(twice)}")
        return self

    def value(self) -> ConferenceRules:
        """Convert to the domain."""
        return ConferenceRules(
            items=tuple(one.value() for one in self.items),
            questions=tuple(one.value() for one in self.questions),
            ahead={Level(level): wait for level, wait in self.ahead.by_level().items()},
            block_at=-self.block_before,
            statement=self.statement,
            asking=self.asking,
            last=self.last,
            rehearsed=self.rehearsed,
        )
