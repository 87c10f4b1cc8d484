"""What the auditor found not to hold is told to the admins, each thing once an hour."""

from collections.abc import Mapping

from bot.domain.roles import Role
from bot.ports.mail import MessageClass
from bot.services.desk import Desk
from bot.services.turn import clock_turn

#: Every finding, by its code; what it means, and what to do, are labels of its name.
FINDINGS = (
    "call_unsent",
    "update_unhandled",
    "escalation_overdue",
    "nobody_reachable",
    "clock_untold",
    "issue_uncalled",
    "issue_unreported",
    "letter_died_unsaid",
    "letter_doubted_unsaid",
    "update_set_aside_unsaid",
    "letter_stuck",
    "approval_missing",
    "journal_tail",
    "engine",
    "inbox",
    "outbox",
    "poller",
    "webhook",
    "webhook_flow",
    "storage",
    "nothing_written",
    "disk_space",
    "copy_old",
    "clock_stepped",
    "stood_still",
)


async def tell_broken(desk: Desk, broken: Mapping[str, int]) -> None:
    """Write findings into the journal, and to the admins through the outbox."""
    codes = " ".join(f"{code}:{count}" for code, count in broken.items())
    async with clock_turn(desk, f"audit:{desk.clock.now().isoformat()}") as turn:
        await turn.record("audit_broken", "siaga", codes)
        for admin in await turn.team():
            if admin.reachable and Role.ADMIN in admin.roles:
                lines = [
                    (
                        turn.label(f"audit.{code}", admin.locale, count=count),
                        turn.label(f"audit_do.{code}", admin.locale),
                    )
                    for code, count in broken.items()
                ]
                await turn.tell(
                    admin, "audit_broken", klass=MessageClass.ALARM, lines=lines
                )
