"""The house as a whole: built in one file, lived in by another."""

from bot.app.building import TEMPLATES, Built, build, desk_alone
from bot.app.door import bare_bot
from bot.app.living import run

__all__ = ["TEMPLATES", "Built", "bare_bot", "build", "desk_alone", "run"]
