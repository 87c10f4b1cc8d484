"""The local Telegram over HTTP, in the event loop of whoever starts it."""

import asyncio

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn import Config
from uvicorn.server import ServerState

from bot.sandbox import control, forms
from bot.sandbox.answers import NOT_FOUND, Answer, RefusedError
from bot.sandbox.connection import AnswerResponse, Connection
from bot.sandbox.local import LocalTelegram
from bot.sandbox.page import routes as page
from bot.sandbox.page.guard import Guard
from bot.sandbox.page.stage import NoStage, Stage
from bot.sandbox.visitors import BotGuard, body_of

CLOSING = "the server is closing"
PATIENCE = 1.0


def build_app(telegram: LocalTelegram, stage: Stage | None = None) -> Starlette:
    """Build the ASGI application: the Bot API, its files, the page, the control room.

    `stage` is what the page shows around its phones.
    """

    async def call(request: Request) -> Response:
        return AnswerResponse(await _answered(telegram, request))

    async def download(request: Request) -> Response:
        path = request.path_params
        try:
            return Response(telegram.download(path["token"], path["path"]))
        except RefusedError as refused:
            return AnswerResponse(refused.answer())

    async def not_found(request: Request, error: Exception) -> Response:
        return AnswerResponse(RefusedError(NOT_FOUND).answer())

    async def gone(request: Request, error: Exception) -> Response:
        return Response()  # nobody is there to get it

    guarded = [Middleware(BotGuard)]
    routes = [
        Route(
            "/bot{token}/{method}", call, methods=["GET", "POST"], middleware=guarded
        ),
        Route("/file/bot{token}/{path:path}", download, middleware=guarded),
        Mount(
            "/control",
            routes=control.routes(telegram),
            middleware=[Middleware(Guard)],
        ),
        *page.routes(telegram, stage or NoStage(telegram)),
    ]
    return Starlette(
        routes=routes,
        exception_handlers={404: not_found, ClientDisconnect: gone},
        middleware=[Middleware(Stirring, telegram=telegram)],
    )


class Stirring:
    """Tells the watchers after each request that may have changed something."""

    def __init__(self, app: ASGIApp, telegram: LocalTelegram) -> None:
        self.app = app
        self.telegram = telegram

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        try:
            await self.app(scope, receive, send)
        finally:
            if scope.get("method") != "GET" or scope["path"].startswith("/bot"):
                self.telegram.stir()


async def _answered(telegram: LocalTelegram, request: Request) -> Answer:
    path = request.path_params
    try:
        params, files = forms.read(
            request.url.query,
            request.headers.get("content-type", ""),
            await body_of(request),
        )
    except RefusedError as refused:
        return refused.answer()
    return await telegram.call(path["token"], path["method"], params, files)


class LocalServer:
    """A server that listens; `url` is the `base_url` of a bot without `/bot`."""

    def __init__(
        self,
        telegram: LocalTelegram,
        host: str,
        port: int,
        stage: Stage | None = None,
    ) -> None:
        self.telegram = telegram
        self.host = host
        self.port = port
        app = build_app(telegram, stage)
        app.state.outage = self.outage
        self._closing = False
        self._config = Config(
            self._ending_quietly(app),
            lifespan="off",
            ws="none",
            log_config=None,
            access_log=False,
        )
        self._config.load()
        self._state = ServerState()
        self._listener: asyncio.Server | None = None
        self._reopening: asyncio.Task[None] | None = None

    def _ending_quietly(self, app: ASGIApp) -> ASGIApp:
        """Let requests that are cancelled by the end of the server just end."""

        async def called(scope: Scope, receive: Receive, send: Send) -> None:
            try:
                await app(scope, receive, send)
            except asyncio.CancelledError:
                if not self._closing:
                    raise

        return called

    @property
    def url(self) -> str:
        """Return the address to reach the server at."""
        return f"http://{self.host}:{self.port}"

    async def listen(self) -> None:
        """Begin to accept connections; a second time on the same port."""
        loop = asyncio.get_running_loop()
        self._listener = await loop.create_server(
            lambda: Connection(self._config, self._state, {}), self.host, self.port
        )
        self.port = self._listener.sockets[0].getsockname()[1]
        self.telegram.courier.open()

    async def stop_listening(self) -> None:
        """Refuse new connections and cut the open ones: the server is down."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None
            await self.telegram.courier.close()
        for connection in list(self._state.connections):
            connection.transport.abort()

    async def outage(self, seconds: float) -> None:
        """Be down now and listen again after some real seconds."""
        await self.stop_listening()
        self._reopening = asyncio.create_task(self._reopen(seconds))

    async def _reopen(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await self.listen()

    async def aclose(self) -> None:
        """Stop for good; nothing is left running."""
        if self._reopening is not None:
            self._reopening.cancel()
        await self.stop_listening()
        self._closing = True
        for bot in self.telegram.bots.values():
            bot.updates.interrupt(CLOSING)
        tasks = self._state.tasks
        if tasks:
            _, late = await asyncio.wait(set(tasks), timeout=PATIENCE)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)


async def serve(
    telegram: LocalTelegram,
    host: str = "127.0.0.1",
    port: int = 0,
    stage: Stage | None = None,
) -> LocalServer:
    """Start a server and return it once it listens; port 0 finds a free one."""
    server = LocalServer(telegram, host, port, stage)
    await server.listen()
    return server
