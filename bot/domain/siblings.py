"""A text in another language: its own text, which notes from what it was made.

The note stands among the fields; no reader sees it and no hash covers it.
"""

from collections.abc import Iterable, Mapping, Sequence

from bot.domain.document import Document, canonical_sha
from bot.domain.fields import FieldRule, Shape
from bot.domain.values import replace
from bot.domain.writing import words_of

#: The languages for which the office has words of its own.
LANGUAGES = ("id", "en")

#: From which text it was made, and how that read then.
_MADE_FROM = "_made_from"

#: What is the same in every language.
_SAME_SHAPES = frozenset({Shape.TIME, Shape.MOMENT, Shape.CHOICE})

#: Fields that name people, papers and places on the net, or quote word by word.
_SAME_FIELDS = frozenset(
    {
        "judul_berita",
        "kanal",
        "kanal_resmi",
        "kanal_pengaduan",
        "kutipan_keliru",
        "media",
        "narahubung",
        "penandatangan",
        "peta",
        "siaran",
        "tautan",
    }
)


def shared(rules: Sequence[FieldRule], fields: Mapping[str, str]) -> dict[str, str]:
    """Return the answers that need no translation."""
    same = (r.name for r in rules if r.shape in _SAME_SHAPES or r.name in _SAME_FIELDS)
    return {name: fields[name] for name in same if fields.get(name)}


def made_from(document: Document) -> str:
    """Return the id of the text from which it was made; "" where there is none."""
    return document.fields.get(_MADE_FROM, "").partition(" ")[0]


def following_words(document: Document, source: Document) -> Document:
    """Note that a text says what *source* says now."""
    return replace(document, fields={**document.fields, **note_of(source)})


def note_of(source: Document) -> dict[str, str]:
    """Return the note that a text is made from *source* as it reads now."""
    return {_MADE_FROM: f"{source.id} {_words(source)}"}


def is_behind(document: Document, source: Document) -> bool:
    """Tell whether the words of *source* have changed since they were followed."""
    return document.fields.get(_MADE_FROM, "").partition(" ")[2] != _words(source)


def sibling_of(
    document: Document, locale: str, others: Iterable[Document]
) -> Document | None:
    """Return the text of the same in a language; None where nobody began one."""
    if document.locale == locale:
        return document
    family = {document.id, made_from(document)} - {""}
    return next(
        (
            one
            for one in others
            if one.locale == locale and family & {one.id, made_from(one)}
        ),
        None,
    )


def _words(document: Document) -> str:
    return canonical_sha(document.kind, document.form, words_of(document), "")[:16]
