"""A level comes into force: who may set it, what it starts, what it ends."""

from typing import Any

from bot.domain.access import Action, may, may_see
from bot.domain.clocks import Stop
from bot.domain.errors import LevelTooLow, LoweringNotPermitted, Refusal
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.ports.storage import LevelChange
from bot.services.assigning.clashes import tell_clashes
from bot.services.assigning.proposing import team_for_level
from bot.services.calls.taking import put_in_hand
from bot.services.circle.shutting import shut_as_ruled
from bot.services.facts.lifetimes import shorten_lifetimes
from bot.services.kinds.ppid import ppid_rows
from bot.services.levels.holding import held
from bot.services.levels.level_facts import floor_lines, level_facts
from bot.services.levels.level_notices import announce, draft_row, restrict_row
from bot.services.levels.places import keep_place
from bot.services.levels.risen import review_texts
from bot.services.levels.sheets import Verdict, complete, sheet_of, verdict
from bot.services.life.after_level import go_on
from bot.services.life.moving import move
from bot.services.press.press_clock import follow_level as press_follows
from bot.services.publishing.pausing import pause_promotion
from bot.services.timing.legal import start_legal
from bot.services.timing.meeting import meet
from bot.services.timing.promised import follow_promises
from bot.services.timing.starting import follow_level
from bot.services.turn import Turn
from bot.services.views import issue_view, person


async def verdict_of_sheet(turn: Turn, issue: Issue, level: Level) -> Verdict | None:
    """Return what the asker's answers lead to; None if that is not *level*."""
    sheet = await sheet_of(turn, issue)
    if not complete(sheet):
        return None
    found = verdict(turn.desk.playbook.rubric, sheet)
    return found if found.level is level else None


async def objection(turn: Turn, issue: Issue, wanted: Verdict) -> Refusal | None:
    """Say why a level may not be set: under a floor, or lowered by who may not."""
    asked, wanted = wanted, await held(turn, issue, wanted)
    if wanted.level < wanted.lowest:
        return LevelTooLow(
            remedies=(("access", issue.id),) if wanted != asked else (),
            number=issue.number,
            level=wanted.level.name,
            lowest=wanted.lowest.name,
            floors=floor_lines(turn, wanted.floors, turn.locale),
        )
    lowers = issue.level is not None and wanted.level < issue.level
    if lowers and not may(turn.member, Action.LOWER_LEVEL):
        able = [m for m in await turn.team() if may(m, Action.LOWER_LEVEL)]
        return LoweringNotPermitted(
            number=issue.number,
            level=wanted.level.name,
            who=", ".join(person(turn, member, turn.member) for member in able),
        )
    return None


async def put_in_force(
    turn: Turn, issue: Issue, wanted: Verdict, reason: str = ""
) -> Issue:
    """Set the level, start its clocks, and tell who must know.

    An issue without an owner becomes the setter's. The level in force set once more
    only renews what it rests on: nobody is told, no clock begins again.
    """
    wanted = await held(turn, issue, wanted)
    if issue.owner is None:
        issue = await put_in_hand(turn, issue, turn.member, Action.TRIAGE)
    before, old, floors = issue, issue.level, issue.floors
    issue = await move(turn, issue, Action.SET_LEVEL, **_level_facts(issue, wanted))
    issue = await shut_as_ruled(turn, issue)
    issue = await _relieve_barred(turn, issue)
    await keep_place(turn, issue)
    await meet(turn, issue, Stop.LEVEL_SET)
    await start_legal(turn, issue, (await sheet_of(turn, issue)).flags)
    issue = await go_on(turn, before, issue)
    change = _change(turn, issue, old, wanted, reason)
    if old is wanted.level:
        await turn.record("level_confirmed", issue.id, _codes(old, wanted))
        if floors != issue.floors:
            await _rest_on(turn, issue, change)
        return issue
    await turn.unit.issues.add_level(change)
    await turn.record("level_set", issue.id, _codes(old, wanted), content=reason)
    await follow_level(turn, issue, wanted.level)
    await follow_promises(turn, issue)
    await press_follows(turn, issue)
    # Texts first: the announcement offers what is left of them.
    await review_texts(turn, issue, rose=old is not None and wanted.level > old)
    await shorten_lifetimes(turn, issue)
    await _tell(turn, issue, change, wanted)
    return issue


async def _tell(turn: Turn, issue: Issue, change: LevelChange, wanted: Verdict) -> None:
    """Announce the level, and offer the lead the team that it asks for."""
    await announce(turn, issue, change, wanted.floors)
    if change.old is not None and wanted.level > change.old:
        await tell_clashes(turn, issue)
    await team_for_level(turn, issue)
    await pause_promotion(turn, issue)


async def _rest_on(turn: Turn, issue: Issue, change: LevelChange) -> None:
    """Keep that the same level rests on other facts: they may bar who was asked."""
    await turn.unit.issues.add_level(change)
    await review_texts(turn, issue, rose=False)


async def _relieve_barred(turn: Turn, issue: Issue) -> Issue:
    """Give the setter an issue whose owner may no longer hear of it (F4)."""
    owner = await turn.unit.members.find(issue.owner or 0)
    if owner is None or may_see(owner, issue):
        return issue
    return await put_in_hand(turn, issue, turn.member, Action.TRIAGE)


def _level_facts(issue: Issue, wanted: Verdict) -> dict[str, Any]:
    renews = issue.level is wanted.level
    # Three taps never undo nine answers that led to the same level.
    keeps = renews and wanted.owed and not issue.mapping_owed
    return {
        "level": wanted.level,
        "level_max": max(issue.level_max or wanted.level, wanted.level),
        "score": issue.score if keeps else wanted.score,
        "floors": wanted.floor_codes,
        "mapping_owed": wanted.owed and not keeps,
    }


def _change(
    turn: Turn, issue: Issue, old: Level | None, wanted: Verdict, reason: str
) -> LevelChange:
    return LevelChange(
        issue_id=issue.id,
        at=turn.now,
        by=turn.member.user_id,
        old=old,
        new=wanted.level,
        score=wanted.score,
        floors=wanted.floor_codes,
        reason=reason,
    )


def _codes(old: Level | None, wanted: Verdict) -> str:
    before = old.name if old else "none"
    floors = ",".join(wanted.floor_codes) or "none"
    change = f"{before}>{wanted.level.name}"
    return f"{change} score={wanted.score} floors={floors} {wanted.basis}"


async def show_in_force(turn: Turn, issue: Issue, wanted: Verdict) -> None:
    """Turn the wizard into the summary: nothing in it can be changed any more."""
    member = turn.member
    facts = await level_facts(turn, issue, wanted.level, wanted.floors, member)
    await turn.reply(
        "level_set",
        rows=[
            *await draft_row(turn, issue, member),
            *await ppid_rows(turn, issue, member),
            *restrict_row(turn, issue, member),
            [turn.button("see_issue", issue.id)],
        ],
        issue=await issue_view(turn, issue, member),
        **facts,
    )
