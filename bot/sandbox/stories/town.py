"""The sample office moves in: its people and their phones on a local Telegram."""

from bot.sandbox.local import LocalTelegram
from bot.sandbox.phone import Phone
from bot.sandbox.stories.office import Office


def move_in(office: Office, telegram: LocalTelegram) -> dict[str, Phone]:
    """Let everybody have a phone; the reachable have pressed Start before."""
    phones = {}
    for one in office.people:
        phone = telegram.add_user(
            office.user_id(one.key),
            one.first_name,
            one.last_name or None,
            language_code=one.language,
        )
        if one.reachable:
            phone.unblocks_bot()
        phones[one.key] = phone
    return phones
