"""Every method has its rows: it succeeds, it lacks something, it gets too much."""

import pytest

from bot.sandbox import schema
from bot.sandbox.methods import METHODS
from tests.sandbox.table.accepted import ACCEPTED, uploads_of
from tests.sandbox.table.lacking import LACKING, NO_CHAT

NAMES = sorted(METHODS)
NEEDED = [
    (method, name)
    for method in NAMES
    for name in schema.parameters(method).get("required", ())
]
# Of each kind a value that is none, as JSON (a form can carry only texts).
WRONG = {
    "string": ["x"],
    "number": {"a": 1},
    "boolean": 7,
    "id": [7],
    "json": 7,
}
FORM_WRONG = {"number": "tujuh", "json": "{"}


def test_every_method_has_a_row_that_succeeds():
    assert set(METHODS) == set(ACCEPTED)


def test_every_required_parameter_has_its_words():
    usual = {pair for pair in NEEDED if pair[1] == "chat_id"}

    assert set(NEEDED) - usual == set(LACKING) - {("deleteMessage", "chat_id")}


async def ready(stage, method):
    row = ACCEPTED[method]
    for name, params in row.before:
        status, body = await stage.call(name, params, uploads_of(params))
        assert status == 200, body
    return dict(row.params)


@pytest.mark.parametrize("method", NAMES)
async def test_it_succeeds(stage, method):
    params = await ready(stage, method)

    status, body = await stage.call(method, params, uploads_of(params))

    assert (status, body["ok"]) == (200, True), body


@pytest.mark.parametrize(("method", "name"), NEEDED)
async def test_it_lacks_what_it_needs(stage, method, name):
    params = await ready(stage, method)
    del params[name]
    expected = 400, LACKING.get((method, name), NO_CHAT)

    assert expected == await stage.refusal(method, params, uploads_of(params))


@pytest.mark.parametrize("method", NAMES)
async def test_it_gets_what_it_does_not_know(stage, method):
    params = await ready(stage, method)
    params["tidak_ada"] = "x"
    expected = 400, f'unknown parameter "tidak_ada" of {method}'

    assert expected == await stage.refusal(method, params, uploads_of(params))


@pytest.mark.parametrize("method", NAMES)
async def test_no_parameter_takes_another_kind(stage, method):
    params = await ready(stage, method)
    kinds = schema.kinds(method)
    wrong = [(name, WRONG[kind]) for name, kind in kinds.items()]
    wrong += [(n, FORM_WRONG[kind]) for n, kind in kinds.items() if kind in FORM_WRONG]
    events = len(stage.telegram.events.since(0))

    for name, value in wrong:
        status, reason = await stage.refusal(method, {**params, name: value})
        assert (status, bool(reason)) == (400, True), (name, value)

    assert len(stage.telegram.events.since(0)) == events


@pytest.mark.parametrize("method", NAMES)
async def test_its_name_is_read_in_any_letters(stage, method):
    status, body = await stage.call(method.upper(), {"tidak_ada": "x"})

    assert status == 400, body
