"""Judging what sockets cannot show: odd exceptions, spellings, settings."""

import asyncio
import warnings
from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    EndPointNotFound,
    Forbidden,
    NetworkError,
    RetryAfter,
    TimedOut,
)

from bot.delivery.answers import BAD_REQUEST, FORBIDDEN, SERVER, TOKEN, Kind
from bot.delivery.failures import MaybeSent, NotSent
from bot.delivery.verdict import backoff, is_idempotent, verdict


@pytest.mark.parametrize("setting", ["", "1"])
@pytest.mark.parametrize("wait", [7, timedelta(seconds=7)])
def test_a_wait_is_read_whatever_the_library_is_told(
    setting: str, wait: int | timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", setting)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the constructor warns, not what is tested
        error = RetryAfter(wait)

    assert verdict(error, method="sendMessage").wait == 7


@pytest.mark.parametrize(
    "error",
    [
        KeyError("result"),
        ValueError(),
        asyncio.CancelledError(),
        TimedOut(),
        NetworkError("x"),
        MaybeSent("x"),
    ],
)
def test_what_nobody_foresaw_is_ambiguous(error: BaseException) -> None:
    assert verdict(error, method="sendMessage").kind is Kind.AMBIGUOUS
    assert verdict(error, method="editMessageText").kind is Kind.RETRY


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (BadRequest("Chat not found"), Kind.UNREACHABLE),
        (BadRequest("Message can't be deleted for everyone"), Kind.DROP),
        (Forbidden("Forbidden: something new"), Kind.UNREACHABLE),
        (EndPointNotFound("Endpoint 'x' not found in Bot API"), Kind.DEAD),
        (NotSent("x"), Kind.RETRY),
    ],
)
def test_a_certain_answer_is_certain_for_every_method(
    error: BaseException, kind: Kind
) -> None:
    methods = ["sendMessage", "edit_message_text", "deleteMessage"]

    assert {kind} == {verdict(error, method=method).kind for method in methods}


def test_the_code_never_quotes_a_letter() -> None:
    quoting = BadRequest('can\'t parse entities: unsupported start tag "rahasia"')

    assert verdict(quoting, method="sendMessage").code == "entities"


@pytest.mark.parametrize(
    "words",
    [
        'can\'t parse entities: unsupported start tag "chat not found"',
        "can't parse MessageEntity: expected an Object",
        "entity URL 'https://chat not found' is invalid: wrong host",
        "entity begins in a middle of a UTF-16 symbol at byte offset 7",
        "entity begins after the end of the text at UTF-16 offset 9",
        "entity beginning at UTF-16 offset 3 ends in a middle of a UTF-16 symbol at byte offset 7",
        "entity beginning at UTF-16 offset 3 ends after the end of the text at UTF-16 offset 9",
        "receive an entity with incorrect length -1",
    ],
)
def test_whatever_is_wrong_with_the_markup_the_words_leave_without_it(
    words: str,
) -> None:
    found = verdict(BadRequest(words), method="sendMessage")

    assert (found.kind, found.code) == (Kind.AS_PLAIN_TEXT, "entities")


@pytest.mark.parametrize(
    "refusal",
    [
        Forbidden("bot was kicked from the supergroup chat"),
        Forbidden("bot is not a member of the channel chat"),
        BadRequest("Chat not found"),
        BadRequest("chat is already left"),
    ],
)
def test_who_cannot_leave_a_chat_is_out_of_it(refusal: BaseException) -> None:
    assert verdict(refusal, method="leaveChat").kind is Kind.DONE
    assert verdict(refusal, method="sendMessage").kind is not Kind.DONE


def test_a_wrong_keyboard_is_no_matter_of_markup() -> None:
    wrong = BadRequest("can't parse inline keyboard button: Text buttons are unallowed")

    assert verdict(wrong, method="sendMessage").kind is Kind.DEAD


@pytest.mark.parametrize(
    ("method", "again"),
    [
        ("sendMessage", False),
        ("send_document", False),
        ("copyMessage", False),
        ("forward_messages", False),
        ("createForumTopic", False),
        ("answerInlineQuery", False),
        ("answerCallbackQuery", True),
        ("answer_callback_query", True),
        ("editMessageText", True),
        ("edit_message_reply_markup", True),
        ("deleteMessage", True),
        ("pinChatMessage", True),
        ("setMyCommands", True),
        ("getUpdates", True),
        ("sendChatAction", True),
    ],
)
def test_only_harmless_calls_are_called_idempotent(method: str, again: bool) -> None:
    assert again == is_idempotent(method)


@pytest.mark.parametrize("rows", [BAD_REQUEST, FORBIDDEN, SERVER, TOKEN])
def test_no_row_hides_behind_an_earlier_one(
    rows: tuple[tuple[str, Kind, str], ...],
) -> None:
    parts = [part for part, _, _ in rows]
    hidden = [p for n, p in enumerate(parts) if any(q in p for q in parts[:n])]

    assert parts[-1] == ""
    assert hidden == []
    assert parts == [part.lower() for part in parts]


def test_the_pause_doubles_up_to_a_minute() -> None:
    pauses = [backoff(tries) for tries in (0, 1, 2, 3, 6, 7, 8, 10_000)]

    assert pauses == [1, 1, 2, 4, 32, 60, 60, 60]
    assert backoff(9, cap_seconds=5) == 5
