"""The house as a whole: built in one file, lived in by another."""

from bot.app.building import TEMPLATES, Built, build, desk_alone
from bot.app.door import ask_telegram
from bot.app.living import run
from bot.app.outside import Outside, outside
from bot.app.settling_in import settle_in

__all__ = [
    "TEMPLATES",
    "Built",
    "Outside",
    "ask_telegram",
    "build",
    "desk_alone",
    "outside",
    "run",
    "settle_in",
]
