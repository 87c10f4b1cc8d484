"""How people write a line of a roster: days, dates, hours, in both languages."""

import re

from bot.domain.as_of_patterns import MONTH

_I = re.IGNORECASE

#: The days of the week from Monday on, and their short forms.
_WEEK = (
    "senin|sen|monday|mon",
    "selasa|sel|tuesday|tues?",
    "rabu|rab|wednesday|wed",
    "kamis|kam|thursday|thu(?:rs?)?",
    "jum'?at|jum|friday|fri",
    "sabtu|sab|saturday|sat",
    "minggu|ahad|min|mgg|sunday|sun",
)
#: Words that mean several days; 7 is a day on which the office is closed.
_GROUPS = {
    r"(?:se)?tiap hari|every ?day|daily": frozenset(range(7)),
    r"hari kerja|weekdays?|working days|workdays": frozenset(range(5)),
    r"akhir pekan|weekends?": frozenset({5, 6}),
    r"(?:hari )?libur(?: nasional)?|tanggal merah|(?:public )?holidays?": frozenset(
        {7}
    ),
}
#: Pattern of a word -> the days that it means, several words first.
DAYS: tuple[tuple[re.Pattern[str], frozenset[int]], ...] = tuple(
    (re.compile(pattern, _I), days)
    for pattern, days in (
        *_GROUPS.items(),
        *((names, frozenset({n})) for n, names in enumerate(_WEEK)),
    )
)
_TO = r"-|s/d|s\.?d\.?|sampai(?: dengan)?|hingga|to|through|until"
_DAY = "|".join((*_GROUPS, *_WEEK))

#: "Senin-Jumat", "Senin, Rabu dan hari libur".
DAY_PHRASE = re.compile(
    rf"(?<![\w'])(?:hari\s+|every\s+|setiap\s+|tiap\s+)?(?:{_DAY})"
    rf"(?:\s*(?:{_TO}|,|&|\+|/|dan|and)\s*(?:hari\s+)?(?:{_DAY}))*(?![\w'])",
    _I,
)
#: One day of a phrase, and what stands before it.
DAY_PART = re.compile(rf"(?P<to>{_TO})?\s*(?P<day>{_DAY})(?![\w'])", _I)

_NAMES = "|".join(sorted({*MONTH, "sept"}, key=len, reverse=True))
_DATE = (
    r"(?:(?P<y{0}>[0-9]{{4}})-(?P<m{0}>[0-9]{{1,2}})-(?P<d{0}>[0-9]{{1,2}})"
    r"|(?P<e{0}>[0-9]{{1,2}})/(?P<n{0}>[0-9]{{1,2}})(?:/(?P<z{0}>[0-9]{{4}}|[0-9]{{2}}))?"
    r"|(?P<f{0}>[0-9]{{1,2}})(?P<sep{0}>[.-])(?P<o{0}>[0-9]{{1,2}})(?P=sep{0})"
    r"(?P<x{0}>[0-9]{{4}})"
    rf"|(?P<g{{0}}>[0-9]{{{{1,2}}}})[\s-](?P<name{{0}}>{_NAMES})[a-z]*\.?"
    r"(?:[\s-](?P<w{0}>[0-9]{{4}}))?)"
)
#: A date in any notation; the groups of `DATE_PARTS` say year, month and day.
DATE = re.compile(rf"(?<![\w.,/-]){_DATE.format('')}(?![\w/])", _I)
DATE_PARTS = (("y", "m", "d"), ("z", "n", "e"), ("x", "o", "f"), ("w", "name", "g"))

#: From which day on, or until which one, a weekly shift holds.
SINCE = re.compile(
    r"\b(?:mulai|sejak|berlaku|from|since|starting|as of)\s+(?:tanggal\s+|tgl\.?\s+)?"
    rf"{_DATE.format('')}",
    _I,
)
UNTIL = re.compile(
    r"\b(?:sampai(?: dengan)?|hingga|s/d|s\.?d\.?|until|through|till)\s+"
    rf"(?:tanggal\s+|tgl\.?\s+)?{_DATE.format('')}",
    _I,
)

_TIME = r"(?P<h{0}>[0-9]{{1,2}})(?:[.:](?P<m{0}>[0-9]{{2}})(?:[.:]00)?)?"
_FULL = r"(?P<h{0}>[0-9]{{1,2}})[.:](?P<m{0}>[0-9]{{2}})(?:[.:]00)?"
#: From when until when; without a word between them both need their minutes.
HOURS = (
    re.compile(
        rf"(?<![\w.,:/]){_TIME.format('1')}\s*(?:{_TO})\s*(?:pukul\s*|jam\s*)?"
        rf"{_TIME.format('2')}(?![\w:/])",
        _I,
    ),
    re.compile(rf"(?<![\w.,:/]){_FULL.format('1')}\s+{_FULL.format('2')}(?![\w:/])"),
)
#: The whole day.
ALL_DAY = re.compile(
    r"\b(?:24\s*jam|seharian|sepanjang hari|all day|24\s*h(?:ours)?)\b", _I
)
#: Something that looks like a time, though no two of them stand there.
SOME_TIME = re.compile(r"(?<![\w/])[0-9]{1,2}[.:][0-9]{2}(?![\w/])")

ZONE = re.compile(r"\b(WIB|WITA|WIT)\b")
#: The zones that people name.
ZONE_NAMES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}

#: Words that join the parts of a line and say nothing themselves.
JOINING = re.compile(
    r"\b(?:pukul|pkl|jam|hari|tanggal|tgl|at|on|oleh|by|petugas|piket|shift|giliran)\b\.?"
    r"|[:;,()\[\]|]",
    _I,
)
#: Forms of address, which are no part of a name.
ADDRESS = re.compile(r"^(?:bapak|ibu|bpk|pak|bu|sdr|sdri|mr|mrs|ms)\b\.?\s*", _I)
#: Between two people of one line.
BETWEEN = re.compile(r"\s+(?:dan|and|&|\+|/)\s+|\s*[,/&+]\s*", _I)
#: The first line of a table that only names its columns.
HEADER = re.compile(
    r"\b(?:nama|name|tanggal|hari|date|days?|mulai|selesai|start|end|begin|zona|zone"
    r"|petugas|officer|person)\b",
    _I,
)
