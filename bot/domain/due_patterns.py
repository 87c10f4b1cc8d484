"""How people write until when: days by name, spans, times of day."""

import re

_DAYS = (
    ("senin", "selasa", "rabu", "kamis", "jum'?at", "sabtu", "minggu|ahad"),
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
#: The days of the week from Monday on, in both languages.
WEEKDAYS = tuple("|".join(names) for names in zip(*_DAYS, strict=True))
#: Days by how far ahead they are.
AHEAD = {"hari ini": 0, "today": 0, "besok": 1, "tomorrow": 1, "lusa": 2}

#: A day that is named, not numbered.
NAMED = re.compile(
    rf"\b(?:(?P<ahead>{'|'.join(AHEAD)})|(?:hari\s+)?(?P<week>{'|'.join(WEEKDAYS)})"
    r"(?!\w))(?:\s+(?:depan|next))?\b",
    re.IGNORECASE,
)
#: How long from now.
SPAN = re.compile(
    r"(?<![\w.,/])(?P<n>[0-9]{1,3})\s*(?P<unit>menit|mnt|jam|hari(?P<work>\s+kerja)?"
    r"|minggu|minutes?|hours?|h|days?|weeks?)\b(?!\s*(?:lalu|ago))",
    re.IGNORECASE,
)
#: Units shorter than a day in minutes, by how they begin.
UNITS = {"me": 1, "mn": 1, "mi": 1, "ja": 60, "ho": 60, "h": 60}
#: A time of day.
TIME = re.compile(
    r"(?:\b(?:pukul|pkl\.?|jam|at|sebelum|before)\s*(?P<h>[0-9]{1,2})"
    r"(?:[.:](?P<m>[0-9]{2}))?|(?<![\w.,:/-])(?P<h2>[0-9]{1,2})[.:](?P<m2>[0-9]{2}))"
    r"(?![\w.,:/]*[0-9])(?:\s*(?P<zone>WIB|WITA|WIT)\b)?",
    re.IGNORECASE,
)
