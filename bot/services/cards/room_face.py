"""The card as a whole group reads it: words for the team, two buttons for everybody."""

from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.rooms import TopicState
from bot.ports.cards import Card, Place
from bot.ports.mail import Button
from bot.services.cards.places import standing
from bot.services.turn import Turn

#: Who reads a card that a group reads: nobody has this account.
ROOM_READER = 0

#: A supergroup's number begins so; what comes after it stands in links.
SUPERGROUP = "-100"


def room_reader(turn: Turn) -> Member:
    """Return the reader of a group's cards: a watcher, in the language of the house."""
    watches = frozenset({Role.MEDIA_MONITOR})
    locale = turn.desk.house.locale
    return Member(ROOM_READER, "", watches, turn.now, locale=locale)


async def reader_of(turn: Turn, card: Card) -> Member | None:
    """Return whose eyes a card is drawn for; None: nobody is there any more."""
    if card.place.chat_id < 0:
        return room_reader(turn)
    return await turn.unit.members.find(card.reader)


async def room_rows(turn: Turn, issue: Issue) -> list[list[Button]]:
    """Return the buttons under a card in a group: what opens, opens in private."""
    locale = turn.desk.house.locale
    buttons = [turn.button("see_issue", issue.id, locale=locale)]
    if issue.state not in TERMINAL:
        climb = await turn.unit.escalations.find(issue.id)
        if issue.owner is None or (climb and climb.running):
            buttons.insert(0, turn.button("take", issue.id, locale=locale))
    return [buttons]


async def room_link(turn: Turn, issue: Issue) -> str:
    """Return the address of an issue's place in the war room; "" where there is none.

    Only supergroups have addresses, and only their members can follow them.
    """
    if await turn.unit.rooms.office() is None:
        return ""
    topic = await turn.unit.rooms.topic(issue.id)
    known = topic and topic.state in (TopicState.OPEN, TopicState.SHUT)
    if topic is None or not known or not str(topic.chat_id).startswith(SUPERGROUP):
        return ""
    number = topic.thread_id
    if not number:
        card = await turn.unit.cards.find(issue.id, Place(topic.chat_id))
        number = (await standing(turn, card))[1] if card else 0
    chat = str(topic.chat_id).removeprefix(SUPERGROUP)
    return f"https://t.me/c/{chat}/{number}" if number else ""
