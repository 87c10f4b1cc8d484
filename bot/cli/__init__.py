"""The `siaga` command: one file for each sub-command."""

import argparse
import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import NoReturn

from bot.app.sparing import load_libraries

#: Wrong use, or settings that stop the start.
WRONG_USE = 2

#: The files of the commands, in the order of the help.
COMMANDS = (
    "run",
    "try_",
    "check",
    "invite",
    "person",
    "backup",
    "restore",
    "copy",
    "verify",
)

#: This one lives for months: it loads all that it needs at once, and nothing else.
LASTS = "run"


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """End with 2 and one clear line."""
        self.exit(WRONG_USE, f"{self.prog}: {message} (see {self.prog} --help)\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the `siaga` command and return its exit code; no traceback reaches a user."""
    given = sys.argv[1:] if arguments is None else arguments
    with _collector_at_rest():
        if given[:1] == [LASTS]:
            load_libraries()
            import_module("bot.app.living")
        chosen = _parser(commands(*given[:1])).parse_args(given)
        # Loaded here, with what the command needs, and not before it is known.
        from bot.cli.ending import ended  # noqa: PLC0415
    return ended(chosen)


def commands(name: str = "") -> list[ModuleType]:
    """Return the command of this name; all of them where none is called so."""
    named = [file for file in COMMANDS if file.rstrip("_") == name]
    return [import_module(f"bot.cli.{file}") for file in named or COMMANDS]


def name_of(command: ModuleType) -> str:
    """Return what a sub-command is called; `try` is a word of Python, hence `try_`."""
    return command.__name__.rpartition(".")[2].rstrip("_")


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Let nobody look for garbage while a million things are made that all stay."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _parser(among: Sequence[ModuleType]) -> Parser:
    parser = Parser(prog="siaga", description="Siaga, the crisis team's Telegram bot.")
    listed = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in among:
        name = name_of(command)
        one = listed.add_parser(
            name,
            help=command.HELP,
            description=command.HELP,
            epilog=f"Example: {command.EXAMPLE}",
        )
        command.arguments(one)
        one.set_defaults(run=command.run)
    return parser
