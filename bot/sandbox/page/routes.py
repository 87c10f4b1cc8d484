"""The doors of the page: its files, what it shows, what it may ask for."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route

from bot.sandbox import strict_json
from bot.sandbox.answers import BAD_REQUEST, NOT_FOUND, JsonObject, RefusedError
from bot.sandbox.local import LocalTelegram
from bot.sandbox.page.acting import act
from bot.sandbox.page.acts import own_chat, phone_of
from bot.sandbox.page.files import sent_file, static
from bot.sandbox.page.guard import Guard
from bot.sandbox.page.keys import bot_of, chat_by
from bot.sandbox.page.stage import Stage
from bot.sandbox.page.stream import Stream
from bot.sandbox.page.views import history, snapshot
from bot.sandbox.visitors import body_of

LONGEST_BODY = 64 << 10
Door = Callable[[Request], Awaitable[Response]]


def routes(telegram: LocalTelegram, stage: Stage) -> list[Route | Mount]:
    """Return the doors of the page, open to a browser on this machine only."""
    desk = Desk(telegram, stage)
    guarded = [Middleware(Guard)]
    return [
        Route("/", desk.front, middleware=guarded),
        Route("/static/{path:path}", desk.static, middleware=guarded),
        Mount("/page", routes=desk.routes(), middleware=guarded),
    ]


class Desk:
    """Answers the page."""

    def __init__(self, telegram: LocalTelegram, stage: Stage) -> None:
        self._telegram = telegram
        self._stage = stage

    def routes(self) -> list[Route]:
        """Return the doors under /page."""
        return [
            Route("/snapshot", self.snapshot),
            Route("/stream", _explained(self.stream)),
            Route("/chat/{chat}/before/{before:int}", _explained(self.history)),
            Route("/file/{file_id}", self.file),
            Route("/menu/{user:int}/{chat}", _explained(self.menu)),
            Route("/act/{user:int}/{action}", _explained(self.act), methods=["POST"]),
            Route("/stage/{wish}", _explained(self.wish), methods=["POST"]),
        ]

    async def front(self, request: Request) -> Response:
        """Answer with the page itself."""
        return static("index.html")

    async def static(self, request: Request) -> Response:
        """Answer with a file that the page is made of."""
        return static(request.path_params["path"])

    async def snapshot(self, request: Request) -> Response:
        """Answer with everything there is to show."""
        return _json(snapshot(self._telegram, self._stage.view()))

    async def stream(self, request: Request) -> Response:
        """Tell what happens from now on, or from where the page stopped."""
        asked = request.query_params
        since = request.headers.get("last-event-id") or asked.get("since")
        number = int(since) if since else None
        stream = Stream(self._telegram, self._stage, number, asked.get("life"))
        return StreamingResponse(stream.chunks(), media_type="text/event-stream")

    async def history(self, request: Request) -> Response:
        """Answer with older messages of a chat."""
        path = request.path_params
        chat = chat_by(self._telegram, int(path["chat"]))
        return _json(history(self._telegram, chat, path["before"]))

    async def file(self, request: Request) -> Response:
        """Answer with a file that somebody sent."""
        stored = self._telegram.files.by_id.get(request.path_params["file_id"])
        if stored is None:
            raise HTTPException(NOT_FOUND)
        return sent_file(stored)

    async def menu(self, request: Request) -> Response:
        """Answer with the commands that a person sees in a chat."""
        path = request.path_params
        phone = phone_of(self._telegram, path["user"])
        chat = own_chat(self._telegram, phone.user, int(path["chat"]))
        bot = bot_of(chat)
        return _json(phone.with_bot(bot.username).menu(chat) if bot else [])

    async def act(self, request: Request) -> Response:
        """Let a person act."""
        path, given = request.path_params, await _body(request)
        done = act(self._telegram, path["user"], path["action"], given)
        return _json({"ok": True, **done})

    async def wish(self, request: Request) -> Response:
        """Ask the stage for something."""
        await self._stage.wish(request.path_params["wish"], await _body(request))
        return _json(self._stage.view())


def _json(content: Any) -> Response:
    return JSONResponse(content)


def _explained(door: Door) -> Door:
    """Answer 400 with a sentence where something cannot be done."""

    async def enter(request: Request) -> Response:
        try:
            return await door(request)
        except RefusedError as refused:
            return JSONResponse({"error": refused.reason}, BAD_REQUEST)
        except (LookupError, ValueError) as error:
            reason = error.args[0] if error.args else ""
            return JSONResponse({"error": str(reason)}, BAD_REQUEST)

    return enter


async def _body(request: Request) -> JsonObject:
    """Read a JSON object of a bearable length."""
    try:
        value = strict_json.read(await body_of(request, LONGEST_BODY) or b"{}")
    except RefusedError:
        raise ValueError("the request is too long") from None
    except ValueError:
        raise ValueError("the request is no JSON") from None
    if not isinstance(value, dict):
        raise ValueError("a JSON object is expected")
    return value
