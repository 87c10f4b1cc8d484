"""What the environment and `.env` may say; every mistake is told at once."""

from bot.settings.loading import SettingsError, load_settings
from bot.settings.model import Settings
from bot.settings.shapes import Address

__all__ = ["Address", "Settings", "SettingsError", "load_settings"]
