"""Writing the message map line by line: a message more, or supports of one."""

from bot.domain.access import Action
from bot.domain.errors import ButtonExpired, NothingWritten
from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.message_map import MapText, Message, MessageMap, typed, with_support
from bot.domain.strategy_errors import MapChanged
from bot.domain.text import clean, visible
from bot.domain.topics import lines_of
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.requests import Pressed, Sent
from bot.services.strategy.standing import map_of
from bot.services.strategy.ways import checked, writable
from bot.services.strategy.writing_maps import write_map
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: The question that one line of the map answers.
LINE = "message_line"

_NEED = Need.MESSAGE_MAP_WRITTEN


async def ask_line(desk: Desk, pressed: Pressed) -> str:
    """Ask for one message (0) or supports of one (1 to 3): value is "1:origin"."""
    async with member_turn(desk, pressed, Action.PLAN_MESSAGES) as turn:
        issue = await writable(turn, pressed.press.subject, _NEED)
        current = await _unchanged(turn, issue, pressed.press.version)
        to, _, origin = pressed.press.value.partition(":")
        facts = {"to": to, "origin": origin, "version": str(current.version)}
        await turn.ask(LINE, issue.id, facts)
        back = turn.button(
            "message_map", issue.id, value=origin, version=1, label="back"
        )
        await turn.reply(
            "message_line_ask",
            rows=[[back]],
            issue=await issue_view(turn, issue, turn.member),
            message=current.messages[int(to) - 1].text if int(to) else "",
        )
    return turn.toast


async def _unchanged(turn: Turn, issue: Issue, version: int) -> MessageMap:
    """Return the map if it is still the one meant; raise `MapChanged`."""
    current = await map_of(turn, issue)
    if current is None:
        raise ButtonExpired
    if current.version != version:
        who = await turn.unit.members.find(current.by)
        raise MapChanged(
            number=issue.number,
            who=person(turn, who, turn.member),
            at=current.at,
            remedies=(("message_map", issue.id),),
        )
    return current


async def answer_line(desk: Desk, sent: Sent) -> str:
    """Put what was typed into the map, and show it."""
    async with member_turn(desk, sent, Action.PLAN_MESSAGES) as turn:
        asked = sent.dialogue
        assert asked is not None
        issue = await writable(turn, asked.subject, _NEED)
        current = await _unchanged(turn, issue, int(asked.facts["version"]))
        lines = lines_of(checked(clean(sent.content.text)))
        if not any(visible(line) for line in lines):
            raise NothingWritten
        said = _with_lines(current.said, int(asked.facts["to"]), lines)
        checked(typed(said))
        await turn.unit.dialogues.end(turn.member.user_id)
        await write_map(turn, issue, said, asked.facts["origin"])
    return turn.toast


def _with_lines(said: MapText, to: int, lines: list[str]) -> MapText:
    words = [" ".join(line.lstrip("-•* ").split()) for line in lines]
    words = [line for line in words if any(c.isalnum() for c in line)]
    messages = list(said.messages)
    if to == 0:
        messages += [Message(line) for line in words]
    for line in words if to else ():
        messages[to - 1] = with_support(messages[to - 1], line)
    return replace(said, messages=tuple(messages))
