"""The kinds of documents: what each is made of, and when it is offered."""

from collections.abc import Collection, Mapping

from bot.domain.document import Document, Form
from bot.domain.fields import FieldRule
from bot.domain.issue_life import IssueState
from bot.domain.levels import Level
from bot.domain.values import Struct, field


class DocumentKind(Struct, frozen=True):
    """One kind of document; *code* is its number in doctrine.md 5.2.

    *lint* names the profile that the text is checked with, *due* the clock that it
    meets. Words that are `public` go out to everybody. It is offered from *lowest* on,
    in *states* only (empty: in all of an open issue), and with *after_word* only once
    a text of the issue has gone out; never where it is not `offered`. Place and time
    stand in it with `dateline`. What never goes out as it stands does not age.
    """

    name: str
    code: str
    lint: str
    forms: Mapping[Form, tuple[FieldRule, ...]]
    public: bool = False
    letterhead: bool = False
    due: str = ""
    lowest: Level = Level.L1
    states: frozenset[IssueState] = frozenset()
    after_word: bool = False
    dateline: bool = True
    offered: bool = True
    ages: bool = True

    def fits(self, level: Level, state: IssueState, *, spoken: bool) -> bool:
        """Tell whether it is offered to an issue as it stands."""
        return (
            self.offered
            and level >= self.lowest
            and (not self.states or state in self.states)
            and (spoken or not self.after_word)
        )


class Documents(Struct, frozen=True):
    """The kinds that can be written, by name (templates/documents.toml)."""

    kinds: Mapping[str, DocumentKind] = field(default_factory=dict)

    def rules(self, document: Document) -> tuple[FieldRule, ...]:
        """Return the fields of a document, in their order."""
        return self.kinds[document.kind].forms[document.form]

    def rule(self, document: Document, name: str) -> FieldRule:
        """Return one field; KeyError if the document has none of this name."""
        return {rule.name: rule for rule in self.rules(document)}[name]

    def fitting(
        self, level: Level, state: IssueState, due: Collection[str], *, spoken: bool
    ) -> list[DocumentKind]:
        """Return what fits an issue: what its running clocks wait for comes first.

        Within each half the order is that of the file.
        """
        kinds = [k for k in self.kinds.values() if k.fits(level, state, spoken=spoken)]
        return sorted(kinds, key=lambda kind: kind.due not in due)
