"""Refusals about the duty roster."""

from bot.domain.errors import Refusal


class DutyMoved(Refusal):
    """The turn is no longer the one that the button was made for."""


class RosterDraftGone(Refusal):
    """The lines were applied, dropped or replaced by others meanwhile."""


class SwapGone(Refusal):
    """The offer was answered or taken back, or one of the turns has begun."""


class FileNotFetched(Refusal):
    """Telegram did not hand over the file now."""


class FileNotRead(Refusal):
    """The file is no table that can be read; `reason` says why."""
