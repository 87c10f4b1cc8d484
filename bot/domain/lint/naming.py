"""Names and titles as people write them: with degrees, longer than a register."""

import re
from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]{2,}")

#: What stands before and behind names and is none.
_AROUND = frozenset(
    {"bapak", "ibu", "bpk", "saudara", "saudari", "dr", "drs", "dra", "ir", "hj",
     "prof", "se", "sh", "st", "mm", "msi", "si", "ap", "sos", "kom", "ikom", "mr",
     "ms", "mrs"}
)  # fmt: skip


def speaker_named(speakers: Mapping[str, str], said: str) -> str | None:
    """Return the name in the register of who is meant; None where nobody is.

    "Ir. Citra Lestari, M.Si." is Citra, and Citra Lestari.
    """
    wanted = _name(said)
    for known in speakers:
        name = _name(known)
        if wanted and name and (name <= wanted or wanted <= name):
            return known
    return None


def those(speakers: Mapping[str, str]) -> str:
    """Return who may speak, as one reads it: "Sri (Sekda), Andi"."""
    return ", ".join(f"{name} ({of})" if of else name for name, of in speakers.items())


def same_title(known: str, said: str) -> bool:
    """Tell whether a title is that of the register; it may say more."""
    return _words(known) <= _words(said) or _words(said) <= _words(known)


def _name(text: str) -> frozenset[str]:
    return _words(text.partition("(")[0]) - _AROUND


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


#: Words by which a source is a group or an office, not somebody who can be hurt.
_NO_PERSON = frozenset(
    {"warga", "ketua", "kelurahan", "kecamatan", "desa", "grup", "whatsapp", "akun",
     "masyarakat", "pelanggan", "media", "dinas", "badan", "kantor", "rumah", "sakit",
     "perumda", "pdam", "polsek", "polres", "puskesmas", "camat", "lurah", "petugas",
     "radio", "telegram", "instagram", "facebook", "call", "center", "laporan", "pasar",
     "citizen", "group", "account", "residents", "office", "video", "foto", "unggahan"}
)  # fmt: skip


def personal(source: str) -> bool:
    """Tell whether a source is called by the name of a person."""
    said = source.split()
    return (
        1 < len(said) <= 4  # noqa: PLR2004 - names of people have so many words
        and all(word[:1].isupper() and not word.isupper() for word in said)
        and not _words(source) & _NO_PERSON
    )
