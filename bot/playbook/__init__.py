"""Reads the office's policy from TOML files into the values of the domain."""

from bot.playbook.loading import load_playbook
from bot.playbook.mistakes import Mistake, PlaybookError
from bot.playbook.shelf import SHIPPED

__all__ = ["SHIPPED", "Mistake", "PlaybookError", "load_playbook"]
