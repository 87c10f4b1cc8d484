"""Who can be in a chat: users, and bots with their token."""

from dataclasses import dataclass, field

from bot.sandbox.answers import JsonObject
from bot.sandbox.updates import UpdateQueue


@dataclass(eq=False)
class User:
    """A person with a phone; with `hides_name` forwards do not link to them."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "id"
    deactivated: bool = False
    hides_name: bool = False

    def json(self) -> JsonObject:
        """Return the user as updates show it; what is missing is missing."""
        optional = {
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
        }
        known = {key: value for key, value in optional.items() if value}
        return {"id": self.id, "is_bot": False, "first_name": self.first_name, **known}


@dataclass(eq=False, repr=False)
class Bot:
    """A bot: its token, its settings and the updates that wait for it."""

    id: int
    token: str
    username: str
    first_name: str
    updates: UpdateQueue
    reads_all: bool = False
    commands: dict[tuple[str, str], list[JsonObject]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_buttons: dict[int, JsonObject] = field(default_factory=dict)
    wished_rights: dict[bool, JsonObject] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<bot {self.username}>"

    def json(self) -> JsonObject:
        """Return the bot as the sender of a message."""
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.first_name,
            "username": self.username,
        }

    def me(self) -> JsonObject:
        """Return what getMe answers."""
        return {
            **self.json(),
            "can_join_groups": True,
            "can_read_all_group_messages": self.reads_all,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }


Sender = User | Bot

# Who signs what nobody wrote: automatic forwards, and whom the server hides.
TELEGRAM = User(777_000, "Telegram", language_code=None)
NOBODY: JsonObject = {
    "id": 1_087_968_824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
