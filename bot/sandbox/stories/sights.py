"""What stands on the phones: looking for what a story expects to be seen."""

from collections.abc import Iterable, Iterator

from bot.sandbox.events import Event, Kind
from bot.sandbox.messages import Content, Message
from bot.sandbox.people import Bot
from bot.sandbox.phone import Phone
from bot.sandbox.stories.reading import Sight

NEWEST = 4
LONGEST = 300


def is_seen(sight: Sight, phone: Phone, since: int) -> bool:
    """Tell whether a phone has shown it since an event, in a message or a pop-up."""
    return any(_fits(sight, event) for event in _shown(phone, since))


def has_come(phone: Phone, since: int) -> bool:
    """Tell whether a phone has shown a message of others since an event."""
    return any(event.kind is not Kind.ANSWER for event in _shown(phone, since))


def _shown(phone: Phone, since: int) -> Iterator[Event]:
    """List what others brought onto the screen."""
    for event in phone.world.events.since(since):
        by_others = event.by is not phone.user
        if by_others and event.kind in _SHOWING and event.seen_by(phone.id):
            yield event


_SHOWING = {Kind.MESSAGE, Kind.EDIT, Kind.ANSWER}


def _fits(sight: Sight, event: Event) -> bool:
    words, labels = _text(event), labels_of(event.content)
    has_button = sight.button is None or any(sight.button in one for one in labels)
    return has_button and all(word in words for word in sight.words)


def _text(event: Event) -> str:
    if event.tap is not None:
        return event.tap.text
    return event.content.text if event.content else ""


def labels_of(content: Content | None) -> list[str]:
    """List what is written on the buttons."""
    rows = content.buttons if content else []
    return [button.label for row in rows for button in row]


def newest_with(messages: Iterable[Message], label: str) -> Message | None:
    """Find the newest message with a button of this label, or a longer one."""
    shown = [m for m in reversed(list(messages)) if m.buttons and not m.deleted]
    exact = [m for m in shown if label in labels_of(m.content)]
    return next(iter(exact or [m for m in shown if m.has_button(label)]), None)


def of_others(
    phone: Phone, words: Iterable[str], where: int | None = None
) -> list[Message]:
    """List what others wrote in a chat with all the words, newest last."""
    needed = list(words)
    return [
        one
        for one in phone.chat(where)
        if one.sender is not phone.user
        and not one.deleted
        and all(word in one.content.text for word in needed)
    ]


def of_bot(phone: Phone, words: Iterable[str], where: int | None) -> list[Message]:
    """List the bot's messages in a chat that have all the words, newest last."""
    found = of_others(phone, words, where)
    return [one for one in found if isinstance(one.sender, Bot)]


def newest(phone: Phone, where: int | None = None) -> str:
    """Tell what stands at the end of a chat, for whoever mends a story."""
    told = [_told(one) for one in of_bot(phone, (), where)[-NEWEST:]]
    return "\n".join(told) or "  (nothing)"


def _told(message: Message) -> str:
    said = message.content.text or f"({message.kind})"
    shown = said if len(said) <= LONGEST else f"{said[:LONGEST]} …"
    buttons = "".join(f" [{label}]" for label in labels_of(message.content))
    return (
        "  | " + shown.replace("\n", "\n  | ") + (f"\n   {buttons}" if buttons else "")
    )
