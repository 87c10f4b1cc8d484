"""Shutting an issue: only its circle sees it, and others lose what they had of it."""

from collections.abc import Iterable

from bot.domain.access import HEAD_IS_SUBJECT, leads, may_see
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.topics import Note, Topic
from bot.domain.values import replace
from bot.ports.letters import Written
from bot.ports.mail import MessageClass
from bot.services.turn import Turn

#: So many messages of one reader are made to say nothing, the newest.
TAKEN_BACK = 50


async def shut(turn: Turn, issue: Issue, why: str, circle: Iterable[int] = ()) -> Issue:
    """Let only its circle see an issue from now on: *why* is a code.

    In it are who did this, who has a role or was offered one, and *circle*; owner and
    lead need not be. Twice is once, but *circle* is let in.
    """
    people = await circle_of(turn, issue, circle)
    if issue.restricted and people == issue.circle:
        return issue
    shut_before, issue = issue.restricted, replace(issue, circle=people)
    issue = await turn.unit.issues.save(replace(issue, restricted=True))
    if not shut_before:
        await turn.record("restricted", issue.id, why)
        await take_back(turn, issue)
    return issue


async def circle_of(
    turn: Turn, issue: Issue, circle: Iterable[int] = ()
) -> tuple[int, ...]:
    """Return who is in the circle once the asker shuts an issue, as `shut` does."""
    known = set(circle)
    if not issue.restricted:
        doer = turn.actor
        known |= {doer.user_id} if doer and not leads(doer, issue) else set()
        known |= await _with_roles(turn, issue)
    return tuple(dict.fromkeys((*issue.circle, *sorted(known))))


async def shut_as_ruled(turn: Turn, issue: Issue) -> Issue:
    """Shut an issue whose subject is the head, at once (doctrine.md 0b.2)."""
    if HEAD_IS_SUBJECT not in issue.floors:
        return issue
    return await shut(turn, issue, HEAD_IS_SUBJECT)


async def _with_roles(turn: Turn, issue: Issue) -> set[int]:
    found = await turn.unit.assignments.of_issue(issue.id)
    return {one.member for one in found if one.held or one.waits}


async def let_in(turn: Turn, issue: Issue, member: Member, why: str) -> Issue:
    """Let one more person see a restricted issue."""
    if not issue.restricted or member.user_id in issue.circle:
        return issue
    circle = (*issue.circle, member.user_id)
    issue = await turn.unit.issues.save(replace(issue, circle=circle))
    await turn.record("access_given", issue.id, f"member:{member.user_id} {why}")
    return issue


async def put_out(turn: Turn, issue: Issue, member: Member, why: str) -> Issue:
    """Let somebody see a restricted issue no longer; what they had of it goes."""
    if member.user_id not in issue.circle:
        return issue
    circle = tuple(one for one in issue.circle if one != member.user_id)
    issue = await turn.unit.issues.save(replace(issue, circle=circle))
    await turn.record("access_taken", issue.id, f"member:{member.user_id} {why}")
    await take_back(turn, issue)
    return issue


async def lift(turn: Turn, issue: Issue, reason: str) -> Issue:
    """Let everybody see an issue again; *reason* is kept as its note."""
    if not issue.restricted:
        return issue
    by = turn.member.user_id
    note = Note(issue.id, Topic.LIFTED, 0, by, turn.now, text=reason)
    await turn.unit.lives.add_note(note)
    open_ = replace(issue, restricted=False, circle=())
    issue = await turn.unit.issues.save(open_)
    await turn.record("lifted", issue.id, content=reason)
    return issue


async def take_back(turn: Turn, issue: Issue) -> None:
    """Let all that outsiders were written about an issue say one neutral line.

    A reporter keeps what answered the own report, and who was offered a role keeps that
    offer, which says nothing else. Pictures stay in the chats.
    """
    found = await turn.unit.assignments.of_issue(issue.id)
    asked = {one.member for one in found if one.waits or one.late}
    for member in await turn.team():
        if may_see(member, issue):
            continue
        await turn.unit.issues.unfollow(issue.id, member.user_id)
        if member.user_id != issue.reported_by and member.user_id not in asked:
            await _blank_letters(turn, issue, member)
    await _blank_cards(turn, issue)


async def _blank_letters(turn: Turn, issue: Issue, member: Member) -> None:
    chat, number = member.user_id, issue.number
    for letter in await turn.unit.letters.naming(chat, number, TAKEN_BACK):
        if not letter.message_id:
            code = "restricted"
            await turn.unit.letters.end(letter.id, "cancelled", code, turn.now)
        elif member.reachable:
            await _blank(turn, issue, member, letter)


async def _blank(turn: Turn, issue: Issue, to: Member, letter: Written) -> None:
    await turn.tell(
        to,
        "card_shut",
        klass=MessageClass.BOARD,
        key=f"{turn.key}:shut:{letter.id}",
        edits=letter.key,
        slot=f"rewrite:{letter.id}",
        number=issue.number,
        own=False,
    )


async def _blank_cards(turn: Turn, issue: Issue) -> None:
    """Let the cards of outsiders be drawn once more, followed or not."""
    team = await turn.people()
    for card in await turn.unit.cards.of_issue(issue.id):
        reader = team.get(card.reader)
        if reader is None or not may_see(reader, issue):
            again = replace(card, following=True, due_at=turn.now)
            await turn.unit.cards.put(again)
