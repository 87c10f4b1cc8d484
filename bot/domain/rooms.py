"""A group as the office's war room: what the bot needs there, and what it lacks."""

from collections.abc import Collection
from datetime import timedelta
from enum import StrEnum

from bot.domain.levels import Level
from bot.domain.values import Struct

#: A group that nobody has set up is left after this time.
STAYS = timedelta(hours=1)


class RoomRules(Struct, frozen=True):
    """What the office shows in its war room (warroom.toml)."""

    topics_from: Level


class RoomState(StrEnum):
    """How a group stands to the office."""

    WAITING = "waiting"  # nobody has set it up yet
    READY = "ready"  # it is the war room
    LEFT = "left"  # the bot is not in it any more


class Point(StrEnum):
    """What the self-test looks at, in the order in which it is put right."""

    ADMIN = "admin"
    READS = "reads"
    PIN = "pin"
    FORUM = "forum"
    TOPICS = "topics"
    DELETE = "delete"
    HISTORY = "history"


class TopicState(StrEnum):
    """Where an issue stands in the war room.

    `ASKED`: its topic is being opened; `SHUT`: somebody closed it by hand while the
    issue goes on; `CLOSED`: it ended with its issue; `EMPTIED`: the issue is restricted
    and nothing of it is said there.
    """

    ASKED = "asked"
    OPEN = "open"
    SHUT = "shut"
    CLOSED = "closed"
    EMPTIED = "emptied"


class Look(Struct, frozen=True, kw_only=True):
    """What Telegram shows of a group, and of the bot in it.

    `rights` are those of the bot as an administrator, in Telegram's words; `reads_all`
    is false where privacy mode hides what is not for the bot; `people` counts everybody
    inside, bots too.
    """

    chat_id: int
    title: str
    supergroup: bool = False
    forum: bool = False
    admin: bool = False
    rights: frozenset[str] = frozenset()
    reads_all: bool = False
    history: bool = False
    people: int = 0


#: Which right of an administrator meets which point.
RIGHTS: dict[Point, str] = {
    Point.PIN: "can_pin_messages",
    Point.TOPICS: "can_manage_topics",
    Point.DELETE: "can_delete_messages",
}


def tested(look: Look) -> tuple[Point, ...]:
    """Return the points that count in such a group: no topics where there is no forum.

    Only a supergroup without topics hides what was said before somebody joined.
    """
    left_out = set() if look.forum else {Point.TOPICS}
    if look.forum or not look.supergroup:
        left_out.add(Point.HISTORY)
    return tuple(point for point in Point if point not in left_out)


def lacking(look: Look) -> tuple[Point, ...]:
    """Return the points that a group does not meet."""
    met = {
        Point.ADMIN: look.admin,
        Point.READS: look.admin or look.reads_all,
        Point.FORUM: look.forum,
        Point.HISTORY: look.history,
        **{point: right in look.rights for point, right in RIGHTS.items()},
    }
    return tuple(point for point in tested(look) if not met[point])


def has_topics(lacks: Collection[Point]) -> bool:
    """Tell whether each issue gets a topic; else its card begins a thread."""
    return not {Point.FORUM, Point.TOPICS} & set(lacks)
