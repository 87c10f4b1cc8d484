"""What a viewer sees of a stakeholder, and of all of them."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.member import Member
from bot.domain.stakeholders import Stakeholder, by_handling
from bot.domain.values import Struct
from bot.services.turn import Turn
from bot.services.views import person

#: So many of a quadrant are named, those who must be told first.
NAMED = 10


class PartyView(Struct, frozen=True):
    """One stakeholder as one viewer sees it; persons and words are finished labels."""

    id: str
    name: str
    handling: str
    power: int
    interest: int
    attitude: int
    pic: str
    channel: str
    message: str
    told: bool
    told_by: str
    told_at: datetime | None
    awaited: bool


def party_name(turn: Turn, one: Stakeholder, locale: str) -> str:
    """Return the name of the seed in a language, unless it was renamed or typed."""
    for seed in turn.desk.playbook.stakeholders:
        if seed.code == one.seed and one.name in seed.names.values():
            return seed.name(locale)
    return one.name


async def party_view(turn: Turn, one: Stakeholder, viewer: Member) -> PartyView:
    """Return what *viewer* sees of *one*."""
    team = await turn.people()
    teller = one.contacted_by
    return PartyView(
        id=one.id,
        name=party_name(turn, one, viewer.locale),
        handling=turn.label(f"handling.{one.handling}", viewer.locale),
        power=one.power,
        interest=one.interest,
        attitude=one.attitude,
        pic=person(turn, team.get(one.pic), viewer) if one.pic else "",
        channel=one.channel,
        message=one.message,
        told=one.contacted_at is not None,
        told_by=person(turn, team.get(teller), viewer) if teller else "",
        told_at=one.contacted_at,
        awaited=one.awaited,
    )


async def grouped(
    turn: Turn, parties: Sequence[Stakeholder], viewer: Member
) -> list[tuple[str, list[PartyView], int]]:
    """Return the parties by quadrant, and how many more; empty ones are left out."""
    return [
        (
            turn.label(f"handling.{way}", viewer.locale),
            [await party_view(turn, one, viewer) for one in members[:NAMED]],
            max(0, len(members) - NAMED),
        )
        for way, members in by_handling(parties).items()
        if members
    ]
