"""A local Telegram: the Bot API over HTTP on this machine, without any network."""

import argparse
import asyncio
import signal
import sys
from contextlib import nullcontext
from pathlib import Path

from bot.sandbox.http import serve
from bot.sandbox.local import LocalTelegram
from bot.sandbox.state.file import StateError
from bot.sandbox.state.keeper import Keeper, restore
from bot.sandbox.state.lock import locked

EXAMPLE = """\
example:
  python -m bot.sandbox --port 8081 --token 42:TEST --state telegram.json

  Point a bot's API address at http://127.0.0.1:8081 and give it the token 42:TEST.
  Then let people act:

  curl --json '{"id": 7, "first_name": "Ana"}' http://127.0.0.1:8081/control/user
  curl --json '{"text": "halo"}' http://127.0.0.1:8081/control/phone/7/sends
  curl http://127.0.0.1:8081/control/transcript

docs/local-telegram.md tells the rest.
"""
UNUSABLE = 2


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    made = argparse.ArgumentParser(
        prog="python -m bot.sandbox",
        description=__doc__,
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = made.add_argument
    add("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    add("--port", type=int, default=8081, help="port, 0 finds a free one (%(default)s)")
    add("--token", action="append", default=[], help="add a bot; several are possible")
    add("--seed", default="0", help="where update ids begin (%(default)s)")
    add("--limits", action="store_true", help="refuse with 429 what is too fast")
    add("--state", type=Path, metavar="FILE", help="keep everything in this file")
    return made


def _telegram(arguments: argparse.Namespace) -> LocalTelegram:
    telegram = LocalTelegram(seed=arguments.seed)
    if arguments.state and arguments.state.exists():
        restore(telegram, arguments.state)
    telegram.pace.enforced = arguments.limits
    for number, token in enumerate(arguments.token):
        if token not in telegram.bots:
            telegram.add_bot(token, f"siaga{number or ''}_bot")
    return telegram


async def _run(arguments: argparse.Namespace) -> None:
    with locked(arguments.state) if arguments.state else nullcontext():
        await _live(arguments)


async def _live(arguments: argparse.Namespace) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    telegram = _telegram(arguments)
    keeper = Keeper(telegram, arguments.state) if arguments.state else None
    if keeper is not None:
        await keeper.start()
    server = await serve(telegram, arguments.host, arguments.port)
    print(f"listening on {server.url}", flush=True)
    await stop.wait()
    await server.aclose()
    if keeper is not None:
        await keeper.aclose()


if __name__ == "__main__":
    try:
        asyncio.run(_run(parser().parse_args()))
    except StateError as error:
        print(error, file=sys.stderr)
        sys.exit(UNUSABLE)
