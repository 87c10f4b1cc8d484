"""What `siaga check` asks Telegram: whether it knows us, the time, the webhook."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientSession
from telegram import WebhookInfo
from telegram.error import InvalidToken, TelegramError

from bot import app
from bot.cli.network import PATIENCE, runs
from bot.settings import Settings

#: The clocks may differ by so many seconds; an answer tells whole ones.
OFF = 5.0

#: A fault of this age, or so many updates that wait, still matter.
LATELY, MANY = timedelta(hours=1), 100


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
