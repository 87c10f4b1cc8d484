"""What came up since a submission: the lint is asked again where somebody decides.

What only the writer can mend brings the text back to them; what others can settle is
asked of them alone (docs/adr/0044).
"""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.access import Action
from bot.domain.document import Document, Form
from bot.domain.found_since import (
    MAY_CHANGE,
    Settles,
    of_another_day,
    settled_by,
)
from bot.domain.issue import Issue
from bot.domain.lint.marks import Clearing, Remark
from bot.domain.lint.rules import holding_up
from bot.domain.member import Member
from bot.domain.reaction_errors import FoundSince
from bot.domain.roles import Role
from bot.domain.text_notes import reasons_of, same
from bot.domain.writing import short_of
from bot.services.acting.in_force import offices_of
from bot.services.texts.approval_letters import rewrite_requests, was_asked
from bot.services.texts.approvers import approvers_of
from bot.services.texts.draft_texts import body_of
from bot.services.texts.found_lines import said_of
from bot.services.texts.linting import for_law_and_lead, found_in
from bot.services.texts.reopening import back_to_draft
from bot.services.texts.situations import read_by_law
from bot.services.texts.telling_back import tell_back
from bot.services.turn import Turn
from bot.services.views import person

#: Who leads: at the highest level the head of the agency does.
LEADS = frozenset({Role.CRISIS_LEAD, Role.HEAD_OF_AGENCY})


async def bars_approval(turn: Turn, issue: Issue, document: Document) -> list[Remark]:
    """Return what has come up since the submission and bars an approval now.

    What law and lead may clear is among it: who grants decides whether both did.
    """
    given = {(one.code, same(one.what)) for one in reasons_of(document)}
    held = holding_up(await found_in(turn, issue, document))
    found = [
        one
        for one in held
        if one.code in MAY_CHANGE
        and not (
            one.clearing is Clearing.REASON and (one.code, same(one.mark.what)) in given
        )
    ]
    return found + _of_another_day(turn, document, turn.now)


def _of_another_day(turn: Turn, document: Document, now: datetime) -> list[Remark]:
    """Find "today" in words of yesterday; not in those approved beforehand."""
    if document.submitted_at is None or document.form is Form.EMERGENCY:
        return []
    zone = turn.desk.house.zone
    written, today = (at.astimezone(zone).date() for at in (document.submitted_at, now))
    return list(of_another_day(body_of(turn, document), written, today))


async def for_writers(turn: Turn, issue: Issue, document: Document) -> list[Remark]:
    """Return what came up that only the writers can mend."""
    found = await bars_approval(turn, issue, document)
    return settled_by(found, Settles.WRITER)


async def bars_going_out(
    turn: Turn, issue: Issue, document: Document, at: datetime
) -> list[Remark]:
    """Return what bars approved words from leaving at *at*: a name, or a day over.

    Facts, the promise and the approval are asked elsewhere.
    """
    held = holding_up(await found_in(turn, issue, document))
    named = [one for one in held if one.code == "U-08"]
    return named + _of_another_day(turn, document, at)


async def went_back(turn: Turn, issue: Issue, document: Document) -> list[Remark]:
    """Give a submitted text back where only its writers can mend what came up.

    Whoever was asked reads so where they were asked; the writers get one message.
    Return what was the reason: nothing where the text did not go back.
    """
    found = await for_writers(turn, issue, document)
    if not found:
        return []
    await record_found(turn, issue, document, found)
    await rewrite_requests(
        turn,
        document,
        "approval_found",
        turn.actor,
        in_words=lambda to: {"found": said_of(turn, found, to.locale)},
    )
    await back_to_draft(turn, document, Action.RETURN)
    await tell_back(turn, issue, document, found)
    return found


async def turned_away(turn: Turn, issue: Issue, document: Document) -> bool:
    """Tell whether a text went back when somebody wanted to decide; they are told."""
    under_letter = await was_asked(turn, document)
    found = await went_back(turn, issue, document)
    if not found:
        return False
    turn.toast = turn.label("toast.went_back", number=document.number)
    if not under_letter:
        await turn.reply(
            "approval_found",
            fresh=True,
            number=document.number,
            found=said_of(turn, found, turn.locale),
            at=turn.now,
            honorific=turn.desk.playbook.office.honorific(turn.locale),
        )
    return True


async def record_found(
    turn: Turn, issue: Issue, document: Document, found: Sequence[Remark]
) -> None:
    """Journal that a text went back, with the rules that were the reason."""
    codes = ",".join(sorted({one.code for one in found}))
    detail = f"{short_of(document)} v{document.submitted_version} {codes}"
    await turn.record("found_since", issue.id, detail)


async def refuse_found(
    turn: Turn, issue: Issue, document: Document, approver: Member
) -> None:
    """Raise `FoundSince` where the words may not be approved as things stand now.

    A threat passes (U-10) where law read it and who leads the crisis approves.
    """
    found = await bars_approval(turn, issue, document)
    read, who = await read_by_law(turn, document), ""
    threats = for_law_and_lead(found) if read else []
    if threats:
        leads = await _leads(turn, issue, document)
        if approver in leads:
            found = [one for one in found if one not in threats]
        else:
            who = ", ".join(person(turn, one, turn.member) for one in leads)
    if found:
        raise FoundSince(
            number=document.number,
            found=said_of(turn, found, turn.locale),
            who=who,
            remedies=_remedies(issue, found),
        )


async def _leads(turn: Turn, issue: Issue, document: Document) -> list[Member]:
    able = await approvers_of(turn, issue, document)
    held = await offices_of(turn, issue, able)
    return [member for member in able if held[member.user_id] & LEADS]


def _remedies(issue: Issue, found: Sequence[Remark]) -> tuple[tuple[str, str], ...]:
    """Offer the register where it is settled."""
    codes = {one.code for one in found}
    rumours = (("rumours", issue.id),) if codes & {"KH-06", "KH-09"} else ()
    answers = (("draft", issue.id),) if "UK-06" in codes else ()
    return rumours + answers
