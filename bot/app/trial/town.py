"""The town of a trial: the sample office on an empty Telegram and in an empty house."""

from bot.app.trial.settings import TOKEN
from bot.sandbox.local import LocalTelegram
from bot.sandbox.stories.office import Office
from bot.sandbox.stories.town import move_in
from bot.services.desk import Desk
from bot.services.people.enrolling import enrol

USERNAME = "siaga_bot"


def settle(telegram: LocalTelegram, office: Office) -> None:
    """Let the bot, the people and their chats exist on an empty Telegram."""
    telegram.add_bot(TOKEN, USERNAME)
    move_in(office, telegram)


def press_start(telegram: LocalTelegram, office: Office) -> None:
    """Let every member press Start: the bot greets each of them."""
    for person in office.people:
        if person.roles and person.reachable:
            telegram.phone(office.user_id(person.key)).starts()


async def enrol_office(desk: Desk, office: Office) -> None:
    """Make the people of the office members of a house that has none."""
    await enrol(desk, office.members(desk.clock.now()))
