"""What the public was told about an issue, as the lint compares new words with it."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from bot.domain.document import Approval, Document
from bot.domain.document_life import DocumentState
from bot.domain.fact import Fact
from bot.domain.issue import Issue
from bot.domain.lint.situation import Metric, Published
from bot.domain.strategy import Strategy
from bot.domain.writing import facts_behind
from bot.services.turn import Turn


async def texts_out(
    turn: Turn, issue: Issue, facts: Sequence[Fact], *, but: Document
) -> tuple[Published, ...]:
    """Return the public texts of an issue that stand approved, the oldest first."""
    chosen = await turn.unit.plans.strategies(issue.id)
    found = []
    for document in await turn.unit.documents.of_issue(issue.id):
        if document.id == but.id or document.state is not DocumentState.APPROVED:
            continue
        if turn.desk.documents.kinds[document.kind].public:
            one = await _published(turn, document, facts, chosen)
            found += [one] if one else []
    return tuple(sorted(found, key=lambda one: one.at))


async def _published(
    turn: Turn, document: Document, facts: Sequence[Fact], chosen: Sequence[Strategy]
) -> Published | None:
    frozen = await turn.unit.documents.version(document.id, document.submitted_version)
    approval = _living(await turn.unit.documents.approvals(document.id))
    if frozen is None or approval is None:
        return None
    return Published(
        number=document.number,
        kind=document.kind,
        body=frozen.body,
        at=approval.at,
        stance=stance_at(chosen, approval.at),
        numbers=_numbers(document, facts),
    )


def _living(approvals: Sequence[Approval]) -> Approval | None:
    living = [one for one in approvals if one.revoked_at is None]
    return living[-1] if living else None


def _numbers(document: Document, facts: Sequence[Fact]) -> dict[Metric, Decimal]:
    behind = facts_behind(document)
    told = [fact for fact in facts if fact.id in behind and fact.value is not None]
    return {(one.metric, one.place): one.value for one in told if one.value is not None}


def stance_at(chosen: Sequence[Strategy], at: datetime) -> str:
    """Return the stance that held at an instant; "" before any was chosen."""
    held = [str(one.stance) for one in chosen if one.at <= at]
    return held[-1] if held else ""
