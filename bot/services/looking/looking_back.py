"""Looking closer at an issue: its timeline, its attachments, its text for WhatsApp."""

from dataclasses import replace

from bot.domain.access import Action
from bot.domain.text import masked
from bot.ports.storage import JournalEntry
from bot.services.calls.media import send_media
from bot.services.calls.pings import MANY
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.looking.seeing import next_clock
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import IssueView, issue_view

#: How many lines of the timeline fit a phone; the newest are kept.
TIMELINE = 15

#: The actions of the journal that a timeline tells.
TOLD = frozenset(
    {
        "reported",
        "called",
        "nobody_called",
        "nobody_reachable",
        "taken",
        "kept",
        "owner_suspended",
        "approval_void",
        "reopened",
        "handover_offered",
        "handover_declined",
        "phoned",
        "not_answered",
        "urgency",
        "described",
        "evidence_added",
        "report_edited",
        "report_joined",
        "merged",
        "withdrawn",
        "level_set",
        "drafted",
        "submitted",
        "approved",
        "returned",
        "approved_orally",
        "oral_confirmed",
        "oral_denied",
        "stepped",
        "glass_broken",
        "debt_paid",
        "noted",
        "note_backed",
        "speaker_accepted",
        "speaker_declined",
        "appealed",
        "appeal_heard",
        "followed_up",
    }
)


async def see_timeline(desk: Desk, pressed: Pressed) -> str:
    """Show what happened to an issue, the newest lines where not all fit."""
    async with member_turn(desk, pressed, Action.SEE_ISSUES) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        rows = await turn.unit.journal.of_subject(issue.id)
        known = [row for row in rows if row.entry.action in TOLD]
        people = {str(m.user_id): m.name for m in await turn.team()}
        lines = [
            (
                row.at,
                turn.label(f"journal.{row.entry.action}"),
                _named(turn, [people[c] for c in _who(row.entry) if c in people]),
            )
            for row in known[-TIMELINE:]
        ]
        await turn.reply(
            "timeline",
            rows=[[turn.button("see_issue", issue.id, value="here", label="back")]],
            issue=await issue_view(turn, issue, turn.member),
            lines=lines,
            left_out=len(known) - len(lines),
        )
    return turn.toast


def _named(turn: Turn, names: list[str]) -> str:
    """Name a few people; more are the team: a large one would fill the message."""
    return turn.label("person.team") if len(names) > MANY else ", ".join(names)


def _who(entry: JournalEntry) -> list[str]:
    """Return the ids of who did it; of a call, who was called."""
    if entry.action == "called":
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
        await turn.reply("issue_for_wa", fresh=True, issue=view, now=turn.now,
                         clock=await next_clock(turn, issue))  # fmt: skip
    return turn.toast


def _for_elsewhere(view: IssueView) -> IssueView:
    """Hide telephone and identity numbers: the text leaves the house."""
    return replace(view, title=masked(view.words), source=masked(view.source))
