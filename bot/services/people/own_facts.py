"""What a member says of themselves: position, unit, a number where numbers are kept."""

from bot.domain.access import Action
from bot.domain.errors import ButtonExpired, PhoneNotUnderstood
from bot.domain.member import Member
from bot.domain.text import first_line, visible
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.people.changing_members import PHONE
from bot.services.people.membership import show_member
from bot.services.people.phones import FIELDS, keeps_phones
from bot.services.people.rights import show_own
from bot.services.people.standing_in import whose
from bot.services.requests import Pressed, Sent
from bot.services.turn import Turn, member_turn


async def ask_fact(desk: Desk, pressed: Pressed) -> str:
    """Ask for one thing; of oneself, or as an admin of anybody."""
    async with member_turn(desk, pressed, Action.EDIT_OWN) as turn:
        member = await whose(turn, pressed.press.subject)
        name = _field(turn, pressed.press.value)
        subject = str(member.user_id)
        await turn.ask("member_fact", subject, {"field": name})
        own = member.user_id == turn.member.user_id
        row = [turn.button("see_own" if own else "member", subject, label="back")]
        if getattr(member, name):
            row.append(turn.button("own_drop", subject, value=name))
        await turn.reply(
            "own_ask",
            rows=[row],
            field=name,
            who="" if own else member.name,
            said=getattr(member, name),
        )
    return turn.toast


async def answer_fact(desk: Desk, sent: Sent) -> str:
    """Keep what was written, and show where it stands."""
    async with member_turn(desk, sent, Action.EDIT_OWN) as turn:
        assert sent.dialogue is not None
        member = await whose(turn, sent.dialogue.subject)
        name = _field(turn, sent.dialogue.facts["field"])
        said = first_line(sent.content.text, FIELDS[name])
        if name == "phone" and not PHONE.fullmatch(said):
            raise PhoneNotUnderstood
        await _keep(turn, member, name, said if visible(said) else "")
        await turn.unit.dialogues.end(turn.member.user_id)
    return turn.toast


async def drop_fact(desk: Desk, pressed: Pressed) -> str:
    """Forget one thing; nothing is asked about why."""
    async with member_turn(desk, pressed, Action.EDIT_OWN) as turn:
        member = await whose(turn, pressed.press.subject)
        name = pressed.press.value
        if name not in FIELDS:
            raise ButtonExpired
        await turn.unit.dialogues.end(turn.member.user_id)
        await _keep(turn, member, name, "")
    return turn.toast


def _field(turn: Turn, name: str) -> str:
    """Return a field that may be written; a number only where the office keeps any."""
    if name not in FIELDS or (name == "phone" and not keeps_phones(turn)):
        raise ButtonExpired
    return name


async def _keep(turn: Turn, member: Member, name: str, said: str) -> None:
    changed = replace(member, **{name: said})  # type: ignore[arg-type]
    await turn.unit.members.save(changed)
    turn.forget_team()
    await turn.record("member_described", f"member:{member.user_id}", name)
    turn.toast = turn.label("toast.member_noted")
    if member.user_id == turn.member.user_id:
        turn.actor = changed
        await show_own(turn)
    else:
        await show_member(turn, changed)
