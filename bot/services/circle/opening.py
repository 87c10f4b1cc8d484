"""Opening a sealed letter: what it says, for who may see its issue by now."""

from bot.domain.access import Action
from bot.services.cards.keeping import show_card
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.requests import Pressed
from bot.services.turn import member_turn


async def unseal(desk: Desk, pressed: Pressed) -> str:
    """Let the pressed message say what it held back; the card, where that is gone."""
    async with member_turn(desk, pressed, Action.SEE_ISSUES) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        found = await turn.unit.letters.by_key(pressed.press.value)
        mine = found is not None and found.letter.chat_id == turn.member.user_id
        if found is not None and mine and found.letter.inside:
            letter = found.letter
            await turn.reply_text(letter.inside, rows=letter.inside_rows)
        else:
            await show_card(turn, issue)
    return turn.toast
