"""A word from who goes to who comes: it stands in the message with which they begin."""

from bot.domain.access import Action
from bot.domain.roster_shifts import DAY
from bot.domain.roster_turns import duties
from bot.domain.text import clean
from bot.services.books.which import checked_length
from bot.services.desk import Desk
from bot.services.requests import Pressed, Sent
from bot.services.roster.knowing import roster_of
from bot.services.turn import Turn, member_turn

#: A word is at most so long.
LONGEST = 500


async def ask_note(desk: Desk, pressed: Pressed) -> str:
    """Ask for the word."""
    async with member_turn(desk, pressed, Action.STAND_DUTY) as turn:
        await turn.ask("duty_note")
        rows = [[turn.button("duty", label="back")]]
        await turn.reply("duty_note_ask", rows=rows, fresh=True)
    return turn.toast


async def answer_note(desk: Desk, sent: Sent) -> str:
    """Keep the word; who has come already is told at once."""
    async with member_turn(desk, sent, Action.STAND_DUTY) as turn:
        me = turn.member
        text = checked_length(clean(sent.content.text), LONGEST)
        await turn.unit.dialogues.end(me.user_id)
        await turn.unit.rosters.leave_note(me.user_id, text, turn.now)
        await turn.record("duty_noted", "roster", content=text)
        told = await _tell_those_who_came(turn, text)
        rows = [[turn.button("duty", label="see_duty")]]
        await turn.reply("duty_noted", rows=rows, told=told)
    return turn.toast


async def _tell_those_who_came(turn: Turn, text: str) -> bool:
    """Tell who took over from the writer within the last day, where that is over."""
    me, now = turn.member.user_id, turn.now
    span = (now - DAY, now + DAY)
    found = duties(await roster_of(turn, *span), *span)
    on = [duty for duty in found if duty.begins_at <= now < duty.ends_at]
    ended = {(d.ends_at, d.zone) for d in found if d.person == me}
    told = False
    for duty in on:
        to = await turn.unit.members.find(duty.person)
        after_me = (duty.begins_at, duty.zone) in ended
        if after_me and to and to.reachable and to.user_id != me:
            told = True
            await turn.tell(to, "duty_word", who=turn.member.name, text=text)
    return told
