"""Where a bot wants its updates: its webhook, the rows they wait in, and retries."""

import re
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import SplitResult, urlsplit

from bot.sandbox.answers import (
    NOT_IMPLEMENTED,
    JsonObject,
    RefusedError,
    bad_request,
)

USUAL_CONNECTIONS = 40
MOST_CONNECTIONS = 100
LONGEST_SECRET = 256
SECRET = re.compile(r"[A-Za-z0-9_-]*")
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
PORTS = {443, 80, 88, 8443}
NO_URL = "invalid webhook URL specified"
NO_HTTPS = "bad webhook: An HTTPS URL must be provided for webhook"
NO_PORT = "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"
NOT_HERE = {
    "certificate": "setWebhook: the local Telegram takes no certificate",
    "ip_address": "setWebhook: the local Telegram takes no fixed address",
}
ELSEWHERE = "setWebhook: the local Telegram delivers to this machine only"
GONE = 410
GONE_FOR_GOOD = timedelta(hours=23)
MOST_RETRY_AFTER = 3600
# Waits double until this; the real server draws the end of each from 60 to 120 s.
LONGEST_WAITS = (60, 120)

# The rows of the server: updates of one row are delivered one after another.
# Kind of update -> family of rows, and whose id names the row.
ROWS: dict[str, tuple[int, str]] = {
    **dict.fromkeys(
        ("message", "edited_message", "channel_post", "edited_channel_post"),
        (0, "chat"),
    ),
    "inline_query": (1, "from"),
    "chosen_inline_result": (2, "from"),
    "callback_query": (3, "from"),
    "my_chat_member": (5, "chat"),
    "chat_member": (6, "from"),
    "chat_join_request": (6, "from"),
    "chat_boost": (7, "chat"),
    "removed_chat_boost": (7, "chat"),
    "message_reaction": (8, "chat"),
    "message_reaction_count": (9, "chat"),
}


@dataclass(eq=False)
class Webhook:
    """An address that wants the updates of a bot, and how delivery fares."""

    url: str
    secret: str = ""
    max_connections: int = USUAL_CONNECTIONS
    last_error: str = ""
    last_error_at: datetime | None = None
    gone_since: datetime | None = None

    def same_as(self, other: "Webhook | None") -> bool:
        """Tell whether another webhook asks for the very same."""
        return other is not None and self._wish() == other._wish()

    def _wish(self) -> tuple[str, str, int]:
        return self.url, self.secret, self.max_connections

    def worked(self) -> None:
        """Note a delivery; the last error stays to be read, as on the server."""
        self.gone_since = None

    def failed(self, error: str, status: int | None, now: datetime) -> bool:
        """Note a failure; true when it was 410 for so long that the webhook goes.

        A connection that fails (no status) says nothing about being gone.
        """
        self.last_error, self.last_error_at = error, now
        if status == GONE and self.gone_since is not None:
            return now > self.gone_since + GONE_FOR_GOOD
        if status is not None:
            self.gone_since = now if status == GONE else None
        return False

    def json(self) -> JsonObject:
        """Return what getWebhookInfo tells of it."""
        shown: JsonObject = {"url": self.url, "max_connections": self.max_connections}
        if self.last_error_at is not None:
            shown["last_error_date"] = int(self.last_error_at.timestamp())
            shown["last_error_message"] = self.last_error
        return shown


@dataclass
class Patience:
    """How long one update waits after each failure: 0, 2, 4, … seconds."""

    longest: int
    delay: int = 1
    failures: int = 0

    def after(self, retry_after: int) -> int:
        """Count a failure; a wait the bot asked for goes first."""
        wait = max(0, min(retry_after, MOST_RETRY_AFTER))
        if not wait and self.failures:
            wait = self.delay = min(self.longest, self.delay * 2)
        self.failures += 1
        return wait


def row_of(update: JsonObject) -> Hashable:
    """Name the row an update waits in; what is not known waits alone."""
    for kind, payload in update.items():
        family, owner = ROWS.get(kind, (0, ""))
        try:
            return family, int(payload[owner]["id"])
        except (LookupError, TypeError, ValueError):
            continue
    return "alone", update.get("update_id")


def wanted(params: JsonObject) -> Webhook:
    """Read the webhook a setWebhook call asks for, or refuse.

    The real server wants https on one of four ports and delivers anywhere. Here
    plain http is right, on any port, and only addresses of this machine are.
    """
    for name, reason in NOT_HERE.items():
        if params.get(name):
            raise RefusedError(NOT_IMPLEMENTED, reason)
    _check_url(params["url"])
    _check_secret(params.get("secret_token", ""))
    return Webhook(params["url"], params.get("secret_token", ""), _connections(params))


def _connections(params: JsonObject) -> int:
    asked: Any = params.get("max_connections", USUAL_CONNECTIONS)
    return max(1, min(int(asked), MOST_CONNECTIONS))


def _check_url(url: str) -> None:
    parts, port = _parts(url)
    if parts.hostname in LOOPBACK:
        return
    if parts.scheme == "http":
        raise bad_request(NO_HTTPS)
    if port not in PORTS:
        raise bad_request(NO_PORT)
    raise RefusedError(NOT_IMPLEMENTED, ELSEWHERE)


def _parts(url: str) -> tuple[SplitResult, int]:
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        usual = 80 if parts.scheme == "http" else 443
        port = usual if parts.port is None else parts.port
    except ValueError:
        raise bad_request(NO_URL) from None
    known = parts.scheme in {"http", "https"} and parts.hostname and port
    if not known or " " in url:
        raise bad_request(NO_URL)
    return parts, port


def _check_secret(secret: str) -> None:
    if len(secret.encode()) > LONGEST_SECRET:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
