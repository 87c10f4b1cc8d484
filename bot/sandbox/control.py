"""The control room: a test in another process drives the people and the faults."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.sandbox import remote, strict_json
from bot.sandbox.answers import BAD_REQUEST, JsonObject, RefusedError
from bot.sandbox.local import LocalTelegram
from bot.sandbox.pace import Limit
from bot.sandbox.transcripts import transcript, transcript_view
from bot.sandbox.views import chat_view, event_view, message_view
from bot.sandbox.visitors import body_of

# What goes wrong with what was sent along, not with the local Telegram.
UNUSABLE = (
    AttributeError,
    LookupError,
    OverflowError,
    RefusedError,
    TypeError,
    ValueError,
)
Room = Callable[[LocalTelegram, Request], Awaitable[Any]]


def routes(telegram: LocalTelegram) -> list[Route]:
    """Return the doors of the control room, open to this machine only."""
    return [
        Route(path, _door(telegram, room), methods=[verb])
        for (verb, path), room in ROOMS.items()
    ]


def _door(
    telegram: LocalTelegram, room: Room
) -> Callable[[Request], Awaitable[Response]]:
    async def enter(request: Request) -> Response:
        try:
            result = await room(telegram, request)
        except UNUSABLE as error:
            return JSONResponse({"error": f"{error!r}"}, BAD_REQUEST)
        return result if isinstance(result, Response) else JSONResponse(result)

    return enter


async def _body(request: Request) -> JsonObject:
    value = strict_json.read(await body_of(request) or b"{}")
    if not isinstance(value, dict):
        raise ValueError("a JSON object is expected")
    return value


def _number(request: Request, name: str) -> int | None:
    text = request.query_params.get(name)
    return None if text is None else int(text)


async def _add_bot(telegram: LocalTelegram, request: Request) -> JsonObject:
    return telegram.add_bot(**await _body(request)).me()


async def _add_user(telegram: LocalTelegram, request: Request) -> JsonObject:
    given = await _body(request)
    return telegram.add_user(given.pop("id"), **given).user.json()


async def _add_group(telegram: LocalTelegram, request: Request) -> JsonObject:
    given = await _body(request)
    return telegram.add_group(given.pop("id"), **given).json()


async def _add_channel(telegram: LocalTelegram, request: Request) -> JsonObject:
    given = await _body(request)
    return telegram.add_channel(given.pop("id"), **given).json()


async def _chat_view(telegram: LocalTelegram, request: Request) -> JsonObject:
    return chat_view(telegram.groups[int(request.path_params["chat_id"])])


async def _act(telegram: LocalTelegram, request: Request) -> Any:
    path = request.path_params
    return remote.act(telegram, path["user_id"], path["action"], await _body(request))


async def _chat(telegram: LocalTelegram, request: Request) -> list[JsonObject]:
    phone = telegram.phone(request.path_params["user_id"])
    phone = phone.with_bot(request.query_params.get("bot"))
    return [message_view(one) for one in phone.chat(_number(request, "in_chat"))]


async def _events(telegram: LocalTelegram, request: Request) -> list[JsonObject]:
    user = _number(request, "user")
    found = telegram.events.since(_number(request, "since") or 0)
    return [event_view(one) for one in found if user is None or one.seen_by(user)]


async def _transcript(telegram: LocalTelegram, request: Request) -> Response:
    wanted = request.query_params.get("format") or _accepted(request)
    if wanted == "json":
        return JSONResponse(transcript_view(telegram))
    if wanted == "text":
        return PlainTextResponse(transcript(telegram))
    raise ValueError(f"no format {wanted!r}; there are json and text")


def _accepted(request: Request) -> str:
    accepts = request.headers.get("accept", "")
    return "json" if "application/json" in accepts else "text"


async def _faults(telegram: LocalTelegram, request: Request) -> JsonObject:
    given = await _body(request)
    faults = telegram.faults
    if given.get("clear"):
        faults.clear()
    for planned in given.get("next", []):
        faults.next(**planned)
    if "random" in given:
        faults.random(**given["random"])
    faults.down = given.get("down", faults.down)
    return {"planned": len(faults.planned), "given": len(faults.given)}


async def _outage(telegram: LocalTelegram, request: Request) -> Response:
    seconds = float((await _body(request))["seconds"])
    after = BackgroundTask(request.app.state.outage, seconds)
    return JSONResponse({"seconds": seconds}, background=after)


async def _limits(telegram: LocalTelegram, request: Request) -> JsonObject:
    pace = telegram.pace
    for name, value in (await _body(request)).items():
        if name == "enforced":
            pace.enforced = bool(value)
        elif name in {"chat", "group", "everywhere"}:
            setattr(pace, name, Limit(*value))
        else:
            raise ValueError(f"no limit {name!r}")
    return {"enforced": pace.enforced, "refused": pace.refused}


async def _calls(telegram: LocalTelegram, request: Request) -> list[JsonObject]:
    method = request.query_params.get("method")
    since = _number(request, "since") or 0
    return [
        call.json()
        for call in telegram.calls
        if call.number > since and method in {None, call.method}
    ]


async def _waiting(telegram: LocalTelegram, request: Request) -> JsonObject:
    return {
        bot.username: [one.json for one in bot.updates.waiting]
        for bot in telegram.bots.values()
    }


async def _reset(telegram: LocalTelegram, request: Request) -> JsonObject:
    telegram.reset()
    return {}


ROOMS: dict[tuple[str, str], Room] = {
    ("POST", "/bot"): _add_bot,
    ("POST", "/user"): _add_user,
    ("POST", "/group"): _add_group,
    ("POST", "/channel"): _add_channel,
    ("GET", "/group/{chat_id}"): _chat_view,
    ("POST", "/phone/{user_id:int}/{action}"): _act,
    ("GET", "/phone/{user_id:int}/chat"): _chat,
    ("GET", "/events"): _events,
    ("GET", "/transcript"): _transcript,
    ("POST", "/faults"): _faults,
    ("POST", "/outage"): _outage,
    ("POST", "/limits"): _limits,
    ("GET", "/calls"): _calls,
    ("GET", "/updates"): _waiting,
    ("POST", "/reset"): _reset,
}
