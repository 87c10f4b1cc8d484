"""How names are written: spellings, shortenings, titles, and names that many bear."""

import re

from bot.domain.values import Struct

WORD = re.compile(r"[^\W\d_]+(?:['’`-][^\W\d_]+)*")

#: Old spelling, and letters that people leave out or write twice.
_SPELLINGS = (
    ("oe", "u"),
    ("tj", "c"),
    ("dj", "j"),
    ("sj", "sy"),
    ("kh", "h"),
    ("ch", "h"),
    ("z", "s"),
    ("q", "k"),
)

#: Given names that many bear, and how they are shortened: alone they name nobody.
MANY = {
    "muhamad": {"m", "moh", "muh", "mohd", "mohamad", "muhamad", "mohamed", "mohamat",
                "muhamat", "mhd"},
    "ahmad": {"ahmad", "ahmat", "ahd"},
    "abdul": {"abdul", "abd"},
    "siti": {"siti", "st", "sity"},
    "nur": {"nur"}, "sri": {"sri"}, "dewi": {"dewi"}, "putri": {"putri"},
    "putra": {"putra"}, "anak": {"anak"}, "wati": {"wati"}, "ayu": {"ayu"},
}  # fmt: skip
_SHORT = {short: known for known, every in MANY.items() for short in every}

#: What stands before a name and is none: a lone part behind it means a person.
TITLES = frozenset(
    {"bapak", "pak", "bpk", "ibu", "bu", "saudara", "saudari", "sdr", "sdri",
     "ny", "tn", "nyonya", "tuan", "nona", "almarhum", "almarhumah", "alm",
     "almh", "mendiang", "bernama", "berinisial", "inisial", "korban", "anak",
     "ananda", "saksi", "tersangka", "terduga", "haji", "hajah", "h", "hj", "dr",
     "ir", "drs", "dra", "mr", "mrs", "ms", "miss", "named", "victim", "late",
     "child", "witness", "suspect", "si", "sang", "warga", "mahasiswa", "siswa",
     "siswi", "pasien", "patient"}
)  # fmt: skip

#: Behind these stands the name of a place, not of a person.
PLACES = frozenset(
    {"jalan", "jl", "jln", "gang", "gg", "desa", "kelurahan", "kecamatan", "kota",
     "kabupaten", "provinsi", "kampung", "dusun", "pulau", "gunung", "sungai",
     "pasar", "rumah", "gedung", "masjid", "terminal", "pelabuhan", "bandara",
     "stasiun", "rsud", "sd", "smp", "sma", "smk", "sdn", "smpn", "sman", "pt",
     "cv", "ud", "tbk", "street", "hotel", "toko", "bank", "taman", "jembatan",
     "perumahan", "lapangan", "danau"}
)  # fmt: skip


def key_of(word: str) -> str:
    """Return what is compared of a word: alike for every way to write the same name."""
    key = re.sub(r"['’`.-]", "", word.casefold())
    for old, new in _SPELLINGS:
        key = key.replace(old, new)
    key = re.sub(r"(.)\1+", r"\1", key)
    key = re.sub(r"y$", "i", key)
    return _SHORT.get(key, key)


#: A part of a name with so many letters is no other word: small letters name it, too.
_RARE = 8

#: These stand between a name and that of the father.
_OF = frozenset({"bin", "binti"})


class Word(Struct, frozen=True):
    """A word of a text, where it stands, and what is compared of it."""

    text: str
    start: int
    end: int
    key: str

    @property
    def capital(self) -> bool:
        """Tell whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def named(self) -> bool:
        """Tell whether it is written as a name is."""
        return self.capital or len(self.text) >= _RARE


def words_of(body: str) -> list[Word]:
    """Return the words of a text; what leads to a father's name is left out."""
    found = [Word(m.group(), *m.span(), key_of(m.group())) for m in WORD.finditer(body)]
    return [one for one in found if one.key not in _OF]


def touching(body: str, one: Word, other: Word) -> bool:
    """Tell whether only blanks, or the full stop of a title, part two words."""
    between = body[one.end : other.start]
    stop = between.startswith(".") and one.key in TITLES | PLACES
    return not (between[1:] if stop else between).strip(" \t")


def begins(body: str, word: Word) -> bool:
    """Tell whether a word begins a sentence: there every word has a capital."""
    return body[: word.start].rstrip(" \t\"“”'(")[-1:] in _ENDS


#: What a sentence, or the text before it, ends with.
_ENDS = frozenset({"", ".", "!", "?", "\n", ":", "…"})
