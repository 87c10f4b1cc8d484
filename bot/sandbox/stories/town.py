"""The sample office moves in: its people, their phones, its groups, its channel."""

from bot.sandbox.chats import Status
from bot.sandbox.local import LocalTelegram
from bot.sandbox.phone import Phone
from bot.sandbox.stories.office import Office


def move_in(office: Office, telegram: LocalTelegram) -> dict[str, Phone]:
    """Let everybody have a phone; the reachable have pressed Start before.

    No bot is in the groups.
    """
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
    _open_group(office, telegram)
    _open_channel(office, telegram)
    return phones


def _open_group(office: Office, telegram: LocalTelegram) -> None:
    """Open the war room; the first of its members owns it and makes its topics."""
    room = office.group
    members = [office.user_id(key) for key in room.members]
    chat = telegram.add_group(room.id, room.title, members, forum=True)
    for topic in room.topics:
        telegram.phone(members[0]).creates_topic(chat, topic)


def _open_channel(office: Office, telegram: LocalTelegram) -> None:
    """Open the channel and the group that discusses it; everybody reads both."""
    public = office.channel
    writers = [office.user_id(key) for key in public.writers]
    readers = [office.user_id(key) for key in office.keys]
    everybody = list(dict.fromkeys([*writers, *readers]))
    group = telegram.add_group(
        public.discussion_id, public.discussion_title, everybody, kind="supergroup"
    )
    channel = telegram.add_channel(
        public.id, public.title, everybody, username=public.username, discussion=group
    )
    for writer in writers[1:]:
        channel.place(telegram.users[writer], Status.ADMINISTRATOR)
