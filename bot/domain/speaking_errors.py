"""Refusals about who speaks, and about who acts for an office.

Each has a text of the same name in templates/<locale>/refusals/.
"""

from bot.domain.errors import Refusal


class NotDeputy(Refusal):
    """Somebody else steps in for who speaks, or nobody was named to."""


class SpeaksNoMore(Refusal):
    """Another speaks about this issue now: the former spokesperson answers nobody."""


class MandateMoved(Refusal):
    """Nobody speaks any more, or the mandate is another's to change."""


class AnswerNotUnderstood(Refusal):
    """A question and its answer were asked for; one of them is missing."""


class BriefLineGone(Refusal):
    """The line was taken off the brief, or approved, meanwhile."""


class OwnLine(Refusal):
    """Who wrote an answer does not approve it."""


class PublicTitleUnfit(Refusal):
    """What the issue is called outside holds a number that nobody verified."""


class SummaryRefused(Refusal):
    """Of a restricted issue nothing is forwarded."""


class ActingSelf(Refusal):
    """Nobody writes down that they themselves act for an office."""


class ActingOver(Refusal):
    """What was to be ended is over."""


class LetterNeeded(Refusal):
    """A letter has a number: without one nobody acts."""


class ActingTimes(Refusal):
    """The times cannot be read, or the end is not after the beginning."""
