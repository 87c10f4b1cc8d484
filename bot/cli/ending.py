"""How a sub-command ends: its exit code, or one line that says what is wrong."""

import argparse
import sys

from telegram.error import TelegramError

from bot.cli import WRONG_USE
from bot.playbook import PlaybookError
from bot.ports.storage import StorageUnavailable
from bot.settings import SettingsError
from bot.web.listener import CannotListen


def ended(chosen: argparse.Namespace) -> int:
    """Run a command and return its exit code; what stops it is one line on stderr."""
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


def _say(text: str, code: int) -> int:
    print(text, file=sys.stderr)
    return code
