"""The media list: outlets, how far they reach, and the journalists who ask."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from bot.domain.values import Struct

#: A name of an outlet or of a person is at most this long.
NAME_LENGTH = 80

#: A contact is at most this long.
CONTACT_LENGTH = 60

#: Beginnings of a host that say nothing about whose it is.
_PREFIXES = ("www.", "m.", "amp.", "mobile.")


class Reach(StrEnum):
    """How far an outlet reaches; nobody has said so of a new one."""

    UNKNOWN = "unknown"
    LOCAL = "local"
    NATIONAL = "national"


class Outlet(Struct, frozen=True):
    """A newspaper, a station, a portal."""

    id: str
    name: str
    reach: Reach = Reach.UNKNOWN
    domain: str = ""
    version: int = 0

    @property
    def key(self) -> str:
        """Return what its name is compared by."""
        return outlet_key(self.name)


class Journalist(Struct, frozen=True):
    """Somebody outside who asked; they are erased when they ask for it.

    `outlet` is an id, "" where it is not known. `added_by` is a member.
    """

    id: str
    outlet: str
    name: str
    contact: str
    last_at: datetime
    added_by: int


class PressRules(Struct, frozen=True):
    """The office's policy for the press (media.toml).

    `national` names outlets by their domains. The digest of clippings is made at
    `digest_at` in the office's zone; `coverage_after` an answer it is asked whether
    it was printed; `crowd` national outlets within `window` ask for a new score.
    """

    national: Mapping[str, str]
    digest_at: time
    coverage_after: timedelta
    crowd: int
    window: timedelta

    def reach_of(self, name: str, domain: str) -> Reach:
        """Say how far an outlet reaches, as far as the playbook knows."""
        names = {outlet_key(one) for one in self.national.values()}
        known = self.named(domain) or outlet_key(name) in names
        return Reach.NATIONAL if known else Reach.UNKNOWN

    def named(self, domain: str) -> str:
        """Return the name of a national outlet by its domain; "" for another."""
        return next((n for d, n in self.national.items() if belongs(domain, d)), "")


def outlet_key(name: str) -> str:
    """Return a name in small letters, words only, as it is compared."""
    return " ".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())


def belongs(host: str, domain: str) -> bool:
    """Tell whether a host is a domain or lies within it."""
    return bool(domain) and (host == domain or host.endswith(f".{domain}"))


def host_of(url: str) -> str:
    """Return the host of a link without "www."; "" where there is none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    for prefix in _PREFIXES:
        host = host.removeprefix(prefix)
    return host


def outlet_at(host: str, known: Iterable[Outlet]) -> Outlet | None:
    """Return the outlet whose domain a host is, the closest one; None for none."""
    found = [outlet for outlet in known if belongs(host, outlet.domain)]
    return max(found, key=lambda outlet: len(outlet.domain), default=None)


def outlet_in(text: str, known: Iterable[Outlet]) -> Outlet | None:
    """Return the outlet whose name stands in a text, the longest; None for none."""
    said = f" {outlet_key(text)} "
    found = [one for one in known if one.key and f" {one.key} " in said]
    return max(found, key=lambda outlet: len(outlet.key), default=None)
