"""What the permissions in a call mean: some imply others unless told not to."""

from bot.sandbox.answers import JsonObject
from bot.sandbox.standing import PERMISSIONS

MEDIA = (
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
)
# A permission of the old kind, and what it gives besides itself.
IMPLIED = {
    "can_send_other_messages": ("can_send_messages", *MEDIA),
    "can_add_web_page_previews": ("can_send_messages", *MEDIA),
    "can_send_polls": ("can_send_messages",),
    **dict.fromkeys(MEDIA, ("can_send_messages",)),
}
# What follows another permission unless it is given itself.
FOLLOWS = {
    "can_manage_topics": "can_pin_messages",
    "can_react_to_messages": "can_send_messages",
    "can_edit_tag": "can_pin_messages",
}


def given_permissions(given: JsonObject, independent: bool) -> frozenset[str]:
    """Return what the permissions of a call allow."""
    allowed = {one for one in PERMISSIONS if given.get(one)}
    if not independent:
        implied = {other for one in allowed for other in IMPLIED.get(one, ())}
        allowed |= implied
    for one, leader in FOLLOWS.items():
        if one not in given and leader in allowed:
            allowed.add(one)
    return frozenset(allowed)
