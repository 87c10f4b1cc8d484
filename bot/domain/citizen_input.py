"""What citizens ask for: a theme, through which channel, how many, and the answer."""

import re
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from bot.domain.input_life import UNANSWERED, InputState
from bot.domain.likeness import like
from bot.domain.text import first_line
from bot.domain.values import Struct

#: A theme is shown up to this length.
THEME = 60

#: So many known themes are offered for one new request.
OFFERED = 2

#: SP4N-LAPOR! gives each request a number of its own.
#: Nobody logs more at once: a longer number is none of voices.
MOST_VOICES = 99_999

#: "60x Minta tangki", "60 warga: minta tangki", "60 orang minta tangki".
_COUNT = re.compile(
    r"\s*(?P<count>[0-9]{1,5})\s*(?:×|x\b|(?:warga|orang|suara|pengaduan|keluhan|laporan"
    r"|people|citizens|complaints|requests)\b)\s*:?\s*(?P<words>\S.*)",
    re.IGNORECASE | re.DOTALL,
)

_LAPOR = re.compile(
    r"(?:\blapor\b!?|\btracking(?: id)?)[^\d\n]{0,16}(\d{5,10})(?!\d)", re.IGNORECASE
)


class Channel(StrEnum):
    """How citizens reached the office."""

    WHATSAPP = "whatsapp"
    SOCIAL = "social"
    LAPOR = "lapor"
    PHONE = "phone"
    COUNTER = "counter"


class CitizenInput(Struct, frozen=True):
    """One request, or a theme that stands for *count* of them.

    `words` hold no personal data. `part_of` is the theme that a grouped one counts in.
    """

    id: str
    issue_id: str
    state: InputState
    words: str
    reporter: int
    created_at: datetime
    version: int = 0
    channel: Channel | None = None
    count: int = 1
    lapor: str = ""
    answer: str = ""
    part_of: str = ""
    answered_by: int | None = None
    answered_at: datetime | None = None

    @property
    def theme(self) -> str:
        """Return what is asked for, in one short line."""
        return first_line(self.words, THEME)

    @property
    def waits(self) -> bool:
        """Tell whether the public has not heard an answer yet."""
        return self.state in UNANSWERED


def themes(inputs: Sequence[CitizenInput]) -> list[CitizenInput]:
    """Return what stands for itself: the unanswered first, then the most asked for."""
    found = [one for one in inputs if one.state is not InputState.GROUPED]
    return sorted(found, key=lambda one: (not one.waits, -one.count, one.created_at))


def resembled(new: CitizenInput, inputs: Sequence[CitizenInput]) -> list[CitizenInput]:
    """Return the themes that a new request may be one of, the most asked for first."""
    others = [one for one in themes(inputs) if one.id != new.id]
    near = [others[place] for place in like(new.words, [one.words for one in others])]
    return sorted(near, key=lambda one: -one.count)[:OFFERED]


def leads_others(one: CitizenInput, inputs: Sequence[CitizenInput]) -> bool:
    """Tell whether other requests are counted in this one already."""
    return any(other.part_of == one.id for other in inputs)


def voices(inputs: Sequence[CitizenInput]) -> tuple[int, int]:
    """Return how many asked, and how many themes wait for an answer."""
    found = themes(inputs)
    return sum(one.count for one in found), sum(one.waits for one in found)


def counted(text: str) -> tuple[int, str]:
    """Return for how many a request stands, and the request: "60x Minta tangki"."""
    match = _COUNT.match(text)
    if match is None or not 0 < int(match["count"]) <= MOST_VOICES:
        return 1, text
    return int(match["count"]), match["words"]


def lapor_number(text: str) -> str:
    """Return the number that SP4N-LAPOR! gave; "" where the text names none."""
    match = _LAPOR.search(text)
    return match[1] if match else ""
