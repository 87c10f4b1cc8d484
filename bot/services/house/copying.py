"""Copies of the database by themselves: made, thinned out, and missed aloud."""

import logging
from datetime import datetime, timedelta

from bot.domain.copies import is_due, kept_within, superfluous
from bot.domain.retention import Kind
from bot.domain.roles import Role
from bot.ports.backups import Backups
from bot.ports.mail import MessageClass
from bot.ports.storage import StorageUnavailable
from bot.services.desk import Desk
from bot.services.turn import Turn, clock_turn

#: The lines of the journal about the copies, and what they say.
SUBJECT, FAILED, MADE = "copies", "copy_failed", "copy_made"

#: As long as it lasts it is told again after this time.
AGAIN = timedelta(days=1)

log = logging.getLogger(__name__)


async def keep_copies(desk: Desk) -> None:
    """Make a copy when one is due, and delete those that the rule does not keep."""
    backups, now = desk.storage.backups, desk.clock.now()
    if backups is None or not is_due(backups.made(), now):
        return
    try:
        await backups.make(now.replace(microsecond=0))
        kept = kept_within(desk.playbook.retention.keep(Kind.COPIES))
        for at in superfluous(backups.made(), now, kept):
            await backups.forget(at)
    except StorageUnavailable as fault:
        log.error("no copy of the database could be made: %s", fault)
        await _alarm(desk, backups, str(fault))
    else:
        await _note_success(desk)


async def _note_success(desk: Desk) -> None:
    """End a time without copies: its next one is told anew."""
    async with clock_turn(desk, f"copied:{desk.clock.now().isoformat()}") as turn:
        turn.idle = await _failing_since(turn) is None
        if not turn.idle:
            await turn.record(MADE, SUBJECT)


async def _alarm(desk: Desk, backups: Backups, why: str) -> None:
    """Tell the admins, at once and then once a day while no copy can be made."""
    async with clock_turn(desk, f"{FAILED}:{desk.clock.now().isoformat()}") as turn:
        since = await _failing_since(turn)
        turn.idle = since is not None and turn.now - since < AGAIN
        if turn.idle:
            return
        await turn.record(FAILED, SUBJECT)
        last = max(backups.made(), default=None)
        for admin in await turn.team():
            if admin.reachable and Role.ADMIN in admin.roles:
                await turn.tell(
                    admin, "copy_failed", klass=MessageClass.ALARM, last=last, why=why
                )


async def _failing_since(turn: Turn) -> datetime | None:
    """Return when the admins were told last; None if copies were made since."""
    lines = await turn.unit.journal.of_subject(SUBJECT)
    failing = bool(lines) and lines[-1].entry.action == FAILED
    return lines[-1].at if failing else None
