"""Whom a name on a roster means."""

from collections.abc import Sequence
from difflib import get_close_matches
from enum import StrEnum

from bot.domain.roster_patterns import ADDRESS, BETWEEN
from bot.domain.values import Struct


class Trouble(StrEnum):
    """Why a line cannot be read."""

    NO_DAY = "no_day"
    BAD_DATE = "bad_date"
    WRONG_DAY = "wrong_day"
    OVER = "over"
    NO_HOURS = "no_hours"
    BAD_HOURS = "bad_hours"
    TOO_LONG = "too_long"
    NO_NAME = "no_name"
    UNKNOWN = "unknown"
    SEVERAL = "several"
    NOT_STANDING = "not_standing"
    SUSPENDED = "suspended"
    TWICE = "twice"


class Unreadable(Exception):
    """A line says something that cannot be; `said` is what, `meant` perhaps what."""

    def __init__(self, trouble: Trouble, said: str = "", meant: str = "") -> None:
        super().__init__(trouble)
        self.trouble, self.said, self.meant = trouble, said, meant


class Candidate(Struct, frozen=True):
    """A member, and why they cannot be on duty; None if they can."""

    user_id: int
    name: str
    trouble: Trouble | None = None


def people_in(said: str, team: Sequence[Candidate]) -> list[int]:
    """Return everybody whom the rest of a line names; raise `Unreadable`."""
    said = " ".join(said.split()).strip(" .-")
    if not any(letter.isalpha() for letter in said):
        raise Unreadable(Trouble.NO_NAME)
    if _matching(said, team):
        return [_the_one(said, team)]
    names = [name for name in BETWEEN.split(said) if name]
    return list(dict.fromkeys(_the_one(name, team) for name in names))


def _the_one(said: str, team: Sequence[Candidate]) -> int:
    found = _matching(said, team)
    if not found:
        names = {one.name.casefold(): one.name for one in team if one.trouble is None}
        close = get_close_matches(_plain(said), names, n=1)
        raise Unreadable(Trouble.UNKNOWN, said, names[close[0]] if close else "")
    able = [one for one in found if one.trouble is None]
    if len(able) > 1:
        raise Unreadable(Trouble.SEVERAL, said, ", ".join(one.name for one in able))
    if not able:
        raise Unreadable(found[0].trouble or Trouble.UNKNOWN, found[0].name)
    return able[0].user_id


def _matching(said: str, team: Sequence[Candidate]) -> list[Candidate]:
    """Return those of that whole name, or else those whose name has all its words."""
    plain = _plain(said)
    whole = [one for one in team if _plain(one.name) == plain]
    words = set(plain.split())
    return whole or [one for one in team if words <= set(_plain(one.name).split())]


def _plain(name: str) -> str:
    return ADDRESS.sub("", name.strip()).casefold().strip(" .")
