"""The message that offers roles: it stays true to what became of the offer."""

from collections.abc import Sequence
from typing import Any

from bot.domain.access import may_see
from bot.domain.assignment import Assignment, holder
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.quiet import wakes
from bot.ports.mail import MessageClass, QueuedLetter
from bot.services.assigning.briefing import brief_of
from bot.services.assigning.knowing import roles_of, seat_name
from bot.services.turn import Rows, Turn
from bot.services.views import issue_view, listed, person

#: Two places in one answer: "2026-0001/P3" and P4 are "P3+P4".
JOINED = "+"


def guard_of(one: Assignment) -> str:
    """Return what keeps the messages that begin with this offer together."""
    return f"{one.issue_id}#role#{short(one)}"


def short(one: Assignment) -> str:
    """Return the number of an assignment within its issue: "P3"."""
    return one.id.rpartition("/")[2]


async def post_offer(
    turn: Turn, issue: Issue, to: Member, made: Sequence[Assignment]
) -> None:
    """Offer roles in one message; of a restricted issue an outsider learns nothing."""
    shut = not may_see(to, issue)
    await turn.tell(
        to,
        "role_offer",
        klass=MessageClass.PING,
        guard=guard_of(made[0]),
        rows=_rows(turn, issue, to, made),
        at_once=wakes(issue),  # also where its reader may not see it yet
        issue=None if shut else await issue_view(turn, issue, to),
        **await _facts(turn, issue, to, made, shut=shut),
    )


def _rows(turn: Turn, issue: Issue, to: Member, made: Sequence[Assignment]) -> Rows:
    value = JOINED.join(map(short, made))
    return [
        [
            turn.button(press, issue.id, value=value, label=label, locale=to.locale)
            for press, label in (("role_yes", "accept"), ("role_no", "decline"))
        ]
    ]


async def _facts(
    turn: Turn, issue: Issue, to: Member, made: Sequence[Assignment], *, shut: bool
) -> dict[str, Any]:
    first = made[0]
    members = turn.unit.members
    by = await members.find(first.offered_by) if first.offered_by else None
    then = await members.find(first.then_ask) if first.then_ask else None
    before = await _holder_of(turn, first)
    return {
        "numbered": issue.number,
        "shut": shut,
        "roles": roles_named(turn, made, to.locale),
        "who": person(turn, by, to) if by else "",
        "before": person(turn, before, to) if before and not shut else "",
        "then": person(turn, then, to) if then and not shut else "",
        "until": first.expires_at,
        "late": all(one.late for one in made),
        "note": "" if shut else first.note,
        "brief": await brief_of(turn, issue, to) if before and not shut else None,
        "now": turn.now,
    }


async def _holder_of(turn: Turn, one: Assignment) -> Member | None:
    if not one.replaces:
        return None
    old = await turn.unit.assignments.find(one.replaces)
    return await turn.unit.members.find(old.member) if old else None


def roles_named(turn: Turn, made: Sequence[Assignment], locale: str) -> str:
    """Name several places: "Juru Bicara dan Penulis Naskah"."""
    return listed(turn, [seat_name(turn, one.seat, locale) for one in made], locale)


async def answerable(turn: Turn, issue: Issue, member: int) -> list[Assignment]:
    """Return what somebody may still accept: also late, while nobody else has it."""
    found = await roles_of(turn, issue)
    mine = [one for one in found if one.member == member]
    newest = {one.seat: one for one in mine if one.waits or one.late}
    return [one for one in newest.values() if one.waits or not holder(found, one.seat)]


async def rewrite_offers(turn: Turn, issue: Issue, member: int) -> None:
    """Let the messages that offered somebody roles say what is left to answer."""
    left = await answerable(turn, issue, member)
    to = await turn.unit.members.find(member)
    for one in await roles_of(turn, issue):
        if one.member != member:
            continue
        if not left:
            await turn.unit.letters.cancel_guarded(guard_of(one))
        if to is not None and to.active:
            for letter in await turn.unit.letters.guarded(guard_of(one)):
                await _rewrite(turn, issue, to, letter, left)


async def _rewrite(
    turn: Turn, issue: Issue, to: Member, letter: QueuedLetter, left: list[Assignment]
) -> None:
    shut = not may_see(to, issue)
    facts: dict[str, Any] = {"numbered": issue.number, "shut": shut}
    if left:
        facts = await _facts(turn, issue, to, left, shut=shut)
    await turn.tell(
        to,
        "role_offer" if left else "role_offer_ended",
        klass=MessageClass.BOARD,
        key=f"{turn.key}:offer:{letter.id}",
        edits=letter.letter.key,
        slot=f"rewrite:{letter.id}",
        rows=_rows(turn, issue, to, left) if left else [],
        issue=None if shut else await issue_view(turn, issue, to),
        **facts,
    )
