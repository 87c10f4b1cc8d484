"""Telephone numbers: kept only where the office wants it, shown to who may see them."""

from bot.domain.access import Action, may
from bot.domain.member import Member
from bot.domain.values import replace
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.turn import Turn, clock_turn

#: What can be said of a member, and how long it may be.
FIELDS = {"position": 64, "unit": 64, "phone": 20}


def keeps_phones(turn: Turn) -> bool:
    """Tell whether the office keeps telephone numbers of members at all."""
    return turn.desk.playbook.readiness.phones


def shown_phone(turn: Turn, member: Member | None, viewer: Member) -> str:
    """Return a number that *viewer* may see; "" where there is none for them."""
    if member is None or not keeps_phones(turn):
        return ""
    own = member.user_id == viewer.user_id
    return member.phone if own or may(viewer, Action.SEE_MEMBERS) else ""


def own_buttons(turn: Turn, member: Member) -> list[Button]:
    """Return the buttons with which one changes what is said of one."""
    names = [n for n in FIELDS if n != "phone" or keeps_phones(turn)]
    subject = str(member.user_id)
    return [
        turn.button("own_ask", subject, value=name, label=f"own_{name}")
        for name in names
    ]


async def forget_phones(desk: Desk) -> None:
    """Forget the numbers of members where the office keeps none; at each start."""
    if desk.playbook.readiness.phones:
        return
    async with clock_turn(desk, f"phones:{desk.secrets.new_id()}") as turn:
        known = [member for member in await turn.team() if member.phone]
        turn.idle = not known
        for member in known:
            await turn.unit.members.save(replace(member, phone=""))
            await turn.record("phone_forgotten", f"member:{member.user_id}")
