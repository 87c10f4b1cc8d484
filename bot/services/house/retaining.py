"""Keeping no longer than the term: what is past it goes, in small bites."""

import asyncio
from datetime import datetime

from bot.domain.retention import IN_FILES, Kind
from bot.services.desk import Desk
from bot.services.facts.expiry import clear_drafts
from bot.services.house.housekeeping import clear_old_files
from bot.services.roster.reminding import forget_old_rosters
from bot.services.turn import clock_turn

#: So much goes in one transaction: nobody waits for more.
BITE = 500

#: The journal's lines about it have this subject.
SUBJECT = "retention"


async def keep_terms(desk: Desk) -> None:
    """Remove everything that is past its term; the journal is told how much."""
    if not desk.storage.leads:
        return
    now = desk.clock.now()
    gone = 0
    for kind in Kind:
        before = desk.playbook.retention.before(kind, now)
        if before is not None and kind not in IN_FILES:
            gone += await _forget(desk, kind, before)
    await _forget_copies(desk, now)
    await clear_drafts(desk)
    await clear_old_files(desk)
    await forget_old_rosters(desk)
    if gone:
        await desk.storage.tidy()


async def _forget(desk: Desk, kind: Kind, before: datetime) -> int:
    """Take bite after bite, and let others work in between."""
    gone = 0
    while True:
        async with clock_turn(desk, f"{SUBJECT}:{desk.secrets.new_id()}") as turn:
            count = await turn.unit.forgetting.forget(kind, before, BITE)
            turn.idle = count == 0
            if count:
                await turn.record("forgotten", SUBJECT, f"{kind} {count}")
        gone += count
        if count < BITE:
            return gone
        await asyncio.sleep(0)


async def _forget_copies(desk: Desk, now: datetime) -> None:
    """Delete other copies whose time is over; the bot's own have their own rule."""
    backups, terms = desk.storage.backups, desk.playbook.retention
    if backups is None:
        return
    for copy in backups.others():
        kind = Kind.REPLACED if copy.replaced else Kind.OTHER_COPIES
        if copy.at < now - terms.keep(kind):
            await backups.forget_other(copy.name)
            async with clock_turn(desk, f"{SUBJECT}:{desk.secrets.new_id()}") as turn:
                await turn.record("forgotten", SUBJECT, f"{kind} 1")
