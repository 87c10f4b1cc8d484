"""What is done about a rumour: it is watched, left alone, answered, or it is over."""

from bot.domain.access import Action
from bot.domain.as_of import read_moment
from bot.domain.calling_rumours import proven
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.rumour import Rumour
from bot.domain.rumour_life import RUMOUR_LIFE
from bot.domain.values import replace
from bot.services.books.which import checked_length
from bot.services.desk import Desk
from bot.services.requests import Pressed, Sent
from bot.services.rumours.finding_rumours import fact_of, movable
from bot.services.rumours.proving import offer_evidence
from bot.services.rumours.publishing import ask_published
from bot.services.rumours.rumour_card import show_rumour
from bot.services.turn import Turn, member_turn

#: Where it was published is said in at most so many signs.
PLACE_LENGTH = 300

#: How each deed is journalled.
_DID = {
    Action.MONITOR_RUMOUR: "rumour_monitored",
    Action.IGNORE_RUMOUR: "rumour_ignored",
    Action.END_RUMOUR: "rumour_faded",
    Action.CLARIFY_RUMOUR: "rumour_clarified",
}


async def monitor(desk: Desk, pressed: Pressed) -> str:
    """Watch it, and say nothing: an answer would make it larger."""
    return await _decide(desk, pressed, Action.MONITOR_RUMOUR)


async def ignore(desk: Desk, pressed: Pressed) -> str:
    """Leave it alone."""
    return await _decide(desk, pressed, Action.IGNORE_RUMOUR)


async def end(desk: Desk, pressed: Pressed) -> str:
    """Note that nobody talks of it any more."""
    return await _decide(desk, pressed, Action.END_RUMOUR)


async def _decide(desk: Desk, pressed: Pressed, action: Action) -> str:
    async with member_turn(desk, pressed, action) as turn:
        issue, rumour = await movable(turn, pressed.press.subject, action)
        await _keep(turn, issue, rumour, action)
    return turn.toast


async def _keep(
    turn: Turn, issue: Issue, rumour: Rumour, action: Action, published: str = ""
) -> None:
    """Move a rumour; where it was answered, *published* says where, and maybe when."""
    state = RUMOUR_LIFE.next_state(rumour.state, action)
    assert state is not None
    said = read_moment(published, turn.now, turn.desk.house.zone).at
    decided = replace(
        rumour,
        state=state,
        decider=turn.member.user_id,
        decided_at=said or turn.now,
        published=published or rumour.published,
    )
    rumour = await turn.unit.rumours.save(decided)
    await turn.record(_DID[action], issue.id, rumour.short)
    await show_rumour(turn, issue, rumour)
    turn.toast = turn.label("toast.rumour_kept", number=rumour.short)


async def clarify(desk: Desk, pressed: Pressed) -> str:
    """Ask what refutes it where nothing does yet, then where it was published."""
    async with member_turn(desk, pressed, Action.CLARIFY_RUMOUR) as turn:
        subject = pressed.press.subject
        issue, rumour = await movable(turn, subject, Action.CLARIFY_RUMOUR)
        if not proven(rumour, await fact_of(turn, rumour)):
            await offer_evidence(turn, issue, rumour, then="clarify")
            return turn.toast
        await ask_published(turn, issue, rumour)
    return turn.toast


async def answered(desk: Desk, pressed: Pressed) -> str:
    """Note that it was answered in a channel of the office, now."""
    async with member_turn(desk, pressed, Action.CLARIFY_RUMOUR) as turn:
        subject = pressed.press.subject
        issue, rumour = await movable(turn, subject, Action.CLARIFY_RUMOUR)
        await turn.unit.dialogues.end(turn.member.user_id)
        await _answer(turn, issue, rumour, pressed.press.value)
    return turn.toast


async def answer_published(desk: Desk, sent: Sent) -> str:
    """Note where, and when, it was answered."""
    async with member_turn(desk, sent, Action.CLARIFY_RUMOUR) as turn:
        assert sent.dialogue is not None
        subject = sent.dialogue.subject
        issue, rumour = await movable(turn, subject, Action.CLARIFY_RUMOUR)
        words = checked_length(sent.content.text, PLACE_LENGTH)
        await turn.unit.dialogues.end(turn.member.user_id)
        await _answer(turn, issue, rumour, words)
    return turn.toast


async def _answer(turn: Turn, issue: Issue, rumour: Rumour, where: str) -> None:
    if not proven(rumour, await fact_of(turn, rumour)):
        raise ButtonExpired
    await _keep(turn, issue, rumour, Action.CLARIFY_RUMOUR, published=where)
