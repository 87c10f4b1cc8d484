"""What a letter about a clock lets its reader do: the deed first, then a look."""

from collections.abc import Callable, Mapping

from bot.domain.access import Action, may
from bot.domain.clocks import ClockName
from bot.domain.document import Document
from bot.domain.document_life import IN_REVIEW
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.reviews import Review
from bot.domain.roles import Role
from bot.ports.mail import Button
from bot.ports.storage import RunningClock
from bot.services.texts.review_letters import given_button
from bot.services.timing.asked import Asked
from bot.services.turn import Turn

#: The value of a button under a call: that message says later that it is over.
CALLED = "called"

Rows = list[list[Button]]


def clock_rows(
    turn: Turn, issue: Issue, clock: RunningClock, of: Asked, to: Member
) -> list[list[Button]]:
    """Return what *to* can do about a clock: the deed first, then a look."""
    rows = _deeds(turn, issue, clock, of, to)
    if may(to, Action.TAKE) and turn.now >= clock.due_at:
        value = f"{clock.name}:{clock.subject}"
        mine = turn.button("clock_mine", issue.id, value=value, locale=to.locale)
        rows.append([mine])
    look = turn.button("see_issue", issue.id, locale=to.locale)
    return [*rows, [look]]


def _deeds(
    turn: Turn, issue: Issue, clock: RunningClock, of: Asked, to: Member
) -> list[list[Button]]:
    if of.document is not None:
        return _about_text(turn, of.document, of, to)
    about = _ABOUT.get(clock.name)
    if about is not None and (rows := about(turn, issue, clock, to)) is not None:
        return rows
    row = []
    if may(to, Action.DRAFT):
        row.append(turn.button("draft", issue.id, locale=to.locale))
    decides = clock.name == ClockName.FIRST_WORD_DECISION
    if decides and may(to, Action.TELL_PUBLIC):
        row.append(turn.button("decline_word", issue.id, locale=to.locale))
    return [row] if row else []


def _about_sitrep(turn: Turn, issue: Issue, clock: RunningClock, to: Member) -> Rows:
    same = turn.button("sitrep_same", issue.id, locale=to.locale)
    write = turn.button("sitreps", issue.id, locale=to.locale)
    return [[same], [write]] if may(to, Action.WRITE_SITREP) else []


def _about_enquiry(turn: Turn, issue: Issue, clock: RunningClock, to: Member) -> Rows:
    if not may(to, Action.SEE_ENQUIRIES):
        return []
    return [[turn.button("enquiry_show", clock.subject, locale=to.locale)]]


def _about_update(
    turn: Turn, issue: Issue, clock: RunningClock, to: Member
) -> Rows | None:
    """Let who speaks say that there is nothing new; others may draft."""
    if not may(to, Action.TELL_PUBLIC):
        return None
    return [[turn.button("no_news", issue.id, locale=to.locale)]]


def _about_promise(turn: Turn, issue: Issue, clock: RunningClock, to: Member) -> Rows:
    """Let who speaks to the public say that it is kept; others look at it."""
    row = []
    if may(to, Action.KEEP_PROMISE):
        subject, locale = clock.subject, to.locale
        keep = turn.button("promise_keep", subject, value=CALLED, locale=locale)
        row.append(keep)
    if may(to, Action.SEE_PROMISES):
        row.append(turn.button("promise_show", clock.subject, locale=to.locale))
    return [row] if row else []


def _about_review(turn: Turn, issue: Issue, clock: RunningClock, to: Member) -> Rows:
    return [[turn.button("next_step", issue.id, locale=to.locale)]]


#: clock -> what its letter lets a person do; None: what any clock does.
_ABOUT: Mapping[str, Callable[[Turn, Issue, RunningClock, Member], Rows | None]] = {
    ClockName.REVIEW: _about_review,
    ClockName.SITREP: _about_sitrep,
    ClockName.ENQUIRY: _about_enquiry,
    ClockName.PUBLIC_UPDATE: _about_update,
    ClockName.PROMISE: _about_promise,
}


def _about_text(turn: Turn, document: Document, of: Asked, to: Member) -> Rows:
    """Let an approver or a reviewer answer, and others get the answer by telephone."""
    subject, version, locale = document.id, document.submitted_version, to.locale
    if to.user_id in {member.user_id for member in of.members}:
        back = turn.button("return", subject, version=version, locale=locale)
        return [[_answer(turn, document, to), back]]
    if may(to, Action.RECORD_ORAL):
        oral = turn.button("oral_text", subject, version=version, locale=locale)
        return [[oral]]
    return []


def _answer(turn: Turn, document: Document, to: Member) -> Button:
    """Return what ends the wait: an approval, or the look that is still owed."""
    subject, version = document.id, document.submitted_version
    if document.state not in IN_REVIEW:
        return turn.button("approve", subject, version=version, locale=to.locale)
    law = Role.LEGAL_ADVISER in to.roles
    return given_button(turn, document, Review.LAW if law else Review.FACTS, to.locale)
