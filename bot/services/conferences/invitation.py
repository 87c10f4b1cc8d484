"""The invitation (D5): filled from the plan, and put right when the plan changes."""

from bot.domain.access import Action
from bot.domain.conference import Conference, minutes
from bot.domain.document import Document
from bot.domain.document_life import DocumentState
from bot.domain.issue import Issue
from bot.domain.values import replace
from bot.domain.writing import short_of, written
from bot.services.conferences.finding_conferences import movable
from bot.services.conferences.readiness import ANSWERS, INVITATION, text_of
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.texts.beginning import begin_filled
from bot.services.texts.draft_screen import show_draft
from bot.services.turn import Turn, member_turn


async def draft_invitation(desk: Desk, pressed: Pressed) -> str:
    """Begin the invitation filled from the plan, or show it as it stands."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue, conference = await movable(
            turn, pressed.press.subject, Action.TICK_CONFERENCE
        )
        document = await text_of(turn, conference, INVITATION)
        if document is None:
            document = await begin_text(turn, issue, conference, INVITATION)
        await show_draft(turn, issue, document, fresh=True)
    return turn.toast


async def begin_text(
    turn: Turn, issue: Issue, conference: Conference, kind: str
) -> Document:
    """Begin the invitation or the answers of a conference, and remember which."""
    known = plan_fields(turn, conference, kind)
    document = await begin_filled(turn, issue, kind, known)
    if kind == INVITATION:
        linked = replace(conference, invitation=document.id)
    else:
        linked = replace(conference, answers=document.id)
    await turn.unit.conferences.save(linked)
    return document


def plan_fields(turn: Turn, conference: Conference, kind: str) -> dict[str, str]:
    """Return the fields of a text that the plan answers."""
    if kind == ANSWERS:
        return {"judul": conference.topic}
    rules, house = turn.desk.playbook.conference, turn.desk.house
    told = {
        "topik": conference.topic,
        "mulai": conference.at.isoformat(),
        "tempat": conference.place,
        "narasumber": conference.speakers,
        "format": turn.label(
            "conference.format",
            house.locale,
            statement=minutes(rules.statement),
            asking=minutes(rules.asking),
        ),
    }
    return {name: said for name, said in told.items() if said}


async def follow_plan(turn: Turn, issue: Issue, conference: Conference) -> str:
    """Let an invitation that is a draft follow the plan.

    Return the number of one that is approved, and may be out: it must be corrected.
    """
    document = await text_of(turn, conference, INVITATION)
    if document is None:
        return ""
    if document.state is not DocumentState.DRAFT:
        return document.number
    for name, said in plan_fields(turn, conference, INVITATION).items():
        if name != "format" and document.fields.get(name) != said:
            document = written(document, turn.member.user_id, name, said)
            detail = f"{short_of(document)} {name}"
            await turn.record("field_written", issue.id, detail, content=said)
    await turn.unit.documents.save(document)
    return ""
