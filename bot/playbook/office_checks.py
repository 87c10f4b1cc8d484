"""What office.toml must keep to: hours, the approved statement, numbers, the logo."""

from datetime import time
from pathlib import Path

from bot.domain.office import NUMBER_SLOTS, SLOTS
from bot.playbook.slots import check_slots

#: A logo has at most so many bytes: every file carries it.
LARGEST_LOGO = 300_000


def check_hours(hours: list[time]) -> list[time]:
    """Require opening and closing, in this order."""
    if len(hours) == len(("open", "close")) and hours[0] < hours[1]:
        return hours
    raise ValueError('must be opening, then closing, like ["07:30", "16:00"]')


def check_statement(text: str) -> str:
    """Require when and where the next word comes, and whom to ask (doctrine.md D1)."""
    return check_slots(text, SLOTS, ("jam", "kanal", "narahubung"))


def check_number(pattern: str) -> str:
    """Require the running number, unless the office has no pattern."""
    return check_slots(pattern, NUMBER_SLOTS, ("number",)) if pattern else pattern


def check_picture(file: Path) -> None:
    """Require a PNG that every printed page can carry."""
    content = file.read_bytes()[: LARGEST_LOGO + 1]
    if not content.startswith(b"\x89PNG\r\n\x1a\n") or len(content) > LARGEST_LOGO:
        raise ValueError(f"{file.name} is not a PNG file of at most 300 kB")
