"""Roll calls: a test of who would be reached, and a call to attend."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from bot.domain.values import Struct


class MusterKind(StrEnum):
    """What people are asked for."""

    TEST = "test"
    ATTEND = "attend"


class Reply(StrEnum):
    """What one answers; the order is that of the buttons and of the list."""

    PRESENT = "present"
    COMING = "coming"
    UNABLE = "unable"
    WAITING = "waiting"


#: What can be answered to each kind.
REPLIES: dict[MusterKind, tuple[Reply, ...]] = {
    MusterKind.TEST: (Reply.PRESENT,),
    MusterKind.ATTEND: (Reply.PRESENT, Reply.COMING, Reply.UNABLE),
}


class Muster(Struct, frozen=True):
    """One roll call; *at* and *place* are when and where one is to attend."""

    id: str
    kind: MusterKind
    called_by: int
    called_at: datetime
    closes_at: datetime
    issue_id: str | None = None
    closed_at: datetime | None = None
    at: datetime | None = None
    place: str = ""


class MusterAnswer(Struct, frozen=True):
    """What one who was asked said; `arrives_at` is when they will be there."""

    muster_id: str
    user_id: int
    reply: Reply = Reply.WAITING
    said: str = ""
    arrives_at: datetime | None = None
    answered_at: datetime | None = None


def in_order(answers: Iterable[MusterAnswer]) -> list[MusterAnswer]:
    """Return the answers as a list of attendance has them: who is there first."""
    order = list(Reply)
    return sorted(
        answers,
        key=lambda a: (order.index(a.reply), str(a.arrives_at or ""), a.user_id),
    )
