"""Refusals about publishing and the channels of the office."""

from bot.domain.errors import Refusal


class NothingToPublish(Refusal):
    """No living approval stands behind exactly these words."""


class TellInsideFirst(Refusal):
    """The team has not been told what the public is to read (PI-05)."""


class PromiseOver(Refusal):
    """The next word that the text promises would be due before it is out (U-16)."""


class WordsUntrue(Refusal):
    """The words name a day that is over, or somebody who is protected by now."""


class FactsFell(Refusal):
    """A fact behind the text is not verified any more, or too old."""


class NoChannelOfOurs(Refusal):
    """No channel to which the bot sends is open to who asks."""


class PublicationMoved(Refusal):
    """What the button was about was settled before."""


class LinkUnclear(Refusal):
    """The answer has neither a link nor a time."""


class ChannelUnclear(Refusal):
    """What was typed names no channel."""


class WithdrawnBefore(Refusal):
    """The text is withdrawn, or was never out."""


class TextIsOut(Refusal):
    """The words are out: they are corrected by another text, never changed."""
