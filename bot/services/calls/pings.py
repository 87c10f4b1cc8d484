"""Pings: what they say, which buttons they carry, and what they become."""

from collections.abc import Callable, Sequence
from typing import Any

from bot.domain.access import Action, may, may_see
from bot.domain.escalation import Call, Escalation
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.ports.mail import Button, MessageClass
from bot.services.calls.media import media_key, send_media
from bot.services.calls.similar import similar_line, with_similar
from bot.services.people.away import those_present
from bot.services.turn import Turn
from bot.services.views import issue_view, listed, person, phone_view

#: Whom the second round asks to be telephoned, in this order.
_WORTH_A_CALL = (Role.CRISIS_LEAD, Role.DUTY_OFFICER)

#: More people than this are called "the team" in one line.
MANY = 3


async def ping(
    turn: Turn, issue: Issue, climb: Escalation, call: Call, to: Member, *, late: bool
) -> None:
    """Call one member; from the second round on, name whom to telephone."""
    similar = await turn.unit.surges.untouched(issue.id)
    facts = await ping_facts(turn, issue, climb, to, similar)
    phone = await _whom_to_phone(turn, to) if call.round_ > 0 else None
    key = f"ping:{issue.id}:{call.serial}:{call.round_}:{call.step}:{to.user_id}"
    await turn.tell(
        to,
        "ping",
        klass=MessageClass.PING,
        key=key,
        rows=with_similar(turn, issue, to, ping_rows(turn, issue, to, phone), similar),
        guard=issue.id,
        slot=slot_of(issue),
        phone=phone_view(turn, phone, to),
        late=late,
        **facts,
    )
    if call.round_ == 0:
        shown = media_key(issue, to.user_id)
        await send_media(turn, issue, to, key=shown, under=key)


def slot_of(issue: Issue) -> str:
    """Return the slot of the pings of an issue: a newer one replaces an unsent one."""
    return f"ping:{issue.id}"


async def ping_facts(
    turn: Turn, issue: Issue, climb: Escalation, to: Member, similar: Sequence[str]
) -> dict[str, Any]:
    """Return what a ping says about the issue, what is similar, who is called next."""
    return {
        "issue": await issue_view(turn, issue, to),
        "reason": climb.reason,
        "similar": similar_line(similar),
        "mine": issue.owner == to.user_id,
        "next_names": await called_next(turn, climb, to),
        "next_at": climb.due_at,
        "now": turn.now,
    }


async def called_next(turn: Turn, climb: Escalation, viewer: Member) -> str:
    """Name who is called next; empty where it is the reader alone."""
    return await _names(turn, climb, climb.next_roles, viewer)


async def called_now(turn: Turn, climb: Escalation, viewer: Member) -> str:
    """Name who was called last; empty where it is the reader alone."""
    return await _names(turn, climb, climb.last_roles, viewer)


async def _names(
    turn: Turn, climb: Escalation, roles: frozenset[Role], viewer: Member
) -> str:
    issue = await turn.unit.issues.find(climb.issue_id)
    named = [m for m in await turn.team() if m.reachable and m.roles & roles]
    people = await those_present(turn, named)
    told = [m for m in people if issue and may_see(m, issue)]
    others = [m for m in told if m.user_id != viewer.user_id]
    if len(others) > MANY:
        return turn.label("person.team", viewer.locale)
    names = [person(turn, member, viewer) for member in others]
    return listed(turn, names, viewer.locale)


def ping_rows(
    turn: Turn, issue: Issue, to: Member, phone: Member | None = None
) -> list[list[Button]]:
    """Return the buttons of a ping: take first."""
    rows = [
        [
            turn.button("take", issue.id, locale=to.locale),
            turn.button("hand_over", issue.id, locale=to.locale),
        ]
    ]
    if may(to, Action.TRIAGE):
        rows.append([turn.button("triage", issue.id, locale=to.locale)])
    if phone is not None:
        value = str(phone.user_id)
        rows.append(
            [
                turn.button("phoned", issue.id, value=value, locale=to.locale),
                turn.button("not_answered", issue.id, value=value, locale=to.locale),
            ]
        )
    return rows


async def _whom_to_phone(turn: Turn, to: Member) -> Member | None:
    team = [m for m in await turn.team() if m.active and m.user_id != to.user_id]
    for role in _WORTH_A_CALL:
        for member in team:
            if role in member.roles:
                return member
    return None


async def rewrite_pings(
    turn: Turn,
    issue: Issue,
    template: str,
    rows_for: Callable[[Member], list[list[Button]]],
    **facts: Any,
) -> None:
    """Let every ping that left, or will leave, say *template* instead."""
    members = {member.user_id: member for member in await turn.team()}
    for ping in await turn.unit.letters.guarded(issue.id):
        to = members.get(ping.letter.chat_id)
        if to is None or not to.active or not may_see(to, issue):
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
