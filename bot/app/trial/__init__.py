"""A trial: the whole product on one screen, without a token and without a network."""

from bot.app.trial.opening import open_trial, try_out

__all__ = ["open_trial", "try_out"]
