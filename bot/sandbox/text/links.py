"""Addresses as the real server reads them: what a link may be, and who it mentions."""

import re

from bot.sandbox.answers import JsonObject

USER_LINK = re.compile(r"tg:(?://)?user/?\?id=(\d+)", re.IGNORECASE)
EMOJI_LINK = re.compile(r"(?P<scheme>[A-Za-z]*):(?://)?(?P<host>[^/?#]*)/?(?P<rest>.*)")
EMOJI_ID = re.compile(r"[?&]id=([^&#]*)")
OWN_SCHEME = re.compile(r"(tg|ton):(?://)?(.*)", re.IGNORECASE | re.DOTALL)
WEB_LINK = re.compile(r"(?:([A-Za-z][A-Za-z0-9+.-]*)://)?([^/?#]*)(.*)", re.DOTALL)
WEB_SCHEMES = {"http", "https"}
OWN_HOST = re.compile(r"[A-Za-z0-9_-]*")
NO_HOST_CHARACTER = re.compile(r"[\x00-\x20<>\"\\^`{|}\x7f]")


class LinkError(ValueError):
    """An address that no message may carry, with the server's reason."""


def checked(link: str) -> str:
    """Return an address in its full form, or raise `LinkError`."""
    own = OWN_SCHEME.fullmatch(link)
    if own:
        return _own(own[1].lower(), own[2])
    scheme, host, rest = _parts(link)
    if "." not in host:
        raise LinkError("Wrong HTTP URL")
    return f"{scheme}://{host}{rest}"


def _own(scheme: str, rest: str) -> str:
    _, host, query = _parts(rest)
    if rest.lower().startswith("http"):
        raise LinkError(f"Wrong {scheme} URL")
    if not OWN_HOST.fullmatch(host):
        raise LinkError("Unallowed characters in URL host")
    query = query.removeprefix("/") if query.startswith("/?") else query
    return f"{scheme}://{host}{query}".removesuffix("/")


def _parts(link: str) -> tuple[str, str, str]:
    found = WEB_LINK.fullmatch(link)
    scheme, host, rest = found.groups() if found else ("", "", "")
    scheme = (scheme or "http").lower()
    if scheme not in WEB_SCHEMES:
        raise LinkError("Unsupported URL protocol")
    host = host.rpartition("@")[2].lower()
    if not host:
        raise LinkError("URL host is empty")
    if NO_HOST_CHARACTER.search(host):
        raise LinkError("Disallowed character in URL host")
    rest = rest.rstrip(" ")
    return scheme, host, rest if rest.startswith("/") else "/" + rest


def link_entity(url: str) -> JsonObject | None:
    """Build the entity of a link in a text; None when it leads nowhere."""
    mention = USER_LINK.fullmatch(url)
    if mention:
        return {"type": "text_mention", "user": {"id": int(mention[1])}}
    try:
        return {"type": "text_link", "url": checked(url)}
    except LinkError:
        return None


def emoji_id(url: str) -> str:
    """Read the number of a custom emoji from its address, or raise `LinkError`."""
    found = EMOJI_LINK.fullmatch(url)
    if found is None or found["scheme"].lower() != "tg":
        raise LinkError("Custom emoji URL must have scheme tg")
    if found["host"].lower() != "emoji":
        raise LinkError('Custom emoji URL must have host "emoji"')
    number = EMOJI_ID.search(found["rest"].partition("#")[0])
    if number is None:
        raise LinkError("Custom emoji URL must have an emoji identifier")
    if not number[1].isdigit() or number[1].startswith("0"):
        raise LinkError("Invalid custom emoji identifier specified")
    return number[1]
