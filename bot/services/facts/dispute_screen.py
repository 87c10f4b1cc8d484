"""Two verified values for one thing, side by side, for who chooses the source."""

from bot.domain.access import Action, may
from bot.domain.conflicts import Conflict
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.text import first_line
from bot.ports.mail import Button
from bot.services.facts.fact_views import FactView, fact_view
from bot.services.turn import Turn

#: So many values are shown; more of one thing is a matter for a table.
SHOWN = 6

#: So much of a source's name stands on a button, cut on a word.
SOURCE = 28


async def dispute_views(
    turn: Turn, conflict: Conflict, viewer: Member
) -> list[FactView]:
    """Return the contradicting facts as one reader sees them."""
    ids = frozenset(fact.id for fact in conflict.facts)
    newest = conflict.facts[-SHOWN:]
    return [await fact_view(turn, fact, viewer, ids) for fact in newest]


def dispute_rows(
    turn: Turn, issue: Issue, conflict: Conflict, to: Member
) -> list[list[Button]]:
    """Return a button for each value, for who may choose among them."""
    back = turn.button("facts", issue.id, locale=to.locale)
    if not may(to, Action.CHOOSE_SOURCE):
        return [[back]]
    rows = [
        [
            turn.button(
                "fact_choose",
                fact.id,
                version=fact.version,
                text=turn.label(
                    "facts.choose",
                    to.locale,
                    number=fact.short,
                    source=first_line(fact.sources[0].name, SOURCE),
                ),
            )
        ]
        for fact in conflict.facts[-SHOWN:]
    ]
    return [*rows, [back]]
