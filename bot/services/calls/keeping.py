"""Still on it? The owner is asked; without an answer calls begin again."""

import logging
from datetime import datetime

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.keeping import WORKED_ON, Keeping, Look
from bot.domain.member import Member
from bot.ports.mail import MessageClass
from bot.ports.storage import StorageUnavailable
from bot.services.calls.calling import begin_calls
from bot.services.calls.circumstances import ladder_of
from bot.services.calls.taking import already_taken, keep_in_hand
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.turn import Turn, clock_turn, member_turn
from bot.services.views import issue_view

log = logging.getLogger(__name__)

#: So many issues are looked at in one round.
ROUND = 100

#: The reason of a climb that began because the owner did not answer.
LAPSED = "lapsed"


async def mind_keepings(desk: Desk) -> None:
    """Ask owners who gave no sign of life; call again where they are silent."""
    async with desk.storage.begin() as unit:
        due = await unit.calls.keepings_due(desk.clock.now(), ROUND)
    for keeping in due:
        key = f"keeping:{keeping.issue_id}:{keeping.look_at.isoformat()}"
        try:
            async with clock_turn(desk, key) as turn:
                await _look(turn, keeping)
        except StorageUnavailable:
            raise
        except Exception as error:
            name, kind = keeping.issue_id, type(error).__name__
            log.error("the owner of %s was not asked: %s", name, kind, exc_info=error)


async def _look(turn: Turn, due: Keeping) -> None:
    keeping = await turn.unit.calls.keeping(due.issue_id)
    issue = await turn.unit.issues.find(due.issue_id)
    if keeping is None or issue is None or keeping.look_at != due.look_at:
        turn.idle = True
        return
    if issue.owner != keeping.owner or issue.state in TERMINAL:
        await _end(turn, issue)
        return
    climb = await turn.unit.escalations.find(issue.id)
    if issue.state not in WORKED_ON or (climb is not None and climb.running):
        await turn.unit.calls.keep(keeping.renewed(turn.now))
        return
    sign = await _last_sign(turn, issue, keeping)
    keeping, look = keeping.look(turn.now, sign)
    await turn.unit.calls.keep(keeping)
    owner = await turn.unit.members.find(keeping.owner)
    if look is Look.ASK and owner is not None and owner.reachable:
        await _ask(turn, issue, keeping, owner)
    elif look is not Look.WAIT:
        await _lapse(turn, issue)


async def _last_sign(turn: Turn, issue: Issue, keeping: Keeping) -> datetime:
    """Return when the owner last did anything about the issue."""
    rows = await turn.unit.journal.of_subject(issue.id)
    mine = [row.at for row in rows if row.entry.actor == f"member:{keeping.owner}"]
    return max([*mine, issue.taken_at or issue.reported_at])


async def _ask(turn: Turn, issue: Issue, keeping: Keeping, owner: Member) -> None:
    await turn.record("keeping_asked", issue.id, f"member:{owner.user_id}")
    await turn.tell(
        owner,
        "still_on_it",
        klass=MessageClass.PING,
        slot=f"keeping:{issue.id}",
        at_once=True,
        rows=[
            [turn.button("still", issue.id, locale=owner.locale)],
            [
                turn.button("hand_over", issue.id, locale=owner.locale),
                turn.button("see_issue", issue.id, locale=owner.locale),
            ],
        ],
        issue=await issue_view(turn, issue, owner),
        until=keeping.look_at,
        now=turn.now,
    )


async def _lapse(turn: Turn, issue: Issue) -> None:
    """Climb again, once: the owner keeps the issue until somebody else takes it."""
    await turn.unit.calls.end_keeping(issue.id)
    await turn.record("keeping_lapsed", issue.id, f"member:{issue.owner}")
    await begin_calls(turn, issue, ladder_of(turn, issue), LAPSED)


async def _end(turn: Turn, issue: Issue) -> None:
    await turn.unit.calls.end_keeping(issue.id)
    await turn.record("keeping_ended", issue.id)


async def still_on_it(desk: Desk, pressed: Pressed) -> str:
    """Keep an issue that one has: the time counts anew, and calls end."""
    async with member_turn(desk, pressed, Action.TAKE) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        if issue.owner != turn.member.user_id:
            raise await already_taken(turn, issue)
        await keep_in_hand(turn, issue)
    return turn.toast
