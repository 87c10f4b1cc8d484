"""/narasi N: what everybody says, which version holds, and what waits."""

from datetime import datetime

from bot.domain.access import Action, may
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.narrative import Narrative, in_force
from bot.domain.values import Struct
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.plain_copies import send_for_whatsapp
from bot.services.requests import Pressed
from bot.services.strategy.standing import map_of, narrative_of
from bot.services.strategy.ways import back_row
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person


class NarrativeView(Struct, frozen=True):
    """One version as one viewer sees it; persons are finished labels."""

    version: int
    core: str
    messages: tuple[str, ...]
    say: tuple[str, ...]
    unsaid: tuple[str, ...]
    writer: str
    approver: str
    approved_at: datetime | None


def narrative_view(
    turn: Turn, one: Narrative, writer: str, approver: str
) -> NarrativeView:
    """Return a version with the names of who wrote and who approved it."""
    return NarrativeView(
        version=one.version,
        core=one.said.core,
        messages=one.messages,
        say=one.said.say,
        unsaid=one.said.unsaid,
        writer=writer,
        approver=approver,
        approved_at=one.approved_at,
    )  # fmt: skip


async def show_narrative(
    turn: Turn, issue: Issue, origin: str = "", *, waits: str = ""
) -> None:
    """Answer with the newest version; *waits* says who was asked to approve it."""
    versions = await turn.unit.plans.narratives(issue.id)
    newest, holding = versions[-1], in_force(versions)
    current = await map_of(turn, issue)
    newer = current.version if current and current.complete else 0
    stale = newer if newer > newest.map_version else 0
    await turn.reply(
        "narrative",
        rows=[
            *_rows(turn, issue, newest, origin, stale=bool(stale)),
            back_row(turn, issue, origin, "messages"),
        ],
        issue=await issue_view(turn, issue, turn.member),
        one=await _with_names(turn, newest),
        holds=holding.version if holding else 0,
        stale=stale,
        waits=waits,
        now=turn.now,
    )


async def _with_names(turn: Turn, one: Narrative) -> NarrativeView:
    team = await turn.people()
    writer = person(turn, team.get(one.by), turn.member)
    approver = one.approved_by
    named = person(turn, team.get(approver), turn.member) if approver else ""
    return narrative_view(turn, one, writer, named)


def _rows(
    turn: Turn, issue: Issue, newest: Narrative, origin: str, *, stale: bool
) -> list[list[Button]]:
    copy = turn.button("narrative_copy", issue.id, label="copy_wa")
    if issue.state in TERMINAL:
        return [[copy]]
    rows = []
    mine = newest.by == turn.member.user_id
    waiting = newest.approved_by is None and not mine
    if waiting and may(turn.member, Action.APPROVE_NARRATIVE):
        rows.append([approving(turn, issue, newest, turn.locale)])
    if not may(turn.member, Action.PLAN_MESSAGES):
        return [*rows, [copy]]
    if stale:
        rows.append([turn.button("narrative_renew", issue.id, value=origin)])
    write = turn.button("narrative_write", issue.id, value=origin)
    return [*rows, [write, copy]]


def approving(turn: Turn, issue: Issue, one: Narrative, locale: str) -> Button:
    """Return the button that approves exactly this version."""
    version = one.version
    return turn.button(
        "narrative_approve", issue.id, version=version, locale=locale, label="approve"
    )


async def copy_narrative(desk: Desk, pressed: Pressed) -> str:
    """Send the narrative that holds alone, to be copied into WhatsApp."""
    async with member_turn(desk, pressed, Action.SEE_STRATEGY) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        one = await narrative_of(turn, issue.id)
        if one is None:
            turn.toast = turn.label("toast.narrative_none")
            return turn.toast
        text = desk.words.message(
            "narrative_text",
            turn.locale,
            issue=await issue_view(turn, issue, turn.member),
            one=narrative_view(turn, one, "", ""),
        )
        await send_for_whatsapp(turn, text)
    return turn.toast
