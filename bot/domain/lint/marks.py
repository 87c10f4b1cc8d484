"""What a rule finds: where, what, how much it weighs there, and what mends it."""

from collections.abc import Callable, Iterator
from enum import StrEnum

from bot.domain.findings import Weight
from bot.domain.lint.lexicon import Lexicon
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.sentences import words
from bot.domain.lint.situation import Situation
from bot.domain.values import Struct, field


class Clearing(StrEnum):
    """Who may let a text pass that a rule holds up (doctrine.md 5.1)."""

    NOBODY = "nobody"
    REASON = "reason"
    LAW_AND_LEAD = "law_and_lead"


class Mending(StrEnum):
    """What one tap can do about it."""

    BIND = "bind"
    ADD_ZONE = "add_zone"
    INSERT_UPDATE = "insert_update"
    ADD_CONTACT = "add_contact"
    ASK_FIELD = "ask_field"


class Mend(Struct, frozen=True):
    """One tap: what it does, and with what (a fact, a field).

    It is *sure* where nobody has to choose: one tap may do all such mends at once.
    """

    way: Mending
    value: str = ""
    sure: bool = False


class Mark(Struct, frozen=True):
    """One place where a rule struck; the whole text where *end* is 0.

    *detail* is a number that the sentence of the rule names, *weight* and *clearing*
    stand where this place weighs otherwise than its rule, *may* names those who may.
    """

    what: str = ""
    start: int = 0
    end: int = 0
    detail: str = ""
    mends: tuple[Mend, ...] = ()
    weight: Weight | None = None
    clearing: Clearing | None = None
    may: str = ""


Check = Callable[[Manuscript, Situation, Lexicon], Iterator[Mark]]


class Rule(Struct, frozen=True):
    """One rule of the doctrine; *kinds* is empty where it holds for every text."""

    code: str
    weight: Weight
    check: Check
    kinds: frozenset[str] = frozenset()
    clearing: Clearing = Clearing.NOBODY


class Remark(Struct, frozen=True):
    """What a writer is told: the rule, its weight here, who may clear it, the place."""

    code: str
    weight: Weight
    clearing: Clearing
    mark: Mark = field(default_factory=Mark)


def lacks(name: str) -> Mark:
    """Say that a field has no answer; one tap asks for it."""
    return Mark(what=name, mends=(Mend(Mending.ASK_FIELD, name),))


def hollow(said: str, w: Lexicon) -> bool:
    """Tell whether an answer says nothing but a formula: "lihat di atas"."""
    rest = said
    for match in reversed(list(w.find("formula", said))):
        rest = rest[: match.start()] + rest[match.end() :]
    little = len(words(rest)) <= 1 and not any(sign.isdigit() for sign in rest)
    return not said or (rest != said and little)


def answered(*names: str) -> Check:
    """Make a rule that asks for answers; "lihat di atas" is none."""

    def check(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
        for name in names:
            if hollow(m.answer(name), w):
                yield lacks(name)

    return check
