"""Tone, time and outlet of a clipping: a tap each."""

from datetime import timedelta
from typing import Any

from bot.domain.access import Action
from bot.domain.as_of import read_moment
from bot.domain.clipping import Clipping, Tone
from bot.domain.errors import ButtonExpired, TimeNotUnderstood
from bot.domain.issue import Issue
from bot.domain.outlets import Outlet, Reach
from bot.domain.text import first_line
from bot.domain.values import replace
from bot.services.clippings.clip_screen import show_next
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.outlets.knowing import outlet_typed, the_outlet
from bot.services.press.national import mind_reach
from bot.services.requests import Pressed, Sent
from bot.services.texts.draft_screen import zone_name
from bot.services.turn import Turn, member_turn

#: The questions that are answered by typing.
TIME, OUTLET = "clip_time", "clip_outlet"


async def the_clipping(turn: Turn, subject: str) -> tuple[Issue, Clipping]:
    """Return a clipping of an open issue; raise `ButtonExpired`, `UnknownIssue`."""
    one = await turn.unit.clippings.find(subject)
    if one is None:
        raise ButtonExpired
    return await open_issue(turn, one.issue_id), one


async def choose_tone(desk: Desk, pressed: Pressed) -> str:
    """Say how it speaks of the office."""
    async with member_turn(desk, pressed, Action.CLIP) as turn:
        issue, one = await the_clipping(turn, pressed.press.subject)
        await _judged(turn, issue, one, "tone", tone=Tone(pressed.press.value))
    return turn.toast


async def choose_time(desk: Desk, pressed: Pressed) -> str:
    """Say how many hours ago it was published."""
    async with member_turn(desk, pressed, Action.CLIP) as turn:
        issue, one = await the_clipping(turn, pressed.press.subject)
        at = one.added_at - timedelta(hours=int(pressed.press.value))
        await _judged(turn, issue, one, "time", published_at=at, timed=True)
    return turn.toast


async def ask_time(desk: Desk, pressed: Pressed) -> str:
    """Ask when it was published."""
    async with member_turn(desk, pressed, Action.CLIP) as turn:
        _, one = await the_clipping(turn, pressed.press.subject)
        await turn.ask(TIME, one.id)
        await _asked(turn, one, "time")
    return turn.toast


async def answer_time(desk: Desk, sent: Sent) -> str:
    """Take the time: "06.30", or "kemarin 19.00"."""
    async with member_turn(desk, sent, Action.CLIP) as turn:
        assert sent.dialogue is not None
        issue, one = await the_clipping(turn, sent.dialogue.subject)
        said = sent.content.text.strip()
        clock = f"pukul {said}" if said[:1].isdigit() else said
        at = read_moment(clock, turn.now, desk.house.zone).at
        if at is None:
            shown = first_line(said, 80)
            raise TimeNotUnderstood(text=shown, zone=zone_name(turn))
        await turn.unit.dialogues.end(turn.member.user_id)
        await _judged(turn, issue, one, "time", published_at=at, timed=True)
    return turn.toast


async def choose_reach(desk: Desk, pressed: Pressed) -> str:
    """Say how far the outlet of a clipping reaches."""
    async with member_turn(desk, pressed, Action.EDIT_MEDIA) as turn:
        issue, one = await the_clipping(turn, pressed.press.subject)
        outlet = await the_outlet(turn, one.outlet)
        reach = Reach(pressed.press.value)
        outlet = await turn.unit.outlets.save(replace(outlet, reach=reach))
        await turn.record("outlet_marked", "media", f"{outlet.id} {reach}")
        await mind_reach(turn, issue, outlet, one.id)
        await show_next(turn, issue, back=one.id)
    return turn.toast


async def choose_outlet(desk: Desk, pressed: Pressed) -> str:
    """Say which known outlet published it."""
    async with member_turn(desk, pressed, Action.CLIP) as turn:
        issue, one = await the_clipping(turn, pressed.press.subject)
        outlet = await the_outlet(turn, pressed.press.value)
        await _published(turn, issue, one, outlet)
    return turn.toast


async def ask_outlet(desk: Desk, pressed: Pressed) -> str:
    """Ask for the name of the outlet."""
    async with member_turn(desk, pressed, Action.CLIP) as turn:
        _, one = await the_clipping(turn, pressed.press.subject)
        await turn.ask(OUTLET, one.id)
        await _asked(turn, one, "outlet")
    return turn.toast


async def answer_outlet(desk: Desk, sent: Sent) -> str:
    """Take the name of the outlet; an unknown one joins the media list."""
    async with member_turn(desk, sent, Action.CLIP) as turn:
        assert sent.dialogue is not None
        issue, one = await the_clipping(turn, sent.dialogue.subject)
        outlet = await outlet_typed(turn, sent)
        await _published(turn, issue, one, outlet)
    return turn.toast


async def _asked(turn: Turn, one: Clipping, what: str) -> None:
    rows = [[turn.button("cancel")]]
    facts: dict[str, Any] = {
        "number": one.number,
        "what": what,
        "zone": zone_name(turn),
    }
    await turn.reply("clipping_field", fresh=True, rows=rows, **facts)


async def _published(turn: Turn, issue: Issue, one: Clipping, by: Outlet) -> None:
    await _judged(turn, issue, one, "outlet", outlet=by.id)
    await mind_reach(turn, issue, by, one.id)


async def _judged(
    turn: Turn, issue: Issue, one: Clipping, what: str, **changes: Any
) -> None:
    """Store one tap, and ask the next. Times may tell of a crowd of outlets."""
    one = await turn.unit.clippings.save(replace(one, **changes))
    await turn.record("clipping_judged", issue.id, f"{one.short} {what}")
    outlet = await turn.unit.outlets.find(one.outlet)
    if what == "time" and outlet is not None:
        await mind_reach(turn, issue, outlet, one.id)
    await show_next(turn, issue, back=one.id)
