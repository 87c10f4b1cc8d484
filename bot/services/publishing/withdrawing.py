"""Withdrawing a text: the lead says why, every copy says so, nothing is deleted."""

from bot.domain.access import Action
from bot.domain.publication import PublicationState, is_out
from bot.domain.publish_errors import WithdrawnBefore
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.publishing.correcting import Ending, end_copies
from bot.services.publishing.may_go import text_as_approved
from bot.services.publishing.stopping import stop_unsent
from bot.services.requests import Pressed
from bot.services.texts.finding_documents import the_document
from bot.services.turn import Turn, member_turn

#: Why a text is withdrawn; each has its sentence for the public, in the templates.
WITHDRAWN_FOR = ("wrong", "personal", "mistaken", "overtaken")


async def ask_withdraw(desk: Desk, pressed: Pressed) -> str:
    """Ask why a text is withdrawn: the answer is what the public reads."""
    async with member_turn(desk, pressed, Action.WITHDRAW_TEXT) as turn:
        document = await the_document(turn, pressed.press.subject)
        await the_issue(turn, document.issue_id)
        await _require_out(turn, document.id)
        notes = [
            (turn.label(f"withdraw_reason.{one}"), _note(turn, one, document.locale))
            for one in WITHDRAWN_FOR
        ]
        rows = [
            [
                turn.button(
                    "withdraw_text_sure",
                    document.id,
                    value=reason,
                    text=turn.label(f"withdraw_reason.{reason}"),
                )
            ]
            for reason in WITHDRAWN_FOR
        ]
        await turn.reply(
            "text_withdraw",
            fresh=True,
            rows=[*rows, [turn.button("publish_see", document.id, label="back")]],
            number=document.number,
            notes=notes,
        )
    return turn.toast


def _note(turn: Turn, reason: str, locale: str) -> str:
    return turn.label(
        f"withdraw_note.{reason}",
        locale,
        time=turn.desk.words.time(turn.now, locale),
    )


async def withdraw(desk: Desk, pressed: Pressed) -> str:
    """Withdraw a text: copies of the bot bear the note, the others are listed."""
    async with member_turn(desk, pressed, Action.WITHDRAW_TEXT) as turn:
        subject, reason = pressed.press.subject, pressed.press.value
        await _require_out(turn, subject)
        issue, text = await text_as_approved(turn, subject)
        await stop_unsent(turn, text.document)
        words = _note(turn, reason, text.document.locale)
        how = Ending(Action.WITHDRAW_TEXT, reason, words)
        await end_copies(turn, issue, text.document, how)
        await turn.reply(
            "text_withdraw_done", number=text.document.number, note=words, at=turn.now
        )
        turn.toast = turn.label("toast.withdrawn_text", number=text.document.number)
    return turn.toast


async def _require_out(turn: Turn, subject: str) -> None:
    copies = await turn.unit.publications.of_document(subject)
    over = [one for one in copies if one.state is PublicationState.WITHDRAWN]
    if not is_out(copies) or len(over) == len(copies):
        raise WithdrawnBefore
