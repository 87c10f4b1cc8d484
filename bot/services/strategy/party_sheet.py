"""The stakeholders of an issue by quadrant, and who must be told before a release."""

from collections.abc import Sequence

from bot.domain.access import Action, may
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.stakeholders import Stakeholder, by_handling
from bot.ports.mail import Button
from bot.services.books.paging import page_of, turning
from bot.services.strategy.party_views import grouped, party_name
from bot.services.strategy.ways import back_row
from bot.services.turn import Turn
from bot.services.views import issue_view

#: So many stakeholders have their buttons on one page.
PER_PAGE = 12


async def show_parties(
    turn: Turn,
    issue: Issue,
    page: int = 0,
    origin: str = "",
    gone: Stakeholder | None = None,
) -> None:
    """Answer with the stakeholders, one page of their buttons; *gone* may come back."""
    parties = await turn.unit.stakeholders.of_issue(issue.id)
    ways = by_handling(parties).values()
    ranked = [one for members in ways for one in members]
    sheet = page_of(ranked, page, PER_PAGE)
    over = issue.state in TERMINAL
    awaited = [one for one in ranked if one.awaited]
    await turn.reply(
        "parties",
        rows=[
            *_undo(turn, gone, origin),
            *_party_rows(turn, sheet.shown, origin, over=over),
            *turning(turn, "parties", issue.id, sheet, origin),
            _last(turn, issue, origin),
        ],
        issue=await issue_view(turn, issue, turn.member),
        groups=await grouped(turn, parties, turn.member),
        awaited=[party_name(turn, one, turn.locale) for one in awaited],
        least=turn.desk.playbook.life.terms.stakeholders,
        total=len(ranked),
    )


def _undo(turn: Turn, gone: Stakeholder | None, origin: str) -> list[list[Button]]:
    if gone is None:
        return []
    name = party_name(turn, gone, turn.locale)
    text = turn.label("button.party_restore", name=name)
    return [[turn.button("party_restore", gone.id, value=origin, text=text)]]


def _party_rows(
    turn: Turn, shown: Sequence[Stakeholder], origin: str, *, over: bool
) -> list[list[Button]]:
    may_edit = may(turn.member, Action.EDIT_STAKEHOLDERS) and not over
    first = [one for one in shown if one.awaited and may_edit]
    rest = [_open(turn, one, origin) for one in shown if one not in first]
    rows = [[_open(turn, one, origin), _told(turn, one, origin)] for one in first]
    return [*rows, *(rest[i : i + 2] for i in range(0, len(rest), 2))]


def _open(turn: Turn, one: Stakeholder, origin: str) -> Button:
    name = party_name(turn, one, turn.locale)
    return turn.button("party", one.id, value=origin, text=name)


def _told(turn: Turn, one: Stakeholder, origin: str) -> Button:
    return turn.button("party_told", one.id, value=f"sheet:{origin}")


def _last(turn: Turn, issue: Issue, origin: str) -> list[Button]:
    row = back_row(turn, issue, origin)
    if may(turn.member, Action.EDIT_STAKEHOLDERS):
        add = turn.button("party_pick", issue.id, value=f"0:{origin}")
        row.insert(0, add)
    return row
