"""Lowering a level: what it waits for, and passing that by a reason (T20)."""

from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.steps import LOWERING, may_break, missing
from bot.ports.lives import Debt, DebtKind
from bot.services.levels.sheets import Verdict
from bot.services.life.gathering import dossier_of
from bot.services.turn import Turn
from bot.services.views import issue_view


async def lowering_lacks(turn: Turn, issue: Issue, wanted: Verdict) -> tuple[Need, ...]:
    """List what a lower level still waits for; nothing where it does not lower."""
    if issue.level is None or wanted.level >= issue.level:
        return ()
    dossier = await dossier_of(turn, issue)
    return missing(turn.desk.playbook.life, LOWERING, dossier)


async def show_held(
    turn: Turn, issue: Issue, wanted: Verdict, lacks: tuple[Need, ...], back: str
) -> None:
    """Say everything that is missing, and offer the lead to pass it by a reason."""
    code = wanted.level.name
    value = f"{code}:{'' if wanted.by_answers else 'direct'}"
    rows = [[turn.button("triage_go", issue.id, value=back, label="back")]]
    if may_break(turn.member, lacks):
        rows.insert(0, [turn.button("level_glass", issue.id, value=value)])
    await turn.record("held_up", issue.id, f"{LOWERING} {','.join(lacks)}")
    await turn.reply(
        "level_held",
        rows=rows,
        issue=await issue_view(turn, issue, turn.member),
        level=code,
        lacks=[turn.label(f"need.{need}") for need in lacks],
    )


async def owe_lowering(
    turn: Turn, issue: Issue, lacks: tuple[Need, ...], reason: str
) -> None:
    """Keep what the level was lowered without, as a debt with its reason."""
    by = turn.member.user_id
    for need in lacks:
        debt = Debt(issue.id, 0, need, LOWERING, DebtKind.GLASS, turn.now, by, reason)
        await turn.unit.lives.add_debt(debt)
    if lacks:
        codes = f"{LOWERING} {','.join(lacks)}"
        await turn.record("glass_broken", issue.id, codes, content=reason)
