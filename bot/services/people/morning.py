"""The end of somebody's quiet hours: one digest of what waited, as it stands now."""

import logging
from collections.abc import Sequence
from datetime import timedelta

from bot.domain.access import Action, may_see
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.member import Member
from bot.domain.values import Struct, replace
from bot.ports.calls import HeldLetter
from bot.ports.mail import Button, QueuedLetter
from bot.ports.storage import StorageUnavailable
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.turn import Turn, clock_turn, member_turn
from bot.services.views import issue_view

log = logging.getLogger(__name__)

#: So many people's digests are made in one tick.
ROUND = 100

#: So many issues have a line and a button.
SHOWN = 20

#: What a digest told of can be read in full for so long.
KEPT = timedelta(days=7)


class Waited(Struct, frozen=True):
    """A letter that waited and was not replaced or cancelled meanwhile."""

    held: HeldLetter
    queued: QueuedLetter


async def end_quiet_hours(desk: Desk) -> None:
    """Make the digest of everybody whose quiet hours are over."""
    now = desk.clock.now()
    async with desk.storage.begin() as unit:
        ended = await unit.quiet.ended(now, ROUND)
    for user_id in ended:
        try:
            async with clock_turn(desk, f"morning:{user_id}:{now.isoformat()}") as turn:
                await _wake(turn, user_id)
        except StorageUnavailable:
            raise
        except Exception as error:
            kind = type(error).__name__
            log.error("a digest was not made: %s", kind, exc_info=error)


async def _wake(turn: Turn, user_id: int) -> None:
    held = await turn.unit.quiet.held_for(user_id, turn.now)
    waited = await _waited(turn, held)
    for one in held:
        await turn.unit.quiet.mark_told(one, turn.key)
    await turn.unit.quiet.forget(turn.now - KEPT)
    await turn.record("rest_ended", f"member:{user_id}", f"{len(waited)}/{len(held)}")
    to = await turn.unit.members.find(user_id)
    if len(waited) == 1 and not await _was_shut(turn, waited[0]):
        await turn.unit.quiet.let_go(waited[0].held.letter, turn.now)
        return
    for waiting in waited:
        await turn.unit.letters.end(waiting.queued.id, "cancelled", "digest", turn.now)
    if waited and to is not None and to.reachable:
        await _write(turn, to, waited)


async def _was_shut(turn: Turn, one: Waited) -> bool:
    """Tell whether a letter says what no notification may: it was restricted since."""
    issue = await turn.unit.issues.find(one.held.issue_id)
    return issue is not None and issue.restricted and not one.queued.letter.inside


async def _waited(turn: Turn, held: Sequence[HeldLetter]) -> list[Waited]:
    """Return what is still to be told; what is over is dropped."""
    found = []
    for one in held:
        state, _ = await turn.unit.letters.fate(one.letter)
        queued = await turn.unit.letters.by_key(one.letter)
        if state != "pending" or queued is None:
            continue
        issue = await turn.unit.issues.find(one.issue_id) if one.issue_id else None
        if issue is not None and issue.state in TERMINAL:
            await turn.unit.letters.end(queued.id, "cancelled", "over", turn.now)
            continue
        found.append(Waited(one, queued))
    return found


async def _write(turn: Turn, to: Member, waited: Sequence[Waited]) -> None:
    issues = await _issues(turn, waited, to)
    shown = issues[:SHOWN]
    counts = [sum(w.held.issue_id == issue.id for w in waited) for issue in shown]
    buttons = [
        turn.button(
            "see_issue",
            issue.id,
            value="list",
            locale=to.locale,
            text=turn.label(
                "button.see_number", to.locale, number=issue.id.partition("-")[2]
            ),
        )
        for issue in shown
    ]
    whole = turn.button("read_held", value=turn.key, locale=to.locale)
    await turn.tell(
        to,
        "quiet_digest",
        rows=[[whole], *_pairs(buttons)],
        at_once=True,
        total=len(waited),
        lines=[
            (await issue_view(turn, issue, to), count)
            for issue, count in zip(shown, counts, strict=True)
        ],
        others=len(issues) - len(shown),
        loose=sum(not w.held.issue_id for w in waited),
        now=turn.now,
    )


def _pairs(buttons: Sequence[Button]) -> list[Sequence[Button]]:
    return [buttons[first : first + 2] for first in range(0, len(buttons), 2)]


async def _issues(turn: Turn, waited: Sequence[Waited], to: Member) -> list[Issue]:
    """Return the issues that the digest tells of, the gravest first."""
    found = []
    for issue_id in dict.fromkeys(w.held.issue_id for w in waited if w.held.issue_id):
        issue = await turn.unit.issues.find(issue_id)
        if issue is not None and may_see(to, issue):
            found.append(issue)
    return sorted(found, key=lambda issue: (-(issue.level or 0), issue.id))


async def read_held(desk: Desk, pressed: Pressed) -> str:
    """Send what a digest told of in full, each message with its own buttons."""
    async with member_turn(desk, pressed, Action.SEE_OWN) as turn:
        told = await turn.unit.quiet.told_in(pressed.press.value)
        sent = 0
        for held in told[:SHOWN]:
            queued = await turn.unit.letters.by_key(held.letter)
            mine = held.user_id == turn.member.user_id
            if mine and queued is not None and queued.letter.text:
                sent += await _send_again(turn, held, queued)
        turn.toast = turn.label("toast.held_gone")
        if sent:
            turn.toast = turn.label("toast.held_read", count=sent)
    return turn.toast


async def _send_again(turn: Turn, held: HeldLetter, queued: QueuedLetter) -> bool:
    """Send one held letter now, unless its issue is over or no longer theirs to see."""
    issue = await turn.unit.issues.find(held.issue_id) if held.issue_id else None
    if issue is not None and (
        issue.state in TERMINAL or not may_see(turn.member, issue)
    ):
        return False
    letter = replace(
        queued.letter, key=f"{turn.key}:{held.letter}", not_before=None, keyboard=""
    )
    await turn.post(letter)
    return True
