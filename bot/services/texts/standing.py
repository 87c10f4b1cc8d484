"""The approval on which a text may go out: whatever goes out asks here first."""

from collections.abc import Set as AbstractSet
from datetime import timedelta

from bot.domain.access import may_see
from bot.domain.document import Approval, Document, DocumentVersion, Form
from bot.domain.document_life import STANDING, DocumentState
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.writing import writers_of
from bot.services.acting.in_force import offices_of
from bot.services.texts.draft_texts import sha_of
from bot.services.texts.gone_out import gone_out
from bot.services.texts.outlived import outlived
from bot.services.turn import Turn


async def living_approval(
    turn: Turn, issue: Issue, document: Document
) -> Approval | None:
    """Return the approval behind exactly these words; None: nothing may go out.

    It is of these bytes, by somebody who wrote none of them and who may approve at the
    present level, or could at the higher one at which it was given; not revoked, and
    not expired where the words are not out yet.
    """
    if document.state not in STANDING or issue.level is None:
        return None
    frozen = await turn.unit.documents.version(document.id, document.submitted_version)
    if frozen is None or frozen.sha != sha_of(document, frozen.body):
        return None
    if await has_expired(turn, issue, document):
        return None
    given = await turn.unit.documents.approvals(document.id)
    for approval in reversed(given):
        if is_of(approval, frozen) and await _by_right(turn, issue, document, approval):
            return approval
    return None


async def may_be_given(turn: Turn, issue: Issue, document: Document) -> bool:
    """Tell whether anybody outside may be given the text now, as an answer.

    Words that time has made untrue may not, unless they are out already.
    """
    if await living_approval(turn, issue, document) is None:
        return False
    ages = turn.desk.documents.kinds[document.kind].ages
    if not (ages and outlived(turn, document, turn.now)):
        return True
    return await gone_out(turn, issue, document)


def is_of(approval: Approval, frozen: DocumentVersion) -> bool:
    """Tell whether an approval is of exactly these bytes, and was not taken back."""
    same = (approval.version, approval.sha) == (frozen.version, frozen.sha)
    return same and approval.revoked_at is None


async def _by_right(
    turn: Turn, issue: Issue, document: Document, approval: Approval
) -> bool:
    """Tell whether who approved may do so now, at the present level."""
    assert issue.level is not None
    team = {m.user_id: m for m in await turn.team() if m.active}
    approver = team.get(approval.approver)
    if approver is None or not may_see(approver, issue):
        return False
    if approver.user_id in writers_of(document):
        return False
    held = (await offices_of(turn, issue, team.values()))[approver.user_id]
    return any(
        _may_approve(turn, document, level, held)
        for level in {issue.level, max(issue.level, Level(approval.level or 1))}
    )


def _may_approve(
    turn: Turn, document: Document, level: Level, held: AbstractSet[Role]
) -> bool:
    authority = turn.desk.playbook.authority
    if document.form is Form.EMERGENCY:
        return bool(authority.emergency_seconds(level, {0: held}, -1))
    return authority.may_approve(level, document.kind, held)


def lifetime(turn: Turn, level: Level) -> timedelta:
    """Return how long an approval holds while its words are not out."""
    return turn.desk.playbook.authority.by_level[level].approval_holds


async def has_expired(turn: Turn, issue: Issue, document: Document) -> bool:
    """Tell whether the approval of words that are not out yet is too old."""
    if document.state is not DocumentState.APPROVED or issue.level is None:
        return False
    if not turn.desk.documents.kinds[document.kind].ages:
        return False
    given = await turn.unit.documents.approvals(document.id)
    living = [one.at for one in given if one.revoked_at is None]
    if not living or max(living) + lifetime(turn, issue.level) > turn.now:
        return False
    return not await gone_out(turn, issue, document)
