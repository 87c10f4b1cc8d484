"""Pings: what they say, which buttons they carry, and what they become."""

from collections.abc import Callable, Sequence
from typing import Any

from bot.domain.access import Action, may, may_see
from bot.domain.escalation import Call, Escalation
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.ports.mail import Button, MessageClass
from bot.services.calls.circumstances import called_now
from bot.services.calls.media import media_key, send_media
from bot.services.calls.phoning import whom_to_phone
from bot.services.calls.similar import similar_line, with_similar
from bot.services.turn import Turn
from bot.services.views import issue_view, listed, person, phone_view

#: More people than this are called "the team" in one line.
MANY = 3


async def ping(
    turn: Turn, issue: Issue, climb: Escalation, call: Call, to: Member, *, late: bool
) -> None:
    """Call one member; from the second round on, name whom to telephone."""
    similar = await turn.unit.surges.untouched(issue.id)
    facts = await ping_facts(turn, issue, climb, to, similar)
    phone = await whom_to_phone(turn, issue, climb, to) if call.round_ > 0 else None
    key = f"ping:{issue.id}:{call.serial}:{call.round_}:{call.step}:{to.user_id}"
    asks = bool(await turn.unit.calls.answered(issue.id, call.serial))
    rows = answer_rows(turn, issue, to) if asks else ping_rows(turn, issue, to, phone)
    await turn.tell(
        to,
        "ping",
        klass=MessageClass.PING,
        key=key,
        rows=with_similar(turn, issue, to, rows, similar),
        guard=issue.id,
        slot=slot_of(issue),
        phone=phone_view(turn, phone, to),
        late=late,
        at_once=True,
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
        "next_names": await who_is_next(turn, climb, to),
        "next_at": climb.due_at,
        "now": turn.now,
    }


async def who_is_next(turn: Turn, climb: Escalation, viewer: Member) -> str:
    """Name who is called next; empty where it is the reader alone."""
    return await _names(turn, climb, climb.next_call, viewer)


async def who_was_called(turn: Turn, climb: Escalation, viewer: Member) -> str:
    """Name who was called last; empty where it is the reader alone."""
    return await _names(turn, climb, climb.last_call, viewer)


async def _names(
    turn: Turn, climb: Escalation, call: tuple[str, ...], viewer: Member
) -> str:
    issue = await turn.unit.issues.find(climb.issue_id)
    if issue is None:
        return ""
    found = await called_now(turn, issue, call, climb.started_by)
    others = [m for m in found.people if m.user_id != viewer.user_id]
    if len(others) > MANY:
        return turn.label("person.team", viewer.locale)
    names = [person(turn, member, viewer) for member in others]
    return listed(turn, names, viewer.locale)


def answer_rows(turn: Turn, issue: Issue, to: Member) -> list[list[Button]]:
    """Return the buttons of a call about what somebody has: it wants an answer."""
    return [
        [turn.button("answer_call", issue.id, locale=to.locale)],
        [turn.button("see_issue", issue.id, locale=to.locale)],
    ]


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


async def rewrite_pings(
    turn: Turn,
    issue: Issue,
    template: str,
    rows_for: Callable[[Member], list[list[Button]]],
    **facts: Any,
) -> None:
    """Let every ping that left, or will leave, say *template* instead."""
    members = await turn.people()
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


async def newest_pings(turn: Turn, issue: Issue) -> dict[int, str]:
    """Return the newest ping of everybody who was called: reader -> letter."""
    pings = await turn.unit.letters.guarded(issue.id)
    return {ping.letter.chat_id: ping.letter.key for ping in pings}


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
