"""What every paper of the office has: letterhead, place and day, a line to sign on."""

from collections.abc import Sequence
from typing import Any

from bot.domain.member import Member
from bot.domain.roles import Role
from bot.ports.pictures import PaperPart, PaperSheet
from bot.services.turn import Turn
from bot.services.views import role_title

#: A line to be filled in by hand.
BLANK = "…" * 16


def paper(
    turn: Turn, heading: Sequence[str], parts: Sequence[PaperPart], **more: Any
) -> PaperSheet:
    """Return a paper with the office's letterhead."""
    made = turn.label("paper.foot", at=_today(turn))
    return PaperSheet(
        organisation=turn.desk.house.organisation,
        address=turn.desk.playbook.office.address,
        heading=heading,
        parts=parts,
        foot=made,
        **more,
    )


def _today(turn: Turn) -> str:
    return str(turn.desk.words.date(turn.now, turn.locale))


def signed_by_head(turn: Turn, head: Member | None) -> list[str]:
    """Return the lines of a signature; the day is written by hand."""
    title = role_title(turn, Role.HEAD_OF_AGENCY, turn.locale)
    city = turn.desk.house.city
    return [
        turn.label("paper.at", city=city),
        turn.label("paper.on", day=BLANK[:10]),
        f"{title},",
        "",
        "",
        "",
        head.name if head else BLANK[:12],
    ]


def place_of(member: Member) -> str:
    """Return the position and the unit of a member, as far as they are known."""
    return ", ".join(part for part in (member.position, member.unit) if part)
