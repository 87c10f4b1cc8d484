"""How people write dates and times, in Indonesian and English."""

import re

_MONTHS = (
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "mei",
        "jun",
        "jul",
        "agu",
        "sep",
        "okt",
        "nov",
        "des",
    ],
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
    ],
)

#: Months by their first three letters.
MONTH = {name: n for names in _MONTHS for n, name in enumerate(names, 1)} | {"agt": 8}
#: Names of the months in both languages, for a pattern.
MONTH_NAMES = (
    "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november"
    "|desember|january|february|march|may|june|july|august|october|december"
    "|jan|feb|mar|apr|jun|jul|agu|agt|aug|sept?|okt|oct|nov|des|dec"
)
_BEFORE = r"(?:\b(?:per|tanggal|tgl\.?|pada|on|as of)\s+)?"
_ZONE = r"(?:\s*(?P<zone>WIB|WITA|WIT)\b)?"
_END = r"(?=\s*(?:$|[,;.)]|pukul\b|pkl\b|jam\b|at\b|[0-9]{1,2}[.:]))"

#: The first that is found says the day.
DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_BEFORE}(?<![\w-])(?P<y>[0-9]{{4}})-(?P<m>[0-9]{{1,2}})"
        r"-(?P<d>[0-9]{1,2})(?![\w-])",
        rf"{_BEFORE}(?<![\w/-])(?P<d>[0-9]{{1,2}})(?P<s>[/-])(?P<m>[0-9]{{1,2}})"
        r"(?P=s)(?P<y>[0-9]{4}|[0-9]{2})(?![\w/-])",
        r"\b(?:per|tanggal|tgl\.?|pada|on|as of)\s+(?P<d>[0-9]{1,2})"
        r"/(?P<m>[0-9]{1,2})(?![\w/])",
        rf"(?<![\w/.,])(?P<d>[0-9]{{1,2}})/(?P<m>[0-9]{{1,2}})(?![\w/]){_END}",
        rf"{_BEFORE}(?<![\w.,/])(?P<d>[0-9]{{1,2}})\s+(?P<name>{MONTH_NAMES})\b"
        r"(?:\s+(?P<y>[0-9]{4})\b)?",
        r"\b(?P<back>kemarin|hari ini|yesterday|today)\b",
    )
)

#: The first that is found says the time.
TIMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:\b(?:pukul|pkl\.?)|(?<![0-9]\s)\bjam)\s*(?P<h>[0-9]{1,2})"
        rf"(?:[.:](?P<min>[0-9]{{2}}))?(?![0-9]){_ZONE}",
        r"\b(?:per|at|as of)\s+(?P<h>[0-9]{1,2})[.:](?P<min>[0-9]{2})"
        rf"(?![0-9]){_ZONE}",
        r"(?<![\w.,])(?P<h>[0-9]{1,2})[.:](?P<min>[0-9]{2})\s*(?P<zone>WIB|WITA|WIT)\b",
    )
)
