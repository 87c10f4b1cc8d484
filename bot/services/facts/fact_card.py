"""One fact: what is known of it, and what this reader may do with it."""

from bot.domain.access import Action, may
from bot.domain.fact import Fact
from bot.domain.fact_life import FactState
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.facts.checking import check_rows
from bot.services.facts.fact_views import fact_view
from bot.services.facts.finding_facts import moves_of, the_fact
from bot.services.facts.knowing import blocked, needed
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view


async def see_fact(desk: Desk, pressed: Pressed) -> str:
    """Show one fact in place of the list from which it was opened."""
    async with member_turn(desk, pressed, Action.SEE_FACTS) as turn:
        issue, fact = await the_fact(turn, pressed.press.subject)
        await show_fact(turn, issue, fact)
    return turn.toast


def _renewing(turn: Turn, issue: Issue, fact: Fact) -> Button:
    """Offer to confirm once more; after the level rose that is the second verifier."""
    second = len(fact.verifiers) < needed(turn, issue)
    if second and turn.member.user_id not in fact.verifiers:
        return turn.button("fact_renew", fact.id, label="fact_verify")
    return turn.button("fact_renew", fact.id)


async def show_fact(
    turn: Turn, issue: Issue, fact: Fact, *, asked: str | None = None
) -> None:
    """Answer with a fact; *asked* names who was asked to verify it, "" for nobody."""
    disputed = await blocked(turn, issue)
    await turn.reply(
        "fact_card",
        rows=_rows(turn, issue, fact, disputed=fact.id in disputed),
        issue=await issue_view(turn, issue, turn.member),
        fact=await fact_view(
            turn, fact, turn.member, disputed, needed=needed(turn, issue)
        ),
        asked=asked or "",
        alone=asked == "",
        now=turn.now,
    )


def _rows(
    turn: Turn, issue: Issue, fact: Fact, *, disputed: bool
) -> list[list[Button]]:
    back = turn.button("facts", issue.id, version=1)
    if issue.state in TERMINAL:
        return [[back]]
    rows = check_rows(turn, fact, turn.member)
    if disputed and may(turn.member, Action.CHOOSE_SOURCE):
        rows = [[turn.button("fact_dispute", fact.id)]]
    if fact.state is FactState.VERIFIED:
        moves = _while_verified(turn, issue, fact)
        rows += [moves[i : i + 2] for i in range(0, len(moves), 2)]
    return [*rows, [back]]


def _while_verified(turn: Turn, issue: Issue, fact: Fact) -> list[Button]:
    moves, found = moves_of(fact, turn.member), []
    if Action.RENEW_FACT in moves:
        found.append(_renewing(turn, issue, fact))
    if may(turn.member, Action.CLAIM_FACT):
        found.append(turn.button("fact_update", fact.id))
    if Action.WITHDRAW_FACT in moves:
        found.append(turn.button("fact_withdraw", fact.id))
    return found
