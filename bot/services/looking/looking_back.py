"""Looking closer at an issue: its timeline, its attachments, its text for WhatsApp."""

from collections.abc import Sequence

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.personal_data import veiled
from bot.domain.values import replace
from bot.ports.storage import JournalEntry
from bot.services.calls.media import send_media
from bot.services.calls.pings import MANY
from bot.services.cards.places import leave_alone
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.looking.enclosing import drawn, send_picture
from bot.services.looking.seeing import next_clock
from bot.services.looking.telling import tellable_to, told_as
from bot.services.looking.timeline_sheet import Told, timeline_sheet
from bot.services.plain_copies import send_for_whatsapp
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import IssueView, issue_view

#: How many lines of the timeline fit a phone; the newest are kept.
TIMELINE = 15


async def see_timeline(desk: Desk, pressed: Pressed) -> str:
    """Show what happened to an issue, in words and as a picture of its own."""
    async with member_turn(desk, pressed, Action.SEE_ISSUES) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        told = await _told(turn, issue)
        words = await _words(turn, issue, told)
        sheet = timeline_sheet(turn, issue, told)
        turn.idle = True
    # No unit is open now: nobody but the asker waits for the drawing.
    picture = await drawn(desk, sheet)
    async with member_turn(desk, pressed, Action.SEE_ISSUES) as turn:
        issue = await the_issue(turn, issue.id)
        await leave_alone(turn, issue)
        back = turn.button("see_issue", issue.id, value="here", label="back")
        await turn.reply_text(words, rows=[[back]])
        if picture:
            name = turn.label("timeline.file", number=issue.number)
            caption = f"<b>{turn.label('timeline.title', number=issue.number)}</b>"
            await send_picture(turn, picture, name=name, words=caption)
    return turn.toast


async def _told(turn: Turn, issue: Issue) -> list[Told]:
    """Return everything that a timeline tells, oldest first."""
    rows = await turn.unit.journal.of_subject(issue.id)
    tellable = tellable_to(turn.member)
    people = {str(m.user_id): m.name for m in await turn.team()}
    return [
        Told(
            row.at,
            row.entry.action,
            told_as(turn, row.entry),
            _named(turn, [people[c] for c in _who(row.entry) if c in people]),
        )
        for row in rows
        if row.entry.action in tellable
    ]


async def _words(turn: Turn, issue: Issue, told: Sequence[Told]) -> str:
    """Say the newest lines, where not all fit."""
    return turn.desk.words.message(
        "timeline",
        turn.locale,
        issue=await issue_view(turn, issue, turn.member),
        lines=[(one.at, one.what, one.who) for one in told[-TIMELINE:]],
        left_out=max(0, len(told) - TIMELINE),
    )


def _named(turn: Turn, names: list[str]) -> str:
    """Name a few people; more are the team: a large one would fill the message."""
    return turn.label("person.team") if len(names) > MANY else ", ".join(names)


def _who(entry: JournalEntry) -> list[str]:
    """Return the ids of who did it; of a call, who was called."""
    if entry.action in ("called", "clock_reminded", "clock_called"):
        return entry.detail.rpartition(" ")[2].split(",")
    return [entry.actor.removeprefix("member:")]


async def see_attachments(desk: Desk, pressed: Pressed) -> str:
    """Send everything that came with the reports of an issue."""
    async with member_turn(desk, pressed, Action.SEE_ISSUES) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        await send_media(turn, issue, turn.member, key=turn.key)
        turn.toast = turn.label("toast.attachments")
    return turn.toast


async def copy_issue(desk: Desk, pressed: Pressed) -> str:
    """Send the issue as a clean text to be copied into WhatsApp."""
    async with member_turn(desk, pressed, Action.SEE_ISSUES) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        view = _for_elsewhere(await issue_view(turn, issue, turn.member))
        clock = await next_clock(turn, issue)
        text = desk.words.message(
            "issue_for_wa", turn.locale, issue=view, now=turn.now, clock=clock
        )
        await send_for_whatsapp(turn, text)
    return turn.toast


def _for_elsewhere(view: IssueView) -> IssueView:
    """Hide telephone and identity numbers: the text leaves the house."""
    return replace(view, title=veiled(view.words), source=veiled(view.source))
