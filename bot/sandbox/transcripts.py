"""Everything that the screens show and showed, as JSON or as a text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from bot.sandbox.answers import JsonObject
from bot.sandbox.chats import Chat
from bot.sandbox.events import Tap
from bot.sandbox.messages import Content, Message
from bot.sandbox.views import chat_view, message_view, tap_view
from bot.sandbox.world import World


def chat_story(chat: Chat, taps: Iterable[Tap]) -> JsonObject:
    """Show a chat: who is in it, every message, and every tap under each."""
    pressed: dict[Message, list[JsonObject]] = defaultdict(list)
    for tap in taps:
        pressed[tap.message].append({**tap_view(tap), "at": tap.at.isoformat()})
    return {
        **chat_view(chat),
        "people": [
            {**one.json(), "status": chat.status_of(one.id).value}
            for one in chat.people.values()
        ],
        "messages": [
            {**message_view(one), "taps": pressed[one]}
            for one in chat.messages.values()
        ],
    }


def transcript_view(world: World) -> JsonObject:
    """Show everything that the screens show and showed, chat by chat."""
    taps = list(world.taps.values())
    return {
        "now": world.now().isoformat(),
        "chats": [chat_story(one, taps) for one in world.chats()],
    }


def transcript(world: World, chat: Chat | None = None) -> str:
    """Write down what the screens show, one line for every message and edit."""
    chats = [chat] if chat else world.chats()
    return "\n".join(line for one in chats for line in _chat_lines(one))


def _chat_lines(chat: Chat) -> Iterator[str]:
    yield f"== {_name(chat)} ({chat.id}) =="
    for message in chat.messages.values():
        yield from _message_lines(message)


def _name(chat: Chat) -> str:
    if chat.owner is not None:
        return chat.owner.first_name
    return chat.title or " · ".join(one.first_name for one in chat.members())


def _message_lines(message: Message) -> Iterator[str]:
    head = f"{message.at:%Y-%m-%d %H:%M:%S} #{message.id} {message.author}"
    for earlier in message.history:
        yield f"{head} [replaced]: {_line(earlier)}"
    state = " [deleted]" if message.deleted else ""
    yield f"{head}{state}: {_line(message.content)}"


def _line(content: Content) -> str:
    kind = "" if content.kind == "text" else f"<{content.kind}> "
    labels = [f"[{one.label}]" for row in content.buttons for one in row]
    return " ".join([kind + content.text, *labels]).replace("\n", " / ")
