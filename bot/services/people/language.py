"""The language of one person: /bahasa."""

from bot.domain.access import Action
from bot.domain.values import replace
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.people.menus import post_menu
from bot.services.requests import Pressed, Typed
from bot.services.turn import Turn, member_turn

#: What people type for a language besides its code.
NAMES = {"indonesia": "id", "inggris": "en", "indonesian": "id", "english": "en"}


async def choose_language(desk: Desk, typed: Typed) -> str:
    """/bahasa: two buttons; "/bahasa en" sets it at once."""
    async with member_turn(desk, typed, Action.SET_LANGUAGE) as turn:
        word = typed.text.strip().lower()
        locale = NAMES.get(word, word)
        if locale in desk.words.locales:
            await _set(turn, locale)
        else:
            await turn.reply("language", rows=[_buttons(turn)])
    return turn.toast


async def set_language(desk: Desk, pressed: Pressed) -> str:
    """Set the language whose button was pressed."""
    async with member_turn(desk, pressed, Action.SET_LANGUAGE) as turn:
        await _set(turn, pressed.press.value)
    return turn.toast


def _buttons(turn: Turn) -> list[Button]:
    house = turn.desk.house.locale
    order = sorted(turn.desk.words.locales, key=lambda code: (code != house, code))
    return [
        turn.button("set_language", value=locale, text=turn.label(f"language.{locale}"))
        for locale in order
    ]


async def _set(turn: Turn, locale: str) -> None:
    turn.actor = replace(turn.member, locale=locale)
    await turn.unit.members.save(turn.actor)
    turn.forget_team()
    await turn.record("language_set", f"member:{turn.member.user_id}", locale)
    await turn.reply("language_set")
    await post_menu(turn, turn.member)
