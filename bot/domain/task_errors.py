"""Refusals about tasks and decisions."""

from bot.domain.errors import Refusal


class TaskMoved(Refusal):
    """The task is no longer in the state that the button was made for."""


class DueNotUnderstood(Refusal):
    """No such day or time exists, it is over, or none is named."""


class TaskOutsideCircle(Refusal):
    """Who is to do it may not see the restricted issue: the task would reach nobody."""


class TaskEvidenceNeeded(Refusal):
    """The office asks for evidence before a task of this level is done."""
