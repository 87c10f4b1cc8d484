"""What one may see: every list of issues is taken through here, with its viewer."""

from collections.abc import Iterable, Sequence

from bot.domain.access import Action, may, may_see
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.services.turn import Turn


def seen_by(viewer: Member, issues: Iterable[Issue]) -> list[Issue]:
    """Return the issues that *viewer* may see, in their order."""
    return [issue for issue in issues if may_see(viewer, issue)]


async def open_issues(turn: Turn, viewer: Member, limit: int) -> Sequence[Issue]:
    """Return open issues that *viewer* may see: the gravest *limit*."""
    return await turn.unit.issues.open_to(viewer, limit)


async def count_seen(turn: Turn, viewer: Member) -> int:
    """Count the open issues that *viewer* may see: a count tells of the others, too."""
    return await turn.unit.issues.count_open_to(viewer)


def reads_texts(viewer: Member) -> bool:
    """Tell whether *viewer* may read the texts that the team writes."""
    return may(viewer, Action.APPROVE)


def numbers_for(viewer: Member | None, issues: Sequence[Issue]) -> str:
    """Name issues by their numbers; those kept from *viewer* are only "🔒".

    None is who works at the machine itself: what is restricted is kept from them.
    """
    open_ = [issue for issue in issues if not issue.restricted]
    seen = seen_by(viewer, issues) if viewer else open_
    return ", ".join([*(i.number for i in seen), *["🔒"] * (len(issues) - len(seen))])
