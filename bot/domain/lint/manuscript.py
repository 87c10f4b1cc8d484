"""What is checked: the words as they would go out, and what they were written from."""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

from bot.domain.values import Struct, field


class Binding(Struct, frozen=True):
    """What a writer said of a number: the *fact* behind it, or why it is no claim."""

    written: str
    fact: str = ""
    reason: str = ""


class Quotation(Struct, frozen=True):
    """Words that somebody is quoted with; `confirmed` by the one who said them."""

    name: str
    title: str
    text: str
    confirmed: bool = False


class Item(Struct, frozen=True):
    """A question that may be asked, and what is answered.

    `status` is "answer", "later" or "cannot"; `reason` says why, and who knows when.
    """

    question: str
    answer: str
    status: str = "answer"
    reason: str = ""


class Picture(Struct, frozen=True):
    """A picture beside a text: its alternative text, and when its figures were true."""

    alt: str = ""
    as_of: str = ""
    stamped: bool = False
    masked: bool = False
    infographic: bool = False


#: Answers that hold words which we quote and do not say.
OTHERS_WORDS = {
    "internal_message": ("tidak_boleh",),
    "reply": ("pertanyaan",),
    "right_of_reply": ("kutipan_keliru", "judul_berita"),
    "hoax_clarification": ("klaim",),
    "correction": ("rujukan", "yang_keliru"),
}


_LINK = re.compile(r"https?://\S+")


@lru_cache(8)
def _without(text: str, quoted: tuple[str, ...]) -> str:
    """Blank what is quoted, and links: places and lines stay what they are."""
    text = _LINK.sub(lambda link: " " * len(link[0]), text)
    for words in quoted:
        text = text.replace(words, re.sub(r"[^\n]", " ", words))
    return text


class Manuscript(Struct, frozen=True):
    """A text about to go out.

    `body` holds the exact words; `fields` the answers as they stand in it, and `typed`
    the names of those that bind by themselves (a time, a contact, the value of a
    fact). `facts` are the short numbers of the facts that it rests on. `times` are the
    moments that it names. `parts` are those of a thread, in their order. `enclosed`
    counts the files and links that go with a letter; None where none is asked for.
    """

    kind: str
    locale: str
    body: str
    fields: Mapping[str, str] = field(default_factory=dict)
    typed: frozenset[str] = frozenset()
    facts: tuple[str, ...] = ()
    bindings: tuple[Binding, ...] = ()
    times: Mapping[str, datetime] = field(default_factory=dict)
    channels: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    quotes: tuple[Quotation, ...] = ()
    items: tuple[Item, ...] = ()
    pictures: tuple[Picture, ...] = ()
    stance: str = ""
    enclosed: int | None = None

    def answer(self, name: str) -> str:
        """Return the answer of a field; "" where it has none: a dash says nothing."""
        said = self.fields.get(name, "").strip()
        return said if any(sign.isalnum() for sign in said) else ""

    @property
    def own(self) -> str:
        """Return the body without what somebody else said: our tone is in the rest."""
        quoted = [self.answer(name) for name in OTHERS_WORDS.get(self.kind, ())]
        quoted += [item.question for item in self.items]
        return _without(self.body, tuple(one for one in quoted if one))

    @property
    def free(self) -> str:
        """Return the body with the typed answers blanked: places stay what they are."""
        text = self.body
        for name in sorted(self.typed):
            if value := self.answer(name):
                whole = rf"(?<!\w){re.escape(value)}(?!\w)"
                text = re.sub(whole, " " * len(value), text)
        return text
