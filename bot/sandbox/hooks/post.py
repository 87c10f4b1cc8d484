"""One delivery to a webhook over HTTP, and what came back."""

import asyncio
import errno
import os
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from aiohttp import ClientError, ClientSession, ClientTimeout
from aiohttp.client_exceptions import ClientConnectorError

from bot.sandbox.hooks.webhooks import Webhook

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
PATIENCE = 60.0
SUCCESS = range(200, 300)


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer of a webhook; without a status the connection failed."""

    status: int | None
    reason: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def is_ok(self) -> bool:
        """Tell whether the update arrived: any 2xx says so."""
        return self.status in SUCCESS

    @property
    def error(self) -> str:
        """Return the failure as getWebhookInfo words it."""
        if self.status is None:
            return self.reason
        return f"Wrong response from the webhook: {self.status} {self.reason}"

    @property
    def content_type(self) -> str:
        """Return the type of the body."""
        return self.headers.get("Content-Type", "")

    @property
    def retry_after(self) -> int:
        """Return the seconds the webhook asked to be left alone; 0 without."""
        with suppress(ValueError):
            return int(self.headers.get("Retry-After", "0"))
        return 0


Post = Callable[[Webhook, bytes], Awaitable[Reply]]


class HttpPost:
    """Posts updates; keeps its connections until it is closed."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = ClientTimeout(total=patience)
        self._session: ClientSession | None = None

    async def __call__(self, webhook: Webhook, body: bytes) -> Reply:
        """Post one update and return what the webhook answered."""
        try:
            return await self._posted(webhook, body)
        except ClientConnectorError as error:
            return Reply(None, os.strerror(error.errno or errno.ECONNREFUSED))
        except TimeoutError:
            return Reply(None, "Read timeout expired")
        except (ClientError, OSError, ValueError):
            return Reply(None, "Connection closed")

    async def _posted(self, webhook: Webhook, body: bytes) -> Reply:
        headers = {"Content-Type": "application/json"}
        if webhook.secret:
            headers[SECRET_HEADER] = webhook.secret
        async with self._opened().post(
            webhook.url, data=body, headers=headers, allow_redirects=False
        ) as response:
            content = await response.read()
            reason = response.reason or ""
            return Reply(response.status, reason, response.headers, content)

    def _opened(self) -> ClientSession:
        if self._session is None:
            self._session = ClientSession(timeout=self._patience)
        return self._session

    async def aclose(self) -> None:
        """Close the connections; a later delivery opens new ones."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()
            await asyncio.sleep(0)  # lets the transports say goodbye
