"""Minutes and situation reports as files: the same paper, with their own number."""

from datetime import datetime

from bot.domain.access import Action
from bot.domain.export_errors import NotPrintable
from bot.domain.meeting import Meeting
from bot.domain.meeting_life import MeetingState
from bot.domain.paper import Paper, seen
from bot.domain.pictographs import without_pictures
from bot.domain.setting_lines import lines_set_out
from bot.domain.values import replace
from bot.ports.papers import Format, NotMade
from bot.services.desk import Desk
from bot.services.exports.composing import letterhead
from bot.services.exports.filing import send_file, strange_sign
from bot.services.finding import the_issue
from bot.services.meetings.approving_minutes import minutes_said
from bot.services.meetings.finding_meetings import the_meeting
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn


async def minutes_file(desk: Desk, pressed: Pressed) -> str:
    """Send the minutes as the file that the button says."""
    async with member_turn(desk, pressed, Action.SEE_MEETINGS) as turn:
        issue, meeting = await the_meeting(turn, pressed.press.subject)
        text = await minutes_said(turn, issue, meeting)
        paper = minutes_paper(desk, turn.locale, text, f"ISU-{meeting.id}", turn.now)
        paper = replace(paper, signed=await _signed(turn, meeting))
        turn.idle = True
    return await _send(desk, pressed, paper, Action.SEE_MEETINGS)


async def sitrep_file(desk: Desk, pressed: Pressed) -> str:
    """Send a situation report, as it went out, as the file that the button says."""
    async with member_turn(desk, pressed, Action.SEE_SITREPS) as turn:
        one = await turn.unit.sitreps.find(pressed.press.subject)
        await the_issue(turn, one.issue_id if one else "")
        assert one is not None
        paper = sitrep_paper(desk, one.text, f"ISU-{one.id}", one.at)
        turn.idle = True
    return await _send(desk, pressed, paper, Action.SEE_SITREPS)


def minutes_paper(
    desk: Desk, locale: str, text: str, number: str, at: datetime
) -> Paper:
    """Return minutes on paper: the first line is what they are."""
    headline, rest = _cut(text)
    return _paper(desk, locale, (headline, rest), number, at)


def sitrep_paper(desk: Desk, text: str, number: str, at: datetime) -> Paper:
    """Return a report on paper, in the house's language, under its mark TERBATAS."""
    kind, whole = _cut(text)
    paper = _paper(desk, desk.house.locale, _cut(whole), number, at)
    return replace(paper, kind=kind)


def _cut(text: str) -> tuple[str, str]:
    """Part the first line of a text from the others."""
    first, _, rest = text.strip().partition("\n")
    return seen(without_pictures(first)), rest


def _paper(
    desk: Desk, locale: str, said: tuple[str, str], number: str, at: datetime
) -> Paper:
    local = at.astimezone(desk.house.zone)
    headings = desk.words.label("sitrep.headings", locale).split("|")
    return Paper(
        locale=locale,
        letterhead=letterhead(desk),
        kind="",
        headline=said[0],
        blocks=tuple(lines_set_out(said[1], headings)),
        dated=(local.year, local.month, local.day),
        code=number,
    )


async def _signed(turn: Turn, meeting: Meeting) -> tuple[str, ...]:
    """Return the lines for the signature of who led; none before the approval."""
    if meeting.state is not MeetingState.APPROVED:
        return ()
    chair = await turn.unit.members.find(meeting.chair)
    title = turn.label("paper.chair")
    return (f"{title},", "", seen(chair.name)) if chair else ()


async def _send(desk: Desk, pressed: Pressed, paper: Paper, action: Action) -> str:
    """Make the file while no unit is open, and send it to who may still see it."""
    subject = pressed.press.subject
    form = Format.DOCX if pressed.press.value == Format.DOCX else Format.PDF
    try:
        content = await desk.papers.make(paper, form)
    except NotMade as fault:
        sign = strange_sign(fault)
        raise NotPrintable(number=f"ISU-{subject}", sign=sign) from fault
    async with member_turn(desk, pressed, action) as turn:
        await the_issue(turn, subject.partition("/")[0])
        name = f"ISU-{subject.replace('/', '-')}.{form}"
        await send_file(turn, content, name, f"ISU-{subject}", paper.headline)
    return turn.toast
