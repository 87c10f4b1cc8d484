"""What the fields of texts say, so that one text can start from another."""

from collections.abc import Mapping
from enum import StrEnum


class Meaning(StrEnum):
    """What a field says, whatever the kind of text (doctrine.md 0.8, 5.2)."""

    KNOWN = "known"
    DOING = "doing"
    UNKNOWN = "unknown"
    ADVICE = "advice"
    STANCE = "stance"
    SAY = "say"
    UNSAID = "unsaid"
    CHANNELS = "channels"
    CONTACTS = "contacts"


#: By the name of the field; a kind that the office adds gains what it names so.
MEANINGS: Mapping[str, Meaning] = {
    "fakta": Meaning.KNOWN,
    "isi": Meaning.KNOWN,
    "kejadian": Meaning.KNOWN,
    "tindakan": Meaning.DOING,
    "upaya": Meaning.DOING,
    "belum_diketahui": Meaning.UNKNOWN,
    "imbauan": Meaning.ADVICE,
    "sikap": Meaning.STANCE,
    "boleh": Meaning.SAY,
    "tidak_boleh": Meaning.UNSAID,
    "kanal_resmi": Meaning.CHANNELS,
    "kanal": Meaning.CHANNELS,
    "narahubung": Meaning.CONTACTS,
}

#: The office's own words: they hold whatever becomes of a fact.
STANDING = frozenset({Meaning.UNKNOWN, Meaning.CHANNELS, Meaning.CONTACTS})

#: What no fact moves, in every kind; the rest only where a text says how things stand.
ADDRESSES = frozenset({Meaning.CHANNELS, Meaning.CONTACTS})

#: In these kinds a field of the same name says something else: the fact that refutes a
#: rumour, what follows from our own mistake, how an issue went.
_OTHERWISE = frozenset({"hoax_clarification", "apology", "review", "correction"})


def meaning_of(kind: str, field: str) -> Meaning | None:
    """Return what a field says; None where it says what no other text says."""
    meaning = MEANINGS.get(field)
    return None if kind in _OTHERWISE and meaning not in ADDRESSES else meaning


def saying(kind: str, fields: Mapping[str, str], meaning: Meaning) -> str:
    """Return what a text of *kind* says of one meaning; "" for nothing."""
    found = (text for name, text in fields.items() if meaning_of(kind, name) is meaning)
    return next((text for text in found if text), "")


#: Beside what is known, these may be answered with a fact.
_TOLD_BY_FACTS = frozenset(
    {"lead", "dampak", "penjelasan", "yang_benar", "koreksi", "bahaya", "terdampak"}
)


def tells_facts(field: str) -> bool:
    """Tell whether a field may be answered by choosing a fact."""
    return MEANINGS.get(field) is Meaning.KNOWN or field in _TOLD_BY_FACTS
