"""Asking others to check a claim: one notice each, which then tells the truth."""

from collections.abc import Sequence
from typing import Any

from bot.domain.access import Action, may, may_see
from bot.domain.confirming_facts import claimants
from bot.domain.fact import Fact
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.ports.mail import Button, MessageClass
from bot.services.facts.fact_views import fact_view
from bot.services.facts.finding_facts import moves_of
from bot.services.turn import Turn
from bot.services.views import issue_view, listed, person

#: Who is asked; the lead only where none of these can be.
ASKED = frozenset({Role.ANALYST, Role.DUTY_OFFICER, Role.AGENCY_LIAISON})


async def ask_checkers(turn: Turn, issue: Issue, fact: Fact) -> str:
    """Ask those who may verify; return who they are, or ""."""
    asked = await checkers(turn, issue, fact)
    for to in asked:
        await turn.tell(
            to,
            "fact_check",
            klass=MessageClass.INFO,
            key=_key(fact, to),
            rows=check_rows(turn, fact, to),
            **await _facts(turn, issue, fact, to),
        )
    names = [person(turn, to, turn.member) for to in asked]
    return listed(turn, names, turn.locale) if names else ""


async def checkers(turn: Turn, issue: Issue, fact: Fact) -> list[Member]:
    """Return who can be asked to verify a claim: nobody who made it."""
    able = [
        member
        for member in await turn.team()
        if member.reachable
        and may(member, Action.VERIFY_FACT)
        and member.user_id not in claimants(fact)
        and may_see(member, issue)
    ]
    return [m for m in able if m.roles & ASKED] or able


async def refresh_notices(turn: Turn, issue: Issue, fact: Fact) -> None:
    """Let the notices of the others show the fact as it is now."""
    presser = turn.actor.user_id if turn.actor else 0
    for to in await turn.team():
        asked = may(to, Action.VERIFY_FACT) and may_see(to, issue)
        if not asked or not to.reachable or to.user_id == presser:
            continue
        await turn.tell(
            to,
            "fact_check",
            klass=MessageClass.BOARD,
            edits=_key(fact, to),
            slot=_key(fact, to),
            rows=check_rows(turn, fact, to),
            **await _facts(turn, issue, fact, to),
        )


async def _facts(turn: Turn, issue: Issue, fact: Fact, to: Member) -> dict[str, Any]:
    return {
        "issue": await issue_view(turn, issue, to),
        "fact": await fact_view(turn, fact, to),
        "now": turn.now,
    }


def _key(fact: Fact, to: Member) -> str:
    return f"fact_check:{fact.id}:{to.user_id}"


def check_rows(turn: Turn, fact: Fact, to: Member) -> list[list[Button]]:
    """Return what a reader may do with a claim, the likeliest first."""
    moves = moves_of(fact, to)
    rows: list[list[Button]] = []
    if {Action.CHECK_FACT, Action.VERIFY_FACT} & set(moves):
        rows += _confirming(turn, fact, to)
    elif Action.ADD_SOURCE in moves:
        rows.append([_button(turn, "fact_source", fact, to)])
    last = [
        _button(turn, press, fact, to) for action, press in _DOUBTS if action in moves
    ]
    return [*rows, last] if last else rows


_DOUBTS = (
    (Action.REFUTE_FACT, "fact_refute"),
    (Action.DOUBT_FACT, "fact_doubt"),
)


def _confirming(turn: Turn, fact: Fact, to: Member) -> Sequence[list[Button]]:
    """Offer to verify where the sources suffice; else what would make them do so."""
    rules = turn.desk.playbook.facts
    if rules.founded(fact):
        return [[_button(turn, "fact_verify", fact, to)]]
    owner = [_button(turn, "fact_owner", fact, to)]
    if rules.only_the_owner(fact):
        return [owner]
    return [owner, [_button(turn, "fact_source", fact, to)]]


def _button(turn: Turn, press: str, fact: Fact, to: Member) -> Button:
    return turn.button(press, fact.id, locale=to.locale)
