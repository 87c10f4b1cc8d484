"""Writing the single narrative: one message, and a second person is asked at once."""

from bot.domain.access import Action, may
from bot.domain.errors import NothingWritten
from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.message_map import without_facts
from bot.domain.narrative import Narrative, NarrativeText, read_narrative
from bot.domain.strategy_errors import CoreMissing, MapNotReady
from bot.domain.text import clean, visible
from bot.ports.mail import MessageClass
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.life.backing import NAMED, seconds
from bot.services.requests import Pressed, Sent
from bot.services.strategy.narrative_screen import (
    approving,
    narrative_view,
    show_narrative,
)
from bot.services.strategy.standing import map_of
from bot.services.strategy.ways import back_row, checked, writable
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: The question that a narrative answers.
DIALOGUE = "narrative"

_NEED = Need.NARRATIVE_APPROVED


async def narrative_words(turn: Turn, issue: Issue, words: str) -> None:
    """Write the narrative that was typed."""
    words = await turn.hide(checked(words))
    await _write(turn, await writable(turn, issue.id, _NEED), _read(words), "")


async def see_narrative(desk: Desk, pressed: Pressed) -> str:
    """Show the narrative of the issue under the button; value is the origin."""
    async with member_turn(desk, pressed, Action.SEE_STRATEGY) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        turn.message_id = turn.message_id if pressed.press.version else 0
        await turn.unit.dialogues.end(turn.member.user_id)
        await open_narrative(turn, issue, pressed.press.value)
    return turn.toast


async def open_narrative(turn: Turn, issue: Issue, origin: str = "") -> None:
    """Show the newest narrative, or ask for it where there is none yet."""
    if await turn.unit.plans.narratives(issue.id):
        await show_narrative(turn, issue, origin)
    else:
        await _ask(turn, issue, origin, "")


async def write_anew(desk: Desk, pressed: Pressed) -> str:
    """Ask for a new version, and show what the newest says to be copied."""
    async with member_turn(desk, pressed, Action.PLAN_MESSAGES) as turn:
        issue = await writable(turn, pressed.press.subject, _NEED)
        versions = await turn.unit.plans.narratives(issue.id)
        words = _typed(versions[-1].said) if versions else ""
        await _ask(turn, issue, pressed.press.value, words)
    return turn.toast


def _typed(said: NarrativeText) -> str:
    say = [f"+ {one}" for one in said.say]
    unsaid = [f"- {one}" for one in said.unsaid]
    return "\n".join([said.core, *say, *unsaid])


async def _ask(turn: Turn, issue: Issue, origin: str, current: str) -> None:
    able = may(turn.member, Action.PLAN_MESSAGES)
    if able and issue.state not in TERMINAL:
        await turn.ask(DIALOGUE, issue.id, {"origin": origin})
    messages = await _messages(turn, issue)
    await turn.reply(
        "narrative_ask",
        rows=[back_row(turn, issue, origin, "messages")],
        issue=await issue_view(turn, issue, turn.member),
        able=able,
        messages=messages[0],
        current=current,
    )


async def _messages(turn: Turn, issue: Issue) -> tuple[tuple[str, ...], int]:
    """Return the messages of the map and its version; raise `MapNotReady`."""
    current = await map_of(turn, issue)
    if current is None:
        return (), 0
    if not current.complete:
        count, remedies = len(current.messages), (("message_map", issue.id),)
        raise MapNotReady(number=issue.number, found=count, remedies=remedies)
    said = tuple(without_facts(one.text) for one in current.messages)
    return said, current.version


async def answer_narrative(desk: Desk, sent: Sent) -> str:
    """Keep the narrative that was typed, and ask for its approval."""
    async with member_turn(desk, sent, Action.PLAN_MESSAGES) as turn:
        assert sent.dialogue is not None
        issue = await writable(turn, sent.dialogue.subject, _NEED)
        said = _read(await turn.hide(checked(clean(sent.content.text))))
        await turn.unit.dialogues.end(turn.member.user_id)
        await _write(turn, issue, said, sent.dialogue.facts["origin"])
    return turn.toast


def _read(words: str) -> NarrativeText:
    """Read a narrative; raise `NothingWritten`, `CoreMissing`."""
    if not visible(words):
        raise NothingWritten
    said = read_narrative(words)
    if not said.core:
        raise CoreMissing
    return said


async def renew(desk: Desk, pressed: Pressed) -> str:
    """Write the same narrative with the messages of the newest map."""
    async with member_turn(desk, pressed, Action.PLAN_MESSAGES) as turn:
        issue = await writable(turn, pressed.press.subject, _NEED)
        versions = await turn.unit.plans.narratives(issue.id)
        _, version = await _messages(turn, issue)
        if versions and versions[-1].map_version != version:
            await _write(turn, issue, versions[-1].said, pressed.press.value)
        else:
            await open_narrative(turn, issue, pressed.press.value)
    return turn.toast


async def _write(turn: Turn, issue: Issue, said: NarrativeText, origin: str) -> None:
    messages, version = await _messages(turn, issue)
    me, now = turn.member.user_id, turn.now
    written = Narrative(issue.id, me, now, said, messages, version)
    written = await turn.unit.plans.add_narrative(written)
    detail = f"v{written.version} map:v{version}"
    await turn.record("narrative_written", issue.id, detail, content=_typed(said))
    waits = await _ask_second(turn, issue, written)
    await show_narrative(turn, issue, origin, waits=waits)


async def _ask_second(turn: Turn, issue: Issue, written: Narrative) -> str:
    """Ask whoever may approve it; say who was asked, for its writer."""
    asked = await seconds(turn, issue, written.by, Action.APPROVE_NARRATIVE)
    for member in asked:
        me = person(turn, turn.member, member)
        see = turn.button("narrative", issue.id, locale=member.locale)
        await turn.tell(
            member,
            "narrative_request",
            klass=MessageClass.PING,
            rows=[[approving(turn, issue, written, member.locale)], [see]],
            issue=await issue_view(turn, issue, member),
            one=narrative_view(turn, written, me, ""),
        )
    names = [person(turn, member, turn.member) for member in asked[:NAMED]]
    return turn.label(
        "waits.second" if names else "waits.nobody",
        topic=turn.label("note.narrative"),
        who=f" {turn.label('person.or')} ".join(names),
    )
