"""/terbit N: which texts of an issue are out, and where."""

from datetime import datetime

from bot.domain.access import Action, may
from bot.domain.document import Document
from bot.domain.document_life import OUT, STANDING
from bot.domain.issue import Issue
from bot.domain.publication import Publication, PublicationState
from bot.domain.values import Struct
from bot.domain.writing import short_of
from bot.ports.mail import Button
from bot.services.books.paging import page_of, turning
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.publishing.places import called
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: So many copies stand on one page.
PER_PAGE = 8

#: So many texts have a button; the others are older.
OPENED = 6

#: These wait for a person.
_WAITS = frozenset({PublicationState.AMBIGUOUS, PublicationState.FAILED})


class CopyView(Struct, frozen=True):
    """One copy in the list."""

    short: str
    version: int
    channel: str
    state: str
    at: datetime
    url: str
    unmarked: bool


async def publication_count(turn: Turn, issue: Issue) -> tuple[int, int]:
    """Count the copies, and those that wait for somebody."""
    copies = await turn.unit.publications.of_issue(issue.id)
    waiting = sum(one.state in _WAITS or one.lacks_mark for one in copies)
    return len(copies), waiting


async def see_sheet(desk: Desk, pressed: Pressed) -> str:
    """Show the copies of the issue under the button: value is the page."""
    async with member_turn(desk, pressed, Action.SEE_CHANNELS) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        page, _, origin = pressed.press.value.partition(":")
        turn.message_id = turn.message_id if pressed.press.version else 0
        await show_sheet(turn, issue, int(page or 0), origin)
    return turn.toast


async def show_sheet(turn: Turn, issue: Issue, page: int = 0, origin: str = "") -> None:
    """Answer with one page of where the texts of an issue are, the newest first."""
    copies = list(await turn.unit.publications.of_issue(issue.id))[::-1]
    found = page_of(copies, page, PER_PAGE)
    await turn.reply(
        "publications",
        rows=[
            *await _text_rows(turn, issue),
            *turning(turn, "publications", issue.id, found, origin),
        ],
        issue=await issue_view(turn, issue, turn.member),
        copies=[await _view(turn, one) for one in found.shown],
        total=len(copies),
        page=found.number,
        pages=found.count,
        now=turn.now,
    )


async def _view(turn: Turn, copy: Publication) -> CopyView:
    channel = await turn.unit.channels.find(copy.channel_id)
    assert channel is not None
    return CopyView(
        short=copy.document_id.rpartition("/")[2],
        version=copy.doc_version,
        channel=called(turn, channel),
        state=turn.label(f"publication_state.{copy.state}"),
        at=copy.out_at or copy.due_at or copy.at,
        url=copy.url,
        unmarked=copy.lacks_mark,
    )


async def _text_rows(turn: Turn, issue: Issue) -> list[list[Button]]:
    """Return the board of each text that may go out, or has."""
    if not may(turn.member, Action.PUBLISH):
        return []
    kinds = turn.desk.documents.kinds
    texts = [
        one
        for one in await turn.unit.documents.of_issue(issue.id)
        if one.state in STANDING | OUT and kinds[one.kind].public
    ]
    return [[_opens(turn, one)] for one in texts[: -OPENED - 1 : -1]]


def _opens(turn: Turn, document: Document) -> Button:
    kind = turn.label(f"document_kind.{document.kind}")
    text = f"{short_of(document)} · {kind}"
    version = document.submitted_version
    return turn.button("publish_see", document.id, version=version, text=text)
