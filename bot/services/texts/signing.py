"""As whom somebody approves: in the own office, or acting for another's, by letter."""

from bot.domain.acting import Acting
from bot.domain.document import Approval, Document
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.services.acting.acting_list import office_of
from bot.services.acting.in_force import acting_now
from bot.services.texts.approvers import approvers_of
from bot.services.turn import Turn
from bot.services.views import person


async def acting_for(
    turn: Turn, issue: Issue, document: Document, approver: Member
) -> Acting | None:
    """Return the letter by which *approver* may approve; None: by the own office."""
    own = await approvers_of(turn, issue, document, delegates=False)
    if approver.user_id in {member.user_id for member in own}:
        return None
    found = await acting_now(turn, issue)
    return next((one for one in found if one.actor == approver.user_id), None)


async def signed(
    turn: Turn, approval: Approval, approver: Member | None, viewer: Member
) -> str:
    """Name who approved, as they signed: "Citra (Plh. Kepala Dinas)"."""
    return named_as(turn, await letter_in(turn, approval), approver, viewer)


async def letter_in(turn: Turn, approval: Approval) -> Acting | None:
    """Return the letter by which an approval was given; None: by none."""
    return await turn.unit.acting.find(approval.acting) if approval.acting else None


def named_as(
    turn: Turn, letter: Acting | None, approver: Member | None, viewer: Member
) -> str:
    """Name somebody who acts for an office by it, others as everywhere."""
    if letter is None or approver is None:
        return person(turn, approver, viewer)
    return f"{approver.name} ({office_of(turn, letter, viewer.locale)})"
