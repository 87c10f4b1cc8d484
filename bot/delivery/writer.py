"""From a letter to a call of the Bot API. Pure: nothing is sent here."""

import html
import re
from typing import Any

from bot.delivery.attachments import attachment_call, file_call
from bot.delivery.errands import errand_call
from bot.domain.values import Struct
from bot.ports.mail import Letter, QueuedLetter
from bot.services.pressing import token_of

_TAG = re.compile(r"<[^>]+>")


class Call(Struct, frozen=True):
    """One call: a method and its parameters."""

    method: str
    params: dict[str, Any]


def write(queued: QueuedLetter, *, plain: bool = False, anew: bool = False) -> Call:
    """Return the call that delivers a letter.

    *plain* leaves the markup out after Telegram refused it; *anew* sends what
    should have rewritten a message that is gone.
    """
    letter = queued.letter
    errand = _errand(queued)
    if errand is not None:
        return errand
    if letter.media:
        return _media(letter, _reply(queued), plain=plain)
    if letter.file:
        return _file(queued, plain=plain)
    params = _text(queued, plain=plain)
    if queued.message_id and not anew:
        params["message_id"] = queued.message_id
        return Call("editMessageText", params)
    return Call("sendMessage", params | _reply(queued) | _manner(letter))


def _errand(queued: QueuedLetter) -> Call | None:
    """Return the call of a letter that says nothing; None where it does."""
    letter = queued.letter
    if letter.errand:
        return Call(*errand_call(queued))
    if letter.menu:
        return _menu(letter)
    chat = {"chat_id": letter.chat_id}
    if letter.leaves:
        return Call("leaveChat", chat)
    if letter.deletes:
        return Call("deleteMessage", chat | {"message_id": letter.deletes})
    return None


def _reply(queued: QueuedLetter) -> dict[str, Any]:
    """Return what ties a message to its topic, and to the one that it belongs to."""
    letter = queued.letter
    topic = {"message_thread_id": letter.thread} if letter.thread else {}
    answered = queued.reply_id or letter.answers
    if not answered:
        return topic
    tie = {"message_id": answered, "allow_sending_without_reply": True}
    return topic | {"reply_parameters": tie}


def _text(queued: QueuedLetter, *, plain: bool) -> dict[str, Any]:
    letter = queued.letter
    marked = queued.maybe_sent and letter.mark and not queued.message_id
    text = f"{letter.text}\n{letter.mark}" if marked else letter.text
    params: dict[str, Any] = {
        "chat_id": letter.chat_id,
        "text": plain_text(text) if plain else text,
        "link_preview_options": {"is_disabled": True},
    }
    if not plain:
        params["parse_mode"] = "HTML"
    return params | _markup(letter)


def _markup(letter: Letter) -> dict[str, Any]:
    rows = _keyboard(letter)
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}


def _keyboard(letter: Letter) -> list[list[dict[str, str]]]:
    rows, index = [], 0
    for row in letter.rows:
        tokens = [token_of(letter.keyboard, index + i) for i in range(len(row))]
        rows.append(
            [
                {"text": button.label, "callback_data": token}
                for button, token in zip(row, tokens, strict=True)
            ]
        )
        index += len(row)
    return rows


def _manner(letter: Letter) -> dict[str, Any]:
    manner = {
        "disable_notification": letter.silent,
        "protect_content": letter.protected,
    }
    return {name: True for name, wanted in manner.items() if wanted}


def _media(letter: Letter, reply: dict[str, Any], *, plain: bool) -> Call:
    method, params = attachment_call(letter.media, _caption(letter, plain=plain))
    return Call(method, {"chat_id": letter.chat_id} | reply | _manner(letter) | params)


def _file(queued: QueuedLetter, *, plain: bool) -> Call:
    """Return the call that carries bytes; nobody edits a file that was sent."""
    letter = queued.letter
    method, params = file_call(
        letter.filename, queued.enclosed, _caption(letter, plain=plain)
    )
    where = {"chat_id": letter.chat_id} | _reply(queued)
    return Call(method, where | _manner(letter) | params | _markup(letter))


def _caption(letter: Letter, *, plain: bool) -> dict[str, str]:
    if not letter.text:
        return {}
    if plain:
        return {"caption": plain_text(letter.text)}
    return {"caption": letter.text, "parse_mode": "HTML"}


def _menu(letter: Letter) -> Call:
    commands = [{"command": name, "description": text} for name, text in letter.menu]
    scope = {"type": "chat", "chat_id": letter.chat_id}
    return Call("setMyCommands", {"commands": commands, "scope": scope})


def plain_text(markup: str) -> str:
    """Return the words of a text without its markup."""
    return html.unescape(_TAG.sub("", markup))
