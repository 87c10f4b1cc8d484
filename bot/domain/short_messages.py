"""A text as short as an SMS: it arrives where the internet does not (SM, S5)."""

from collections.abc import Iterable

from bot.domain.fields import length
from bot.domain.lint.sentences import sentences

#: One SMS of the GSM alphabet; two of 153 where more is needed are one message.
SMS = 160

#: What phones write and the GSM alphabet does not have; each would halve the SMS.
_PLAIN = str.maketrans(
    {"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "…": "..."}
)


def plain(text: str) -> str:
    """Return a text on one line, in letters that an SMS has."""
    return " ".join(text.translate(_PLAIN).split())


def short_message(pieces: Iterable[str], limit: int = SMS) -> str:
    """Join the first sentence of each piece while they fit; never a part of one."""
    said = ""
    for piece in pieces:
        first = next((one.text for one in sentences(plain(piece))), "")
        longer = f"{said} {first}".strip()
        said = longer if length(longer) <= limit else said
    return said
