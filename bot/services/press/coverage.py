"""What came of an answer: printed or not, balanced or not; and what nobody answered."""

from typing import Any

from bot.domain.access import Action, may, may_see
from bot.domain.enquiry import Enquiry, Verdict
from bot.domain.enquiry_life import ENQUIRY_LIFE
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.press.finding_enquiries import movable
from bot.services.press.press_views import enquiry_view
from bot.services.press.ticket import refresh_notices, show_ticket
from bot.services.press.ticket_rows import coverage_rows
from bot.services.requests import Pressed
from bot.services.turn import Turn, clock_turn, member_turn
from bot.services.views import issue_view

#: So many questions are looked at in one go.
AT_ONCE = 100

#: Who watches what is printed, where who answered is gone.
_WATCHERS = (Role.MEDIA_MONITOR, Role.MEDIA_LIAISON)


async def note_printed(desk: Desk, pressed: Pressed) -> str:
    """Note whether the answer was printed."""
    return await _note(desk, pressed, "printed")


async def note_balanced(desk: Desk, pressed: Pressed) -> str:
    """Note whether both sides stand in what was printed."""
    return await _note(desk, pressed, "balanced")


async def _note(desk: Desk, pressed: Pressed, what: str) -> str:
    async with member_turn(desk, pressed, Action.NOTE_COVERAGE) as turn:
        subject = pressed.press.subject
        issue, enquiry = await movable(turn, subject, Action.NOTE_COVERAGE)
        verdict = Verdict(pressed.press.value)
        seen: dict[str, Any] = {what: verdict}
        enquiry = await turn.unit.enquiries.save(replace(enquiry, asked=1, **seen))
        detail = f"{enquiry.short} {what} {verdict}"
        await turn.record("coverage_noted", issue.id, detail)
        await refresh_notices(turn, issue, enquiry)
        await show_ticket(turn, issue, enquiry)
    return turn.toast


async def mind_enquiries(desk: Desk) -> None:
    """Mark what nobody answered in time; ask once what an answer came to."""
    now = desk.clock.now()
    async with desk.storage.begin() as unit:
        late = await unit.enquiries.overdue(now, AT_ONCE)
        local = now.astimezone(desk.house.zone)
        awake = not desk.playbook.office.night.covers(local)
        before = now - desk.playbook.press.coverage_after
        unseen = await unit.enquiries.unseen(before, AT_ONCE) if awake else ()
    for enquiry in late:
        async with clock_turn(desk, f"missed:{enquiry.id}:{enquiry.version}") as turn:
            await _miss(turn, enquiry.id)
    for enquiry in unseen:
        async with clock_turn(desk, f"coverage:{enquiry.id}") as turn:
            await _ask(turn, enquiry.id)


async def _miss(turn: Turn, enquiry_id: str) -> None:
    enquiry = await turn.unit.enquiries.find(enquiry_id)
    if enquiry is None or enquiry.due_at > turn.now:
        turn.idle = True
        return
    state = ENQUIRY_LIFE.next_state(enquiry.state, Action.MISS_ENQUIRY)
    if state is None:
        turn.idle = True
        return
    enquiry = await turn.unit.enquiries.save(
        replace(enquiry, state=state, missed_at=enquiry.missed_at or turn.now)
    )
    await turn.record("enquiry_missed", enquiry.issue_id, enquiry.short)
    issue = await turn.unit.issues.find(enquiry.issue_id)
    assert issue is not None
    await refresh_notices(turn, issue, enquiry)


async def _ask(turn: Turn, enquiry_id: str) -> None:
    enquiry = await turn.unit.enquiries.find(enquiry_id)
    issue = await turn.unit.issues.find(enquiry.issue_id) if enquiry else None
    if enquiry is None or issue is None or enquiry.asked:
        turn.idle = True
        return
    enquiry = await turn.unit.enquiries.save(replace(enquiry, asked=1))
    await turn.record("coverage_asked", issue.id, enquiry.short)
    to = await _witness(turn, issue, enquiry)
    if to is None:
        return
    show = turn.button("enquiry_show", enquiry.id, locale=to.locale)
    await turn.tell(
        to,
        "enquiry_coverage",
        rows=[*coverage_rows(turn, enquiry, to), [show]],
        issue=await issue_view(turn, issue, to),
        one=await enquiry_view(turn, enquiry, to),
        now=turn.now,
    )


async def _witness(turn: Turn, issue: Issue, enquiry: Enquiry) -> Member | None:
    """Return who answered, or else who watches the media."""
    found = [
        member
        for member in await turn.team()
        if member.reachable
        and may(member, Action.NOTE_COVERAGE)
        and may_see(member, issue)
    ]
    mine = [m for m in found if m.user_id == enquiry.answered_by]
    watching = [m for role in _WATCHERS for m in found if role in m.roles]
    return next(iter([*mine, *watching]), None)
