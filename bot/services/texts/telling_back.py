"""Telling that a submitted text went back: its writers, and who is on duty."""

from collections.abc import Sequence

from bot.domain.access import Action, may, may_see
from bot.domain.document import Document
from bot.domain.issue import Issue
from bot.domain.lint.marks import Remark
from bot.domain.member import Member
from bot.domain.quiet import wakes
from bot.domain.roles import Role
from bot.domain.writing import writers_of
from bot.ports.mail import MessageClass
from bot.services.calls.circumstances import called_now
from bot.services.texts.approvers import names
from bot.services.texts.found_lines import said_of
from bot.services.turn import Turn
from bot.services.views import issue_view


async def tell_back(
    turn: Turn, issue: Issue, document: Document, found: Sequence[Remark]
) -> None:
    """Give the writers one message with what came up and the button to the text.

    Where time alone brought it back and the level lets nobody wait, whoever is on duty
    hears so, too: the writers may be asleep. At lower levels quiet hours are kept.
    """
    writers = writers_of(document)
    for to in await _readers(turn, issue, document):
        if not (to.reachable and may_see(to, issue)):
            continue
        await turn.tell(
            to,
            "text_back",
            klass=MessageClass.PING,
            rows=[[turn.button("draft_show", document.id, locale=to.locale)]],
            issue=await issue_view(turn, issue, to),
            number=document.number,
            writers="" if to.user_id in writers else await names(turn, writers, to),
            found=said_of(turn, found, to.locale),
        )


async def _readers(turn: Turn, issue: Issue, document: Document) -> list[Member]:
    writers = writers_of(document)
    found = [one for one in await turn.team() if one.user_id in writers]
    if turn.actor is not None or not wakes(issue):
        return found
    duty = await called_now(turn, issue, (Role.DUTY_OFFICER.value,))
    able = [one for one in duty.people if may(one, Action.DRAFT)]
    return found + [one for one in able if one.user_id not in writers]
