"""What a journalist asks, read from words that were pasted: who, what, until when."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo

from bot.domain.chats import Said, guests, read_chat, said_at
from bot.domain.outlets import NAME_LENGTH, Outlet, outlet_in, outlet_key
from bot.domain.personal_data import veiled
from bot.domain.press_deadline import Deadline, read_deadline
from bot.domain.text import first_line, phones
from bot.domain.values import Struct

#: So a phone names its owner in a chat.
_MYSELF = ("you", "anda", "saya", "me")

_NAME = r"[A-Z][\w'.-]{1,20}(?: [A-Z][\w'.-]{0,20}){0,2}"
_INTRO = re.compile(
    rf"\b(?:[Nn]ama saya|[Ss]aya|[Pp]erkenalkan,?|I am|I'm|[Tt]his is|[Mm]y name is)"
    rf"(?: saya)?,? (?P<who>{_NAME})"
)
_FROM = re.compile(
    r"\b(?:[Dd]ari|[Ww]artawan|[Jj]urnalis|[Rr]eporter|[Rr]edaksi|[Ff]rom|[Ww]ith)\s+"
    r"(?:(?:media|redaksi|harian|koran|portal|majalah|the)\s+)?"
    r"(?P<outlet>[A-Z](?:[\w-]|\.(?=\w)){1,24}"
    r"(?: [A-Z0-9](?:[\w-]|\.(?=\w)){0,24}){0,3})"
)
#: Between a name and an outlet in a contact of a phone.
_BETWEEN = re.compile(r"[\s,/|()–—-]+")
#: What a contact says of somebody besides name and outlet.
_TRADE = frozenset({"wartawan", "jurnalis", "reporter", "media", "dari", "pers"})


class Query(Struct, frozen=True):
    """A question of a journalist, as far as fixed rules can read it.

    `outlet` is a known one, `outlet_name` what else calls itself one. `contact` is a
    telephone number; in `words` such numbers are masked.
    """

    who: str
    outlet: Outlet | None
    outlet_name: str
    contact: str
    words: str
    asked_at: datetime
    deadline: Deadline


def read_query(
    text: str,
    now: datetime,
    zone: tzinfo,
    *,
    known: Sequence[Outlet] = (),
    ours: Iterable[str] = (),
    sender: str = "",
) -> Query:
    """Read a pasted chat or plain words; *sender* is whose forwarded message it is.

    *ours* are names of the office's people: what they answered is left out.
    """
    chat = guests(read_chat(text), (*_MYSELF, *ours))
    speaker = next((one.who for one in chat if one.who), "") or sender
    words = _words(chat, speaker) or text.strip()
    contact = next(iter(phones(f"{speaker}\n{words}")), "")
    outlet = outlet_in(speaker, known) or outlet_in(words, known)
    who = person_in(speaker, outlet) or _introduced(words)
    asked_at = _asked_at(chat, now, zone)
    return Query(
        who=who[:NAME_LENGTH],
        outlet=outlet,
        outlet_name="" if outlet else _calls_itself(words),
        contact=contact,
        words=veiled(words),
        asked_at=asked_at,
        deadline=read_deadline(words, asked_at, zone),
    )


def _words(chat: Sequence[Said], speaker: str) -> str:
    """Return what was said; others than the speaker are named before their words."""
    lines = [
        one.words if one.who in ("", speaker) else f"{one.who}: {one.words}"
        for one in chat
    ]
    return "\n".join(lines).strip()


def _asked_at(chat: Sequence[Said], now: datetime, zone: tzinfo) -> datetime:
    """Return when the last message was sent, as far as the phone says so."""
    heads = [one.head for one in chat if one.head]
    at = said_at(heads[-1], now, zone) if heads else None
    return min(at, now) if at else now


def person_in(speaker: str, outlet: Outlet | None) -> str:
    """Return the name in a contact such as "Rina Kaltim Pos" or "Rina - Kaltim Pos"."""
    for number in phones(speaker):
        speaker = speaker.replace(number, " ")
    parts = [part for part in _BETWEEN.split(speaker) if part]
    outside = set(outlet.key.split()) if outlet else set()
    named = [
        part
        for part in parts
        if not set(outlet_key(part).split()) <= outside | _TRADE or not outlet_key(part)
    ]
    return " ".join(part for part in named if any(c.isalnum() for c in part))


def _introduced(words: str) -> str:
    match = _INTRO.search(words)
    return match["who"].strip(" .") if match else ""


def _calls_itself(words: str) -> str:
    match = _FROM.search(words)
    return match["outlet"].strip(" .-")[:NAME_LENGTH] if match else ""


def questions(words: str, length: int) -> str:
    """Return the sentences that ask, cut to *length*; else the first line."""
    asked = re.findall(r"[^.!?\n]*\?", words)
    said = " ".join(" ".join(one.split()) for one in asked if one.strip(" ?"))
    return first_line(said or words, length)
