"""Every way in which a call can fail while Telegram is reachable, with its verdict."""

from typing import NamedTuple

from bot.delivery.answers import Kind
from tests.delivery.doors import (
    TOKEN,
    Behaviour,
    breaks_off,
    is_silent,
    refuses,
    resets,
    says,
)

HALF = b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"
GZIP = "Content-Encoding: gzip\r\n"
AWAY = "Location: http://127.0.0.1:1/elsewhere\r\n"


class Outcome(NamedTuple):
    behaviour: Behaviour
    kind: Kind
    code: str


def bad(description: str) -> Behaviour:
    return refuses(400, f"Bad Request: {description}")


def forbidden(description: str) -> Behaviour:
    return refuses(403, f"Forbidden: {description}")


def html(status: int, text: str) -> Behaviour:
    return says(status, f"<html>{text}</html>".encode())


OUTCOMES: dict[str, Outcome] = {
    "flood": Outcome(
        refuses(429, "Too Many Requests", retry_after=7), Kind.WAIT, "flood"
    ),
    "flood without a number": Outcome(html(429, "slow"), Kind.WAIT, "flood"),
    "flood only in words": Outcome(
        refuses(429, "Too Many Requests: retry after 7"), Kind.WAIT, "flood"
    ),
    "migrated": Outcome(
        refuses(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-100),
        Kind.MIGRATED,
        "migrated",
    ),
    "blocked": Outcome(
        forbidden("bot was blocked by the user"), Kind.UNREACHABLE, "blocked"
    ),
    "deactivated": Outcome(
        forbidden("user is deactivated"), Kind.UNREACHABLE, "deactivated"
    ),
    "kicked": Outcome(
        forbidden("bot was kicked from the supergroup chat"), Kind.UNREACHABLE, "kicked"
    ),
    "never started": Outcome(
        forbidden("bot can't initiate conversation with a user"),
        Kind.UNREACHABLE,
        "never_started",
    ),
    "chat not found": Outcome(
        bad("chat not found"), Kind.UNREACHABLE, "chat_not_found"
    ),
    "no rights": Outcome(
        bad("not enough rights to send text messages to the chat"),
        Kind.DEAD,
        "no_rights",
    ),
    "topic closed": Outcome(bad("TOPIC_CLOSED"), Kind.DEAD, "topic_closed"),
    "too long": Outcome(bad("message is too long"), Kind.DEAD, "too_long"),
    "unknown refusal": Outcome(bad("something new"), Kind.DEAD, "bad_request"),
    "entities": Outcome(
        bad('can\'t parse entities: Unsupported start tag "chat not found"'),
        Kind.AS_PLAIN_TEXT,
        "entities",
    ),
    "not modified": Outcome(
        bad("message is not modified: specified new message content is the same"),
        Kind.DONE,
        "not_modified",
    ),
    "already deleted": Outcome(
        bad("message to delete not found"), Kind.DONE, "already_deleted"
    ),
    "edit not found": Outcome(
        bad("message to edit not found"), Kind.GONE, "edit_not_found"
    ),
    "not editable": Outcome(bad("message can't be edited"), Kind.GONE, "not_editable"),
    "query too old": Outcome(
        bad("query is too old and response timeout expired or query ID is invalid"),
        Kind.DROP,
        "query_too_old",
    ),
    "token revoked": Outcome(refuses(401, "Unauthorized"), Kind.STOP, "unauthorized"),
    "token unknown": Outcome(refuses(404, "Not Found"), Kind.STOP, "not_found"),
    "method unknown": Outcome(
        refuses(404, "Not Found: method not found"), Kind.DEAD, "no_such_method"
    ),
    "conflict": Outcome(refuses(409, "Conflict: terminated"), Kind.RETRY, "conflict"),
    "file too large": Outcome(html(413, "large"), Kind.DEAD, "too_large"),
    "redirect": Outcome(says(307, b"", AWAY), Kind.AMBIGUOUS, "no_clear_answer"),
    "500": Outcome(
        refuses(500, "Internal Server Error: restart"), Kind.AMBIGUOUS, "server_error"
    ),
    "502 page": Outcome(html(502, "too many requests"), Kind.AMBIGUOUS, "bad_gateway"),
    "504": Outcome(html(504, "late"), Kind.AMBIGUOUS, "gateway_timeout"),
    "502 page with the address": Outcome(
        html(502, f"Cannot POST /bot{TOKEN}/sendMessage"), Kind.AMBIGUOUS, "bad_gateway"
    ),
    "broken JSON": Outcome(says(200, b'{"ok": tr'), Kind.AMBIGUOUS, "TelegramError"),
    "no result": Outcome(says(200, {"ok": False}), Kind.AMBIGUOUS, "KeyError"),
    "silence": Outcome(is_silent, Kind.AMBIGUOUS, "maybe_sent SocketTimeoutError"),
    "reset": Outcome(resets, Kind.AMBIGUOUS, "maybe_sent ClientOSError ECONNRESET"),
    "closed": Outcome(
        breaks_off(b""), Kind.AMBIGUOUS, "maybe_sent ServerDisconnectedError"
    ),
    "half a head": Outcome(
        breaks_off(HALF[:20]), Kind.AMBIGUOUS, "maybe_sent ServerDisconnectedError"
    ),
    "half a body": Outcome(
        breaks_off(HALF + b'{"ok":'), Kind.AMBIGUOUS, "maybe_sent ClientPayloadError"
    ),
    "no HTTP": Outcome(
        breaks_off(b"SSH-2.0-x\r\n\r\n"),
        Kind.AMBIGUOUS,
        "maybe_sent ClientResponseError",
    ),
    "no gzip": Outcome(
        says(200, b"plain", GZIP), Kind.AMBIGUOUS, "maybe_sent ClientPayloadError"
    ),
}
