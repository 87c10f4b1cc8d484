"""What a level that was set does to the life of its issue (T04, T09, T15)."""

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.issue_life import IssueState
from bot.domain.steps import missing
from bot.services.life.gathering import dossier_of
from bot.services.life.moving import Why, move, step_clocks
from bot.services.turn import Turn

GROWN = Why("score_rises")


async def go_on(turn: Turn, before: Issue, issue: Issue) -> Issue:
    """Move an issue whose level was set just now, where the office asks nothing more.

    What was monitored or contained and grew comes back; what is mapped goes on to the
    analysis by itself.
    """
    if _grew(turn, before, issue):
        issue = await _come_back(turn, issue)
    if issue.state is not IssueState.TRIAGE:
        return issue
    dossier = await dossier_of(turn, issue)
    if missing(turn.desk.playbook.life, "T04", dossier):
        return issue
    return await move(turn, issue, Action.ANALYSE)


def _grew(turn: Turn, before: Issue, issue: Issue) -> bool:
    growth = turn.desk.playbook.life.terms.growth
    rose = (issue.level or 0) > (before.level or 0)
    return rose or (issue.score or 0) - (before.score or 0) >= growth


async def _come_back(turn: Turn, issue: Issue) -> Issue:
    state = issue.state
    if state is IssueState.MONITORED:
        issue = await move(turn, issue, Action.REVISIT, GROWN)
    elif state is IssueState.CONTAINED:
        issue = await move(turn, issue, Action.RESUME, GROWN)
    if issue.state is not state:
        await step_clocks(turn, state, issue)
    return issue
