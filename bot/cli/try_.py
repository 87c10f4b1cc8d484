"""`siaga try`: the real bot, a local Telegram and a sample office on one page."""

import argparse
import asyncio
import signal
import sys

from bot.cli.logs import configure_logging

HELP = "open a page with several phones on which a sample office chats with the bot"
EXAMPLE = "siaga try --scenario air-keruh"

PORT, LAST_PORT = 8765, 65535

#: What is printed once the page can be opened.
OPENED = """\
Siaga siap dicoba. Buka di peramban: {url}
Siaga is ready to be tried. Open in a browser: {url}
(Ctrl+C: berhenti / stop)"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the port, and maybe a story to begin with."""
    parser.add_argument(
        "--port",
        type=_port,
        default=PORT,
        help=f"where the page listens, {PORT} if left out; 0 finds a free one",
    )
    parser.add_argument(
        "--scenario", metavar="NAME", help="begin with a guided story of data/scenarios"
    )


def _port(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or int(text) > LAST_PORT:
        raise argparse.ArgumentTypeError(f"a port is a number up to {LAST_PORT}")
    return int(text)


def run(chosen: argparse.Namespace) -> int:
    """Keep the page open until Ctrl+C or SIGTERM; 0 after a clean stop."""
    configure_logging("warning")
    try:
        asyncio.run(_run(chosen.port, chosen.scenario))
    except LookupError as mistake:
        return _say(f"siaga try: {mistake.args[0]}", 2)
    except OSError as mistake:
        why = mistake.strerror or mistake
        return _say(
            f"siaga try: port {chosen.port} cannot be opened ({why});"
            f" use another: siaga try --port {chosen.port + 1}",
            1,
        )
    return 0


async def _run(port: int, scenario: str | None) -> None:
    # A quarter of all modules is the local Telegram: an office's bot never loads it.
    from bot.app.trial import try_out  # noqa: PLC0415

    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopping.set)
    await try_out(port, scenario, stopping, _opened)


def _opened(url: str) -> None:
    print(OPENED.format(url=url), flush=True)


def _say(text: str, code: int) -> int:
    print(text, file=sys.stderr)
    return code
