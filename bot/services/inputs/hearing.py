"""What an issue has heard from citizens: for its book, its card and its writer."""

from bot.domain.citizen_input import CitizenInput, themes, voices
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.services.finding import the_issue
from bot.services.turn import Turn

#: So many unanswered themes are named in one line.
NAMED = 3


async def input_count(turn: Turn, issue: Issue) -> tuple[int, int]:
    """Count the themes of an issue, and those that wait for an answer."""
    found = themes(await turn.unit.citizen_inputs.of_issue(issue.id))
    return len(found), sum(one.waits for one in found)


async def heard(turn: Turn, issue: Issue) -> tuple[int, int]:
    """Return how many citizens asked, and how many themes wait."""
    return voices(await turn.unit.citizen_inputs.of_issue(issue.id))


async def unanswered_line(turn: Turn, issue: Issue) -> str:
    """Say "minta mobil tangki (14), jadwal (3)"; "" where nothing waits."""
    found = themes(await turn.unit.citizen_inputs.of_issue(issue.id))
    waiting = [f"{one.theme} ({one.count})" for one in found if one.waits]
    more = ["…"] if len(waiting) > NAMED else []
    return ", ".join([*waiting[:NAMED], *more])


async def the_input(turn: Turn, subject: str) -> tuple[Issue, CitizenInput]:
    """Return a request and its issue, if the asker may hear of that."""
    one = await turn.unit.citizen_inputs.find(subject)
    if one is None:
        raise ButtonExpired
    return await the_issue(turn, one.issue_id), one
