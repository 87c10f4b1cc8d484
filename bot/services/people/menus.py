"""The command menu of a chat: in its member's language, only what their roles allow."""

import hashlib

from bot.domain.access import may
from bot.domain.member import Member
from bot.ports.mail import Letter, MessageClass
from bot.services.desk import Desk
from bot.services.turn import Turn, clock_turn

Menu = tuple[tuple[str, str], ...]


async def post_menu(turn: Turn, member: Member) -> None:
    """Set the menu of a member's chat: their roles or their language changed."""
    await turn.post(_letter(turn, member, turn.next_key()))


async def refresh_menus(desk: Desk) -> None:
    """Set every menu that a new version of Siaga changed; called at each start."""
    async with clock_turn(desk, f"menus:{desk.secrets.new_id()}") as turn:
        for member in await turn.team():
            if member.reachable:
                said = repr(menu_of(turn, member)).encode()
                key = f"menu:{member.user_id}:{hashlib.sha256(said).hexdigest()}"
                await turn.post(_letter(turn, member, key))


def menu_of(turn: Turn, member: Member) -> Menu:
    """Return (command, description) for all that the member may do.

    Who may do nothing keeps /start alone: Telegram has no empty menu.
    """
    english = member.locale == "en"
    allowed = tuple(
        (alias if english else name, turn.label(f"command.{name}", member.locale))
        for name, alias, action in turn.desk.commands
        if may(member, action)
    )
    return allowed or (("start", turn.label("command.start", member.locale)),)


def _letter(turn: Turn, member: Member, key: str) -> Letter:
    return Letter(
        key=key,
        klass=MessageClass.BOARD,
        chat_id=member.user_id,
        slot="menu",
        menu=menu_of(turn, member),
    )
