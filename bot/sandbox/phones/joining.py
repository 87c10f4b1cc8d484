"""How people come in: through a link, at once or after an administrator agrees."""

from bot.sandbox.answers import JsonObject
from bot.sandbox.chats import Chat, Status
from bot.sandbox.invites import InviteLink
from bot.sandbox.members import change_standing, show_change
from bot.sandbox.people import Sender, User
from bot.sandbox.posting import note
from bot.sandbox.standing import Standing
from bot.sandbox.world import World

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
LENGTH = 16
PREFIX = "https://t.me/+"


def new_link(
    world: World, chat: Chat, creator: Sender, primary: bool = False
) -> InviteLink:
    """Make a link nobody can guess."""
    url = PREFIX + "".join(world.random.choices(ALPHABET, k=LENGTH))
    chat.links[url] = InviteLink(url, creator, primary)
    return chat.links[url]


def enter(world: World, chat: Chat, user: User, link: InviteLink | None = None) -> None:
    """Come in, or ask to when the link says so."""
    if chat.status_of(user.id) is Status.KICKED:
        raise LookupError(f"{user.first_name} is banned from {chat!r}")
    if link is not None and not link.usable(world.now()):
        raise LookupError(f"the link {link.url} leads nowhere any more")
    if link is not None and link.by_request:
        _ask(world, chat, user, link)
        return
    if link is not None:
        link.joined += 1
    _come_in(world, chat, user, user, {"invite_link": link.json()} if link else {})


def _ask(world: World, chat: Chat, user: User, link: InviteLink) -> None:
    chat.requests[user.id] = user
    link.waiting += 1
    asked = {
        "chat": chat.json(),
        "from": user.json(),
        "user_chat_id": user.id,
        "date": int(world.now().timestamp()),
        "invite_link": link.json(),
    }
    show_change(world, chat, user, "asks", user)
    for bot in chat.bots():
        if chat.leads(bot.id) and chat.can(bot.id, "can_invite_users"):
            bot.updates.push("chat_join_request", asked)


def admit(world: World, chat: Chat, user: User, by: Sender) -> None:
    """Let somebody in who asked."""
    del chat.requests[user.id]
    _come_in(world, chat, user, by, {"via_join_request": True})


def turn_away(world: World, chat: Chat, user: User, by: Sender) -> None:
    """Refuse somebody who asked."""
    del chat.requests[user.id]
    show_change(world, chat, by, "declined", user)


def _come_in(
    world: World, chat: Chat, user: User, by: Sender, more: JsonObject
) -> None:
    member = Standing(Status.MEMBER)
    change_standing(world, chat, user, member, by, more=more)
    if chat.is_group:
        note(world, chat, user, {"new_chat_members": [user.json()]})
