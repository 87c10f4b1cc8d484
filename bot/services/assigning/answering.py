"""Answering an offer of a role: accept with one tap, decline with a reason."""

from collections.abc import Sequence

from bot.domain.access import Action, could_see, may_see
from bot.domain.assignment import Assignment, holder
from bot.domain.assignment_life import AssignmentState
from bot.domain.errors import ButtonExpired, NothingWritten, TextTooLong
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.role_errors import RoleHeld, RoleOfferOver
from bot.domain.text import clean, visible
from bot.services.assigning.assuming import assume
from bot.services.assigning.ending import end_role
from bot.services.assigning.knowing import roles_of, seat_name
from bot.services.assigning.notices import tell_accepted
from bot.services.assigning.offer_letters import JOINED, roles_named
from bot.services.assigning.offering import Offer, refuse_unfit
from bot.services.assigning.passing_on import pass_on
from bot.services.assigning.role_words import deeds_of
from bot.services.assigning.vacancies import note_filled
from bot.services.desk import Desk
from bot.services.finding import finished
from bot.services.requests import Pressed, Sent
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: Why somebody declines, as one tap says it.
DECLINES = ("busy", "away", "another_fits")

#: A reason that was typed is at most this long.
REASON_LENGTH = 300


async def accept_roles(desk: Desk, pressed: Pressed) -> str:
    """Have the offered roles from now on; raise `RoleHeld`, `RoleOfferOver`."""
    async with member_turn(desk, pressed, Action.ACCEPT_ROLE) as turn:
        issue, offered = await _offered(
            turn, pressed.press.subject, pressed.press.value
        )
        free = [one for one in offered if await _bar(turn, issue, one) is None]
        if not free:
            bar = await _bar(turn, issue, offered[0])
            assert bar is not None
            raise bar
        for one in free:
            issue = await assume(turn, issue, one)
        await _say_taken(turn, issue, free)
        await tell_accepted(turn, issue, free)
        await note_filled(turn, issue)
    return turn.toast


async def _offered(
    turn: Turn, subject: str, value: str
) -> tuple[Issue, list[Assignment]]:
    """Return the issue and what was offered on it to the asker by one message.

    Who was offered a role on a restricted issue need not see it yet.
    """
    me, issue = turn.member, await turn.unit.issues.find(subject)
    ids = [f"{subject}/{short}" for short in value.split(JOINED)]
    every = [await turn.unit.assignments.find(one) for one in ids]
    mine = [one for one in every if one is not None and one.member == me.user_id]
    if issue is not None and mine and mine[0].issue_id != issue.id:
        issue = await turn.unit.issues.find(mine[0].issue_id)  # it was merged
    if issue is None or not mine or not could_see(me, issue):
        raise ButtonExpired
    if issue.state in TERMINAL:
        raise await finished(turn, issue) if may_see(me, issue) else ButtonExpired()
    return issue, mine


async def _bar(
    turn: Turn, issue: Issue, one: Assignment
) -> RoleHeld | RoleOfferOver | None:
    """Return why an offer cannot be accepted any more; None: it can.

    Raise `RoleNotTheirs` or `RolesClash` where the asker has changed meanwhile.
    """
    found = await roles_of(turn, issue)
    has = holder(found, one.seat)
    who = await turn.unit.members.find(has.member) if has else None
    seen = who is not None and may_see(turn.member, issue)
    facts = {
        "number": issue.number,
        "role": seat_name(turn, one.seat, turn.locale),
        "who": person(turn, who, turn.member) if seen else "",
        "at": has.assumed_at if has else None,
        "mine": has is not None and has.member == turn.member.user_id,
    }
    if not (one.waits or one.late):
        return RoleOfferOver(**facts)
    if has is not None and has.id != one.replaces:
        return RoleHeld(**facts)
    others = [a for a in found if a.id != one.id]
    refuse_unfit(turn, issue, Offer(one.seat, turn.member), others)
    return None


async def _say_taken(turn: Turn, issue: Issue, taken: Sequence[Assignment]) -> None:
    codes = [one.role for one in taken if not one.seat.deputy]
    rows = [
        [turn.button("team", issue.id, version=1), turn.button("see_issue", issue.id)]
    ]
    await turn.reply(
        "role_taken",
        rows=rows,
        issue=await issue_view(turn, issue, turn.member),
        roles=roles_named(turn, taken, turn.locale),
        deeds=deeds_of(turn, codes, turn.locale),
    )


async def ask_decline(desk: Desk, pressed: Pressed) -> str:
    """Ask why somebody declines: one tap, or a sentence of their own."""
    async with member_turn(desk, pressed, Action.DECLINE_ROLE) as turn:
        value = pressed.press.value
        issue, offered = await _offered(turn, pressed.press.subject, value)
        _refuse_over(turn, issue, offered)
        await turn.ask("role_decline", pressed.press.subject, {"value": value})
        rows = [
            [
                turn.button(
                    "role_decline",
                    issue.id,
                    value=f"{value}:{code}",
                    label=f"decline_{code}",
                )
            ]
            for code in DECLINES
        ]
        yes = turn.button("role_yes", issue.id, value=value, label="accept_after_all")
        await turn.reply(
            "role_decline",
            rows=[*rows, [yes]],
            number=issue.number,
            roles=roles_named(turn, offered, turn.locale),
        )
    return turn.toast


def _refuse_over(turn: Turn, issue: Issue, offered: Sequence[Assignment]) -> None:
    if not any(one.waits or one.late for one in offered):
        role = roles_named(turn, offered, turn.locale)
        raise RoleOfferOver(number=issue.number, role=role, who="", at=None, mine=False)


async def decline_for(desk: Desk, pressed: Pressed) -> str:
    """Decline for the reason that was tapped."""
    async with member_turn(desk, pressed, Action.DECLINE_ROLE) as turn:
        value, _, code = pressed.press.value.partition(":")
        await _decline(turn, pressed.press.subject, value, code)
    return turn.toast


async def answer_decline(desk: Desk, sent: Sent) -> str:
    """Decline for the reason that was typed."""
    async with member_turn(desk, sent, Action.DECLINE_ROLE) as turn:
        assert sent.dialogue is not None
        words = clean(sent.content.text).strip()
        if not visible(words):
            raise NothingWritten
        if len(words) > REASON_LENGTH:
            raise TextTooLong(limit=REASON_LENGTH, length=len(words))
        value = sent.dialogue.facts["value"]
        await _decline(turn, sent.dialogue.subject, value, "", words)
    return turn.toast


async def _decline(
    turn: Turn, subject: str, value: str, code: str, words: str = ""
) -> None:
    issue, asked = await _offered(turn, subject, value)
    _refuse_over(turn, issue, asked)
    await turn.unit.dialogues.end(turn.member.user_id)
    open_ = [one for one in asked if one.waits or one.late]
    gone = [
        await end_role(turn, issue, one, AssignmentState.DECLINED, code, words=words)
        for one in open_
    ]
    # Of an answer that came late the lead has heard already.
    in_time = [one for one, was in zip(gone, open_, strict=True) if was.waits]
    await turn.reply(
        "role_declined",
        rows=[],
        number=issue.number,
        roles=roles_named(turn, gone, turn.locale),
    )
    if in_time:
        await pass_on(turn, issue, in_time)
