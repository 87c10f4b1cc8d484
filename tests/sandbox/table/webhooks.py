"""Every form of setWebhook: what is taken and then told, and what is refused."""

from typing import Any

HERE = "http://127.0.0.1:9/hook"
TOO_LONG = "secret token is too long"
UNALLOWED = "secret token contains unallowed characters"
NO_URL = "invalid webhook URL specified"
NO_HTTPS = "bad webhook: An HTTPS URL must be provided for webhook"
NO_PORT = "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"
NO_NUMBER = "invalid max_connections specified"
NO_JSON = "can't parse allowed_updates JSON object"
NO_ARRAY = "setWebhook: allowed_updates must be array"

Taken = tuple[dict[str, Any], dict[str, Any]]
Refused = tuple[dict[str, Any], str]


def url(address: str) -> Taken:
    return {"url": address}, {"url": address}


def connections(asked: Any, given: int) -> Taken:
    return {"max_connections": asked}, {"max_connections": given}


def updates(*names: str) -> Taken:
    told = {"allowed_updates": sorted(names)} if names else {}
    return {"allowed_updates": [*names]}, told


# What is asked for, and what getWebhookInfo then tells of it.
TAKEN: dict[str, Taken] = {
    "nothing but a url": ({}, {}),
    "secret of one sign": ({"secret_token": "a"}, {}),
    "secret of 256": ({"secret_token": "x" * 256}, {}),
    "secret of every kind of sign": ({"secret_token": "azAZ09_-"}, {}),
    "no secret": ({"secret_token": ""}, {}),
    # The server moves these to the nearest number there is.
    "-1 connections": connections(-1, 1),
    "0 connections": connections(0, 1),
    "1 connection": connections(1, 1),
    "100 connections": connections(100, 100),
    "101 connections": connections(101, 100),
    "very many connections": connections(10**12, 100),
    "connections as a form has them": connections("7", 7),
    "connections left empty": connections("", 40),
    "the usual updates": updates(),
    "two kinds of updates": updates("message", "callback_query"),
    "updates to be asked for": updates("chat_member", "message_reaction"),
    "address with https": url("https://127.0.0.1:8443/hook"),
    "address in capitals": url("HTTP://LOCALHOST:9/"),
    "address of the newer kind": url("http://[::1]:9/"),
    "name without a path": url("http://localhost:9"),
    "name without a scheme": url("localhost:9/hook"),
    "name with a query": url("http://localhost:9?a=b&c=%20"),
    "name with a password": url("http://user:pass@localhost:9/"),
    "highest port": url("http://localhost:65535/"),
}

REFUSED: dict[str, Refused] = {
    "secret of 257": ({"secret_token": "x" * 257}, TOO_LONG),
    "secret of 129 letters in 258 bytes": ({"secret_token": "é" * 129}, TOO_LONG),
    **{
        f"secret with {sign!r}": ({"secret_token": f"a{sign}"}, UNALLOWED)
        for sign in (" ", ".", "=", "+", "/", ":", "é", "٣", "\n")
    },
    "connections in words": ({"max_connections": "banyak"}, NO_NUMBER),
    "updates in words": ({"allowed_updates": "semua"}, NO_JSON),
    "updates that break off": ({"allowed_updates": '["message"'}, NO_JSON),
    "one update that is no list": ({"allowed_updates": '"message"'}, NO_ARRAY),
    "address with a space": ({"url": f"{HERE} x"}, NO_URL),
    "address after a space": ({"url": f" {HERE}"}, NO_URL),
    "another scheme": ({"url": "ftp://127.0.0.1/"}, NO_URL),
    "no host": ({"url": "http://"}, NO_URL),
    "no host, only a path": ({"url": "/hook"}, NO_URL),
    "half an address": ({"url": "http://[::1:9/"}, NO_URL),
    "port 0": ({"url": "http://localhost:0/"}, NO_URL),
    "port 65536": ({"url": "http://localhost:65536/"}, NO_URL),
    "port in words": ({"url": "http://localhost:web/"}, NO_URL),
    "plain http to elsewhere": ({"url": "http://contoh.id/"}, NO_HTTPS),
    "plain http on the port of https": ({"url": "http://contoh.id:443/"}, NO_HTTPS),
    **{
        f"port {port} elsewhere": ({"url": f"https://contoh.id:{port}/"}, NO_PORT)
        for port in (1, 79, 81, 444, 8080, 8442, 8444)
    },
}

# The real server delivers there; this one says that it does not.
NOT_HERE = {
    f"port {port}": f"https://contoh.id:{port}/" for port in (80, 88, 443, 8443)
} | {"no port": "https://contoh.id/hook", "no scheme": "contoh.id"}
