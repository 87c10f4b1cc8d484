"""Refusals about the press."""

from bot.domain.errors import Refusal


class EnquiryMoved(Refusal):
    """The question is no longer where the button was made for."""


class ApprovedLineNeeded(Refusal):
    """At this level only words that somebody approved go out."""


class LineGone(Refusal):
    """The text is not approved any more, or the facts are others by now."""


class ReplyTimeOver(Refusal):
    """The two months in which the press must print an answer are over."""


class OutletNamed(Refusal):
    """Another outlet has this name already."""


class FileNeeded(Refusal):
    """Evidence is a file: words alone are typed into the field."""


class TooManyFiles(Refusal):
    """More files than one letter carries."""


class PostNotFound(Refusal):
    """A pasted post has neither a link nor a time: nobody would find it (RL-01)."""
