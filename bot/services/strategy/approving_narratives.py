"""Approving the narrative: a second person does, then the team hears what holds."""

from collections.abc import Sequence

from bot.domain.access import Action, may, may_see
from bot.domain.document import Document
from bot.domain.document_life import DocumentState
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.narrative import Narrative, in_force
from bot.domain.strategy_errors import NarrativeMoved, OwnNarrative
from bot.domain.writing import narrative_of, writers_of
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.life.debts import settle_debts
from bot.services.requests import Pressed
from bot.services.strategy.narrative_screen import narrative_view, show_narrative
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person


async def approve(desk: Desk, pressed: Pressed) -> str:
    """Let the presser approve the version on the button; it holds from now on."""
    async with member_turn(desk, pressed, Action.APPROVE_NARRATIVE) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        one = await _waiting(turn, issue, pressed.press.version)
        me, now = turn.member.user_id, turn.now
        if not await turn.unit.plans.approve_narrative(issue.id, one.version, me, now):
            raise await _moved(turn, issue, one)
        await turn.record("narrative_approved", issue.id, f"v{one.version}")
        await settle_debts(turn, issue)
        await _tell_team(turn, issue, one)
        await show_narrative(turn, issue)
        turn.toast = turn.label("toast.narrative_approved", version=one.version)
    return turn.toast


async def _waiting(turn: Turn, issue: Issue, version: int) -> Narrative:
    """Return the newest version if it is *version* and waits for the asker."""
    versions = await turn.unit.plans.narratives(issue.id)
    if not versions or version > versions[-1].version:
        raise ButtonExpired
    newest = versions[-1]
    if newest.version != version or newest.approved_by is not None:
        raise await _moved(turn, issue, newest)
    if newest.by == turn.member.user_id:
        raise OwnNarrative(number=issue.number)
    return newest


async def _moved(turn: Turn, issue: Issue, newest: Narrative) -> NarrativeMoved:
    who = await turn.unit.members.find(newest.approved_by or newest.by)
    return NarrativeMoved(
        number=issue.number,
        version=newest.version,
        approved=newest.approved_by is not None,
        who=person(turn, who, turn.member),
        at=newest.approved_at or newest.at,
        remedies=(("narrative", issue.id),),
    )


async def _tell_team(turn: Turn, issue: Issue, one: Narrative) -> None:
    """Tell the team what holds now; a writer hears which draft follows another."""
    behind = await drafts_behind(turn, issue)
    writer = await turn.unit.members.find(one.by)
    for to in await turn.team():
        able = may(to, Action.SEE_STRATEGY) and may_see(to, issue)
        if not able or not to.reachable or to.user_id == turn.member.user_id:
            continue
        mine = [draft for draft in behind if to.user_id in writers_of(draft)]
        me = person(turn, turn.member, to)
        await turn.tell(
            to,
            "narrative_told",
            rows=_told_rows(turn, issue, mine, to),
            issue=await issue_view(turn, issue, to),
            one=narrative_view(turn, one, person(turn, writer, to), me),
            drafts=[draft.number for draft in mine],
        )


def _told_rows(
    turn: Turn, issue: Issue, mine: Sequence[Document], to: Member
) -> list[list[Button]]:
    copy = turn.button("narrative_copy", issue.id, locale=to.locale, label="copy_wa")
    drafts = [turn.button("draft_show", d.id, locale=to.locale) for d in mine[:1]]
    return [[button] for button in (*drafts, copy)]


async def drafts_behind(turn: Turn, issue: Issue) -> list[Document]:
    """Return the texts in the making that follow another version, or none."""
    current = in_force(await turn.unit.plans.narratives(issue.id))
    version = current.version if current else 0
    return [
        document
        for document in await turn.unit.documents.of_issue(issue.id)
        if document.state is DocumentState.DRAFT and narrative_of(document) != version
    ]
