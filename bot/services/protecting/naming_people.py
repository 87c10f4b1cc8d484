"""Writing protected names down: one tap for the part, one message with the names."""

from bot.domain.access import Action
from bot.domain.book_errors import TooManyNames
from bot.domain.errors import ButtonExpired, NothingWritten, TextTooLong
from bot.domain.issue import Issue
from bot.domain.protected_names import LONGEST, MOST, Part, ProtectedName, names_in
from bot.domain.text import clean
from bot.ports.mail import Letter, MessageClass
from bot.services.desk import Desk
from bot.services.finding import open_issue, the_issue
from bot.services.protecting.name_sheet import part_said, show_names
from bot.services.protecting.named_texts import mind_named
from bot.services.requests import Pressed, Sent
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: The question that a message with names answers.
DIALOGUE = "protected_names"


async def ask_names(desk: Desk, pressed: Pressed) -> str:
    """Ask for the names, one on each line."""
    async with member_turn(desk, pressed, Action.PROTECT_NAMES) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        part = Part(pressed.press.value)
        await turn.ask(DIALOGUE, issue.id, {"part": part})
        await turn.reply(
            "protected_ask",
            rows=[[turn.button("protected", issue.id, version=1, label="back")]],
            issue=await issue_view(turn, issue, turn.member),
            part=part_said(turn, part),
        )
    return turn.toast


async def answer_names(desk: Desk, sent: Sent) -> str:
    """Keep the names; the message that brought them is forgotten and taken away."""
    async with member_turn(desk, sent, Action.PROTECT_NAMES) as turn:
        assert sent.dialogue is not None
        issue = await open_issue(turn, sent.dialogue.subject)
        part = Part(sent.dialogue.facts["part"])
        names = await _new_names(turn, issue, clean(sent.content.text))
        for name in names:
            await _add(turn, issue, part, name)
        await turn.unit.dialogues.end(turn.member.user_id)
        await turn.unit.letters.forget_update(turn.key)
        taken = await _take_away(turn, sent.source)
        said_in = await mind_named(turn, issue, names)
        await show_names(turn, issue, said_in=said_in, typed=taken)
    return turn.toast


async def _new_names(turn: Turn, issue: Issue, text: str) -> list[str]:
    """Return the names that are not kept yet; raise what is wrong with the message."""
    names = names_in(text)
    if not names:
        raise NothingWritten
    longest = max(names, key=len)
    if len(longest) > LONGEST:
        raise TextTooLong(limit=LONGEST, length=len(longest))
    kept = await turn.unit.protected_names.of_issue(issue.id)
    known = {one.name.casefold() for one in kept}
    fresh = [name for name in names if name.casefold() not in known]
    if len(kept) + len(fresh) > MOST:
        raise _too_many(issue, len(kept))
    return fresh


def _too_many(issue: Issue, kept: int) -> TooManyNames:
    """Say how many names there are, and lead to those that may go."""
    return TooManyNames(
        limit=MOST,
        kept=kept,
        remedies=(("protected", issue.id),) if kept else (),
    )


async def _add(turn: Turn, issue: Issue, part: Part, name: str) -> None:
    one = ProtectedName(
        turn.desk.secrets.new_id(), issue.id, part, name, turn.member.user_id, turn.now
    )
    await turn.unit.protected_names.add(one)
    # Without the hash of what was written: a short name could be guessed from it.
    await turn.record("name_protected", issue.id, f"{one.id} {part}")


async def _take_away(turn: Turn, source: str) -> bool:
    """Delete the message with the names from the chat of who typed them."""
    chat, _, number = source.rpartition(":")
    if chat != str(turn.member.user_id) or not number.isdigit():
        return False
    letter = Letter(
        key=f"delete:{chat}:{number}",
        klass=MessageClass.EPHEMERAL,
        chat_id=turn.member.user_id,
        deletes=int(number),
    )
    await turn.post(letter)
    return True


async def show_name(desk: Desk, pressed: Pressed) -> str:
    """Say a name in a pop-up on the asker's screen: it is in no letter, and no chat."""
    async with member_turn(desk, pressed, Action.PROTECT_NAMES) as turn:
        issue, one = await _the_name(turn, pressed.press.subject)
        part = part_said(turn, one.part)
        turn.toast = turn.label("toast.protected_name", part=part, name=one.name)
        await turn.record("name_seen", issue.id, one.id)
    return turn.toast


async def remove_name(desk: Desk, pressed: Pressed) -> str:
    """Forget a name altogether."""
    async with member_turn(desk, pressed, Action.PROTECT_NAMES) as turn:
        issue, one = await _the_name(turn, pressed.press.subject)
        await turn.unit.protected_names.remove(one.id)
        await turn.record("name_unprotected", issue.id, f"{one.id} {one.part}")
        turn.toast = turn.label("toast.name_unprotected")
        await show_names(turn, issue, removing=True)
    return turn.toast


async def _the_name(turn: Turn, name_id: str) -> tuple[Issue, ProtectedName]:
    """Return a name with its issue; raise `ButtonExpired`, `UnknownIssue`."""
    one = await turn.unit.protected_names.find(name_id)
    if one is None:
        raise ButtonExpired
    return await the_issue(turn, one.issue_id), one
