"""Starts the local Telegram alone: `python -m bot.sandbox --port 8081`."""

import argparse
import asyncio
import signal

from bot.sandbox.http import serve
from bot.sandbox.local import LocalTelegram


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081, help="0 finds a free one")
    parser.add_argument("--token", action="append", default=[], help="add a bot")
    parser.add_argument("--seed", default="0")
    parser.add_argument("--limits", action="store_true", help="refuse what is too fast")
    return parser.parse_args()


def _telegram(arguments: argparse.Namespace) -> LocalTelegram:
    telegram = LocalTelegram(seed=arguments.seed)
    telegram.pace.enforced = arguments.limits
    for number, token in enumerate(arguments.token):
        telegram.add_bot(token, f"siaga{number or ''}_bot")
    return telegram


async def _run(arguments: argparse.Namespace) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    server = await serve(_telegram(arguments), arguments.host, arguments.port)
    print(f"listening on {server.url}", flush=True)
    await stop.wait()
    await server.aclose()


if __name__ == "__main__":
    asyncio.run(_run(_arguments()))
