"""python-telegram-bot talks to the local Telegram without a network."""

from typing import Any
from urllib.parse import unquote, urlsplit

from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.sandbox.answers import NOT_FOUND, Answer, Cut, RefusedError
from bot.sandbox.local import LocalTelegram

BOT = "bot"


class SandboxRequest(BaseRequest):
    """A transport that ends in a `LocalTelegram` of the same process.

    A call that surely did not reach the server raises `not_sent`; one that
    may have taken effect although no answer came raises `maybe_sent`. With
    `waits` a long poll waits in real seconds; otherwise it answers at once.
    """

    def __init__(
        self,
        telegram: LocalTelegram,
        not_sent: type[Exception] = NetworkError,
        maybe_sent: type[Exception] = TimedOut,
        waits: bool = False,
        read_timeout: float | None = 5.0,
    ) -> None:
        self.telegram = telegram
        self.not_sent = not_sent
        self.maybe_sent = maybe_sent
        self.waits = waits
        self._read_timeout = read_timeout

    @property
    def read_timeout(self) -> float | None:
        """Return the default timeout, which the long poll adds to its own."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Do nothing: there is no connection to open."""

    async def shutdown(self) -> None:
        """Do nothing: there is no connection to close."""

    async def do_request(  # noqa: PLR0917 - the signature of the library
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Carry one request to the local Telegram and back."""
        first, *rest = unquote(urlsplit(url).path).strip("/").split("/")
        if first == "file":
            return self._download(rest)
        if len(rest) != 1 or not first.startswith(BOT):
            return _plain(RefusedError(NOT_FOUND).answer())
        answer = await self.telegram.call(
            first.removeprefix(BOT),
            rest[0],
            request_data.json_parameters if request_data else {},
            _files(request_data),
            self.waits,
        )
        return self._surfaced(answer)

    def _surfaced(self, answer: Answer) -> tuple[int, bytes]:
        if answer.cut is Cut.REFUSED:
            raise self.not_sent("connection refused")
        if answer.cut is Cut.RESET:
            raise self.maybe_sent("connection reset")
        if answer.cut is Cut.LOST:
            raise self.maybe_sent("no answer came")
        return _plain(answer)

    def _download(self, rest: list[str]) -> tuple[int, bytes]:
        if not rest or not rest[0].startswith(BOT):
            return _plain(RefusedError(NOT_FOUND).answer())
        try:
            token = rest[0].removeprefix(BOT)
            return 200, self.telegram.download(token, "/".join(rest[1:]))
        except RefusedError as refused:
            return _plain(refused.answer())


def _plain(answer: Answer) -> tuple[int, bytes]:
    return answer.status, answer.payload()


def _files(data: RequestData | None) -> dict[str, Any]:
    if data is None or not data.contains_files:
        return {}
    return dict(data.multipart_data)
