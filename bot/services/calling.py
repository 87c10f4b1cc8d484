"""Calling people about an issue: pings, skipped phones, and an end only by a human."""

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.escalation import Call, Escalation
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.ladders import Ladder
from bot.domain.member import Member
from bot.domain.parcels import parcels
from bot.domain.report import Attachment
from bot.domain.roles import Role
from bot.ports.mail import Button, Letter, MessageClass
from bot.services.desk import Desk
from bot.services.turn import Turn, clock_turn
from bot.services.views import issue_view, person

#: A call that leaves later than this says so.
LATE = timedelta(minutes=2)

#: More people than this are called "the team" in one line.
MANY = 3

#: Whom the second round asks to be telephoned, in this order.
_WORTH_A_CALL = (Role.CRISIS_LEAD, Role.DUTY_OFFICER)


async def begin_calls(
    turn: Turn, issue: Issue, ladder: Ladder, reason: str, started_by: int = 0
) -> None:
    """Start climbing *ladder* for an issue, in place of any earlier climb."""
    before = await turn.unit.escalations.find(issue.id)
    serial = before.serial + 1 if before else 1
    climb = Escalation(issue.id, serial, reason, ladder, turn.now, 0, started_by)
    await make_calls(turn, issue, climb)


async def make_calls(turn: Turn, issue: Issue, climb: Escalation) -> None:
    """Make the call that is due; step on at once while nobody can be reached."""
    was_due = climb.due_at or turn.now
    for _ in climb.ladder.steps:
        climb, call = climb.advance(turn.now)
        if call is None:
            break
        if await _call(turn, issue, climb, call, late=turn.now - was_due > LATE):
            break
        climb = climb.hurry(turn.now)
    else:
        climb = climb.sleep(turn.now + climb.ladder.repeat)
        await _nobody_reached(turn, issue)
    await turn.unit.escalations.save(climb)


async def _call(
    turn: Turn, issue: Issue, climb: Escalation, call: Call, *, late: bool
) -> bool:
    team = await turn.team()
    meant = [m for m in team if m.active and m.roles & call.roles]
    meant = [m for m in meant if m.user_id != climb.started_by] or meant
    people = [member for member in meant if member.reachable]
    await _tell_skipped(turn, issue, climb, [m for m in meant if not m.reachable])
    codes = ",".join(str(member.user_id) for member in people)
    await turn.record(
        "called" if people else "nobody_called", issue.id, f"{call.key} {codes}"
    )
    for member in people:
        await _ping(turn, issue, climb, call, member, late=late)
    return bool(people)


async def _ping(
    turn: Turn, issue: Issue, climb: Escalation, call: Call, to: Member, *, late: bool
) -> None:
    facts = await ping_facts(turn, issue, climb, to)
    phone = await _whom_to_phone(turn, to) if call.round_ > 0 else None
    await turn.tell(
        to,
        "ping",
        klass=MessageClass.PING,
        key=f"ping:{issue.id}:{call.serial}:{call.round_}:{call.step}:{to.user_id}",
        rows=ping_rows(turn, issue, to, phone),
        guard=issue.id,
        slot=f"ping:{issue.id}",
        phone=phone,
        late=late,
        **facts,
    )
    if call.round_ == 0:
        await send_media(turn, issue, to, key=f"media:{issue.id}:{to.user_id}")


async def ping_facts(
    turn: Turn, issue: Issue, climb: Escalation, to: Member
) -> dict[str, object]:
    """Return what a ping says about the issue, and who is called next."""
    return {
        "issue": await issue_view(turn, issue, to),
        "reason": climb.reason,
        "next_names": await called_next(turn, climb, to),
        "next_at": climb.due_at,
        "now": turn.now,
    }


async def called_next(turn: Turn, climb: Escalation, viewer: Member) -> str:
    """Name who is called next; empty where it is the reader alone."""
    return await _names(turn, climb.next_roles, viewer)


async def called_now(turn: Turn, climb: Escalation, viewer: Member) -> str:
    """Name who was called last; empty where it is the reader alone."""
    return await _names(turn, climb.last_roles, viewer)


async def _names(turn: Turn, roles: frozenset[Role], viewer: Member) -> str:
    people = [m for m in await turn.team() if m.reachable and m.roles & roles]
    others = [m for m in people if m.user_id != viewer.user_id]
    if len(others) > MANY:
        return turn.label("person.team", viewer.locale)
    return ", ".join(person(turn, member, viewer) for member in others)


def ping_rows(
    turn: Turn, issue: Issue, to: Member, phone: Member | None = None
) -> list[list[Button]]:
    """Return the buttons of a ping: take first."""
    rows = [
        [
            turn.button("take", issue.id, locale=to.locale),
            turn.button("hand_over", issue.id, locale=to.locale),
        ],
        [turn.button("triage", issue.id, locale=to.locale)],
    ]
    if phone is not None:
        value = str(phone.user_id)
        rows.append(
            [
                turn.button("phoned", issue.id, value=value, locale=to.locale),
                turn.button("not_answered", issue.id, value=value, locale=to.locale),
            ]
        )
    return rows


