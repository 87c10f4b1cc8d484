"""An approval is void: whoever holds the text hears so, and why, before they use it."""

from bot.domain.access import Action, may, may_see
from bot.domain.document import Document
from bot.domain.document_life import DocumentState
from bot.domain.issue import Issue
from bot.domain.lint.marks import Remark
from bot.domain.member import Member
from bot.domain.values import Struct
from bot.ports.mail import Button, MessageClass
from bot.services.texts.approvers import concerned
from bot.services.texts.found_lines import said_of
from bot.services.turn import Turn
from bot.services.views import issue_view, person

#: What a button says of a text that may be out and says a protected name.
NAMED = "name"


class Because(Struct, frozen=True):
    """Why a text must not be used: the level rose, a fact changed, or its words did.

    `expired`: its approval is too old; `left`: who gave it may not approve now;
    `since`: its words may not be used any more, for what is `found`.
    `fact` is the number of the fact, `now` what became of it, as a code; `found` is
    what came up besides, for which the text goes back to its writers.
    """

    rose: bool = False
    fact: str = ""
    now: str = ""
    expired: bool = False
    left: bool = False
    since: bool = False
    found: tuple[Remark, ...] = ()


async def holders(turn: Turn, issue: Issue, document: Document) -> list[Member]:
    """Return everyone who holds the approved text, and who approved it."""
    ids = {member.user_id for member in await concerned(turn, document)}
    for approval in await turn.unit.documents.approvals(document.id):
        if approval.revoked_at is None:
            ids.add(approval.approver)
    return [
        member
        for member in await turn.team()
        if member.user_id in ids and member.reachable and may_see(member, issue)
    ]


async def tell_void(
    turn: Turn,
    issue: Issue,
    document: Document,
    why: Because,
    people: list[Member],
) -> None:
    """Tell *people* that a text must not be used; *document* is as it was before."""
    approved = document.state is DocumentState.APPROVED
    for to in people:
        state = turn.label(f"fact_state.{why.now}", to.locale) if why.now else ""
        await turn.tell(
            to,
            "approved_void",
            klass=MessageClass.PING,
            rows=_rows(turn, document, why, to, approved=approved),
            issue=await issue_view(turn, issue, to),
            number=document.number,
            who=person(turn, turn.actor, to),
            rose=why.rose,
            expired=why.expired,
            left=why.left,
            since=why.since,
            fact=why.fact,
            state=state,
            approved=approved,
            found=said_of(turn, why.found, to.locale),
            at=turn.now,
        )


def _rows(
    turn: Turn, document: Document, why: Because, to: Member, *, approved: bool
) -> list[list[Button]]:
    row = []
    if may(to, Action.DRAFT) and (why.rose or why.fact or why.found):
        row.append(turn.button("draft_show", document.id, locale=to.locale))
    usable = why.fact or why.rose or why.expired or why.since
    if usable and approved and may(to, Action.GIVE_TASK):
        named = any(one.code == "U-08" for one in why.found)
        value = f"{why.fact} {why.now}".strip() or (NAMED if named else "")
        out = turn.button("text_out", document.id, value=value, locale=to.locale)
        row.append(out)
    return [row] if row else []
