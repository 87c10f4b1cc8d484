"""warroom.toml: what the office shows in its war room."""

from bot.domain.rooms import RoomRules
from bot.playbook.fields import LevelName, Table


class WarroomFile(Table):
    """The whole file."""

    topics_from: LevelName

    def value(self) -> RoomRules:
        """Convert to the domain."""
        return RoomRules(self.topics_from)
