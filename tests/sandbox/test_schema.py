"""Every call is decoded by the type of its parameters and checked against the schema."""

import pytest
from fastjsonschema import JsonSchemaValueException

from bot.sandbox import schema
from bot.sandbox.answers import RefusedError
from bot.sandbox.decoding import decoded
from bot.sandbox.methods import METHODS


def test_every_method_here_is_a_method_of_the_bot_api():
    known = set(schema.method_names().values())

    assert set(METHODS) - known == set()
    assert len(known) > 180


@pytest.mark.parametrize("method", sorted(METHODS))
def test_every_check_can_be_compiled(method):
    with pytest.raises(JsonSchemaValueException):
        schema.checker(method)({"tidak_ada": 1})


def test_form_values_become_numbers_flags_and_objects():
    params = {
        "chat_id": "-1001",
        "text": "123",
        "disable_notification": "True",
        "protect_content": "0",
        "message_thread_id": "4",
        "parse_mode": "html",
        "entities": '[{"type":"bold","offset":0,"length":1}]',
        "reply_parameters": "",
    }

    expected = {
        "chat_id": -1001,
        "text": "123",
        "disable_notification": True,
        "protect_content": False,
        "message_thread_id": 4,
        "parse_mode": "HTML",
        "entities": [{"type": "bold", "offset": 0, "length": 1}],
    }

    assert expected == decoded("sendMessage", params, {})


def test_json_values_stay_what_they_are():
    params = {"chat_id": 7, "text": "x", "disable_notification": True}

    assert params == decoded("sendMessage", params, {})


def test_an_upload_takes_the_place_of_its_parameter():
    params = decoded("sendPhoto", {"chat_id": "7"}, {"photo": object()})

    assert params == {"chat_id": 7, "photo": "attach://photo"}


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("sendMessage", {"chat_id": 7, "text": ["x"]}),
        ("sendMessage", {"chat_id": 7, "text": "x", "entities": [{"type": "bold"}]}),
        ("sendMessage", {"chat_id": [7], "text": "x"}),
        (
            "sendMessage",
            {"chat_id": 7, "text": "x", "link_preview_options": {"besar": 1}},
        ),
        ("sendMessage", {"chat_id": 7, "text": {"toString": "x"}}),
        ("editMessageText", {"chat_id": 7, "text": "x", "message_id": "tujuh"}),
        ("sendChatAction", {"chat_id": 7, "action": "tidur"}),
        ("getMe", {"x": 1}),
    ],
)
def test_what_does_not_fit_is_refused(method, params):
    with pytest.raises(RefusedError) as refused:
        decoded(method, params, {})

    assert refused.value.status == 400
    assert refused.value.reason


def test_nothing_of_the_generator_is_left():
    text = repr(schema.definitions())

    assert "toJSON" not in text
    assert "toString" not in text
