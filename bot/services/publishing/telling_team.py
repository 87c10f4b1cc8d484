"""The internal message goes to the office's members before the public reads (D7)."""

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.publication import INSIDE, PublicationState
from bot.domain.values import replace
from bot.ports.mail import Letter, MessageClass
from bot.services.desk import Desk
from bot.services.exports.composing import Approved
from bot.services.publishing.came_out import came_out
from bot.services.publishing.may_go import INTERNAL, text_to_publish
from bot.services.publishing.places import inside
from bot.services.publishing.posting import copy_code, planned
from bot.services.requests import Pressed
from bot.services.texts import drafting
from bot.services.texts.draft_texts import text_at
from bot.services.texts.paging import paged
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view


async def tell_team(desk: Desk, pressed: Pressed) -> str:
    """Send an approved internal message to every member who can be reached."""
    async with member_turn(desk, pressed, Action.PUBLISH) as turn:
        press = pressed.press
        issue, text = await text_to_publish(turn, press.subject, press.version)
        count = await tell_team_text(turn, issue, text)
        turn.toast = turn.label("toast.team_told", count=count)
    return turn.toast


async def begin_internal(desk: Desk, pressed: Pressed) -> str:
    """Begin the internal message that the public text waits for."""
    press = replace(pressed.press, action="draft_kind", value=INTERNAL)
    return await drafting.choose_kind(desk, replace(pressed, press=press))


async def tell_team_text(turn: Turn, issue: Issue, text: Approved) -> int:
    """Send the words to the members, once a version; return to how many."""
    known = await turn.unit.publications.of_document(text.document.id)
    version = text.frozen.version
    if any((p.doc_version, p.channel_id) == (version, INSIDE) for p in known):
        return 0
    copy = replace(
        planned(turn, text, await inside(turn), ""),
        state=PublicationState.OUT,
        out_at=turn.now,
    )
    await turn.unit.publications.add(copy)
    await turn.record("team_told", issue.id, copy_code(copy))
    readers = [one for one in await turn.team() if one.reachable]
    pages = paged(text_at(turn, text.document, text.approval.at, text.frozen.body))
    for to in readers:
        view = await issue_view(turn, issue, to) if issue.restricted else None
        for place, page in enumerate(pages, 1):
            letter = Letter(
                key=f"inside:{copy.id}:{to.user_id}:{place}",
                klass=MessageClass.RECEIPT,
                chat_id=to.user_id,
                text=turn.desk.words.message("internal_text", to.locale, text=page),
            )
            await turn.post_fit(letter, view, to)
    await came_out(turn, issue, text.document, copy)
    return len(readers)
