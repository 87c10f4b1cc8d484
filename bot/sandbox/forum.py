"""The topics of a forum: General, and those that were created."""

from dataclasses import dataclass

from bot.sandbox.answers import JsonObject

GENERAL = 1
MAX_NAME = 128
COLOURS = (0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F)
# The custom emoji that any bot may use as the icon of a topic.
ICONS = {
    "5312536423851630001": "💡",
    "5309984423003823246": "📣",
    "5377316857231450742": "❓",
    "5379748062124056162": "❗️",
    "5357315181649076022": "📁",
    "5237699328843200968": "✅",
}


@dataclass(eq=False)
class Topic:
    """One topic; its id is that of the service message that created it."""

    id: int
    name: str
    creator_id: int = 0
    colour: int = COLOURS[0]
    icon: str = ""
    closed: bool = False
    hidden: bool = False
    deleted: bool = False

    def json(self) -> JsonObject:
        """Return the topic as createForumTopic answers it."""
        return {"message_thread_id": self.id, **self.look()}

    def look(self) -> JsonObject:
        """Return what the service message of the creation shows."""
        shown: JsonObject = {"name": self.name, "icon_color": self.colour}
        return {**shown, "icon_custom_emoji_id": self.icon} if self.icon else shown


def icon_sticker(icon: str) -> JsonObject:
    """Show the icon of a topic as a sticker."""
    return {
        "file_id": f"TOPIC-ICON-{icon}",
        "file_unique_id": icon,
        "type": "custom_emoji",
        "width": 100,
        "height": 100,
        "is_animated": True,
        "is_video": False,
        "emoji": ICONS[icon],
        "set_name": "Topics",
        "custom_emoji_id": icon,
    }
