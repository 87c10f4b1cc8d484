"""Where cards stand, and which messages become cards without one more being sent."""

from datetime import timedelta

from bot.domain.issue import Issue
from bot.domain.values import replace
from bot.ports.cards import Card, Place
from bot.services.turn import Turn

#: A card whose message shows something else for a while is left alone so long.
READING = timedelta(minutes=5)


async def keep_called(turn: Turn, issue: Issue, letters: dict[int, str]) -> None:
    """Let messages about a call become cards once more happens: reader -> letter.

    Who has a card, or wants none, keeps it that way.
    """
    for reader, letter in letters.items():
        place = Place(reader)
        before = await turn.unit.cards.find(issue.id, place)
        if before is None or (before.called and before.following):
            card = Card(issue.id, place, reader, letter, called=True)
            await turn.unit.cards.put(card)
        turn.drawn.add((issue.id, place))


async def standing(turn: Turn, card: Card) -> tuple[str, int]:
    """Return the key of the letter by which a card is rewritten, and its message.

    A rewriting that had to send the card anew is where it stands since. ("", 0): it
    never arrived, and never will.
    """
    for key in (card.refresh, card.letter):
        state, number = await turn.unit.letters.fate(key) if key else ("", 0)
        if state == "sent":
            return key, number
    state, _ = await turn.unit.letters.fate(card.letter)
    return (card.letter, 0) if state in ("pending", "sending") else ("", 0)


async def leave_alone(turn: Turn, issue: Issue, wait: timedelta = READING) -> None:
    """Do not rewrite the card, if the pressed button stands on it: it shows a reply.

    It is a card again at the next change, but not before *wait* has passed.
    """
    place = Place(turn.member.user_id)
    card = await turn.unit.cards.find(issue.id, place)
    if card is None or not card.following:
        return
    _, number = await standing(turn, card)
    if number and number == turn.message_id:
        until = turn.now + wait
        due_at = max(card.due_at, until) if card.due_at else None
        await turn.unit.cards.put(
            replace(card, shown="", leaves_at=until, due_at=due_at)
        )
        turn.drawn.add((issue.id, place))
