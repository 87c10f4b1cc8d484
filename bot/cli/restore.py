"""`siaga restore FILE`: puts a copy in the place of the database of a stopped bot."""

import argparse
import asyncio
from datetime import UTC, datetime
from pathlib import Path

from bot.cli.progress import progress, size_of
from bot.settings import Settings, load_settings
from bot.storage import restore

HELP = "put a copy in the place of the database, after checking it; stop the bot first"
EXAMPLE = "siaga restore data/backups/siaga-20261126T113000Z.db"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the copy."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a copy of a database")


def run(chosen: argparse.Namespace) -> int:
    """Restore; 1 when it was refused, and then nothing was changed."""
    settings = load_settings()
    kept = _restore(settings, chosen.file.absolute())
    print(f"{chosen.file.name} is in place: checked, its journal whole")
    if kept is not None:
        print(f"what was there before is kept as {kept.name}")
    print("start the bot: old messages are held, and leads and admins are told")
    return 0


def _restore(settings: Settings, file: Path) -> Path | None:
    place = Path(settings.database.partition(":///")[2])
    part, size = place.with_name(place.name + ".restore"), max(1, size_of(file))
    with progress("restoring", lambda: size_of(part) / size):
        return asyncio.run(restore(settings.database, file, datetime.now(UTC)))
