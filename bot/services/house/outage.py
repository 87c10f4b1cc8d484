"""Telegram was away for so long that it forgot what members sent: that is said."""

from datetime import timedelta

from bot.domain.roles import Role
from bot.ports.mail import MessageClass
from bot.services.desk import Desk
from bot.services.house.starting import TELEGRAM_KEEPS
from bot.services.turn import clock_turn


async def telegram_returned(desk: Desk, away: timedelta) -> None:
    """Tell leads and admins which reports may be lost, after more than a day."""
    if away <= TELEGRAM_KEEPS:
        return
    now = desk.clock.now()
    async with clock_turn(desk, f"outage:{now.isoformat()}") as turn:
        await turn.record("telegram_away", "siaga", f"{now - away} {now}")
        for lead in await turn.team():
            if lead.reachable and lead.roles & {Role.CRISIS_LEAD, Role.ADMIN}:
                await turn.tell(
                    lead,
                    "telegram_away",
                    klass=MessageClass.ALARM,
                    since=now - away,
                    until=now,
                    minutes=round(away.total_seconds() / 60),
                    lost_since=now - TELEGRAM_KEEPS,
                )
