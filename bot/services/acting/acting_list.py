"""/plh: who acts for which office, until when, and the way to end it."""

from datetime import datetime

from bot.domain.access import Action, may
from bot.domain.acting import Acting
from bot.domain.member import Member
from bot.domain.speaking_errors import ActingOver
from bot.domain.values import Struct
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.requests import Pressed, Typed
from bot.services.turn import Turn, member_turn
from bot.services.views import role_title

#: So many stand on the page.
SHOWN = 8


class ActingView(Struct, frozen=True):
    """One letter as one viewer sees it; persons and offices are finished labels."""

    who: str
    office: str
    since: datetime
    until: datetime
    letter: str
    by: str
    evidence: bool
    begun: bool


async def acting_view(turn: Turn, one: Acting, viewer: Member) -> ActingView:
    """Return who acts for which office, for *viewer*."""
    actor = await turn.unit.members.find(one.actor)
    by = await turn.unit.members.find(one.by)
    unknown = turn.label("person.unknown", viewer.locale)
    return ActingView(
        who=actor.name if actor else unknown,
        office=office_of(turn, one, viewer.locale),
        since=one.since,
        until=one.until,
        letter=one.letter,
        by=by.name if by else unknown,
        evidence=bool(one.evidence),
        begun=one.since <= turn.now,
    )


def office_of(turn: Turn, one: Acting, locale: str) -> str:
    """Say "Plh. Kepala Dinas"."""
    title = role_title(turn, one.role, locale)
    return turn.label(f"acting.{one.kind}", locale, office=title)


async def acting_typed(desk: Desk, typed: Typed) -> str:
    """/plh shows who acts for an office."""
    async with member_turn(desk, typed, Action.SEE_ACTING) as turn:
        await show_acting(turn)
    return turn.toast


async def see_acting(desk: Desk, pressed: Pressed) -> str:
    """Show the page again."""
    async with member_turn(desk, pressed, Action.SEE_ACTING) as turn:
        await turn.unit.dialogues.end(turn.member.user_id)
        await show_acting(turn)
    return turn.toast


async def show_acting(turn: Turn, done: str = "") -> None:
    """Answer with the page; *done* says what was done just now."""
    found = list(await turn.unit.acting.current(turn.now))[:SHOWN]
    records = may(turn.member, Action.RECORD_ACTING)
    rows: list[list[Button]] = [[turn.button("acting_new")]] if records else []
    if records:
        rows += [[_end(turn, n, one)] for n, one in enumerate(found, 1)]
    views = [await acting_view(turn, one, turn.member) for one in found]
    await turn.reply("acting", rows=rows, acting=views, done=done, now=turn.now)


def _end(turn: Turn, number: int, one: Acting) -> Button:
    text = turn.label("button.acting_end", number=number)
    return turn.button("acting_end", one.id, text=text)


async def end_acting(desk: Desk, pressed: Pressed) -> str:
    """End it now: whoever acted approves nothing any more."""
    async with member_turn(desk, pressed, Action.RECORD_ACTING) as turn:
        one = await turn.unit.acting.find(pressed.press.subject)
        ended = one is not None and await turn.unit.acting.end(
            one.id, turn.member.user_id, turn.now
        )
        if one is None or not ended:
            raise ActingOver(remedies=(("acting", ""),))
        await turn.record("acting_ended", f"member:{one.actor}", f"{one.role} {one.id}")
        await _tell(turn, one)
        await show_acting(turn)
    return turn.toast


async def _tell(turn: Turn, one: Acting) -> None:
    to = await turn.unit.members.find(one.actor)
    if to is None or not to.reachable or to.user_id == turn.member.user_id:
        return
    office = office_of(turn, one, to.locale)
    await turn.tell(
        to, "acting_ended", office=office, who=turn.member.name, now=turn.now
    )
