"""What has digits in a text and is no amount; only data."""

import re

from bot.domain.as_of_patterns import MONTH_NAMES

#: What has digits and counts nothing: addresses, numbers of things, ordinals, rules of
#: law, telephones, times of day and spans of them, years, list numbers.
NO_AMOUNTS = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        r"(?:https?://|www\.)\S+|\S+@\S+|@\w+|\b[\w-]+(?:\.[\w-]+)*\.(?:go\.id|id|com|org)\b\S*",
        r"\b(?:ISU-)?[0-9]{4}-[0-9]{4}(?:/[A-Z][0-9]+)?\b",
        r"\b(?:nomor|no\.|number|no)\s*:?\s*[\w.]*[0-9][\w./-]*"
        r"(?:\s+(?:of|tahun)\s+[0-9]{4}\b)?",
        r"\b(?:pasal|ayat|huruf|bab|butir|article|section|law)\s*\(?[0-9]+[A-Za-z]?\)?",
        r"\b(?:tahun|th\.|year)\s+[0-9]{4}\b|\b(?:19|20)[0-9]{2}\b(?=\s+tentang\b)",
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
        r"\b(?:RT|RW|lantai|loket|gerbang|terminal|jalur|kamar|ruang|floor|gate|kelas"
        r"|negeri|SDN?|SMPN?|SMAN?|SMKN?|puskesmas|km\.?|kilometer|blok)\s*[0-9]+\b",
        r"\b(?:call center|hotline|hubungi|telepon|telp\.?|tekan|WA|WhatsApp|SMS"
        r"|layanan|call|dial|phone)\s+[0-9]{2,5}\b(?!\s+(?:orang|warga|korban|people|victims))",
        r"(?:\b[1-7]\s*[x×]\s*)?(?<![\w.,])24\s*(?:jam|hours?)\b|\b24/7\b|\b[345]G\b",
    )
)  # fmt: skip

#: A month without a day; looked for when whole dates are gone.
MONTHS = re.compile(rf"\b(?:{MONTH_NAMES})\s+(?:19|20)[0-9]{{2}}\b", re.IGNORECASE)
