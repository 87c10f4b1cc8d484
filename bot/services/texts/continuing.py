"""Going on with a text that was begun: none of them is out of reach."""

from collections.abc import Sequence

from bot.domain.document import Document
from bot.domain.document_life import DocumentState
from bot.domain.issue import Issue
from bot.ports.mail import Button
from bot.services.exports.listing import number_row, papers_row
from bot.services.turn import Turn
from bot.services.views import issue_view, person

#: So many texts that were begun before have a button.
OTHERS = 6


async def offer_to_continue(
    turn: Turn, issue: Issue, begun: Sequence[Document]
) -> None:
    """Offer to go on with what was begun: the newest first, the others below."""
    document, others = begun[-1], begun[-2::-1]
    author = await turn.unit.members.find(document.author)
    await turn.reply(
        "draft_found",
        rows=[
            *_continue_rows(turn, document),
            *_others(turn, others),
            [turn.button("draft_new", issue.id)],
            *await papers_row(turn, issue),
        ],
        issue=await issue_view(turn, issue, turn.member),
        number=document.number,
        kind=turn.label(f"document_kind.{document.kind}"),
        state=turn.label(f"document_state.{document.state}"),
        author=person(turn, author, turn.member),
        at=document.created_at,
    )


def _continue_rows(turn: Turn, document: Document) -> list[list[Button]]:
    if document.state is DocumentState.DRAFT:
        return [[turn.button("draft_show", document.id)]]
    version = document.submitted_version
    return [
        [turn.button("oral_text", document.id, version=version)],
        *number_row(turn, document),
        [turn.button("draft_reopen", document.id)],
    ]


def _others(turn: Turn, begun: Sequence[Document]) -> list[list[Button]]:
    """Return a button for each text that was begun before: none is out of reach."""
    drafts = [one for one in begun if one.state is DocumentState.DRAFT]
    return [
        [
            turn.button(
                "draft_show",
                one.id,
                text=turn.label(
                    "button.draft_of",
                    short=one.id.rpartition("/")[2],
                    kind=turn.label(f"document_kind.{one.kind}"),
                ),
            )
        ]
        for one in drafts[:OTHERS]
    ]
