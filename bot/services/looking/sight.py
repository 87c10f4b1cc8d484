"""What one may see: every list of issues is taken through here, with its viewer."""

from collections.abc import Iterable, Sequence

from bot.domain.access import HEAD_IS_SUBJECT, Action, may, may_hear
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.services.turn import Turn


def seen_by(viewer: Member, issues: Iterable[Issue]) -> list[Issue]:
    """Return the issues that *viewer* may see, in their order."""
    return [issue for issue in issues if may_hear(viewer, issue.floors)]


async def open_issues(turn: Turn, viewer: Member, limit: int) -> Sequence[Issue]:
    """Return open issues that *viewer* may see: the gravest *limit*."""
    read = await turn.unit.issues.count_open() if _may_be_barred(viewer) else limit
    return seen_by(viewer, await turn.unit.issues.open(read))[:limit]


async def count_seen(turn: Turn, viewer: Member) -> int:
    """Count the open issues that *viewer* may see: a count tells of the others, too."""
    count = await turn.unit.issues.count_open()
    return (
        len(await open_issues(turn, viewer, count)) if _may_be_barred(viewer) else count
    )


def _may_be_barred(viewer: Member) -> bool:
    return not may_hear(viewer, (HEAD_IS_SUBJECT,))


def reads_texts(viewer: Member) -> bool:
    """Tell whether *viewer* may read the texts that the team writes."""
    return may(viewer, Action.APPROVE)
