"""What one member sees on the map: issues with a place, and those without."""

from collections.abc import Mapping, Sequence

from bot.domain.issue import Issue
from bot.domain.issue_map import Spot, by_urgency
from bot.domain.values import Struct
from bot.services.levels.places import places
from bot.services.looking.sight import count_seen, open_issues
from bot.services.turn import Turn

#: So many open issues are looked at, the gravest; the rest is counted.
LOOKED_AT = 200


class Seen(Struct, frozen=True):
    """What one viewer sees; `spots` are in the order of urgency.

    `ids` are the issues of the spots by the number that the map shows.
    """

    spots: Sequence[Spot]
    ids: Mapping[str, str]
    unplaced: Sequence[str]
    left_out: int

    @property
    def empty(self) -> bool:
        """Tell whether nothing is open."""
        return not self.spots and not self.unplaced


async def seen_on_map(turn: Turn) -> Seen:
    """Return what the asker sees of the open issues."""
    issues = await open_issues(turn, turn.member, LOOKED_AT)
    total = await count_seen(turn, turn.member)
    known = await places(turn)
    newest = max((issue.id[:4] for issue in issues), default="")
    spots = [
        Spot(_short(issue, newest), issue.title, issue.level, *known[issue.id])
        for issue in issues
        if issue.id in known
    ]
    return Seen(
        sorted(spots, key=by_urgency),
        {_short(issue, newest): issue.id for issue in issues},
        [_short(issue, newest) for issue in issues if issue.id not in known],
        max(0, total - LOOKED_AT),
    )


def _short(issue: Issue, newest: str) -> str:
    """Return the short number; one of an earlier year says of which."""
    year, _, count = issue.id.partition("-")
    return count if year == newest else f"{count}/{year[2:]}"
