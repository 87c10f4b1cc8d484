"""What somebody is in a chat and may do there: status, rights, permissions."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Status(StrEnum):
    """What somebody is in a chat, as getChatMember says it."""

    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    RESTRICTED = "restricted"
    LEFT = "left"
    KICKED = "kicked"


INSIDE = {Status.CREATOR, Status.ADMINISTRATOR, Status.MEMBER, Status.RESTRICTED}
LEADING = {Status.CREATOR, Status.ADMINISTRATOR}

# The rights of an administrator; the second and third table only where they apply.
RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
NEWEST = ("can_manage_tags", "can_send_welcome_messages")
MORE_RIGHTS = {
    "group": ("can_pin_messages", *NEWEST),
    "supergroup": ("can_pin_messages", "can_manage_topics", *NEWEST),
    "channel": ("can_post_messages", "can_edit_messages", "can_manage_direct_messages"),
}
# The permissions of members, and those of them that ordinary members have at first.
SENDING = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
)
PERMISSIONS = (
    *SENDING,
    "can_invite_users",
    "can_change_info",
    "can_pin_messages",
    "can_manage_topics",
)
USUAL_PERMISSIONS = frozenset({*SENDING, "can_invite_users"})


def rights_in(kind: str) -> tuple[str, ...]:
    """List the rights an administrator of such a chat can have."""
    return RIGHTS + MORE_RIGHTS.get(kind, ())


@dataclass(frozen=True, slots=True)
class Standing:
    """What one person is in one chat.

    `rights` are those of an administrator, `permissions` those left to somebody
    restricted. `until` ends a restriction or a ban; `present` is false for
    somebody restricted who is not inside; `appointed_by` may change the rights.
    """

    status: Status = Status.LEFT
    rights: frozenset[str] = frozenset()
    permissions: frozenset[str] = frozenset()
    title: str = ""
    anonymous: bool = False
    until: datetime | None = None
    present: bool = True
    appointed_by: int | None = None

    @property
    def inside(self) -> bool:
        """Tell whether this person is in the chat."""
        return self.status in INSIDE and self.present


def outright(status: Status, kind: str) -> Standing:
    """Return the usual standing of a status: an administrator has every right."""
    if status is Status.ADMINISTRATOR:
        return Standing(status, frozenset(rights_in(kind)))
    return Standing(status)
