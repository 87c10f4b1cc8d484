"""The runbook of a press conference as a paper: what, when, who, with a box to tick."""

from datetime import timedelta

from bot.domain.access import Action, may, may_see
from bot.domain.conference import Conference
from bot.domain.issue import Issue
from bot.ports.mail import Button
from bot.ports.pictures import PaperPart, PaperSheet
from bot.services.conferences.conference_views import ConferenceView, conference_view
from bot.services.conferences.finding_conferences import the_conference
from bot.services.desk import Desk
from bot.services.printing.letterhead import paper
from bot.services.printing.papers import AS_TEXT, deliver
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn

#: So many conferences have their buttons, of the next days the first.
OFFERED, SOON = 3, timedelta(days=30)

#: A box to be ticked by hand, and one that was ticked.
OPEN, DONE = "☐", "☑"


async def runbook_rows(turn: Turn) -> list[list[Button]]:
    """Return a row for each conference whose checklist runs and that the asker sees."""
    if not may(turn.member, Action.SEE_CONFERENCE):
        return []
    rows = []
    for one in await turn.unit.conferences.due(turn.now + SOON, OFFERED * 3):
        issue = await turn.unit.issues.find(one.issue_id)
        if issue is not None and may_see(turn.member, issue):
            rows.append(_row(turn, one))
    return rows[:OFFERED]


def _row(turn: Turn, one: Conference) -> list[Button]:
    file = turn.label("button.runbook_print", short=one.short)
    text = turn.label("button.runbook_text", short=one.short)
    return [
        turn.button("runbook_print", one.id, text=file),
        turn.button("runbook_print", one.id, value=AS_TEXT, text=text),
    ]


async def print_runbook(desk: Desk, pressed: Pressed) -> str:
    """Send the checklist of a conference as it stands now."""
    action = Action.SEE_CONFERENCE
    async with member_turn(desk, pressed, action) as turn:
        issue, one = await the_conference(turn, pressed.press.subject)
        sheet, turn.idle = await runbook_sheet(turn, issue, one), True
        short = one.short.lower().replace("/", "-")
        name = turn.label("runbook_paper.file", short=short)
    text = pressed.press.value == AS_TEXT
    return await deliver(desk, pressed, action, sheet, name=name, as_text=text)


async def runbook_sheet(turn: Turn, issue: Issue, one: Conference) -> PaperSheet:
    """Return the checklist in the order of its times, under what was planned."""
    view, words = await conference_view(turn, issue, one, turn.member), turn.desk.words
    when = f"{words.date(view.at, turn.locale)}, {words.time(view.at, turn.locale)}"
    return paper(
        turn,
        [turn.label("runbook_paper.title"), f"{issue.number}/{view.short}"],
        [
            PaperPart(turn.label("runbook_paper.topic"), view.topic or "-"),
            PaperPart(turn.label("attendance.when"), when),
            PaperPart(turn.label("attendance.where"), view.place or "-"),
            PaperPart(turn.label("field.narasumber"), "\n".join(view.speakers) or "-"),
            PaperPart(head=_head(turn), rows=_steps(turn, view), widths=(3, 8, 4, 2)),
        ],
    )


def _head(turn: Turn) -> list[str]:
    return [
        turn.label("attendance.when"),
        turn.label("runbook_paper.what"),
        turn.label("runbook_paper.owner"),
        turn.label("runbook_paper.done"),
    ]


def _steps(turn: Turn, view: ConferenceView) -> list[tuple[str, str, str, str]]:
    return [
        (
            f"{stage.name}, {turn.desk.words.time(stage.at, turn.locale)}",
            f"{entry.number}. {entry.text}",
            entry.owner or "-",
            DONE if entry.done else OPEN,
        )
        for stage in view.stages
        for entry in stage.entries
    ]
