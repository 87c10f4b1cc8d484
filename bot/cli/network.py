"""What `siaga check` asks the network: the port, and the webhook's address."""

import ipaddress
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.settings import Settings
from bot.settings.shapes import TELEGRAM
from bot.web.listener import CannotListen, can_listen
from bot.web.socket_path import socket_path

#: The ports that Telegram calls (Bot API, setWebhook); the first is https's own.
PORTS = (443, 80, 88, 8443)

PATIENCE = ClientTimeout(total=10.0)


def runs(settings: Settings) -> bool:
    """Tell whether the bot runs on this database, as far as its socket shows."""
    socket = socket_path(settings.database)
    return socket is not None and socket.exists()


async def listener(settings: Settings) -> str:
    """Say when the port of the listener is taken by somebody else."""
    host, port = settings.listen
    try:
        can_listen(host, port)
    except CannotListen as taken:
        by_us = port and await _is_siaga(f"http://{host}:{port}/healthz")
        alone = socket_path(settings.database) is not None and not runs(settings)
        return "" if by_us and not alone else str(taken)
    return ""


async def _is_siaga(address: str) -> bool:
    try:
        async with (
            ClientSession(timeout=PATIENCE, trust_env=False) as session,
            session.get(address) as answer,
        ):
            return await answer.text() == "ok\n"
    except (ClientError, OSError, TimeoutError, ValueError):
        return False


async def webhook_address(settings: Settings) -> str:
    """Say when Telegram could not call the address, whatever listens there."""
    if settings.webhook_url is None or settings.telegram_api != TELEGRAM:
        return ""
    parts = urlsplit(settings.webhook_url)
    port, host = parts.port or PORTS[0], parts.hostname or ""
    if port not in PORTS:
        return (
            f"Telegram calls only the ports 443, 80, 88 and 8443, not {port}: let the"
            " proxy listen on one of them, and change SIAGA_WEBHOOK_URL"
        )
    if _is_inside(host):
        return (
            f"Telegram cannot reach {host} from outside: put a public name into"
            " SIAGA_WEBHOOK_URL, or take it out: the bot then fetches updates itself"
        )
    return ""


def _is_inside(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith((".local", ".internal", ".lan"))
