"""What a viewer sees of a question, ready for a template."""

from datetime import datetime
from typing import Any

from bot.domain.access import Action, may
from bot.domain.enquiry import Enquiry, Line
from bot.domain.enquiry_life import EnquiryState
from bot.domain.member import Member
from bot.domain.outlets import Journalist, Outlet, Reach
from bot.domain.press_query import questions
from bot.domain.values import Struct
from bot.services.turn import Turn
from bot.services.views import person

#: So much of a question stands in a list.
ASKED_LENGTH = 160

_MARKS = {EnquiryState.MISSED: "⚠", EnquiryState.ANSWERED: "✅"}


class EnquiryView(Struct, frozen=True):
    """One question as one viewer sees it; persons are finished labels.

    `contact` is "" for those who may not see it, `asks` the sentences that ask.
    """

    id: str
    number: str
    short: str
    mark: str
    who: str
    outlet: str
    national: bool
    contact: str
    words: str
    asks: str
    asked_at: datetime
    due_at: datetime
    wanted: bool
    theirs: bool
    state: str
    open: bool
    late: bool
    owner: str
    line: str
    answered_at: datetime | None
    answered_by: str
    answer: str
    printed: str
    balanced: str
    held: bool


async def enquiry_view(turn: Turn, enquiry: Enquiry, viewer: Member) -> EnquiryView:
    """Return what *viewer* sees of a question."""
    outlet = await turn.unit.outlets.find(enquiry.outlet)
    journalist = await turn.unit.outlets.journalist(enquiry.journalist)
    team = await turn.people()
    owner, locale = team.get(enquiry.owner or 0), viewer.locale
    return EnquiryView(
        id=enquiry.id,
        number=enquiry.number,
        short=enquiry.short,
        mark=_MARKS.get(enquiry.state, "▸"),
        words=enquiry.words,
        asks=questions(enquiry.words, ASKED_LENGTH),
        asked_at=enquiry.asked_at,
        due_at=enquiry.due_at,
        wanted=enquiry.wanted_at is not None,
        theirs=enquiry.wanted_at == enquiry.due_at,
        state=turn.label(f"enquiry_state.{enquiry.state}", locale),
        open=enquiry.open,
        late=enquiry.late,
        owner=person(turn, owner, viewer) if owner else "",
        **_asker(turn, journalist, outlet, viewer),
        **_answer(turn, enquiry, team.get(enquiry.answered_by or 0), viewer),
        **_coverage(turn, enquiry, locale),
    )


def _asker(
    turn: Turn, journalist: Journalist | None, outlet: Outlet | None, viewer: Member
) -> dict[str, Any]:
    """Return who asks, for which outlet, and how they are reached."""
    return {
        "who": said_name(turn, journalist, outlet, viewer.locale),
        "outlet": outlet.name if outlet else "",
        "national": outlet is not None and outlet.reach is Reach.NATIONAL,
        "contact": contact_for(journalist, viewer),
    }


def _answer(
    turn: Turn, enquiry: Enquiry, by: Member | None, viewer: Member
) -> dict[str, Any]:
    """Return what was answered, when, and by whom."""
    return {
        "line": line_label(turn, enquiry, viewer.locale),
        "answered_at": enquiry.answered_at or enquiry.first_answer_at,
        "answered_by": person(turn, by, viewer) if by else "",
        "answer": enquiry.answer,
        "held": enquiry.open and enquiry.line is Line.HOLDING,
    }


def _coverage(turn: Turn, enquiry: Enquiry, locale: str) -> dict[str, Any]:
    """Return what became of the answer in print; "" where nobody looked yet."""
    printed, balanced = enquiry.printed, enquiry.balanced
    return {
        "printed": turn.label(f"printed.{printed}", locale) if printed else "",
        "balanced": turn.label(f"balanced.{balanced}", locale) if balanced else "",
    }


def said_name(
    turn: Turn, journalist: Journalist | None, outlet: Outlet | None, locale: str
) -> str:
    """Say "Rina, Kabar Ulu", as far as anybody knows."""
    known = journalist.name if journalist else ""
    name = known or turn.label("enquiry.somebody", locale)
    return f"{name}, {outlet.name}" if outlet else name


def contact_for(journalist: Journalist | None, viewer: Member) -> str:
    """Return the contact for those who may see it; "" for others."""
    if journalist is None or not may(viewer, Action.SEE_PRESS_CONTACTS):
        return ""
    return journalist.contact


def line_label(turn: Turn, enquiry: Enquiry, locale: str) -> str:
    """Say with which line a question was answered: "naskah D1 v2"."""
    if enquiry.line is None:
        return ""
    said = turn.label(f"enquiry_line.{enquiry.line}", locale)
    named = enquiry.line in (Line.DOCUMENT, Line.FACTS) and enquiry.reference
    return f"{said} {enquiry.reference}" if named else said
