"""What `siaga check` asks the network: the port, the webhook, Telegram, the time."""

import ipaddress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientSession, ClientTimeout
from telegram import WebhookInfo
from telegram.error import InvalidToken, TelegramError

from bot import app
from bot.settings import Settings
from bot.settings.shapes import TELEGRAM
from bot.web.listener import CannotListen, can_listen
from bot.web.socket import socket_path

#: The ports that Telegram calls (Bot API, setWebhook); the first is https's own.
PORTS = (443, 80, 88, 8443)

#: The clocks may differ by so many seconds; an answer tells whole ones.
OFF = 5.0

#: A fault of this age, or so many updates that wait, still matter.
LATELY, MANY = timedelta(hours=1), 100

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


async def telegram(settings: Settings) -> str:
    """Say when Telegram refuses the bot, or cannot be reached."""
    try:
        async with app.ask_telegram(settings):
            return ""
    except InvalidToken:
        return (
            "the token is refused; ask @BotFather for it and set SIAGA_TELEGRAM_TOKEN"
        )
    except TelegramError as fault:
        return f"Telegram is out of reach ({type(fault).__name__}); check the network"


async def clock(settings: Settings) -> str:
    """Say when the machine's clock is not Telegram's."""
    try:
        async with (
            ClientSession(timeout=PATIENCE, trust_env=False) as session,
            session.head(settings.telegram_api, allow_redirects=False) as answer,
        ):
            return clock_off(answer.headers.get("Date", ""), datetime.now(UTC))
    except (ClientError, OSError, TimeoutError) as fault:
        return f"Telegram did not say what time it is ({type(fault).__name__})"


def clock_off(date: str, now: datetime) -> str:
    """Compare the `Date` of an answer with the time here; no date says nothing."""
    if not date:
        return ""
    seconds = (now - parsedate_to_datetime(date)).total_seconds()
    if abs(seconds) <= OFF:
        return ""
    way = "ahead of" if seconds > 0 else "behind"
    return (
        f"the clock of this machine is {abs(seconds):.0f} s {way} Telegram's, and calls"
        " are due by it: timedatectl set-ntp true"
    )


async def webhook(settings: Settings) -> str:
    """Say when updates do not come in the way that the settings say."""
    async with app.ask_telegram(settings) as bot:
        told = await bot.get_webhook_info()
    host = urlsplit(told.url).hostname or ""
    if told.url and told.url.rstrip("/") != settings.webhook_url:
        return (
            f"Telegram calls {host}: if another program works with this token, stop it"
            " or get a new token from @BotFather; else the next start sets it right"
        )
    if settings.webhook_url and not told.url and runs(settings):
        return "Telegram does not call, although it should: restart the bot"
    return _late(told, settings) or _waiting(told, settings)


def _late(told: WebhookInfo, settings: Settings) -> str:
    at = told.last_error_date
    if not told.url or at is None or datetime.now(UTC) - at > LATELY:
        return ""
    return (
        f"Telegram could not call at {at:%F %T} UTC ({told.last_error_message}): look"
        " at the proxy, its certificate, the firewall"
    )


def _waiting(told: WebhookInfo, settings: Settings) -> str:
    count = told.pending_update_count
    if count <= MANY or not (told.url or runs(settings)):
        return ""  # what waits for a bot that is off is fetched when it starts
    return f"{count} updates wait at Telegram: look at the bot's log"
