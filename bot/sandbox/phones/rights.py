"""What a person who leads a group can do with its members."""

from collections.abc import Iterable
from dataclasses import replace

from bot.sandbox.chats import Chat, Status
from bot.sandbox.members import change_standing, show_change
from bot.sandbox.people import Sender
from bot.sandbox.phones.hand import Hand
from bot.sandbox.phones.joining import admit, new_link, turn_away
from bot.sandbox.posting import note
from bot.sandbox.standing import PERMISSIONS, Standing, rights_in


class LeadingActions(Hand):
    """Promotes, restricts and bans; hides behind the name of the group."""

    def promotes(
        self,
        chat: Chat,
        user_id: int,
        rights: Iterable[str] | None = None,
        title: str = "",
    ) -> None:
        """Make somebody an administrator with all rights or some; none demotes."""
        self._needs(chat, "can_promote_members")
        known = rights_in(chat.kind)
        wished = set(known if rights is None else rights)
        if not wished <= set(known):
            raise ValueError(f"no such rights in {chat!r}: {wished - set(known)}")
        standing = Standing(Status.MEMBER)
        if wished:
            all_rights = frozenset(wished | {"can_manage_chat"})
            standing = Standing(
                Status.ADMINISTRATOR, all_rights, title=title, appointed_by=self.id
            )
        self._changes(chat, user_id, standing)

    def restricts(
        self, chat: Chat, user_id: int, permissions: Iterable[str] = ()
    ) -> None:
        """Leave somebody only some permissions."""
        self._needs(chat, "can_restrict_members")
        left = frozenset(permissions)
        if not left <= set(PERMISSIONS):
            raise ValueError(f"no such permissions: {left - set(PERMISSIONS)}")
        standing = Standing(Status.RESTRICTED, permissions=left)
        self._changes(chat, user_id, standing)

    def permits(self, chat: Chat, permissions: Iterable[str]) -> None:
        """Set what ordinary members may do."""
        self._needs(chat, "can_restrict_members")
        chat.permissions = frozenset(permissions) & set(PERMISSIONS)
        show_change(self.world, chat, self.user, "permissions")

    def bans(self, chat: Chat, user_id: int) -> None:
        """Throw somebody out for good."""
        self._needs(chat, "can_restrict_members")
        person = self._changes(chat, user_id, Standing(Status.KICKED))
        if chat.is_group:
            note(self.world, chat, self.user, {"left_chat_member": person.json()})

    def unbans(self, chat: Chat, user_id: int) -> None:
        """Let somebody come back."""
        self._needs(chat, "can_restrict_members")
        self._changes(chat, user_id, Standing())

    def hides_in(self, chat: Chat, hidden: bool = True) -> None:
        """Write in the name of the group from now on, or no more."""
        if not chat.leads(self.id) or not chat.is_group:
            raise LookupError(f"{self.user.first_name} cannot hide in {chat!r}")
        standing = replace(chat.standing_of(self.id), anonymous=hidden)
        change_standing(self.world, chat, self.user, standing, self.user)

    def creates_link(self, chat: Chat, by_request: bool = False) -> str:
        """Make an invite link, maybe one with which people only ask to come in."""
        self._needs(chat, "can_invite_users")
        link = new_link(self.world, chat, self.user)
        link.by_request = by_request
        return link.url

    def admits(self, chat: Chat, user_id: int) -> None:
        """Let somebody in who asked."""
        self._needs(chat, "can_invite_users")
        admit(self.world, chat, chat.requests[user_id], self.user)

    def turns_away(self, chat: Chat, user_id: int) -> None:
        """Refuse somebody who asked."""
        self._needs(chat, "can_invite_users")
        turn_away(self.world, chat, chat.requests[user_id], self.user)

    def _changes(self, chat: Chat, user_id: int, standing: Standing) -> Sender:
        person = chat.people.get(user_id) or self.world.users[user_id]
        if chat.status_of(user_id) is Status.CREATOR:
            raise LookupError(f"{person.first_name} owns {chat!r}")
        change_standing(self.world, chat, person, standing, self.user)
        return person
