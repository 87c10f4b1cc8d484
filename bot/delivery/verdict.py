"""What the failure of a call to Telegram means for a letter (reliability.md 4.5)."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
)

from bot.delivery.answers import BAD_REQUEST, FORBIDDEN, SERVER, TOKEN, Kind, Row
from bot.delivery.failures import MaybeSent, NotSent
from bot.domain.values import Struct, replace

__all__ = ["Kind", "Verdict", "backoff", "is_idempotent", "verdict"]

# Doing these twice is doing them once, so doubt is no reason to hesitate.
IDEMPOTENT = (
    "answercallbackquery",
    "close",
    "delete",
    "edit",
    "get",
    "leavechat",
    "pin",
    "reopen",
    "sendchataction",
    "set",
    "unpin",
)
# Who cannot leave a chat is out of it already.
REFUSED = frozenset({Kind.UNREACHABLE, Kind.DEAD})
PAGE = ". Parsing the server response"  # the library appends what a proxy said


class Verdict(Struct, frozen=True):
    """A kind and its code for the journal, which never quotes content.

    `wait` is in seconds and set only for WAIT, `chat_id` only for MIGRATED.
    """

    kind: Kind
    code: str
    wait: float = 0.0
    chat_id: int = 0


def verdict(error: BaseException, *, method: str) -> Verdict:
    """Judge the failure of a Bot API method, named in either spelling.

    An exception that nobody foresaw is AMBIGUOUS: it may come after the answer.
    """
    found = next(judge(error) for family, judge in JUDGES if isinstance(error, family))
    if found.kind is Kind.AMBIGUOUS and is_idempotent(method):
        return replace(found, kind=Kind.RETRY)
    if found.kind in REFUSED and _plain(method) == "leavechat":
        return replace(found, kind=Kind.DONE)
    return found


def is_idempotent(method: str) -> bool:
    """Tell whether calling the method again changes nothing more."""
    return _plain(method).startswith(IDEMPOTENT)


def _plain(method: str) -> str:
    return method.replace("_", "").lower()


def backoff(attempts: int, *, cap_seconds: float = 60.0) -> float:
    """Return the seconds to wait after so many tries: 1, 2, 4 … up to the cap.

    The caller adds the jitter, so that this stays repeatable.
    """
    return min(cap_seconds, 2.0 ** min(max(attempts, 1) - 1, 30))


def _read(rows: tuple[Row, ...], error: BaseException) -> Verdict:
    text = str(error).partition(PAGE)[0].lower()
    kind, code = next((kind, code) for part, kind, code in rows if part in text)
    return Verdict(kind, code, wait=_named_wait(text) if kind is Kind.WAIT else 0.0)


def _named_wait(text: str) -> float:
    found = re.search(r"retry after (\d+)", text)
    return float(found[1]) if found else 1.0


def _wait(error: RetryAfter) -> float:
    # Not `.retry_after`: reading it warns unless PTB_TIMEDELTA is set.
    wait: object = error.__reduce__()[1][0]
    return wait.total_seconds() if isinstance(wait, timedelta) else float(str(wait))


# Read from top to bottom: BadRequest, NotSent and MaybeSent are NetworkErrors too.
# EndPointNotFound hides the refusal of a token behind do_api_request: see its cause.
JUDGES: tuple[tuple[type[BaseException], Callable[[Any], Verdict]], ...] = (
    (RetryAfter, lambda error: Verdict(Kind.WAIT, "flood", wait=_wait(error))),
    (
        ChatMigrated,
        lambda error: Verdict(Kind.MIGRATED, "migrated", chat_id=error.new_chat_id),
    ),
    (InvalidToken, lambda error: _read(TOKEN, error)),
    (EndPointNotFound, lambda error: _read(TOKEN, error.__cause__ or error)),
    (Forbidden, lambda error: _read(FORBIDDEN, error)),
    (BadRequest, lambda error: _read(BAD_REQUEST, error)),
    (NotSent, lambda error: Verdict(Kind.RETRY, f"not_sent {error}")),
    (MaybeSent, lambda error: Verdict(Kind.AMBIGUOUS, f"maybe_sent {error}")),
    (Conflict, lambda _: Verdict(Kind.RETRY, "conflict")),
    (NetworkError, lambda error: _read(SERVER, error)),
    (BaseException, lambda error: Verdict(Kind.AMBIGUOUS, type(error).__name__)),
)
