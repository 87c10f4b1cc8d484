"""A refusal is help: it says what is missing and what to do next, with a button."""

import html

from bot.domain.access import Action
from bot.domain.book_errors import OwnLabel, PromiseMoved, RumourMoved
from bot.domain.conference_errors import ConferenceMoved
from bot.domain.errors import (
    ButtonExpired,
    DocumentMoved,
    IssueFinished,
    NotPermitted,
    Refusal,
    TextChanged,
    UnknownIssue,
)
from bot.domain.fact_errors import FactMoved, OwnClaim
from bot.domain.press_errors import ApprovedLineNeeded, EnquiryMoved
from bot.ports.mail import Button, Letter, MessageClass
from bot.services.desk import Desk
from bot.services.looking.seeing import show_issue_again
from bot.services.requests import Pressed, Request, Sent
from bot.services.turn import Turn, clock_turn, member_turn

#: Longer texts become a message; a pop-up shows no more (Bot API).
POP_UP = 200


#: After these no other answer to the open question would help: it is closed.
HOPELESS = (
    NotPermitted,
    UnknownIssue,
    IssueFinished,
    DocumentMoved,
    TextChanged,
    ButtonExpired,
    FactMoved,
    OwnClaim,
    OwnLabel,
    PromiseMoved,
    RumourMoved,
    EnquiryMoved,
    ApprovedLineNeeded,
    ConferenceMoved,
)


async def send_refusal(desk: Desk, request: Request, refusal: Refusal) -> None:
    """Write the refusal to who asked, in the transaction that ticks the update off."""
    async with clock_turn(desk, request.key) as turn:
        turn.actor = await turn.unit.members.find(request.user_id)
        if turn.actor is None:
            return
        await turn.record("refused", type(refusal).__name__)
        if isinstance(refusal, HOPELESS):
            await turn.unit.dialogues.end(request.user_id)
        await _post(turn, refusal)


async def refuse_press(
    desk: Desk, key: str, user_id: int, pressed: Pressed | None, refusal: Refusal
) -> str:
    """Answer a refused press: a pop-up where it fits, else a message; look again."""
    async with clock_turn(desk, key) as turn:
        turn.actor = await turn.unit.members.find(user_id)
        if turn.actor is None:
            return ""
        await turn.record("refused", type(refusal).__name__)
        text = refusal_text(turn, refusal)
        rows = remedies(turn, refusal)
        if pressed is not None:
            await show_issue_again(turn, pressed, refusal)
        if len(text) > POP_UP or rows or "<" in text:
            await _post(turn, refusal)
            return ""
        return html.unescape(text)


async def _post(turn: Turn, refusal: Refusal) -> None:
    rows = remedies(turn, refusal)
    await turn.post(
        Letter(
            key=turn.next_key(),
            klass=MessageClass.REPLY,
            chat_id=turn.member.user_id,
            text=refusal_text(turn, refusal),
            rows=tuple(tuple(row) for row in rows),
        )
    )


def refusal_text(turn: Turn, refusal: Refusal) -> str:
    """Render the refusal in the language of who asked."""
    name = _snake(type(refusal).__name__)
    return turn.desk.words.refusal(name, turn.locale, now=turn.now, **refusal.facts)


def plain_refusal(turn: Turn, refusal: Refusal) -> str:
    """Render a refusal as a pop-up shows it: without markup."""
    return html.unescape(refusal_text(turn, refusal))


def remedies(turn: Turn, refusal: Refusal) -> list[list[Button]]:
    """Return the buttons that help with what is missing."""
    presses = refusal.facts.get("remedies", ())
    assert isinstance(presses, tuple)
    return [[turn.button(action, subject)] for action, subject in presses]


def _snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


async def toast_for(desk: Desk, user_id: int, name: str) -> str:
    """Return a short pop-up text in the presser's language."""
    async with desk.storage.begin() as unit:
        member = await unit.members.find(user_id)
    locale = member.locale if member else desk.house.locale
    return desk.words.label(f"toast.{name}", locale)


async def unknown_command(desk: Desk, sent: Sent) -> str:
    """Say that a command is unknown and where the list is."""
    async with member_turn(desk, sent, Action.HELP) as turn:
        await turn.reply("unknown_command")
    return turn.toast
