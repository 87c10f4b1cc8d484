"""Which kinds of texts an issue may have now: what a clock waits for comes first."""

from collections.abc import Sequence

from bot.domain.document_kinds import DocumentKind
from bot.domain.document_life import OUT, STANDING
from bot.domain.issue import Issue
from bot.domain.issue_life import IssueState
from bot.domain.levels import Level
from bot.domain.reaction_errors import RecoveryNotYet
from bot.ports.mail import Button
from bot.services.deadlines import deadlines
from bot.services.exports.listing import papers_row
from bot.services.kinds.entrances import ENTRANCES
from bot.services.texts.draft_screen import DIALOGUE
from bot.services.turn import Turn
from bot.services.views import issue_view

#: The plan of positive news (doctrine.md 5.4).
RECOVERY = "recovery"


async def spoken(turn: Turn, issue: Issue) -> bool:
    """Tell whether words of the issue have gone out, or stand approved to do so."""
    kinds = turn.desk.documents.kinds
    return any(
        one.state in STANDING | OUT and kinds[one.kind].public
        for one in await turn.unit.documents.of_issue(issue.id)
    )


async def offer_kinds(turn: Turn, issue: Issue) -> None:
    """Offer what fits the level and state; what a clock waits for comes first.

    Whoever chooses another text answers no question of the last one any more.
    """
    await turn.end_asking(DIALOGUE)
    clocks = {clock.name: clock.due_at for clock in await deadlines(turn, issue)}
    kinds = turn.desk.documents.fitting(
        issue.level or Level.L1,
        issue.state,
        clocks.keys(),
        spoken=await spoken(turn, issue),
    )
    buttons = [_kind_button(turn, issue, kind) for kind in kinds]
    due = [(turn.label(f"document_kind.{k.name}"), clocks[k.due]) for k in kinds
           if k.due in clocks]  # fmt: skip
    await turn.reply(
        "draft_kinds",
        rows=[
            *(buttons[i : i + 2] for i in range(0, len(buttons), 2)),
            *_locked_rows(turn, issue, kinds),
            *await papers_row(turn, issue),
        ],
        issue=await issue_view(turn, issue, turn.member),
        due=due,
        now=turn.now,
    )


def _kind_button(turn: Turn, issue: Issue, kind: DocumentKind) -> Button:
    text = turn.label(f"document_kind.{kind.name}")
    entrance = ENTRANCES.get(kind.name, "draft_kind")
    return turn.button(entrance, issue.id, value=kind.name, text=text)


def _locked_rows(
    turn: Turn, issue: Issue, offered: Sequence[DocumentKind]
) -> list[list[Button]]:
    """Lead to the plan of positive news before its time: it says when it opens."""
    kind = turn.desk.documents.kinds.get(RECOVERY)
    guarded = turn.desk.playbook.reactions.guards(issue.level)
    if kind is None or kind in offered or not guarded:
        return []
    return [[_kind_button(turn, issue, kind)]]


async def refuse_early(turn: Turn, issue: Issue, kind: str) -> None:
    """Raise `RecoveryNotYet` before the issue is contained, or where nobody asked."""
    if kind != RECOVERY:
        return
    states = turn.desk.documents.kinds[kind].states
    if states and issue.state not in states:
        first = next(state for state in IssueState if state in states)
        opens = turn.label(f"state.{first}")
        remedies = (("see_issue", issue.id),)
        raise RecoveryNotYet(number=issue.number, opens=opens, remedies=remedies)
    if not await turn.unit.citizen_inputs.of_issue(issue.id):
        remedies = (("inputs", issue.id),)
        raise RecoveryNotYet(number=issue.number, opens="", remedies=remedies)
