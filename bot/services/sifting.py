"""Writing to a member: what may not be seen is not written, what can wait waits."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.domain.member import Member
from bot.domain.quiet import QuietHours
from bot.domain.values import field, replace
from bot.ports.calls import HeldLetter
from bot.ports.mail import Letter, MessageClass
from bot.ports.storage import JournalEntry
from bot.services.pen import Pen, Rows
from bot.services.sealing import About, fit, issue_in

#: What may wait; answers, receipts, alarms and what rewrites a message never do.
WAITS = frozenset({MessageClass.INFO, MessageClass.PING})

#: If no digest was made of them, held letters leave by themselves this much later.
BY_ITSELF = timedelta(minutes=10)


class Sifting(Pen):
    """A pen that knows who may read what, and who rests."""

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

    async def tell(
        self,
        member: Member,
        template: str,
        *,
        klass: MessageClass = MessageClass.INFO,
        key: str = "",
        rows: Rows = (),
        guard: str = "",
        slot: str = "",
        edits: str = "",
        replies_to: str = "",
        silent: bool = False,
        not_before: datetime | None = None,
        about: About | None = None,
        at_once: bool = False,
        **facts: object,
    ) -> None:
        """Write to one member in their language.

        Who may not see *about*, or else the fact `issue`, gets no letter; of what is
        restricted a notification says nothing; what is not *at_once* may be held.
        """
        letter = Letter(
            key=key or self.next_key(),
            klass=klass,
            chat_id=member.user_id,
            text=self.desk.words.message(template, member.locale, **facts),
            rows=tuple(tuple(row) for row in rows),
            guard=guard,
            slot=slot,
            mark=self.label("letter.maybe_repeated", member.locale),
            edits=edits,
            replies_to=replies_to,
            silent=silent,
            not_before=not_before,
        )
        known = about or issue_in(facts)
        when = letter if at_once else await self.sifted(letter, member, template, known)
        await self.post_fit(when, known, member)

    async def post_fit(self, letter: Letter, about: About | None, to: Member) -> None:
        """Post a finished letter about an issue: as it is, sealed, or not at all."""
        own = self.actor is not None and self.actor.user_id == to.user_id
        kept = letter if own else fit(self.desk.words, letter, about, to.locale)
        if kept is not None:
            await self.post(kept)

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
