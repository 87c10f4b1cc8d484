"""The `siaga` command: one file for each sub-command."""

import argparse
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import NoReturn

from telegram.error import TelegramError

from bot.cli import (
    backup,
    check,
    copy,
    invite,
    person,
    restore,
    run,
    try_,
    verify,
)
from bot.playbook import PlaybookError
from bot.ports.storage import StorageUnavailable
from bot.settings import SettingsError
from bot.web.listener import CannotListen

#: Wrong use, or settings that stop the start.
WRONG_USE = 2

COMMANDS = (run, try_, check, invite, person, backup, restore, copy, verify)


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """End with 2 and one clear line."""
        self.exit(WRONG_USE, f"{self.prog}: {message} (see {self.prog} --help)\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the `siaga` command and return its exit code; no traceback reaches a user."""
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except SettingsError as mistake:
        return _say(str(mistake), WRONG_USE)
    except (CannotListen, PlaybookError, StorageUnavailable) as mistake:
        return _say(str(mistake), 1)
    except TelegramError as mistake:
        return _say(f"Telegram refuses: {type(mistake).__name__}; try siaga check", 1)
    except KeyboardInterrupt:
        return 130


def name_of(command: ModuleType) -> str:
    """Return what a sub-command is called; `try` is a word of Python, hence `try_`."""
    return command.__name__.rpartition(".")[2].rstrip("_")


def _parser() -> Parser:
    parser = Parser(prog="siaga", description="Siaga, the crisis team's Telegram bot.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        name = name_of(command)
        one = commands.add_parser(
            name,
            help=command.HELP,
            description=command.HELP,
            epilog=f"Example: {command.EXAMPLE}",
        )
        command.arguments(one)
        one.set_defaults(run=command.run)
    return parser


def _say(text: str, code: int) -> int:
    print(text, file=sys.stderr)
    return code
