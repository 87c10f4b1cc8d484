"""What somebody who rests need not read now waits for the end of their quiet hours."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.domain.member import Member
from bot.domain.quiet import QuietHours
from bot.ports.calls import HeldLetter
from bot.ports.mail import Letter, MessageClass
from bot.ports.storage import JournalEntry
from bot.services.pen import Pen
from bot.services.sealing import About

#: What may wait; answers, receipts, alarms and what rewrites a message never do.
WAITS = frozenset({MessageClass.INFO, MessageClass.PING})

#: If no digest was made of them, held letters leave by themselves this much later.
BY_ITSELF = timedelta(minutes=10)


@dataclass(slots=True)
class Sifting(Pen):
    """A pen that knows who rests."""

    _hours: Mapping[int, QuietHours] | None = field(default=None)

    async def resting_until(self, user_id: int) -> datetime | None:
        """Return when somebody's quiet hours end; None where they may be written to."""
        if self._hours is None:
            chosen = await self.unit.quiet.everyone()
            self._hours = {one.user_id: one for one in chosen}
        hours = self._hours.get(user_id)
        if hours is None:
            if not self.desk.playbook.office.rests_at_night:
                return None
            hours = QuietHours(user_id, self.desk.playbook.office.night)
        return hours.until(self.now, self.desk.house.zone)

    def forget_hours(self) -> None:
        """Read the quiet hours again at the next question: they were changed."""
        self._hours = None

    async def sifted(
        self, letter: Letter, to: Member, template: str, about: About | None
    ) -> Letter:
        """Return a letter as it is, or put off to the end of its reader's rest."""
        own = self.actor is not None and self.actor.user_id == to.user_id
        rewrites = bool(letter.edits or letter.edits_message)
        if own or rewrites or letter.klass not in WAITS or letter.not_before:
            return letter
        if about is not None and about.wakes:
            return letter
        until = await self.resting_until(to.user_id)
        if until is None:
            return letter
        subject = about.id if about else ""
        held = HeldLetter(letter.key, to.user_id, subject, template, until)
        await self.unit.quiet.hold(held)
        line = f"member:{to.user_id}:resting {template}"
        entry = JournalEntry("siaga", "not_pinged", subject or "siaga", line)
        await self.unit.journal.record([entry], self.now)
        return replace(letter, not_before=until + BY_ITSELF)
