"""The button that begins a text of the law, where the triage said that it is owed."""

from bot.domain.access import Action, may
from bot.domain.issue import Issue
from bot.domain.legal import LegalClock
from bot.domain.member import Member
from bot.ports.mail import Button
from bot.services.turn import Turn

#: The clock of the law, and the button that begins the text which meets it.
BEGUN_BY: dict[str, str] = {
    LegalClock.PDP: "breach_begin",
    LegalClock.SERTA_MERTA: "danger_begin",
}


def owed_row(turn: Turn, issue: Issue, name: str, to: Member) -> list[list[Button]]:
    """Offer the text that meets a clock of the law, to who may write it."""
    if name not in BEGUN_BY or not may(to, Action.DRAFT):
        return []
    begins = BEGUN_BY[name]
    return [[turn.button(begins, issue.id, locale=to.locale)]]
