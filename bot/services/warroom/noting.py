"""A reply to the bot in the war room: a note of the issue; a picture is evidence."""

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.report import Report
from bot.domain.text import visible
from bot.ports.mail import Errand
from bot.services.desk import Desk
from bot.services.finding import issue_of_number, open_issue
from bot.services.reports.adding import show_evidence
from bot.services.reports.caring import look_after, tell_of_care
from bot.services.reports.refreshing import refresh_pings
from bot.services.requests import Said
from bot.services.turn import Turn, member_turn
from bot.services.warroom.writing import do, is_hidden

#: The sign under a message that says: it is kept.
KEPT = "✍"


async def note_reply(desk: Desk, said: Said) -> str:
    """Keep what a member replied to what the bot wrote about an issue."""
    async with member_turn(desk, said, Action.NOTE_IN_ROOM) as turn:
        found = await issue_of_number(turn, said.about)
        issue = await open_issue(turn, found.id if found else said.about)
        if is_hidden(issue) or not await _keep(turn, issue, said):
            turn.idle = True
            return turn.toast
        chat_id, _, number = said.source.partition(":")
        await do(turn, int(chat_id), Errand.REACT, answers=int(number), text=KEPT)
    return turn.toast


async def is_kept(desk: Desk, source: str) -> bool:
    """Tell whether a message is kept already, so that its correction is kept too."""
    async with desk.storage.begin() as unit:
        return await unit.reports.by_source(source) is not None


async def _keep(turn: Turn, issue: Issue, said: Said) -> bool:
    """Keep the words and pictures; tell whether there were any, and they are new."""
    content = said.content
    if not visible(content.text) and not content.attachments:
        return False
    care = await look_after(turn, content)
    new_id, author = turn.desk.secrets.new_id(), turn.member.user_id
    report = Report(new_id, issue.id, said.source, author, turn.now, care.content)
    if not await turn.unit.reports.add(report):
        return False
    evidence = bool(care.content.attachments)
    action = "evidence_added" if evidence else "room_noted"
    await turn.record(action, issue.id, content=care.content.text)
    await tell_of_care(turn, care, said.source, issue.id)
    if evidence:
        inside = await turn.unit.rooms.presence()
        there = frozenset(who for who, (here, _) in inside.items() if here)
        await show_evidence(turn, issue, said.kept_as(care.content), but=there)
        await refresh_pings(turn, issue)
    return True