async def send_media(turn: Turn, issue: Issue, to: Member, *, key: str) -> None:
    """Send along what came with the reports, once for a key."""
    reports = await turn.unit.reports.of_issue(issue.id)
    for report in reports:
        await post_media(
            turn, report.content.attachments, to.user_id, f"{key}:{report.id}"
        )


async def post_media(
    turn: Turn, items: Sequence[Attachment], chat_id: int, key: str
) -> None:
    """Send attachments as they came: albums together, the rest one by one."""
    for index, parcel in enumerate(parcels(items)):
        await turn.post(
            Letter(
                key=f"{key}:{index}",
                klass=MessageClass.FILE,
                chat_id=chat_id,
                media=parcel,
                silent=True,
            )
        )


async def _whom_to_phone(turn: Turn, to: Member) -> Member | None:
    team = [m for m in await turn.team() if m.active and m.user_id != to.user_id]
    for role in _WORTH_A_CALL:
        for member in team:
            if role in member.roles:
                return member
    return None


async def _tell_skipped(
    turn: Turn, issue: Issue, climb: Escalation, skipped: Sequence[Member]
) -> None:
    leads = [
        member
        for member in await turn.team()
        if member.reachable and Role.CRISIS_LEAD in member.roles
    ]
    for gone in skipped:
        for lead in leads:
            await turn.tell(
                lead,
                "member_skipped",
                klass=MessageClass.ALARM,
                key=f"skipped:{issue.id}:{climb.serial}:{gone.user_id}:{lead.user_id}",
                issue=await issue_view(turn, issue, lead),
                who=person(turn, gone, lead),
                why=turn.label(f"unreachable.{gone.unreachable}", lead.locale),
                phone=gone.phone,
            )


async def _nobody_reached(turn: Turn, issue: Issue) -> None:
    await turn.record("nobody_reachable", issue.id)
    others = [member for member in await turn.team() if member.reachable]
    for member in others:
        await turn.tell(
            member,
            "nobody_reachable",
            klass=MessageClass.ALARM,
            key=f"{turn.next_key()}:nobody:{member.user_id}",
            rows=ping_rows(turn, issue, member),
            issue=await issue_view(turn, issue, member),
        )


async def stop_calls(turn: Turn, issue: Issue) -> None:
    """Stop the climb and cancel every ping that is not written yet."""
    climb = await turn.unit.escalations.find(issue.id)
    if climb is not None and climb.running:
        await turn.unit.escalations.save(climb.stop())
    await turn.unit.letters.cancel_guarded(issue.id)


async def rewrite_pings(
    turn: Turn, issue: Issue, template: str, rows_for: "RowsFor", **facts: object
) -> None:
    """Let every ping that left, or is just leaving, say *template* instead."""
    members = {member.user_id: member for member in await turn.team()}
    for ping in await turn.unit.letters.guarded(issue.id):
        to = members.get(ping.letter.chat_id)
        if to is None or not to.active:
            continue
        await turn.tell(
            to,
            template,
            klass=MessageClass.BOARD,
            key=f"{turn.key}:rewrite:{ping.id}",
            edits=ping.letter.key,
            slot=f"rewrite:{ping.id}",
            rows=rows_for(to),
            issue=await issue_view(turn, issue, to),
            now=turn.now,
            **facts,
        )


class RowsFor:
    """The buttons under a rewritten ping: what the taker needs, or just a look."""

    def __init__(self, turn: Turn, issue: Issue, taker: int | None) -> None:
        self._turn, self._issue, self._taker = turn, issue, taker

    def __call__(self, to: Member) -> list[list[Button]]:
        """Return the rows for one reader."""
        look = self._turn.button("see_issue", self._issue.id, locale=to.locale)
        if to.user_id != self._taker:
            return [[look]]
        return taker_rows(self._turn, self._issue, to)


def taker_rows(turn: Turn, issue: Issue, to: Member) -> list[list[Button]]:
    """Return the buttons of who has the issue (contract.md)."""
    return [
        [
            turn.button("triage", issue.id, locale=to.locale),
            turn.button("hand_over", issue.id, locale=to.locale),
        ],
        [turn.button("see_issue", issue.id, locale=to.locale)],
    ]


async def escalate_due(desk: Desk) -> None:
    """Call the next people for every issue that nobody answered in time."""
    async with desk.storage.begin() as unit:
        due = await unit.escalations.due(desk.clock.now(), 100)
    for climb in due:
        await _escalate(desk, climb)


async def _escalate(desk: Desk, climb: Escalation) -> None:
    key = f"escalation:{climb.issue_id}:{climb.serial}:{climb.calls}"
    async with clock_turn(desk, key) as turn:
        current = await turn.unit.escalations.find(climb.issue_id)
        issue = await turn.unit.issues.find(climb.issue_id)
        if current is None or issue is None or not _due(current, issue, turn):
            turn.idle = True
            return
        await make_calls(turn, issue, current)


def _due(climb: Escalation, issue: Issue, turn: Turn) -> bool:
    open_ = issue.state not in TERMINAL
    return open_ and climb.due_at is not None and climb.due_at <= turn.now
