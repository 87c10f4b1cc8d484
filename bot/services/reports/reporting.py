"""Reporting: whatever a member sends is stored whole and answered with its number."""

from datetime import timedelta

from bot.domain.access import HEAD_IS_SUBJECT, Action
from bot.domain.errors import NothingWritten
from bot.domain.issue import Issue, issue_id
from bot.domain.issue_life import ISSUE_LIFE
from bot.domain.report import Content, Report
from bot.domain.text import first_line, visible
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.reports.adding import joins_album
from bot.services.reports.announcing import announce
from bot.services.reports.caring import look_after, tell_of_care
from bot.services.reports.refreshing import refresh_pings
from bot.services.requests import Pressed, Sent, Typed
from bot.services.turn import Turn, member_turn

#: In this time a member may send so many messages that each is answered.
CROWD = timedelta(minutes=1)


async def report_text(desk: Desk, typed: Typed) -> str:
    """/lapor TEXT: a report at once; /lapor alone: the next message is the report."""
    async with member_turn(desk, typed, Action.REPORT) as turn:
        if not visible(typed.text):
            await turn.ask("report")
            await turn.reply("report_what", rows=[[turn.button("cancel")]])
            return turn.toast
        content = Content(text=typed.text)
        await open_report(turn, typed.source, content)
    return turn.toast


async def report_message(desk: Desk, sent: Sent) -> str:
    """Make a report of a message: the answer to /lapor, a forward, a photo, a place."""
    async with member_turn(desk, sent, Action.REPORT) as turn:
        if await joins_album(turn, sent):
            return turn.toast
        if not visible(sent.content.text) and not sent.content.attachments:
            raise NothingWritten
        if sent.dialogue is not None:
            await turn.unit.dialogues.end(turn.member.user_id)
        await open_report(turn, sent.source, sent.content)
    return turn.toast


async def keep_note(desk: Desk, sent: Sent) -> str:
    """Keep a message that may be a report; one button makes it one."""
    async with member_turn(desk, sent, Action.REPORT) as turn:
        await keep_as_note(turn, sent)
    return turn.toast


async def keep_as_note(turn: Turn, sent: Sent) -> None:
    """Keep a message whole, without a number and without calling anybody."""
    if not visible(sent.content.text) and not sent.content.attachments:
        raise NothingWritten
    crowd = await _crowd(turn)
    care = await look_after(turn, sent.content)
    report = _new_report(turn, "", sent.source, care.content)
    if not await turn.unit.reports.add(report):
        return
    await turn.record("note_kept", report.id, content=care.content.text)
    await tell_of_care(turn, care, sent.source, report.id)
    if crowd < 0:
        await turn.reply(
            "note_kept",
            rows=[[turn.button("make_report", report.id)]],
            text=care.content.text,
        )
    elif crowd == 0:
        await turn.reply("many_messages", number="")


async def _crowd(turn: Turn) -> int:
    """Return how many messages too many the member sent lately; 0 is the first."""
    since, limit = turn.now - CROWD, turn.desk.playbook.limits.answers_per_minute
    sent = await turn.unit.reports.count_since(turn.member.user_id, since)
    return sent - limit


async def make_report(desk: Desk, pressed: Pressed) -> str:
    """Make an issue of a kept message."""
    async with member_turn(desk, pressed, Action.REPORT) as turn:
        note = await turn.unit.reports.find(pressed.press.subject)
        if note is None or note.author != turn.member.user_id or note.issue_id:
            turn.toast = turn.label("toast.reported_already")
            turn.idle = True
            return turn.toast
        await _number(turn, note)
    return turn.toast


async def _number(turn: Turn, note: Report) -> None:
    issue = await _open_issue(turn, note.content)
    await turn.unit.reports.assign(note.id, issue.id)
    await announce(turn, issue, note.content)


async def open_report(
    turn: Turn, source: str, content: Content, kept_as: Issue | None = None
) -> None:
    """Store a report under a new number and call the people on duty.

    It is kept from whoever *kept_as* is kept from, before anybody maps it.

    Where one member sends more than anybody can read, the rest joins their last one.
    An edit that came before its message was kept as a note: its words are the newest.
    """
    known = await turn.unit.reports.by_source(source)
    if known is not None:
        if not known.issue_id:
            await _number(turn, known)
        return
    crowd = await _crowd(turn)
    care = await look_after(turn, content)
    content, member, since = care.content, turn.member.user_id, turn.now - CROWD
    last = await turn.unit.reports.last_reported(member, since) if crowd >= 0 else ""
    if last and kept_as is None:
        await _join_last(turn, last, source, content)
        await tell_of_care(turn, care, source, last)
        return
    issue = await _open_issue(turn, content, kept_as)
    await turn.unit.reports.add(_new_report(turn, issue.id, source, content))
    await announce(turn, issue, content)
    await tell_of_care(turn, care, source, issue.id)


async def _join_last(turn: Turn, last: str, source: str, content: Content) -> None:
    await turn.unit.reports.add(_new_report(turn, last, source, content))
    await turn.record("evidence_added", last, content=content.text)
    issue = await turn.unit.issues.find(last)
    assert issue is not None
    await refresh_pings(turn, issue)
    key = f"many:{last}:{turn.member.user_id}"
    await turn.tell(turn.member, "many_messages", key=key, number=issue.number)


def _new_report(turn: Turn, issue: str, source: str, content: Content) -> Report:
    author = turn.member.user_id
    new_id = turn.desk.secrets.new_id()
    return Report(new_id, issue, source, author, turn.now, content)


async def _open_issue(
    turn: Turn, content: Content, kept_as: Issue | None = None
) -> Issue:
    year = turn.now.astimezone(turn.desk.house.zone).year
    count = await turn.unit.issues.next_count(year)
    title = first_line(content.text) or _title_of_attachments(turn, content)
    issue = Issue(
        id=issue_id(year, count),
        title=title,
        state=ISSUE_LIFE.start,
        reported_by=turn.member.user_id,
        reported_at=turn.now,
    )
    if kept_as is not None:
        barred = tuple(rule for rule in kept_as.floors if rule == HEAD_IS_SUBJECT)
        closed, circle = kept_as.restricted, kept_as.circle
        issue = replace(issue, floors=barred, restricted=closed, circle=circle)
    await turn.unit.issues.add(issue)
    await turn.unit.issues.follow(issue.id, turn.member.user_id)
    return issue


def _title_of_attachments(turn: Turn, content: Content) -> str:
    kinds = dict.fromkeys(item.kind for item in content.attachments)
    locale = turn.desk.house.locale
    names = [turn.label(f"attachment.{kind}", locale) for kind in kinds]
    return turn.label("report.without_words", locale, what=", ".join(names))
