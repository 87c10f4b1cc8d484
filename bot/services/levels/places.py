"""Where issues stand on the map: kept whenever a level comes into force."""

from datetime import timedelta

from bot.domain.issue import Issue
from bot.domain.issue_map import Place, place_of
from bot.services.levels.sheets import answers_of, complete, sheet_of
from bot.services.turn import Turn

#: Movement is shown since this long ago.
LOOK_BACK = timedelta(days=1)


async def keep_place(turn: Turn, issue: Issue) -> None:
    """Keep where the asker's answers put an issue; without answers it stays."""
    sheet = await sheet_of(turn, issue)
    if complete(sheet):
        place = place_of(answers_of(turn.desk.playbook.rubric, sheet))
        await turn.unit.issues.add_place(issue.id, turn.now, place)


async def places(turn: Turn) -> dict[str, tuple[Place, Place | None]]:
    """Return where each mapped open issue stands, and where it stood a day ago."""
    rubric = turn.desk.playbook.rubric
    before = await turn.unit.issues.places(turn.now - LOOK_BACK)
    now = await turn.unit.issues.places(turn.now)
    for sheet in await turn.unit.issues.mapped_before():
        if complete(sheet):
            now[sheet.issue_id] = place_of(answers_of(rubric, sheet))
    return {issue_id: (place, before.get(issue_id)) for issue_id, place in now.items()}
