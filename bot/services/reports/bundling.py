"""Six people report the same: who is on it is told once, nobody is called twice."""

from bot.domain.access import may_see
from bot.domain.issue import Issue
from bot.domain.ladders import Ladder
from bot.domain.levels import Urgency
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.surge import bundled
from bot.ports.mail import Button, MessageClass
from bot.services.calls.similar import ON_NOTE, similar_line, similar_row
from bot.services.reports.receipts import WORSE
from bot.services.reports.refreshing import refresh_pings
from bot.services.turn import Turn
from bot.services.views import issue_view


async def bundle(turn: Turn, issue: Issue, same: Issue, ladder: Ladder) -> bool:
    """Put off the calls of a fresh report that resembles *same*; False where it calls.

    The first call is a timer like any other: it comes after the wait, whatever happens
    to this process, unless the report is merged, taken or rejected before.
    """
    rules = turn.desk.playbook.surge
    await turn.unit.surges.note(issue.id, same.id, issue.reported_at)
    climb = await turn.unit.escalations.find(same.id)
    if not rules.bundles(issue, same, climb, turn.now):
        return False
    await turn.unit.escalations.save(rules.put_off(issue, ladder, turn.now))
    minutes = int(rules.bundle_wait.total_seconds() // 60)
    await turn.record("bundled", issue.id, f"with {same.id} for {minutes}m")
    return True


async def outgrows(turn: Turn, issue: Issue) -> bool:
    """Tell whether a bundled report is more urgent than what it was bundled with."""
    if not bundled(await turn.unit.escalations.find(issue.id)):
        return False
    same = await turn.unit.issues.find(await turn.unit.surges.target(issue.id))
    if same is None or issue.urgency is None or issue.urgency is Urgency.CAN_WAIT:
        return False
    return issue.urgency in WORSE[same.urgency]


async def note_similar(turn: Turn, issue: Issue, same: Issue) -> None:
    """Show whoever is on *same* what came, in what they have on their screens."""
    if not bundled(await turn.unit.escalations.find(issue.id)):
        return
    await refresh_pings(turn, same)
    await _show_owner(turn, same)
    await note_surge(turn, same)


async def _show_owner(turn: Turn, same: Issue) -> None:
    """Tell the owner once that others report the same; later ones change that text."""
    owner = await turn.unit.members.find(same.owner or 0)
    if owner is None or not _hears(turn, same, owner):
        return
    since = turn.desk.playbook.surge.since(turn.now)
    wave = await turn.unit.surges.since(same.id, since)
    key = f"similar:{same.id}:{wave[0]}:{owner.user_id}"
    known, _ = await turn.unit.letters.fate(key)
    await turn.tell(
        owner,
        "similar",
        klass=MessageClass.BOARD if known else MessageClass.INFO,
        key="" if known else key,
        edits=key if known else "",
        slot=key if known else "",
        rows=await _rows(turn, same, owner),
        issue=await issue_view(turn, same, owner),
        similar=similar_line(await turn.unit.surges.untouched(same.id)),
    )


async def note_surge(turn: Turn, issue: Issue) -> None:
    """Ask for a new look where many report the same within the window."""
    rules = turn.desk.playbook.surge
    alike = await turn.unit.surges.since(issue.id, rules.since(turn.now))
    if rules.surges(issue, len(alike), turn.now):
        await prompt_rescore(turn, issue, "surge", count=len(alike) + 1)


async def prompt_rescore(
    turn: Turn, issue: Issue, reason: str, *, count: int = 0, spread: str = ""
) -> None:
    """Ask whoever has an issue to assess it anew; not again within the quiet time.

    *reason* is a code of the journal. While it is being called about and nobody has
    it, the calls themselves say what came.
    """
    asked_at = await turn.unit.surges.asked(issue.id)
    if turn.desk.playbook.surge.rests(asked_at, turn.now):
        return
    meant = await _meant(turn, issue)
    if not meant:
        return
    await turn.unit.surges.ask(issue.id, turn.now)
    await turn.record("rescore_asked", issue.id, f"{reason} {count or spread}")
    for to in meant:
        await _ask_anew(turn, issue, to, count, spread)


async def _ask_anew(
    turn: Turn, issue: Issue, to: Member, count: int, spread: str
) -> None:
    await turn.tell(
        to,
        "rescore",
        klass=MessageClass.PING,
        rows=await _rows(turn, issue, to),
        issue=await issue_view(turn, issue, to),
        similar=similar_line(await turn.unit.surges.untouched(issue.id)),
        count=count,
        spread=spread,
    )


async def _meant(turn: Turn, issue: Issue) -> list[Member]:
    """Return the owner; the leads where nobody has it and nobody is called."""
    owner = await turn.unit.members.find(issue.owner or 0)
    if owner is not None and owner.reachable:
        return [owner] if _hears(turn, issue, owner) else []
    climb = await turn.unit.escalations.find(issue.id)
    if climb is not None and climb.running:
        return []
    team = await turn.team()
    return [m for m in team if Role.CRISIS_LEAD in m.roles and _hears(turn, issue, m)]


def _hears(turn: Turn, issue: Issue, member: Member) -> bool:
    """Tell whether somebody is written to: who asks knows what they did."""
    asker = turn.actor is not None and turn.actor.user_id == member.user_id
    return member.reachable and not asker and may_see(member, issue)


async def _rows(turn: Turn, issue: Issue, to: Member) -> list[list[Button]]:
    similar = await turn.unit.surges.untouched(issue.id)
    triage = [turn.button("triage", issue.id, locale=to.locale)]
    return [triage, *similar_row(turn, issue, to, similar, ON_NOTE)]
