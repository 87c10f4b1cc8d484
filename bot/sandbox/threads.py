"""Topics of a forum are opened, changed, closed and deleted, by bots and people."""

from bot.sandbox.answers import JsonObject
from bot.sandbox.chats import Chat
from bot.sandbox.events import Kind
from bot.sandbox.forum import COLOURS, GENERAL, Topic
from bot.sandbox.messages import Message
from bot.sandbox.people import Sender
from bot.sandbox.posting import note, remove
from bot.sandbox.world import World


def open_topic(
    world: World,
    chat: Chat,
    by: Sender,
    name: str,
    *,
    colour: int = COLOURS[0],
    icon: str = "",
) -> Topic:
    """Create a topic; its first message tells of it."""
    topic = Topic(chat.last_id + 1, name, by.id, colour, icon)
    chat.topics[topic.id] = topic
    note(world, chat, by, {"forum_topic_created": topic.look()}, topic.id)
    _tell(world, chat, by, topic, "created")
    return topic


def change_topic(
    world: World, chat: Chat, by: Sender, topic: Topic, changes: JsonObject
) -> None:
    """Change the `name` and the `icon_custom_emoji_id` of a topic."""
    topic.name = changes.get("name", topic.name)
    topic.icon = changes.get("icon_custom_emoji_id", topic.icon)
    note(world, chat, by, {"forum_topic_edited": changes}, _thread(topic))
    _tell(world, chat, by, topic, "edited")


def close_topic(
    world: World, chat: Chat, by: Sender, topic: Topic, closed: bool = True
) -> None:
    """Close a topic, or open it again."""
    topic.closed = closed
    action = "closed" if closed else "reopened"
    note(world, chat, by, {f"forum_topic_{action}": {}}, _thread(topic))
    _tell(world, chat, by, topic, action)


def hide_general(world: World, chat: Chat, by: Sender, hidden: bool = True) -> None:
    """Hide General, which closes it as well, or show it again."""
    topic = chat.topics[GENERAL]
    topic.hidden = hidden
    topic.closed = topic.closed or hidden
    action = "hidden" if hidden else "unhidden"
    note(world, chat, by, {f"general_forum_topic_{action}": {}})
    _tell(world, chat, by, topic, action)


def delete_topic(world: World, chat: Chat, by: Sender, topic: Topic) -> None:
    """Delete a topic with everything in it."""
    topic.deleted = True
    del chat.topics[topic.id]
    for message in in_topic(chat, topic):
        remove(world, message, by)
    _tell(world, chat, by, topic, "deleted")


def in_topic(chat: Chat, topic: Topic) -> list[Message]:
    """List the living messages of a topic."""
    living = [one for one in chat.messages.values() if not one.deleted]
    return [one for one in living if one.topic_id == topic.id]


def _thread(topic: Topic) -> int | None:
    return None if topic.id == GENERAL else topic.id


def _tell(world: World, chat: Chat, by: Sender, topic: Topic, action: str) -> None:
    now = world.now()
    world.events.add(Kind.TOPIC, now, chat, by=by, action=action, topic=topic.id)
