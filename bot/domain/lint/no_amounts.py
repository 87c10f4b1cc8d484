"""What has digits in a text and is no amount: dates, addresses, numbers of things."""

import re
from functools import lru_cache

from bot.domain.as_of_patterns import DATES, MONTH_NAMES, TIMES
from bot.domain.lint.idioms import SAYINGS
from bot.domain.lint.idle_numbers import idle_in
from bot.domain.lint.numbered_things import NOT_INSIDE

#: Things that a number behind them names and does not count: "kelas 4", "simpang tiga".
_NAMED = (
    r"RT|RW|lantai|loket|gerbang|terminal|jalur|kamar|ruang|floor|gate|kelas|negeri|SDN?"
    r"|SMPN?|SMAN?|SMKN?|puskesmas|km\.?|kilometer|blok|tahap|fase|gelombang|zona|dermaga"
    r"|koridor|trayek|pos|posko|halte|peron|dosis|poin|lampiran|halaman|paragraf|alinea|butir"
    r"|bab|shift|sif|sesi|siaga|level|tingkat|grade|class|phase|stage|ward|zone|platform"
    r"|route|corridor|page|paragraph|annex|session|room|block|counter|line"
)

#: Words of number that count nothing a fact could hold.
IDIOM = re.compile(
    rf"\b(?:{'|'.join(SAYINGS)}|{NOT_INSIDE}"
    rf"(?:{_NAMED}) (?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|"
    r"one|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?! (?:orang|korban|warga|people)))\b",
    re.IGNORECASE,
)

#: What has digits and counts nothing: addresses, numbers of things, ordinals, rules of
#: law, telephones, times of day and spans of them, years, list numbers.
NO_AMOUNTS = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        r"(?:https?://|www\.)\S+|\S+@\S+|@\w+|\b[\w-]+(?:\.[\w-]+)*\.(?:go\.id|id|com|org)\b\S*",
        r"\b(?:ISU-)?[0-9]{4}-[0-9]{4}(?:/[A-Z][0-9]+)?\b",
        r"\b(?:nomor|no\.|number|no)\s*:?\s*[\w.]*[0-9][\w./-]*"
        r"(?:\s+(?:of|tahun)\s+[0-9]{4}\b)?",
        r"\b(?:pasal|ayat|huruf|bab|butir|articles?|paragraphs?|sections?|law)\s*"
        r"\(?[0-9]+[A-Za-z]?\)?(?:\s*(?:,|dan|atau|and|or|to|s\.d\.)\s*\([0-9]+\))*",
        r"\b(?:tahun|th\.|year|TA)\s+(?:(?:anggaran|ajaran|pelajaran|akademik|buku|fiscal"
        r"|academic)\s+)?[0-9]{4}\b(?:/[0-9]{4}\b)?"
        r"|\b(?:19|20)[0-9]{2}\b(?=\s+tentang\b)",
        rf"(?<![\w.,])[0-9]{{1,2}}\s*(?:[-–—,]|s\.d\.|sampai|hingga|dan|to|until|and)\s*"
        rf"(?=[0-9]{{1,2}}\s+(?:{MONTH_NAMES})\b)",
        r"\b(?:sejak|pada|sampai|hingga|awal|akhir|in|since|until)\s+(?:19|20)[0-9]{2}\b"
        r"(?=\s*(?:[.,;:)]|$))",
        r"\b(?:UU|PP|Perpres|Perda|Permen\w*|Peraturan|Keputusan|SK|SOP)\b[^.,;\n]{0,40}"
        r"[0-9]+(?:/[A-Z0-9.]+)*(?:/[0-9]{4})?",
        r"(?<!\w)(?:\+62|\(0[0-9]{2,3}\)|0[0-9]{2,3})[\s-]?[0-9]{3,4}(?:[\s-]?[0-9]{2,5})+"
        r"(?:\s+(?:atau|dan|or|and)\s+1[0-9]{2}\b)?",
        r"(?<![\w.,])(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9]"
        r"(?:\s*(?:[-–—]|s\.d\.|sampai|hingga|to|until)\s*(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9])?"
        r"(?:\s*(?:WIB|WITA|WIT|a\.m\.|p\.m\.|am|pm)\b)?(?![\w.,]*[0-9])",
        r"\bF-?[0-9]{1,3}\b|\b(?!Rp[0-9]|IDR[0-9]|USD[0-9])[A-Za-z]+-?[0-9]+\b",
        r"\bke-[0-9]+\b|\b[0-9]+(?:st|nd|rd|th)\b",
        r"^\s*[0-9]{1,2}[.)](?=\s)|^\s*[0-9]{1,2}/[0-9]{1,2}\b",
        rf"\b{NOT_INSIDE}(?:{_NAMED})\s*[0-9]+\b(?!\s+(?:orang|warga|korban|people|victims))",
        r"\b(?:call center|hotline|(?:meng)?hubungi|(?:me)?nelepon|telepon|telp\.?"
        r"|tekan|WA|WhatsApp|SMS|darurat|layanan|panggil|kontak|call|dial|phone|ring)"
        r"(?:\s+(?:darurat|ke|center|on))?\s+[0-9]{2,5}\b"
        r"(?:(?:\s*,\s*|\s+(?:atau|dan|or|and)\s+)1[0-9]{2}\b)*"
        r"(?!\s+(?:orang|warga|korban|people|victims))",
        r"(?:\b[1-7]\s*[x×]\s*)?(?<![\w.,])24\s*(?:jam|hours?)\b|\b24/7\b|\b[345]G\b",
    )
)  # fmt: skip

#: A month without a day; looked for when whole dates are gone.
MONTHS = re.compile(rf"\b(?:{MONTH_NAMES})\s+(?:19|20)[0-9]{{2}}\b", re.IGNORECASE)

#: What is taken out of a line, in this order.
_OTHERS = (*NO_AMOUNTS, *TIMES, *DATES, MONTHS)
_DIGIT = re.compile(r"[0-9]")
#: Where a line, or a sentence in it, ends; what lies between is read by itself.
_PIECES = re.compile(r"((?<=[a-z\"”)][.!?])\s+(?=[A-Z])|\n+)")


def without_other_digits(text: str) -> str:
    """Blank the numbers of a text that count nothing; places stay what they are."""
    return "".join(map(_read, _PIECES.split(text)))


# Whoever changes one sentence has the others read already.
@lru_cache(512)
def _read(piece: str) -> str:
    others = _OTHERS if _DIGIT.search(piece) else ()
    for pattern in (*idle_in(piece), *others):
        piece = pattern.sub(blank, piece)
    return piece


def blank(found: re.Match[str]) -> str:
    """Return as many signs that no pattern knows."""
    return "\x00" * len(found.group())
