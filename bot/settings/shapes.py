"""What single settings may look like. The words for people are in model.py."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import SecretStr

TELEGRAM = "https://api.telegram.org"
LAST_PORT = 65535

#: The listener has these paths for itself.
TAKEN = ("/healthz", "/readyz", "/metrics")

WEB_ADDRESS = "an http or https address"
WEBHOOK = "an https address whose path is not /healthz, /readyz or /metrics"
WEBHOOK_SECRET = (
    "32 to 256 of A-Z a-z 0-9 _ - whenever SIAGA_WEBHOOK_URL is set; while it is"
    " changed the new one and the old one, with a comma between"
)

#: The new secret of the webhook, and the old one.
MOST_SECRETS = 2

# Telegram itself, and the accounts under which it lets others speak unnamed.
NOBODY = frozenset({777000, 136817688, 1087968824})

_TOKEN = re.compile(r"[0-9]{5,16}:[A-Za-z0-9_-]{30,60}")
_TEST_TOKEN = re.compile(r"[0-9]+:[!-.0-~]+")
_SECRET = re.compile(r"[A-Za-z0-9_-]{32,256}")
_LISTEN = re.compile(r"(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+):([0-9]{1,5})")
_PERSON = re.compile(r"[1-9][0-9]{0,15}")


class Address(NamedTuple):
    """Where the listener listens; port 0 picks a free one."""

    host: str
    port: int


def demand(holds: object) -> None:
    """Refuse a value; what is allowed instead is the field's description."""
    if not holds:
        raise ValueError("not allowed")


def url(text: str, *schemes: str) -> str:
    """Return an address without the slash at its end."""
    parts = urlsplit(text)
    demand(parts.scheme in schemes and parts.hostname and not re.search(r"\s", text))
    return text.rstrip("/")


def is_token(text: str, server: str) -> bool:
    """Tell whether this server could have given the token; a local one gives any."""
    shape = _TOKEN if server == TELEGRAM else _TEST_TOKEN
    return shape.fullmatch(text) is not None


def path(address: str) -> str:
    """Return the path of an address, without the slash at its end."""
    return urlsplit(address).path.rstrip("/")


def secrets(given: SecretStr | None) -> tuple[str, ...]:
    """Return one secret, or a new one and the old; refuse what can be guessed."""
    if given is None:
        return ()
    found = tuple(word.strip() for word in given.get_secret_value().split(","))
    # Telegram can send these characters, and no others.
    demand(all(_SECRET.fullmatch(word) for word in found))
    demand(len(set(found)) == len(found) <= MOST_SECRETS)
    return found


def people(text: str) -> tuple[int, ...]:
    """Read comma-separated user ids of people."""
    words = [word.strip() for word in text.split(",") if word.strip()]
    demand(all(_PERSON.fullmatch(word) for word in words))
    ids = tuple(dict.fromkeys(map(int, words)))
    demand(NOBODY.isdisjoint(ids))
    return ids


def address(text: str) -> Address:
    """Read HOST:PORT."""
    found = _LISTEN.fullmatch(text)
    demand(found and int(found[2]) <= LAST_PORT)
    host, _, port = text.rpartition(":")
    return Address(host.strip("[]"), int(port))


def zone(text: str) -> str:
    """Return the name of a time zone that exists."""
    try:
        return ZoneInfo(text).key
    except (OSError, LookupError) as error:
        raise ValueError("not allowed") from error
