"""What the screens show, as JSON for a test in another process."""

from bot.sandbox.answers import JsonObject
from bot.sandbox.chats import Chat
from bot.sandbox.events import Event, Tap
from bot.sandbox.forum import Topic
from bot.sandbox.messages import Content, Message
from bot.sandbox.standing import PERMISSIONS, rights_in


def message_view(message: Message) -> JsonObject:
    """Show a message with everything it ever said."""
    return {
        "message_id": message.id,
        "chat_id": message.chat.id,
        "from_id": message.sender.id,
        "from": message.author,
        "sender_chat_id": message.sender_chat.id if message.sender_chat else None,
        "topic": message.topic_id,
        "thread": message.thread,
        "at": message.at.isoformat(),
        "edited_at": message.edited_at.isoformat() if message.edited_at else None,
        "deleted": message.deleted,
        "silent": message.silent,
        "reply_to": message.reply_to.id if message.reply_to else None,
        "reactions": reactions_view(message),
        **content_view(message.content),
        "history": [content_view(one) for one in message.history],
        "extra": message.extra,
    }


def reactions_view(message: Message) -> list[JsonObject]:
    """Show who put what on a message, one entry for every emoji."""
    found: dict[str, list[int]] = {}
    for person, put in message.reactions.items():
        for one in put:
            found.setdefault(str(one.get("emoji", "")), []).append(person)
    return [{"emoji": emoji, "people": people} for emoji, people in found.items()]


def content_view(content: Content) -> JsonObject:
    """Show one version of a message."""
    is_text = content.kind == "text"
    return {
        "kind": content.kind,
        "text": content.text if is_text else "",
        "caption": "" if is_text else content.text,
        "entities": list(content.entities),
        "html": content.html,
        "media": content.media,
        "buttons": [
            [{"label": one.label, "data": one.data, "url": one.url} for one in row]
            for row in content.buttons
        ],
        "keyboard": content.keyboard,
    }


def chat_view(chat: Chat) -> JsonObject:
    """Show a chat with its members, their rights, its topics and its pins."""
    return {
        **chat.json(),
        "kind": chat.kind,
        "description": chat.description,
        "linked": chat.linked.id if chat.linked else None,
        "permissions": sorted(chat.permissions),
        "pinned": list(chat.pinned),
        "topics": [topic_view(one) for one in chat.topics.values()],
        "members": [
            member_view(chat, one.id, one.first_name) for one in chat.members()
        ],
        "requests": sorted(chat.requests),
    }


def topic_view(topic: Topic) -> JsonObject:
    """Show a topic."""
    return {
        "id": topic.id,
        "name": topic.name,
        "colour": topic.colour,
        "icon": topic.icon,
        "closed": topic.closed,
        "hidden": topic.hidden,
    }


def member_view(chat: Chat, person_id: int, name: str) -> JsonObject:
    """Show what somebody is in a chat and may do."""
    standing = chat.standing_of(person_id)
    return {
        "id": person_id,
        "name": name,
        "status": standing.status.value,
        "title": standing.title,
        "anonymous": standing.anonymous,
        "rights": sorted(one for one in _able(chat) if chat.can(person_id, one)),
    }


def _able(chat: Chat) -> set[str]:
    return {*rights_in(chat.kind), *PERMISSIONS}


def tap_view(tap: Tap) -> JsonObject:
    """Show a pressed button and what was answered."""
    return {
        "id": tap.id,
        "user_id": tap.user_id,
        "message_id": tap.message.id,
        "label": tap.button.label,
        "data": tap.button.data,
        "answered": tap.answered,
        "text": tap.text,
        "show_alert": tap.show_alert,
        "url": tap.url,
        "repeats": [one.id for one in tap.repeats],
    }


def event_view(event: Event) -> JsonObject:
    """Show one thing that happened on the screens."""
    shown: JsonObject = {
        "number": event.number,
        "kind": event.kind.value,
        "at": event.at.isoformat(),
        "chat_id": event.chat.id,
        "by_id": event.by.id,
        "action": event.action,
        "topic": event.topic,
        "person_id": event.person.id if event.person else None,
    }
    if event.message and event.content:
        shown["message_id"] = event.message.id
        shown["content"] = content_view(event.content)
    if event.tap:
        shown["tap"] = tap_view(event.tap)
    return shown
