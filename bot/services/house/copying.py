"""Copies of the database by themselves: made, thinned out, and missed aloud."""

import logging

from bot.domain.copies import is_due, superfluous
from bot.domain.roles import Role
from bot.ports.backups import Backups
from bot.ports.mail import MessageClass
from bot.ports.storage import AlreadyDone, StorageUnavailable
from bot.services.desk import Desk
from bot.services.turn import clock_turn

log = logging.getLogger(__name__)


async def keep_copies(desk: Desk) -> None:
    """Make a copy when one is due, and delete those that the rule does not keep."""
    backups, now = desk.storage.backups, desk.clock.now()
    if backups is None or not is_due(backups.made(), now):
        return
    try:
        await backups.make(now.replace(microsecond=0))
        await _thin_out(desk, backups)
    except StorageUnavailable as fault:
        log.error("no copy of the database could be made: %s", fault)
        await _alarm(desk, backups, str(fault))


async def _thin_out(desk: Desk, backups: Backups) -> None:
    for at in superfluous(backups.made(), desk.clock.now()):
        await backups.forget(at)


async def _alarm(desk: Desk, backups: Backups, why: str) -> None:
    """Tell the admins, once a day for as long as no copy can be made."""
    last = max(backups.made(), default=None)
    day = desk.clock.now().astimezone(desk.house.zone).date()
    try:
        async with clock_turn(desk, f"copy_failed:{last}:{day}") as turn:
            await turn.record("copy_failed", "siaga")
            for admin in await turn.team():
                if admin.reachable and Role.ADMIN in admin.roles:
                    await turn.tell(
                        admin,
                        "copy_failed",
                        klass=MessageClass.ALARM,
                        last=last,
                        why=why,
                    )
    except AlreadyDone:
        return
