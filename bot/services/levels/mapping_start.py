"""The first screen of the triage: what is similar, facts to toggle, ways to assess."""

from collections.abc import Sequence

from bot.domain.issue import Issue
from bot.ports.mail import Button
from bot.ports.storage import Mapping
from bot.services.calls.similar import ON_TRIAGE, similar_line, similar_row
from bot.services.levels.mapping_flags import START, flag_rows
from bot.services.levels.sheets import FULL, QUICK, first_open, questions
from bot.services.reports.card_photos import card_row
from bot.services.turn import Turn
from bot.services.views import issue_view


async def show_start(
    turn: Turn,
    issue: Issue,
    sheet: Mapping,
    *,
    every: bool = False,
    fresh: bool = False,
    merged: Sequence[str] = (),
) -> None:
    """Show the facts to toggle and the ways to assess; *merged* was so just now."""
    similar = await turn.unit.surges.untouched(issue.id)
    await turn.reply(
        "triage_start",
        rows=[
            *similar_row(turn, issue, turn.member, similar, ON_TRIAGE),
            *flag_rows(turn, issue, sheet, START, every=every),
            *_resume_row(turn, issue, sheet),
            *await card_row(turn, issue),
            *_ways(turn, issue),
        ],
        fresh=fresh,
        issue=await issue_view(turn, issue, turn.member),
        similar=similar_line(similar),
        merged=similar_line(merged),
    )


def _ways(turn: Turn, issue: Issue) -> list[list[Button]]:
    """Return the ways to assess, and the way out."""
    quick = turn.button("triage_form", issue.id, value=QUICK, label="triage_quick")
    full = turn.button("triage_form", issue.id, value=FULL, label="triage_full")
    direct = turn.button("triage_direct", issue.id)
    cancel = turn.button("triage_cancel", issue.id, label="cancel")
    return [[quick, full], [direct], [cancel]]


def _resume_row(turn: Turn, issue: Issue, sheet: Mapping) -> list[list[Button]]:
    code = first_open(sheet)
    codes = questions(sheet)
    done = sum(code in sheet.answers for code in codes)
    if code is None or not done:
        return []
    text = turn.label("button.triage_resume", done=done, all=len(codes))
    return [[turn.button("triage_go", issue.id, value=code, text=text)]]
