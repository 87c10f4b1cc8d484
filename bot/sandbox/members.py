"""Members change: what they are and may do, and who hears of it."""

from bot.sandbox.answers import JsonObject
from bot.sandbox.chats import Chat
from bot.sandbox.events import Kind
from bot.sandbox.people import Bot, Sender
from bot.sandbox.standing import (
    LEADING,
    PERMISSIONS,
    Standing,
    Status,
    outright,
    rights_in,
)
from bot.sandbox.world import World


def change_status(
    world: World, chat: Chat, person: Sender, status: Status, by: Sender
) -> None:
    """Change what somebody is in a chat and tell the bots that may know."""
    change_standing(world, chat, person, outright(status, chat.kind), by)


def change_standing(
    world: World,
    chat: Chat,
    person: Sender,
    standing: Standing,
    by: Sender,
    *,
    more: JsonObject | None = None,
) -> None:
    """Change a standing; `more` is what the updates say besides the change."""
    before = chat.standing_of(person.id)
    chat.place(person, standing)
    if before == standing:
        return
    show_change(world, chat, by, standing.status.value, person)
    for bot in _told(chat, person):
        change = {
            "chat": chat.json(),
            "from": by.json(),
            "date": int(world.now().timestamp()),
            "old_chat_member": member_json(chat, person, before, bot),
            "new_chat_member": member_json(chat, person, standing, bot),
            **(more or {}),
        }
        kind = "my_chat_member" if bot is person else "chat_member"
        bot.updates.push(kind, change)


def show_change(
    world: World, chat: Chat, by: Sender, action: str, person: Sender | None = None
) -> None:
    """Let the screens know of a change that no update tells."""
    now = world.now()
    world.events.add(Kind.MEMBER, now, chat, by=by, action=action, person=person)


def _told(chat: Chat, person: Sender) -> list[Bot]:
    itself = [person] if isinstance(person, Bot) else []
    leading = [one for one in chat.bots() if chat.leads(one.id) and one is not person]
    return itself + leading


def member_json(
    chat: Chat, person: Sender, standing: Standing, viewer: Bot
) -> JsonObject:
    """Show a member of a chat with the fields its status must have."""
    status = standing.status
    shown: JsonObject = {"user": person.json(), "status": status.value}
    if status in LEADING:
        shown["is_anonymous"] = standing.anonymous
        if standing.title:
            shown["custom_title"] = standing.title
    if status is Status.ADMINISTRATOR:
        shown["can_be_edited"] = standing.appointed_by == viewer.id
        shown |= {one: one in standing.rights for one in rights_in(chat.kind)}
    if status is Status.RESTRICTED:
        shown["is_member"] = standing.present
        shown |= {one: one in standing.permissions for one in PERMISSIONS}
    if status in {Status.KICKED, Status.RESTRICTED}:
        until = standing.until
        shown["until_date"] = int(until.timestamp()) if until else 0
    return shown
