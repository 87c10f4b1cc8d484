"""Once a day the clippings are summed up, as text that is copied to WhatsApp."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import Any

from bot.domain.access import Action, may
from bot.domain.clipping import Clipping
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.mail import Button
from bot.services.clippings.clip_register import tone_counts
from bot.services.clippings.clip_screen import clipping_view
from bot.services.desk import Desk
from bot.services.looking.sight import seen_by
from bot.services.plain_copies import send_for_whatsapp
from bot.services.requests import Pressed
from bot.services.turn import Turn, clock_turn, member_turn
from bot.services.views import issue_view

#: Who is told.
_READERS = frozenset({Role.MEDIA_MONITOR, Role.CRISIS_LEAD})

#: So many clippings make one digest; more wait for the next.
MOST = 300

#: So many of one issue are named in the notice; the copied text has all of them.
NAMED = 5


async def send_digest(desk: Desk) -> None:
    """Send the digest of the day at its time, if there is anything in it."""
    at = _latest(desk, desk.clock.now())
    async with desk.storage.begin() as unit:
        new = await unit.clippings.undigested(at, 1)
    day = at.astimezone(desk.house.zone).date().isoformat()
    if new:
        async with clock_turn(desk, f"clipping_digest:{day}:{new[0].id}") as turn:
            await _send(turn, at, day)


def _latest(desk: Desk, now: datetime) -> datetime:
    """Return the last time at which a digest was to be made."""
    local, digest_at = now.astimezone(desk.house.zone), desk.playbook.press.digest_at
    today = datetime.combine(local.date(), digest_at, local.tzinfo)
    if today > local:
        today = datetime.combine(_day_before(local), digest_at, local.tzinfo)
    return today


def _day_before(local: datetime) -> Any:
    return local.date().fromordinal(local.toordinal() - 1)


async def _send(turn: Turn, at: datetime, day: str) -> None:
    found = [
        await turn.unit.clippings.save(replace(one, digest=day))
        for one in await turn.unit.clippings.undigested(at, MOST)
    ]
    await turn.record("clippings_digested", "media", f"{day} {len(found)}")
    for to in await turn.team():
        able = to.reachable and to.roles & _READERS and may(to, Action.SEE_CLIPPINGS)
        groups = await _groups(turn, found, to) if able else []
        open_ = [group for group in groups if not group[0].restricted]
        if open_:
            copy = turn.button(
                "digest_copy", value=day, label="copy_wa", locale=to.locale
            )
            await _tell(turn, to, open_, at, copy)
        for group in groups:
            if group[0].restricted:
                show = turn.button("clippings", group[0].id, locale=to.locale)
                await _tell(turn, to, [group], at, show)


async def _tell(
    turn: Turn, to: Member, groups: list[Any], at: datetime, button: Button
) -> None:
    """Write the digest of open issues, or the sealed one of a restricted issue."""
    shown = [(i, counts, said[:NAMED], len(said)) for i, counts, said in groups]
    await turn.tell(
        to,
        "clipping_digest",
        rows=[[button]],
        about=groups[0][0],
        groups=shown,
        day=at,
        now=turn.now,
    )


async def _groups(turn: Turn, found: Iterable[Clipping], to: Member) -> list[Any]:
    """Return what *to* may see, issue by issue: the issue, its tones, the clippings."""

    def issue_of(one: Clipping) -> str:
        return one.issue_id

    groups = []
    for issue_id, some in groupby(sorted(found, key=issue_of), issue_of):
        issue = await turn.unit.issues.find(issue_id)
        if issue is None or not seen_by(to, [issue]):
            continue
        clips = list(some)
        said = [await clipping_view(turn, one, to.locale) for one in clips]
        counts = tone_counts(turn, clips, to.locale)
        groups.append((await issue_view(turn, issue, to), counts, said))
    return groups


async def copy_digest(desk: Desk, pressed: Pressed) -> str:
    """Send the digest of a day as clean text, without what is restricted."""
    async with member_turn(desk, pressed, Action.SEE_CLIPPINGS) as turn:
        day = pressed.press.value
        found = await turn.unit.clippings.digested(day)
        seen = await _groups(turn, found, turn.member)
        groups = [group for group in seen if not group[0].restricted]
        at = datetime.combine(
            datetime.fromisoformat(day).date(),
            desk.playbook.press.digest_at,
            desk.house.zone,
        )
        text = desk.words.message(
            "clippings_for_wa", turn.locale, groups=groups, day=at, now=turn.now
        )
        await send_for_whatsapp(turn, text)
    return turn.toast
