"""Carries calls to the Bot API over aiohttp and knows whether a failed one left."""

import json
from errno import errorcode
from typing import Any

from aiohttp import (
    ClientRequest,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    InvalidURL,
    TCPConnector,
)
from aiohttp.connector import Connection
from aiohttp.tracing import Trace
from telegram._utils.types import ODVInput  # what BaseRequest's own signature names
from telegram.error import TelegramError
from telegram.request import BaseRequest, RequestData

from bot.delivery.failures import MaybeSent, NotSent
from bot.delivery.patience import USUAL, Patience
from bot.delivery.payloads import payload, scrubbed


class AiohttpRequest(BaseRequest):
    """The library's way out, several times as fast as its default one.

    A call that gets no answer raises `NotSent` or `MaybeSent`. Neither shows the
    address, in its text or through a chained exception: the address holds the token.
    """

    def __init__(
        self,
        *,
        connections: int = 256,
        keep_alive: float = 15.0,
        patience: Patience | None = None,
    ) -> None:
        self._connections = connections
        self._keep_alive = keep_alive
        self._patience = patience or Patience()
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """The usual seconds to wait for an answer; None for no limit."""
        return self._patience.read

    async def initialize(self) -> None:
        """Open the session; a second call changes nothing."""
        if self._session is None:
            self._session = ClientSession(
                connector=_Connector(
                    limit=self._connections, keepalive_timeout=self._keep_alive
                ),
                cookie_jar=DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                trust_env=False,
            )

    async def shutdown(self) -> None:
        """Close the session and its connections; `initialize` may follow."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(  # noqa: PLR0917 - the library's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = USUAL,
        write_timeout: ODVInput[float] = USUAL,
        connect_timeout: ODVInput[float] = USUAL,
        pool_timeout: ODVInput[float] = USUAL,
    ) -> tuple[int, bytes]:
        """Send one request; only a GET, for a file, may repeat on a dead connection."""
        patience = self._patience.changed(
            connect=connect_timeout,
            pool=pool_timeout,
            write=write_timeout,
            upload=write_timeout,
            read=read_timeout,
        )
        if method == "GET":
            return await self._exchange("GET", url, None, patience.for_download())
        uploads = bool(request_data and request_data.contains_files)
        limits = patience.for_call(uploads=uploads)
        return await self._exchange(method, url, request_data, limits)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer; the library's own way logs, whole, what it cannot read."""
        try:
            answer: dict[str, Any] = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            raise TelegramError("Invalid server response") from None
        return answer

    async def _exchange(
        self, method: str, url: str, data: RequestData | None, limits: ClientTimeout
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NotSent("no session")
        body, headers = payload(data)
        try:
            # A redirect is not followed: that would send the letter a second time.
            async with self._session.request(
                method,
                url,
                data=body or None,
                headers=headers,
                timeout=limits,
                allow_redirects=False,
            ) as response:
                return response.status, scrubbed(url, await response.read())
        except Exception as error:
            failure = _failure(error)
        # Raised out here, so that not even __context__ leads back to the address.
        raise failure


class _Connector(TCPConnector):
    """Says `NotSent` where there was no connection yet that could carry a byte."""

    async def connect(
        self,
        req: ClientRequest,
        traces: list[Trace],
        timeout: ClientTimeout,  # noqa: ASYNC109 - aiohttp's signature
    ) -> Connection:
        try:
            return await super().connect(req, traces, timeout)
        except Exception as error:
            failure = NotSent(_reason(error))
        raise failure


def _failure(error: Exception) -> NotSent | MaybeSent:
    if isinstance(error, NotSent):
        return error
    sure = isinstance(error, InvalidURL)
    return NotSent(_reason(error)) if sure else MaybeSent(_reason(error))


def _reason(error: Exception) -> str:
    """Name the exception and the system's code; its text would quote the address."""
    code = errorcode.get(getattr(error, "errno", None) or 0, "")
    return f"{type(error).__name__} {code}".rstrip()
