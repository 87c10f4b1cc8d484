"""What became of a letter to a channel: it stands there, nobody knows, or it died."""

from dataclasses import dataclass, replace

from bot.domain.access import Action, may, may_see
from bot.domain.errors import Refusal
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.publication import Channel, Publication, PublicationState
from bot.domain.roles import Role
from bot.ports.mail import MessageClass, QueuedLetter
from bot.services.desk import Desk
from bot.services.publishing.board import DEEDS, copy_button, redraw
from bot.services.publishing.came_out import came_out
from bot.services.publishing.marks import mark_arrived, mark_failed
from bot.services.publishing.may_go import (
    require_may_go,
    text_kept,
    text_to_publish,
)
from bot.services.publishing.places import called, post_link
from bot.services.publishing.post_keys import MARK, awaited, read_key
from bot.services.publishing.posting import copy_code, parts_of, send
from bot.services.turn import Turn, clock_turn
from bot.services.views import issue_view

S = PublicationState


async def may_leave(desk: Desk, queued: QueuedLetter) -> bool:
    """Ask right before a letter goes to the public whether it still may.

    One that may not is ended here, and who published it is told; marks on what is out
    always may.
    """
    key = read_key(queued.letter.key)
    if key is None or key.kind == MARK:
        return key is not None
    async with clock_turn(desk, f"barred:{queued.id}:{queued.attempts}") as turn:
        copy = await turn.unit.publications.find(key.publication)
        why = "" if copy and awaited(copy, key) else "settled"
        if copy is not None and not why:
            why = await _barred(turn, copy)
        if not why:
            turn.idle = True
            return True
        await turn.unit.letters.end(queued.id, "cancelled", why, turn.now)
        await turn.record("letter_barred", f"letter:{queued.id}", why)
        if copy is not None and why != "settled":
            await fail(turn, copy, why)
    return False


async def _barred(turn: Turn, copy: Publication) -> str:
    """Return the code of what bars a copy now; "" where nothing does."""
    turn.actor = await turn.unit.members.find(copy.by)
    if not may(turn.actor, Action.PUBLISH):
        return "NotPermitted"
    try:
        issue, text = await text_to_publish(turn, copy.document_id, copy.doc_version)
        if not copy.messages:
            await require_may_go(turn, issue, text)
    except Refusal as refusal:
        return type(refusal).__name__
    return ""


async def arrived(desk: Desk, queued: QueuedLetter, message_id: int) -> None:
    """Note that a letter stands in its channel; the next part follows."""
    key = read_key(queued.letter.key)
    if key is None:
        return
    async with clock_turn(desk, f"arrived:{queued.id}") as turn:
        copy = await turn.unit.publications.find(key.publication)
        if copy is None or await turn.unit.committed(turn.key):
            turn.idle = True
        elif key.kind == MARK:
            await mark_arrived(turn, copy, key)
        elif awaited(copy, key):
            await stands(turn, copy, message_id)
        else:
            turn.idle = True


async def stands(turn: Turn, copy: Publication, message_id: int) -> None:
    """Note that the awaited part of a copy is there; 0: under a number nobody knows."""
    turn.actor = await turn.unit.members.find(copy.by)
    issue, text = await text_kept(turn, copy.document_id, copy.doc_version)
    channel = await turn.unit.channels.find(copy.channel_id)
    assert channel is not None
    copy = replace(copy, messages=(*copy.messages, message_id), state=S.SENDING)
    if len(copy.messages) < len(parts_of(turn, text)):
        copy = await turn.unit.publications.save(copy)
        await send(turn, text, channel, copy)
        return
    first = copy.messages[0]
    url = post_link(channel, first) if first else ""
    copy = replace(copy, state=S.OUT, out_at=turn.now, url=url)
    copy = await turn.unit.publications.save(copy)
    await turn.record("published", issue.id, copy_code(copy))
    await came_out(turn, issue, text.document, copy)
    await redraw(turn, issue, text, copy)


async def doubted(turn: Turn, queued: QueuedLetter) -> None:
    """Let a person look whether a letter stands in its channel: it is not repeated."""
    key = read_key(queued.letter.key)
    copy = await turn.unit.publications.find(key.publication) if key else None
    if key is None or copy is None:
        return
    if key.kind == MARK:
        await mark_failed(turn, copy)
    elif awaited(copy, key):
        await _settle(turn, copy, S.AMBIGUOUS, "publication_doubted")


async def died(turn: Turn, queued: QueuedLetter, code: str) -> None:
    """Tell who published that a letter will never stand in its channel."""
    key = read_key(queued.letter.key)
    copy = await turn.unit.publications.find(key.publication) if key else None
    if key is None or copy is None:
        return
    if key.kind == MARK:
        await mark_failed(turn, copy)
    elif awaited(copy, key):
        await fail(turn, copy, code)


async def fail(turn: Turn, copy: Publication, code: str) -> None:
    """Note that a copy did not go out, and say why."""
    await _settle(turn, copy, S.FAILED, "publication_failed", code)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a copy, and which letter says so."""

    copy: Publication
    channel: Channel
    template: str
    code: str


async def _settle(
    turn: Turn,
    copy: Publication,
    state: PublicationState,
    template: str,
    code: str = "",
) -> None:
    turn.actor = await turn.unit.members.find(copy.by)
    copy = await turn.unit.publications.save(replace(copy, state=state, due_at=None))
    detail = f"{copy_code(copy)} {code}".strip()
    await turn.record(template, copy.issue_id, detail)
    issue, text = await text_kept(turn, copy.document_id, copy.doc_version)
    channel = await turn.unit.channels.find(copy.channel_id)
    assert channel is not None
    trouble = Trouble(copy, channel, template, code)
    for to in await _deciders(turn, issue, copy):
        await _ask(turn, issue, trouble, to)
    await redraw(turn, issue, text, copy)


async def _deciders(turn: Turn, issue: Issue, copy: Publication) -> list[Member]:
    """Return who published, and the leads."""
    return [
        member
        for member in await turn.team()
        if member.reachable
        and may_see(member, issue)
        and may(member, Action.PUBLISH)
        and (member.user_id == copy.by or Role.CRISIS_LEAD in member.roles)
    ]


async def _ask(turn: Turn, issue: Issue, trouble: Trouble, to: Member) -> None:
    copy, channel, code = trouble.copy, trouble.channel, trouble.code
    reason = code if code in REASONS else "other"
    rows = [
        [copy_button(turn, deed, copy, channel, to)]
        for deed in DEEDS.get(copy.state, ())
    ]
    await turn.tell(
        to,
        trouble.template,
        klass=MessageClass.ALARM,
        rows=rows,
        issue=await issue_view(turn, issue, to),
        number=f"ISU-{copy.document_id}",
        channel=called(turn, channel, to.locale),
        reason=turn.label(f"barred.{reason}", to.locale, code=code),
        begun=len(copy.messages),
        at=turn.now,
    )


#: What bars a copy, as people are told; any other code is quoted.
REASONS = frozenset(
    {
        "NotPermitted",
        "NothingToPublish",
        "TextChanged",
        "FactsFell",
        "PromiseOver",
        "TellInsideFirst",
        "IssueFinished",
        "kicked",
        "forbidden",
    }
)
