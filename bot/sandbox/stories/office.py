"""The sample office: its people, its groups and its channel; only values."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, model_validator

from bot.domain.member import Member
from bot.domain.roles import Role
from bot.sandbox.stories.tables import Filled, Some, Table, read_table

OFFICE = "office.toml"
FIRST_ID = 1001


def check_zone(name: str) -> str:
    """Require a time zone that exists."""
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        raise ValueError(f"no such time zone: {name!r}") from None
    return name


class Person(Table):
    """Somebody of the office, with a phone.

    Who has no role is not a member. Who is not `reachable` has not pressed Start.
    """

    key: Annotated[str, Field(pattern=r"^[a-z]+$")]
    name: Filled
    first_name: Filled
    last_name: str = ""
    position: str = ""
    roles: tuple[Role, ...] = ()
    language: Literal["id", "en"] = "id"
    reachable: bool = True
    phone: str = ""


class Group(Table):
    """A group of the office on Telegram."""

    id: Annotated[int, Field(lt=0)]
    title: Filled
    topics: tuple[Filled, ...] = ()
    members: Annotated[tuple[str, ...], Some]


class Channel(Table):
    """The public channel, with the group in which its posts are discussed."""

    id: Annotated[int, Field(lt=0)]
    title: Filled
    username: Filled
    writers: Annotated[tuple[str, ...], Some]
    discussion_id: Annotated[int, Field(lt=0)]
    discussion_title: Filled


class Office(Table):
    """The whole file; the order of the people gives their Telegram ids."""

    organisation: Filled
    city: Filled
    timezone: Annotated[Filled, AfterValidator(check_zone)]
    front: tuple[str, ...] = ()
    people: Annotated[tuple[Person, ...], Some]
    group: Group
    channel: Channel

    @model_validator(mode="after")
    def check_keys(self) -> "Office":
        """Refuse two people of one key, and a list that names nobody."""
        known = self.keys
        twice = sorted({key for key in known if known.count(key) > 1})
        if twice:
            raise ValueError(f"two people have the key {twice[0]!r}")
        named = {*self.front, *self.group.members, *self.channel.writers}
        if unknown := sorted(named - set(known)):
            raise ValueError(f"nobody has the key {unknown[0]!r}")
        return self

    @property
    def keys(self) -> list[str]:
        """List the keys of all people in their order."""
        return [person.key for person in self.people]

    @property
    def zone(self) -> ZoneInfo:
        """Return the time zone of the office."""
        return ZoneInfo(self.timezone)

    def person(self, key: str) -> Person:
        """Find somebody by key."""
        return self.people[self.keys.index(key)]

    def user_id(self, key: str) -> int:
        """Return the Telegram id of somebody."""
        return FIRST_ID + self.keys.index(key)

    def members(self, joined_at: datetime) -> tuple[Member, ...]:
        """Return those who have a role, as the bot knows them."""
        return tuple(
            Member(
                self.user_id(one.key),
                one.name,
                frozenset(one.roles),
                joined_at,
                position=one.position,
                locale=one.language,
                phone=one.phone,
                unreachable="" if one.reachable else "not_started",
            )
            for one in self.people
            if one.roles
        )


def load_office(folder: Path) -> Office:
    """Read `office.toml` of a folder."""
    return read_table(Office, folder / OFFICE)
