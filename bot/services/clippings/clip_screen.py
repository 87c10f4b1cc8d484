"""The screen of clippings that still lack a tap, and how one reads in a list."""

from datetime import datetime

from bot.domain.access import Action, may
from bot.domain.clipping import TONES, Clipping, Tone
from bot.domain.issue import Issue
from bot.domain.outlets import Reach
from bot.domain.text import first_line
from bot.domain.values import Struct
from bot.ports.mail import Button
from bot.services.press.right_of_reply import reply_rows
from bot.services.turn import Turn
from bot.services.views import attachment_line, issue_view

#: When it was published, by one tap; the value is how many hours ago.
HOURS_AGO = ("0", "1", "3", "24")

#: So many outlets are offered with a button each.
OUTLETS = 4


class ClippingView(Struct, frozen=True):
    """One clipping as it reads; tone and outlet are finished labels."""

    id: str
    number: str
    short: str
    mark: str
    outlet: str
    national: bool
    tone: str
    judged: bool
    words: str
    link: str
    files: str
    published_at: datetime


_MARKS = {Tone.NEGATIVE: "▾", Tone.NEUTRAL: "▸", Tone.POSITIVE: "▴", Tone.UNSAID: "⚠"}


async def clipping_view(turn: Turn, one: Clipping, locale: str) -> ClippingView:
    """Return a clipping as a reader of *locale* sees it."""
    outlet = await turn.unit.outlets.find(one.outlet)
    unknown = turn.label("clipping.no_outlet", locale)
    return ClippingView(
        id=one.id,
        number=one.number,
        short=one.short,
        mark=_MARKS[one.tone],
        outlet=outlet.name if outlet else unknown,
        national=outlet is not None and outlet.reach is Reach.NATIONAL,
        tone=turn.label(f"tone.{one.tone or 'unsaid'}", locale),
        judged=one.tone is not Tone.UNSAID,
        words=one.words,
        link=one.link,
        files=attachment_line(turn, one.attachments, locale),
        published_at=one.published_at,
    )


async def step_of(turn: Turn, one: Clipping) -> str:
    """Return which tap is asked next: tone, time, then outlet or reach; "" for none."""
    if one.tone is Tone.UNSAID:
        return "tone"
    if not one.timed:
        return "time"
    outlet = await turn.unit.outlets.find(one.outlet)
    if outlet is None:
        return "outlet"
    asks = outlet.reach is Reach.UNKNOWN and may(turn.member, Action.EDIT_MEDIA)
    return "reach" if asks else ""


async def show_next(
    turn: Turn, issue: Issue, *, known: int = 0, left_out: int = 0, back: str = ""
) -> None:
    """Ask the next tap about the asker's clippings; say so when none is left.

    *known* links were there already, *left_out* were too many for one message; *back*
    is the clipping that the asker is at.
    """
    waiting = await _waiting(turn, issue, back)
    one, step = waiting[0] if waiting else (None, "")
    rows = await _rows(turn, one, step) if one else []
    if one is None or one.id == back:
        at = one or await turn.unit.clippings.find(back)
        rows += await reply_rows(turn, issue, at, turn.member)
    await turn.reply(
        "clipping",
        rows=[*rows, [turn.button("clippings", issue.id, version=1, label="done")]],
        issue=await issue_view(turn, issue, turn.member),
        one=await clipping_view(turn, one, turn.locale) if one else None,
        step=step,
        left=len(waiting),
        known=known,
        left_out=left_out,
        now=turn.now,
    )


async def _waiting(turn: Turn, issue: Issue, back: str) -> list[tuple[Clipping, str]]:
    """Return the asker's clippings that lack a tap, each with it; *back* first."""
    me = turn.member.user_id
    found = await turn.unit.clippings.of_issue(issue.id)
    mine = [one for one in found if one.added_by == me or one.id == back]
    mine.sort(key=lambda one: one.id != back)
    return [(one, step) for one in mine if (step := await step_of(turn, one))]


async def _rows(turn: Turn, one: Clipping, step: str) -> list[list[Button]]:
    if step == "tone":
        tones = [_tone(turn, one, tone) for tone in TONES]
        return [tones[i : i + 2] for i in range(0, len(tones), 2)]
    if step == "reach":
        return [[_reach(turn, one, reach) for reach in (Reach.LOCAL, Reach.NATIONAL)]]
    if step == "outlet":
        outlets = await turn.unit.outlets.everything()
        row = [
            turn.button(
                "clip_outlet", one.id, value=outlet.id, text=first_line(outlet.name, 24)
            )
            for outlet in outlets[:OUTLETS]
        ]
        row.append(turn.button("clip_outlet_ask", one.id))
    else:
        row = [_time(turn, one, hours) for hours in HOURS_AGO]
        row.append(turn.button("clip_time_ask", one.id))
    return [row[i : i + 2] for i in range(0, len(row), 2)]


def _tone(turn: Turn, one: Clipping, tone: str) -> Button:
    text = turn.label(f"tone.{tone}")
    return turn.button("clip_tone", one.id, value=tone, text=text)


def _reach(turn: Turn, one: Clipping, reach: str) -> Button:
    text = turn.label(f"outlet_reach.{reach}")
    return turn.button("clip_reach", one.id, value=reach, text=text)


def _time(turn: Turn, one: Clipping, hours: str) -> Button:
    text = turn.label(f"hours_ago.{hours}")
    return turn.button("clip_time", one.id, value=hours, text=text)
