"""Who is at the door: a member, or a stranger who gets one constant sentence."""

from datetime import timedelta

from bot.domain.member import Dialogue, Member
from bot.domain.values import replace
from bot.ports.mail import Letter, MessageClass
from bot.services.desk import Desk
from bot.services.texts.new_approvers import ask_new_approvers
from bot.services.turn import clock_turn

#: A later message is no answer to the question: nobody remembers it.
ANSWERED_WITHIN = timedelta(hours=24)


async def recognise(desk: Desk, user_id: int) -> tuple[Member | None, Dialogue | None]:
    """Return the member and the question they were asked, if any."""
    async with desk.storage.begin() as unit:
        member = await unit.members.find(user_id)
        dialogue = await unit.dialogues.find(user_id) if member else None
    if dialogue and desk.clock.now() - dialogue.asked_at > ANSWERED_WITHIN:
        return member, None
    return member, dialogue


async def greet_stranger(desk: Desk, key: str, user_id: int) -> None:
    """Say the constant sentence, at most once a day to one person; forget theirs."""
    async with clock_turn(desk, key) as turn:
        await turn.unit.letters.forget_update(key)
        if not await turn.unit.dialogues.greet_stranger(user_id, turn.now):
            return
        text = desk.words.message(
            "stranger",
            desk.house.locale,
            organisation=desk.house.organisation,
            emergency=desk.playbook.office.emergency_number,
        )
        await turn.post(
            Letter(
                key=turn.next_key(),
                klass=MessageClass.INFO,
                chat_id=user_id,
                text=text,
                slot="stranger",
            )
        )


async def forget_words(desk: Desk, key: str) -> None:
    """Keep nothing of words that were not for the bot; what was done stays done."""
    async with clock_turn(desk, key) as turn:
        if await turn.unit.committed(key):
            turn.idle = True
            return
        await turn.unit.letters.forget_update(key)


async def heard_from(desk: Desk, key: str, member: Member) -> None:
    """Note that a member can be reached again: they wrote to the bot."""
    async with clock_turn(desk, key) as turn:
        if await turn.unit.committed(key):
            turn.idle = True
            return
        current = await turn.unit.members.find(member.user_id)
        if current is None or not current.unreachable:
            turn.idle = True
            return
        await turn.unit.members.save(replace(current, unreachable=""))
        await turn.record("reachable_again", f"member:{member.user_id}")
        await ask_new_approvers(turn)
