"""What is wrong with a letter to a channel: nobody knows, it died, it was barred."""

from bot.domain.access import Action, may, may_see
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.publication import Channel, Publication, PublicationState
from bot.domain.roles import Role
from bot.domain.values import Struct, replace
from bot.ports.mail import MessageClass, QueuedLetter
from bot.services.publishing.board import redraw
from bot.services.publishing.board_rows import DEEDS, copy_button
from bot.services.publishing.marks import mark_failed
from bot.services.publishing.may_go import text_kept
from bot.services.publishing.places import called
from bot.services.publishing.post_keys import MARK, awaited, read_key
from bot.services.publishing.posting import copy_code
from bot.services.turn import Turn
from bot.services.views import issue_view

S = PublicationState


async def doubted(turn: Turn, queued: QueuedLetter) -> bool:
    """Let a person look whether a letter stands in its channel: it is not repeated.

    Return False for a letter that is no part of a publication.
    """
    key = read_key(queued.letter.key)
    copy = await turn.unit.publications.find(key.publication) if key else None
    if key is None or copy is None:
        return False
    if key.kind == MARK:
        await mark_failed(turn, copy)
    elif awaited(copy, key):
        await _trouble_people(turn, copy, S.AMBIGUOUS, "publication_doubted")
    return True


async def doubt_begun(turn: Turn) -> None:
    """Let people look what became of every copy that may have gone out meanwhile.

    After a restore nothing here says whether it did; no letter of it leaves by itself.
    """
    for copy in await turn.unit.publications.begun(turn.now):
        await _trouble_people(turn, copy, S.AMBIGUOUS, "publication_doubted")


async def died(turn: Turn, queued: QueuedLetter, code: str) -> bool:
    """Tell who published that a letter will never stand in its channel.

    Return False for a letter that is no part of a publication.
    """
    key = read_key(queued.letter.key)
    copy = await turn.unit.publications.find(key.publication) if key else None
    if key is None or copy is None:
        return False
    if key.kind == MARK:
        await mark_failed(turn, copy)
    elif awaited(copy, key):
        await fail(turn, copy, code)
    return True


async def fail(turn: Turn, copy: Publication, code: str) -> None:
    """Note that a copy did not go out, and say why."""
    await _trouble_people(turn, copy, S.FAILED, "publication_failed", code)


class Trouble(Struct, frozen=True):
    """What is wrong with a copy in a channel, as a code."""

    copy: Publication
    channel: Channel
    code: str


async def _trouble_people(
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
    trouble = Trouble(copy, channel, code)
    for to in await _deciders(turn, issue, copy):
        await _put_question(turn, issue, trouble, to, template)
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


async def _put_question(
    turn: Turn, issue: Issue, trouble: Trouble, to: Member, template: str
) -> None:
    copy, channel, code = trouble.copy, trouble.channel, trouble.code
    reason = code if code in REASONS else "other"
    rows = [
        [copy_button(turn, deed, copy, channel, to)]
        for deed in DEEDS.get(copy.state, ())
    ]
    await turn.tell(
        to,
        template,
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
        "WordsUntrue",
        "TellInsideFirst",
        "IssueFinished",
        "kicked",
        "forbidden",
    }
)
