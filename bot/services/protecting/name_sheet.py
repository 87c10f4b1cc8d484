"""The page of protected names: who is on it by number and part, never by name."""

from collections.abc import Sequence

from bot.domain.access import Action, may
from bot.domain.document import Document
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.protected_names import Part, ProtectedName
from bot.domain.writing import short_of
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.protecting.named_texts import Named
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: So many names stand in a row of buttons.
IN_ROW = 3

#: The page on which a tap takes a name away.
REMOVING = "remove"


async def name_count(turn: Turn, issue: Issue) -> tuple[int, int]:
    """Return how many names are protected; none of them waits for anybody."""
    return len(await turn.unit.protected_names.of_issue(issue.id)), 0


async def see_names(desk: Desk, pressed: Pressed) -> str:
    """Show how many names an issue protects, or let the next tap take one away."""
    async with member_turn(desk, pressed, Action.PROTECT_NAMES) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        turn.message_id = turn.message_id if pressed.press.version else 0
        await show_names(turn, issue, removing=pressed.press.value == REMOVING)
    return turn.toast


async def show_names(
    turn: Turn,
    issue: Issue,
    *,
    removing: bool = False,
    said_in: Named | None = None,
    typed: bool = False,
) -> None:
    """Answer with the page; *said_in* are texts that say a name just written down.

    *typed* says that the message with the names was taken out of the chat.
    """
    said_in = said_in or Named()
    names = await turn.unit.protected_names.of_issue(issue.id)
    removing = removing and bool(names)
    await turn.reply(
        "protected_names",
        rows=[
            *_correcting(turn, said_in.out),
            *_rows(turn, issue, names, removing=removing),
        ],
        issue=await issue_view(turn, issue, turn.member),
        count=len(names),
        removing=removing,
        back=said_in.back,
        drafts=said_in.drafts,
        out=[one.number for one in said_in.out],
        typed=typed,
    )


def _correcting(turn: Turn, out: Sequence[Document]) -> list[list[Button]]:
    """Lead to the correction of what is out already; the lead has a task of it, too."""
    if not may(turn.member, Action.DRAFT):
        return []
    label = turn.label("button.correct_text")
    return [
        [turn.button("correct_text", one.id, text=f"{label} {short_of(one)}")]
        for one in out[:IN_ROW]
    ]


def _rows(
    turn: Turn, issue: Issue, names: Sequence[ProtectedName], *, removing: bool
) -> list[list[Button]]:
    action = "protected_remove" if removing else "protected_show"
    taps = [
        turn.button(action, one.id, text=f"{number} · {part_said(turn, one.part)}")
        for number, one in enumerate(names, 1)
    ]
    rows = [taps[i : i + IN_ROW] for i in range(0, len(taps), IN_ROW)]
    if removing:
        back = turn.button("protected", issue.id, version=1, label="back")
        return [*rows, [back]]
    rows += _adding(turn, issue)
    last = [turn.button("books", issue.id, version=1, label="back")]
    if names:
        last.insert(0, turn.button("protected", issue.id, value=REMOVING, version=1,
                                   label="protected_removing"))  # fmt: skip
    return [*rows, last]


def _adding(turn: Turn, issue: Issue) -> list[list[Button]]:
    if issue.state in TERMINAL:
        return []
    taps = [
        turn.button("protected_add", issue.id, value=part,
                    text=f"+ {part_said(turn, part)}")
        for part in Part
    ]  # fmt: skip
    return [taps[i : i + IN_ROW] for i in range(0, len(taps), IN_ROW)]


def part_said(turn: Turn, part: Part) -> str:
    """Return how the asker reads what somebody is in an issue."""
    return turn.label(f"protected_part.{part}")
