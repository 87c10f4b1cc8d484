"""What a person can do with groups: add and remove bots and people, upgrade."""

from collections.abc import Iterable

from bot.sandbox.answers import JsonObject
from bot.sandbox.chats import SUPERGROUP, Chat, Status
from bot.sandbox.members import change_standing, change_status
from bot.sandbox.messages import Message
from bot.sandbox.people import Sender
from bot.sandbox.phones.hand import Hand
from bot.sandbox.phones.joining import enter
from bot.sandbox.posting import note
from bot.sandbox.standing import Standing, rights_in

FIRST_SUPERGROUP = -1_001_000_000_000


class GroupActions(Hand):
    """Acts in groups; each leaves its service message."""

    def adds_bot(
        self, chat: Chat, as_admin: bool = False, rights: Iterable[str] | None = None
    ) -> Message | None:
        """Add the bot to a group or channel, as an administrator if wanted."""
        if chat.is_channel and not as_admin:
            raise LookupError("a bot is in a channel as an administrator only")
        standing = (
            self._appointed(chat, rights) if as_admin else Standing(Status.MEMBER)
        )
        change_standing(self.world, chat, self.bot, standing, self.user)
        return self._notes(chat, {"new_chat_members": [self.bot.json()]})

    def promotes_bot(self, chat: Chat, rights: Iterable[str] | None = None) -> None:
        """Make the bot an administrator with all rights or some, or change them."""
        self._needs(chat, "can_promote_members")
        standing = self._appointed(chat, rights)
        change_standing(self.world, chat, self.bot, standing, self.user)

    def demotes_bot(self, chat: Chat) -> None:
        """Take the rights of an administrator from the bot."""
        self._moves(chat, self.bot, Status.MEMBER)

    def _appointed(self, chat: Chat, rights: Iterable[str] | None) -> Standing:
        known = rights_in(chat.kind)
        wished = known if rights is None else {"can_manage_chat", *rights}
        if not set(wished) <= set(known):
            raise ValueError(f"no such rights in {chat!r}: {set(wished) - set(known)}")
        status = Status.ADMINISTRATOR
        return Standing(status, frozenset(wished), appointed_by=self.id)

    def removes_bot(self, chat: Chat) -> Message | None:
        """Throw the bot out of a group."""
        self._moves(chat, self.bot, Status.KICKED)
        return self._notes(chat, {"left_chat_member": self.bot.json()})

    def joins(self, chat: Chat) -> Message | None:
        """Join a group or channel."""
        enter(self.world, chat, self.user)
        return None if chat.is_channel else list(chat.messages.values())[-1]

    def leaves(self, chat: Chat) -> Message | None:
        """Leave a group or channel."""
        note = self._notes(chat, {"left_chat_member": self.user.json()})
        self._moves(chat, self.user, Status.LEFT)
        return note

    def renames_group(self, chat: Chat, title: str) -> Message | None:
        """Give a group another name."""
        self._needs(chat, "can_change_info")
        chat.title = title
        return self._notes(chat, {"new_chat_title": title})

    def turns_topics(self, chat: Chat, on: bool = True) -> None:
        """Give a supergroup topics, or take them away; no update tells of it."""
        self._needs(chat, "can_change_info")
        if chat.kind != SUPERGROUP:
            raise LookupError(f"{chat!r} is no supergroup")
        chat.turn_topics(on)

    def shows_history(self, chat: Chat, shown: bool = True) -> None:
        """Let new members of a supergroup see what was said before, or not."""
        self._needs(chat, "can_change_info")
        chat.visible_history = shown

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

    def _notes(self, chat: Chat, what: JsonObject) -> Message | None:
        if chat.is_channel:
            return None
        return note(self.world, chat, self.user, what)
