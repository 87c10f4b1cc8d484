"""A text told once more, for a post: what is known, what we do, when we speak again."""

from collections.abc import Mapping

from bot.domain.fields import paragraphs_of
from bot.domain.lint.sentences import sentences

#: What the first part says, each in its first sentence (MS-02): a fact and an action.
_KNOWN = ("fakta", "lead", "bahaya", "yang_benar")
_DOING = ("tindakan", "upaya", "penjelasan")
#: What follows, in this order.
_REST = (
    "empati", "isi", "terdampak", "cara_menghindari", "cara_bantuan", "imbauan",
)  # fmt: skip


def retold(said: Mapping[str, str], next_word: str, unknown: str) -> str:
    """Return the paragraphs of a post from the answers of a text, as they stand in it.

    *next_word* and *unknown* are finished sentences, "" where the text has none. The
    first paragraph stands alone; "" for a text with neither fact nor action.
    """
    head = [_first(said, names) for names in (_KNOWN, _DOING)]
    if not any(head):
        return ""
    rest = [said.get(name, "") for name in _REST]
    parts = [" ".join(filter(None, [*head, next_word])), *rest, unknown]
    return "\n\n".join(filter(None, parts))


def without_headline(body: str) -> str:
    """Return a text without its first paragraph."""
    return "\n\n".join(paragraphs_of(body)[1:]) or body


def _first(said: Mapping[str, str], names: tuple[str, ...]) -> str:
    answer = next((said[name] for name in names if said.get(name)), "")
    return next((one.text for one in sentences(answer)), "")
