"""Inbound care: personal data is hidden before it is kept, and its sender is told."""

from bot.domain.access import Action
from bot.domain.personal_data import Kind, find, published
from bot.domain.report import Content
from bot.domain.values import Struct, replace
from bot.domain.withholding import WITHHELD, file_hash, without_cards
from bot.ports.mail import Letter, MessageClass
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import listed


class Care(Struct, frozen=True):
    """What is kept of a message, and the codes of what was taken out."""

    content: Content
    codes: tuple[str, ...]


async def look_after(turn: Turn, content: Content) -> Care:
    """Return what everybody may read of a message: nothing else is ever stored."""
    office = published(turn.desk.playbook.office)
    said = "\n".join(filter(None, (content.text, content.forwarded_from)))
    kinds = dict.fromkeys(one.kind.value for one in find(said, office))
    hashes = sorted({file_hash(i) for i in content.attachments if i.unique_id})
    judged = await turn.unit.withholding.judged(hashes)
    kept = without_cards(content, judged)
    items = tuple(
        replace(item, name=turn.masked(item.name)) for item in kept.attachments
    )
    masked = replace(
        kept,
        text=turn.masked(content.text),
        forwarded_from=turn.masked(content.forwarded_from),
        attachments=items,
    )
    gone = [WITHHELD] if any(i.kind == WITHHELD for i in items) else []
    return Care(masked, (*kinds, *gone))


async def tell_of_care(turn: Turn, care: Care, source: str, subject: str) -> None:
    """Tell the sender once, kindly, what others do not see; journal it by code.

    *subject* is the issue or the report that the message became a part of. What
    Telegram told of the message is forgotten: its original is in the chat alone.
    """
    if not care.codes:
        return
    await turn.unit.letters.forget_update(turn.key)
    await turn.record("personal_data_hidden", subject, ",".join(care.codes))
    kinds = [turn.label(f"personal.{c}") for c in care.codes if c != WITHHELD]
    chat, _, number = source.rpartition(":")
    message = source if chat.startswith("-") else number
    names = ("delete_message", "keep_message")
    await turn.tell(
        turn.member,
        "care",
        klass=MessageClass.INFO,
        key=f"care:{source}:{'-'.join(care.codes)}",
        rows=[[turn.button(name, subject, value=message) for name in names]],
        what=listed(turn, kinds, turn.locale),
        secret=Kind.CREDENTIAL in care.codes,
        withheld=WITHHELD in care.codes,
    )


async def delete_message(desk: Desk, pressed: Pressed) -> str:
    """Take the original out of the sender's chat; the masked copy stays."""
    async with member_turn(desk, pressed, Action.REPORT) as turn:
        chat, _, number = pressed.press.value.rpartition(":")
        chat_id = int(chat) if chat else turn.member.user_id
        letter = Letter(
            key=f"delete:{chat_id}:{number}",
            klass=MessageClass.EPHEMERAL,
            chat_id=chat_id,
            deletes=int(number),
        )
        await turn.post(letter)
        await turn.record("original_deleted", pressed.press.subject)
        await turn.reply("care_done", deleted=True)
    return turn.toast


async def keep_message(desk: Desk, pressed: Pressed) -> str:
    """Leave the original where it is."""
    async with member_turn(desk, pressed, Action.REPORT) as turn:
        await turn.record("original_kept", pressed.press.subject)
        await turn.reply("care_done", deleted=False)
    return turn.toast
