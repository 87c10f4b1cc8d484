"""The house as a whole: built in one file, lived in by another.

A command names what it needs of it, and only that is loaded: a question to the bot that
runs needs none of its rooms.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.app.building import TEMPLATES, Built, build, desk_alone
    from bot.app.door import ask_telegram
    from bot.app.living import run
    from bot.app.outside import Outside, open_outside
    from bot.app.settling_in import settle_in

__all__ = [
    "TEMPLATES",
    "Built",
    "Outside",
    "ask_telegram",
    "build",
    "desk_alone",
    "open_outside",
    "run",
    "settle_in",
]

#: In which file of the house each name stands.
WHERE = {
    "TEMPLATES": "building",
    "Built": "building",
    "Outside": "outside",
    "ask_telegram": "door",
    "build": "building",
    "desk_alone": "building",
    "open_outside": "outside",
    "run": "living",
    "settle_in": "settling_in",
}

if not TYPE_CHECKING:

    def __getattr__(name):
        """Load the file in which a name stands (PEP 562)."""
        if name not in WHERE:
            raise AttributeError(name)
        return getattr(import_module(f"bot.app.{WHERE[name]}"), name)
