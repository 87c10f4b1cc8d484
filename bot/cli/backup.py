"""`siaga backup FILE`: a checked copy of the database, while the bot runs or not."""

import argparse
import sys
from pathlib import Path

from bot.cli.asking import ask
from bot.cli.progress import progress, size_of
from bot.settings import load_settings

HELP = "write a checked copy of the database; the bot may go on running"
EXAMPLE = "siaga backup siaga-before-upgrade.db"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file to write."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a file to be made")


def run(chosen: argparse.Namespace) -> int:
    """Write it; 1 when it could not be done, and then there is no file."""
    settings, file = load_settings(), chosen.file.absolute()
    database = Path(settings.database.partition(":///")[2])
    part = file.with_name(file.name + ".part")
    with progress("copying", lambda: size_of(part) / max(1, size_of(database))):
        answer = ask(settings, {"ask": "backup", "file": str(file)})
    if "error" in answer:
        print(f"no copy was made: {answer['error']}", file=sys.stderr)
        return 1
    print(f"{file.name}: {size_of(file) / 1e6:.1f} MB, read back and whole")
    return 0
