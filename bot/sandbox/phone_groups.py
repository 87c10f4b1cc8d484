"""What a person can do with groups: add and remove bots and people, upgrade."""

from bot.sandbox.answers import JsonObject
from bot.sandbox.chats import SUPERGROUP, Chat, Status
from bot.sandbox.hand import Hand
from bot.sandbox.members import change_status
from bot.sandbox.messages import Message
from bot.sandbox.people import Sender
from bot.sandbox.posting import note

FIRST_SUPERGROUP = -1_001_000_000_000


class GroupActions(Hand):
    """Acts in groups; each leaves its service message."""

    def adds_bot(self, chat: Chat, as_admin: bool = False) -> Message:
        """Add the bot to a group, as an administrator if wanted."""
        status = Status.ADMINISTRATOR if as_admin else Status.MEMBER
        change_status(self.world, chat, self.bot, status, self.user)
        return self._notes(chat, {"new_chat_members": [self.bot.json()]})

    def promotes_bot(self, chat: Chat) -> None:
        """Make the bot an administrator."""
        change_status(self.world, chat, self.bot, Status.ADMINISTRATOR, self.user)

    def removes_bot(self, chat: Chat) -> Message:
        """Throw the bot out of a group."""
        change_status(self.world, chat, self.bot, Status.KICKED, self.user)
        return self._notes(chat, {"left_chat_member": self.bot.json()})

    def joins(self, chat: Chat) -> Message:
        """Join a group."""
        self._moves(chat, self.user, Status.MEMBER)
        return self._notes(chat, {"new_chat_members": [self.user.json()]})

    def leaves(self, chat: Chat) -> Message:
        """Leave a group."""
        note = self._notes(chat, {"left_chat_member": self.user.json()})
        self._moves(chat, self.user, Status.LEFT)
        return note

    def deletes_group(self, chat: Chat) -> None:
        """Delete a group for everybody."""
        chat.deleted = True

    def upgrades(self, chat: Chat) -> Chat:
        """Turn a group into a supergroup, which has another id.

        As on the real server the bot hears it from two service messages and
        from no `my_chat_member`.
        """
        new_id = FIRST_SUPERGROUP + chat.id
        new = Chat(new_id, SUPERGROUP, chat.title, clock=chat.clock)
        for number, person in chat.people.items():
            new.place(person, chat.status_of(number))
        self.world.groups[new_id] = new
        self._notes(chat, {"migrate_to_chat_id": new_id})
        chat.migrated_to = new_id
        self._notes(new, {"migrate_from_chat_id": chat.id})
        return new

    def _moves(self, chat: Chat, who: Sender, status: Status) -> None:
        change_status(self.world, chat, who, status, self.user)

    def _notes(self, chat: Chat, what: JsonObject) -> Message:
        return note(self.world, chat, self.user, what)
