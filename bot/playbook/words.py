"""words_id.toml, words_en.toml: the words that the rules of outgoing texts look for."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from bot.domain.lint.lexicon import Lexicon, WordList
from bot.playbook.fields import Table


def read_pattern(text: str) -> str:
    """Require a regular expression."""
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"{text!r} is not a regular expression: {error}") from None
    return text


def no_empty_word(words: list[str]) -> list[str]:
    """Refuse a phrase that would be found everywhere."""
    if all(word.strip() for word in words):
        return words
    raise ValueError("holds an empty word")


Words = Annotated[list[str], AfterValidator(no_empty_word), Field(default_factory=list)]
Pattern = Annotated[str, AfterValidator(read_pattern)]


class ListTable(Table):
    """One list."""

    phrases: Words
    patterns: Annotated[list[Pattern], Field(default_factory=list)]
    excepted: Words

    def value(self) -> WordList:
        """Convert to the domain."""
        lists = (self.phrases, self.patterns, self.excepted)
        return WordList(*(tuple(one) for one in lists))


class ListsTable(Table):
    """The lists: an office may change the words of one, not its name."""

    absolutes: ListTable
    aid: ListTable
    alleged: ListTable
    ask_heads: ListTable
    ask_now: ListTable
    ask_victims: ListTable
    ask_what: ListTable
    ask_when_known: ListTable
    ask_who: ListTable
    asked_whether: ListTable
    bare_denial: ListTable
    belittling: ListTable
    blame: ListTable
    boasts: ListTable
    cannot_answer: ListTable
    casualties: ListTable
    cause: ListTable
    child: ListTable
    child_harm: ListTable
    child_place: ListTable
    claims: ListTable
    defamation: ListTable
    deflects: ListTable
    deletion: ListTable
    denies: ListTable
    doing: ListTable
    empathy: ListTable
    excuse: ListTable
    fault: ListTable
    fault_of: ListTable
    formula: ListTable
    future: ListTable
    gives_reason: ListTable
    guilt: ListTable
    headline_filler: ListTable
    hoax: ListTable
    hostile: ListTable
    internal_only: ListTable
    jargon: ListTable
    kept: ListTable
    known_short: ListTable
    leans_on: ListTable
    liaison: ListTable
    next_word: ListTable
    no_comment: ListTable
    no_quotation: ListTable
    nothing_open: ListTable
    own_short: ListTable
    personal_blame: ListTable
    press: ListTable
    received: ListTable
    ridicule: ListTable
    sarcasm: ListTable
    security: ListTable
    source: ListTable
    source_line: ListTable
    speculation: ListTable
    stiff_opening: ListTable
    threats: ListTable
    to_liaison: ListTable
    unknown: ListTable
    update: ListTable
    vague_time: ListTable
    when: ListTable
    where: ListTable


class WordsFile(Table):
    """The whole file."""

    lists: ListsTable

    def value(self) -> Lexicon:
        """Convert to the domain."""
        tables = {name: getattr(self.lists, name) for name in ListsTable.model_fields}
        return Lexicon({name: table.value() for name, table in tables.items()})
