"""Reading a channel that was typed, and which channel a pasted link belongs to."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from bot.domain.publication import Channel, ChannelKind

#: Host -> what is there; a host under it counts, too.
_HOSTS: dict[str, ChannelKind] = {
    "instagram.com": ChannelKind.INSTAGRAM,
    "facebook.com": ChannelKind.FACEBOOK,
    "fb.com": ChannelKind.FACEBOOK,
    "x.com": ChannelKind.X,
    "twitter.com": ChannelKind.X,
    "whatsapp.com": ChannelKind.WHATSAPP,
    "wa.me": ChannelKind.WHATSAPP,
    "t.me": ChannelKind.OTHER,
    "youtube.com": ChannelKind.OTHER,
    "tiktok.com": ChannelKind.OTHER,
}

#: Words in a name that say what a channel without a link is.
_WORDS: tuple[tuple[str, ChannelKind], ...] = (
    ("instagram", ChannelKind.INSTAGRAM),
    ("facebook", ChannelKind.FACEBOOK),
    ("twitter", ChannelKind.X),
    ("whatsapp", ChannelKind.WHATSAPP),
    ("wa ", ChannelKind.WHATSAPP),
    ("pers", ChannelKind.PRESS),
    ("press", ChannelKind.PRESS),
    ("situs", ChannelKind.WEBSITE),
    ("web", ChannelKind.WEBSITE),
)

#: An address in a text; people leave "https://" out.
LINK = re.compile(r"(?:https?://|www\.)?(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)


def link_in(text: str) -> str:
    """Return the first address in a text; "" for none."""
    found = LINK.search(text)
    return found[0].rstrip(".,;)") if found else ""


def host_of(link: str) -> str:
    """Return the host of an address, without "www."."""
    parts = urlsplit(link if "//" in link else f"https://{link}")
    return (parts.hostname or "").removeprefix("www.")


def kind_of(name: str, link: str) -> ChannelKind:
    """Tell what a channel is by its address, else by its name."""
    host = host_of(link) if link else ""
    for known, kind in _HOSTS.items():
        if host == known or host.endswith(f".{known}"):
            return kind
    if host:
        return ChannelKind.WEBSITE
    said = f"{name.lower()} "
    found = (kind for word, kind in _WORDS if word in said)
    return next(found, ChannelKind.OTHER)


def channel_typed(text: str) -> tuple[str, str] | None:
    """Read "Situs kota; https://kota.go.id": name and link; None: no name."""
    name, _, rest = (part.strip() for part in text.partition(";"))
    link = link_in(rest) or link_in(name)
    if link and link in name:
        name = name.replace(link, "").strip(" ,-") or host_of(link)
    return (name, link) if name else None


def belongs_to(link: str, channels: Iterable[Channel]) -> Channel | None:
    """Return the one channel in which a link leads; None where that is not clear."""
    host, those = host_of(link), list(channels)
    same = [one for one in those if one.link and host_of(one.link) == host]
    if len(same) == 1:
        return same[0]
    alike = [one for one in those if one.kind is kind_of("", link)]
    if len(alike) == 1:
        return alike[0]
    return those[0] if len(those) == 1 else None
