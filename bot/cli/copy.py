"""`siaga copy`: moves everything from a SQLite file into PostgreSQL."""

import argparse
import asyncio

from bot.settings import load_settings
from bot.storage.moving import move

HELP = "move everything from a SQLite file to PostgreSQL; stop the bot first"
EXAMPLE = "siaga copy --from sqlite:///data/siaga.db"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take both addresses; one with a password need not stand on the command line."""
    parser.add_argument(
        "--from", dest="source", metavar="URL", required=True, help="sqlite:///FILE"
    )
    parser.add_argument(
        "--to", dest="target", metavar="URL", help="postgresql://…; else SIAGA_DATABASE"
    )


def run(chosen: argparse.Namespace) -> int:
    """Copy, compare, and retire the old file; 1 when anything was not as it must be."""
    target = chosen.target or load_settings().database
    if not target.startswith("postgresql://"):
        print("siaga copy: --to, or SIAGA_DATABASE, must be a postgresql:// address")
        return 2
    counts = asyncio.run(move(chosen.source, target))
    for table, count in counts.items():
        print(f"{count:>9}  {table}")
    print("Every row is there, and the journal's chain is whole. The old file retired:")
    print("set SIAGA_DATABASE to the new address, and start the bot.")
    return 0
