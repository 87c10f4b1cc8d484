"""Recording a task, a decision or a directive: one message, then taps for the rest."""

from bot.domain.errors import TextOnly
from bot.domain.issue import Issue
from bot.domain.text import clean, visible
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.finding import issue_typed, open_issue
from bot.services.requests import Pressed, Sent
from bot.services.tasks.drafts import ALLOWED, MEETS, Kind, begin
from bot.services.tasks.owing import writable
from bot.services.tasks.reading import checked, read_record
from bot.services.tasks.saving import go_on
from bot.services.texts.draft_screen import zone_name
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view


async def record_typed(turn: Turn, kind: Kind, number: str, words: str) -> None:
    """Record what was typed behind a command, for the issue that was named."""
    issue = await issue_typed(turn, number)
    await record(turn, await open_issue(turn, issue.id), kind, words)


async def record_for(desk: Desk, pressed: Pressed) -> str:
    """Record what was written before, for the issue that was chosen."""
    kind = Kind(pressed.press.action.removesuffix("_for"))
    async with member_turn(desk, pressed, ALLOWED[kind]) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        await record(turn, issue, kind, pressed.press.value)
    return turn.toast


async def ask_new(desk: Desk, pressed: Pressed) -> str:
    """Ask one question; the button names the kind, its value is "step" for a step."""
    kind = Kind(pressed.press.action.removesuffix("_new"))
    async with member_turn(desk, pressed, ALLOWED[kind]) as turn:
        issue = await writable(turn, pressed.press.subject, MEETS.get(kind))
        back = pressed.press.value
        await turn.ask(f"{kind}_new", issue.id, {"back": back})
        await turn.reply(
            "task_ask",
            fresh=not back,
            rows=[[_back(turn, issue, back)]],
            issue=await issue_view(turn, issue, turn.member),
            kind=str(kind),
            zone=zone_name(turn),
        )
    return turn.toast


def _back(turn: Turn, issue: Issue, back: str) -> Button:
    if not back:
        return turn.button("cancel")
    name = "debts" if back == "debts" else "next_step"
    return turn.button(name, issue.id, value="here", label="back")


async def answer_new(desk: Desk, sent: Sent) -> str:
    """Read the message that was asked for."""
    assert sent.dialogue is not None
    kind = Kind(sent.dialogue.kind.removesuffix("_new"))
    async with member_turn(desk, sent, ALLOWED[kind]) as turn:
        issue = await writable(turn, sent.dialogue.subject, MEETS.get(kind))
        if sent.content.attachments and not visible(sent.content.text):
            raise TextOnly
        back = sent.dialogue.facts.get("back", "")
        await record(turn, issue, kind, sent.content.text, back)
    return turn.toast


async def record(
    turn: Turn, issue: Issue, kind: Kind, words: str, back: str = ""
) -> None:
    """Read what was written; save it where nothing is missing, else ask."""
    words = checked(clean(words))
    items, said = await read_record(turn, issue, kind, words)
    await turn.unit.dialogues.end(turn.member.user_id)
    draft = await begin(turn, issue, kind, items, words=words, back=back, **said)
    await go_on(turn, issue, draft)
