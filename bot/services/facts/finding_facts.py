"""Finding a fact behind a button, and telling why it is no longer where it was."""

from bot.domain.access import Action
from bot.domain.confirming_facts import claimants
from bot.domain.entry_numbers import short_number
from bot.domain.errors import ButtonExpired, NotPermitted, Refusal
from bot.domain.fact import Fact
from bot.domain.fact_errors import FactMoved, OwnClaim, SecondVerifierNeeded
from bot.domain.fact_life import BY_ANOTHER, FACT_LIFE, fact_moves
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.services.finding import open_issue, the_issue
from bot.services.turn import Turn
from bot.services.views import person

#: What can have happened to a fact, as the journal calls it.
FACT_DEEDS = frozenset(
    {
        "fact_checked",
        "fact_verified",
        "fact_refuted",
        "fact_undetermined",
        "fact_superseded",
        "fact_withdrawn",
        "fact_sourced",
    }
)


async def the_fact(turn: Turn, subject: str) -> tuple[Issue, Fact]:
    """Return a fact and its issue, if the asker may hear of it.

    Raise `ButtonExpired` for a fact that does not exist, `UnknownIssue`.
    """
    fact = await turn.unit.facts.find(subject)
    if fact is None:
        raise ButtonExpired
    return await the_issue(turn, fact.issue_id), fact


async def movable(turn: Turn, subject: str, *actions: Action) -> tuple[Issue, Fact]:
    """Return a fact on which the asker may do one of *actions* now.

    Raise the refusal that says why not.
    """
    issue, fact = await the_fact(turn, subject)
    issue = await open_issue(turn, issue.id)
    if not set(actions) & set(moves_of(fact, turn.member)):
        raise await _why_not(turn, fact, actions)
    return issue, fact


def moves_of(fact: Fact, member: Member) -> list[Action]:
    """Return the moves that a member has on a fact."""
    return fact_moves(fact.state, member, claimants(fact), fact.first_verifier)


async def _why_not(turn: Turn, fact: Fact, actions: tuple[Action, ...]) -> Refusal:
    legal = [a for a in actions if FACT_LIFE.next_state(fact.state, a) is not None]
    if not legal:
        return await moved(turn, fact)
    if not set(legal) & BY_ANOTHER:
        return NotPermitted()
    if turn.member.user_id in claimants(fact):
        return OwnClaim(number=fact.number)
    return SecondVerifierNeeded(number=fact.number)


async def moved(turn: Turn, fact: Fact) -> FactMoved:
    """Make the refusal that tells what became of a fact, by whom and when."""
    # What came by a merge had another short number in the issue where it began.
    home, _, first = fact.id.rpartition("/")
    called = {fact.issue_id: fact.short, home: first}
    mine = [
        row
        for subject, short in reversed(called.items())
        for row in await turn.unit.journal.of_subject(subject)
        if row.entry.action in FACT_DEEDS and row.entry.detail.split(" ")[0] == short
    ]
    actor = mine[-1].entry.actor.partition(":")[2] if mine else ""
    who = await turn.unit.members.find(int(actor)) if actor.isdigit() else None
    return FactMoved(
        number=fact.number,
        state=turn.label(f"fact_state.{fact.state}"),
        who=person(turn, who, turn.member) if who else "",
        at=mine[-1].at if mine else fact.created_at,
        by=short_number(fact.replaced_by, fact.issue_id),
        remedies=(("fact_show", fact.id),),
    )
