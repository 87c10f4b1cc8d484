"""What the clock asks for, as a list in its order."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

from bot.domain.values import Struct
from bot.services.assigning.expiring import expire_offers
from bot.services.assigning.minding import mind_vacancies
from bot.services.calls.calling import escalate_due
from bot.services.calls.keeping import mind_keepings
from bot.services.calls.listing import send_lists
from bot.services.cards.refreshing import refresh_cards
from bot.services.clippings.digest import send_digest
from bot.services.conferences.minding import mind_conferences
from bot.services.desk import Desk
from bot.services.facts.expiry import tell_expiring
from bot.services.house import copying, housekeeping, retaining
from bot.services.house.office_texts import mind_office_texts
from bot.services.life.timely import mind_lives
from bot.services.meetings.reminding import mind_meetings
from bot.services.musters.closing import mind_musters
from bot.services.people.asking_deciders import mind_suspicions
from bot.services.people.erasing import honour_erasures
from bot.services.people.leave_beginning import begin_leaves
from bot.services.people.leave_ending import mind_leave
from bot.services.people.morning import end_quiet_hours
from bot.services.press.coverage import mind_enquiries
from bot.services.promises.missing import note_missed
from bot.services.publishing.planning import publish_due
from bot.services.ready.nudging import nudge_weekly
from bot.services.roster.reminding import mind_roster
from bot.services.speaking.mandate_over import tell_over
from bot.services.tasks.overdue import mind_tasks
from bot.services.texts.approving import remind_unconfirmed
from bot.services.texts.expiring import expire_approvals
from bot.services.texts.giving_back import give_back_untrue
from bot.services.texts.holding_back import tell_released
from bot.services.timing.ringing import tell_of_clocks
from bot.services.warroom.minding import mind_rooms


class Chore(Struct, frozen=True):
    """Something to do again and again, at most once in `every`."""

    do: Callable[[Desk], Awaitable[None]]
    every: timedelta


#: Order matters: calls go out before reminders, housekeeping comes last.
CHORES: Sequence[Chore] = (
    Chore(escalate_due, timedelta(0)),
    Chore(expire_offers, timedelta(0)),
    Chore(mind_vacancies, timedelta(0)),
    Chore(send_lists, timedelta(0)),
    Chore(note_missed, timedelta(0)),
    Chore(publish_due, timedelta(0)),
    Chore(tell_of_clocks, timedelta(0)),
    Chore(mind_keepings, timedelta(seconds=30)),
    Chore(end_quiet_hours, timedelta(0)),
    Chore(mind_lives, timedelta(seconds=30)),
    Chore(give_back_untrue, timedelta(seconds=30)),
    Chore(expire_approvals, timedelta(seconds=30)),
    Chore(remind_unconfirmed, timedelta(seconds=30)),
    Chore(tell_released, timedelta(seconds=30)),
    Chore(tell_expiring, timedelta(seconds=30)),
    Chore(mind_musters, timedelta(seconds=30)),
    Chore(mind_suspicions, timedelta(seconds=30)),
    Chore(mind_leave, timedelta(seconds=30)),
    Chore(begin_leaves, timedelta(seconds=30)),
    Chore(mind_meetings, timedelta(seconds=30)),
    Chore(mind_conferences, timedelta(seconds=30)),
    Chore(tell_over, timedelta(seconds=30)),
    Chore(mind_tasks, timedelta(seconds=30)),
    Chore(mind_enquiries, timedelta(seconds=30)),
    Chore(mind_roster, timedelta(seconds=30)),
    Chore(send_digest, timedelta(seconds=30)),
    Chore(mind_rooms, timedelta(seconds=30)),
    Chore(nudge_weekly, timedelta(minutes=5)),
    Chore(refresh_cards, timedelta(0)),
    Chore(housekeeping.read_for_search, timedelta(0)),
    Chore(housekeeping.note_alive, timedelta(seconds=15)),
)

#: These may take long: they run beside the ticks, so that no call waits for them.
LONG_CHORES: Sequence[Chore] = (
    Chore(copying.keep_copies, timedelta(minutes=1)),
    Chore(honour_erasures, timedelta(minutes=1)),
    Chore(retaining.keep_terms, timedelta(hours=1)),
    Chore(mind_office_texts, timedelta(seconds=30)),
)
