"""What `siaga check` asks the machine: the settings' file, the disk, zones, copies."""

import shutil
import stat
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.settings import Settings
from bot.storage.sqlite.backups import copies_in, folder_of
from bot.web.socket_path import socket_path

#: So many megabytes are free where the database is, or it is too tight.
ROOM = 500

#: While the bot runs a copy is made every quarter of an hour; this is two of them.
OLDEST = timedelta(minutes=30)

#: The zones that texts may name.
ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")


def file_of_the_settings(folder: Path) -> str:
    """Say what is wrong with the mode of .env; nothing where there is none."""
    file = folder / ".env"
    if not file.exists():
        return ""
    mode = stat.S_IMODE(file.stat().st_mode)
    return f"others can read .env: chmod 600 {file}" if mode & 0o077 else ""


def disk(settings: Settings) -> str:
    """Say when there is too little room beside the database."""
    place = _place(settings)
    if place is None:
        return ""
    there = next(folder for folder in place.absolute().parents if folder.exists())
    free = shutil.disk_usage(there).free >> 20
    if free >= ROOM:
        return ""
    return f"{free} MB free in {there}: make room until there are {ROOM}"


def zones(settings: Settings) -> str:
    """Say when the machine does not know the zones of Indonesia."""
    try:
        for name in (settings.timezone, *ZONES):
            ZoneInfo(name)
    except ZoneInfoNotFoundError:
        return "there is no time zone data: install requirements/base.lock again"
    return ""


def copies(settings: Settings, now: datetime) -> str:
    """Say when the bot runs and its newest copy is too old."""
    place, socket = _place(settings), socket_path(settings.database)
    if place is None or socket is None or not socket.exists():
        return ""
    folder = folder_of(place)
    newest = max(copies_in(folder), default=None)
    if newest is not None and now - newest <= OLDEST:
        return ""
    age = (
        "there is no copy" if newest is None else f"the newest is of {newest:%F %T} UTC"
    )
    return f"{age}: look at the log, and at room and permissions of {folder}"


def _place(settings: Settings) -> Path | None:
    socket = socket_path(settings.database)
    return None if socket is None else socket.with_suffix("")
