"""A storm of calls becomes a list: one a minute for each person, nothing is lost."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import timedelta

from bot.domain.access import may_see
from bot.domain.escalation import Escalation
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.member import Member
from bot.domain.pacing import Listed, Pace
from bot.domain.values import replace
from bot.ports.mail import Button, MessageClass
from bot.ports.storage import StorageUnavailable
from bot.services.desk import Desk
from bot.services.turn import Turn, clock_turn
from bot.services.views import IssueView, issue_view

log = logging.getLogger(__name__)

#: So many issues have a line and a button; of more only the number is said.
SHOWN = 40

#: So many people's lists are looked at in one tick.
TOGETHER = 100

#: What a list said is remembered so long: until then its message follows what happens.
REMEMBERED = timedelta(days=2)

#: Where the take button stands: the list must stay on the screen.
ON_LIST = "list"


async def send_lists(desk: Desk) -> None:
    """Send every list that is due."""
    async with desk.storage.begin() as unit:
        due = await unit.calls.lists_due(desk.clock.now(), TOGETHER)
    for fault in await asyncio.gather(
        *(_send_or_say(desk, pace) for pace in due), return_exceptions=True
    ):
        if fault is not None:
            raise fault


async def _send_or_say(desk: Desk, pace: Pace) -> None:
    """One list that cannot be sent must not hold up the others."""
    assert pace.list_at is not None
    key = f"list:{pace.user_id}:{pace.list_at.isoformat()}"
    try:
        async with clock_turn(desk, key) as turn:
            await _send(turn, pace)
    except StorageUnavailable:
        raise
    except Exception as error:
        kind = type(error).__name__
        log.error("a list of calls was not sent: %s", kind, exc_info=error)


async def _send(turn: Turn, due: Pace) -> None:
    pace = await turn.unit.calls.pace(due.user_id)
    if pace is None or pace.list_at != due.list_at:
        turn.idle = True
        return
    said = await turn.unit.calls.send_list(pace.user_id, turn.key)
    await turn.unit.calls.forget_lists(turn.now - REMEMBERED)
    to = await turn.unit.members.find(pace.user_id)
    lines = await _lines(turn, said, to) if to is not None and to.reachable else []
    waiting = [line for line in lines if line.told]
    if to is None or not waiting:
        await turn.unit.calls.set_pace(replace(pace, list_at=None))
        await turn.record("list_dropped", f"member:{pace.user_id}")
        return
    limits = turn.desk.playbook.limits
    await turn.unit.calls.set_pace(pace.listed(turn.now, limits.calls_alone))
    await turn.record("listed", f"member:{pace.user_id}", f"{len(waiting)}")
    await _write(turn, to, waiting, key=turn.key)


class Line:
    """One issue of a list, as its reader sees it."""

    def __init__(
        self, issue: Issue, view: IssueView, climb: Escalation | None, said: Listed
    ) -> None:
        self.issue, self.view = issue, view
        open_ = issue.state not in TERMINAL
        runs = climb is not None and climb.running and climb.serial == said.serial
        self.calls = bool(open_ and said.called and runs)
        #: A call that was answered is told of no more; a new level still is.
        self.told = self.calls or (open_ and not said.called)

    @property
    def gravity(self) -> tuple[int, str]:
        """Return what orders lines: calls of a high level first."""
        return -((self.issue.level or 0) + 10 * self.calls), self.issue.id


async def _lines(turn: Turn, said: Sequence[Listed], to: Member) -> list[Line]:
    lines = []
    for one in said:
        issue = await turn.unit.issues.find(one.issue_id)
        if issue is not None and may_see(to, issue):
            climb = await turn.unit.escalations.find(issue.id)
            view = await issue_view(turn, issue, to)
            lines.append(Line(issue, view, climb, one))
    return sorted(lines, key=lambda line: line.gravity)


async def _write(
    turn: Turn, to: Member, lines: Sequence[Line], *, key: str = "", edits: str = ""
) -> None:
    shown = lines[:SHOWN]
    await turn.tell(
        to,
        "call_list",
        klass=MessageClass.BOARD if edits else MessageClass.PING,
        key=key,
        edits=edits,
        slot=f"rewrite:{edits}" if edits else f"list:{to.user_id}",
        rows=_rows(turn, shown, to),
        at_once=True,
        calling=sum(line.calls for line in lines),
        lines=[(line.view, line.calls) for line in shown],
        others=[line.view.short for line in lines[SHOWN:]],
        now=turn.now,
    )


def _rows(turn: Turn, lines: Sequence[Line], to: Member) -> list[list[Button]]:
    """Return a button for each issue, two in a row: take what calls, see the rest."""
    buttons = [
        turn.button(
            "take" if line.calls else "see_issue",
            line.issue.id,
            value=ON_LIST,
            locale=to.locale,
            text=_label(turn, line, to),
        )
        for line in lines
    ]
    return [buttons[first : first + 2] for first in range(0, len(buttons), 2)]


def _label(turn: Turn, line: Line, to: Member) -> str:
    if line.calls:
        return turn.label("button.take_number", to.locale, number=line.view.short)
    return turn.label("button.see_number", to.locale, number=line.view.short)


async def rewrite_lists(turn: Turn, issue: Issue) -> None:
    """Let every list that names an issue say what is true of it now."""
    for letter in await turn.unit.calls.lists_of(issue.id):
        said = await turn.unit.calls.told_in(letter)
        to = await turn.unit.members.find(said[0].user_id)
        if to is None or not to.reachable:
            continue
        lines = await _lines(turn, said, to)
        if lines:
            await _write(turn, to, lines, edits=letter)
