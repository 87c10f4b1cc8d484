"""The schema knows what the libraries and this house call, and keeps its licence."""

import ast
import inspect
import json
import re
from importlib.resources import files

import pytest
import telegram

from bot.sandbox import schema
from bot.sandbox.methods import METHODS
from tests.architecture.source import sources

SCHEMA = files("bot.sandbox").joinpath("schema")
# Methods that the library has and the schema has not: name -> why.
UNKNOWN_TO_THE_SCHEMA: dict[str, str] = {}
# Methods of the library's bot that are none of the Bot API.
LIBRARY_ONLY = {"doApiRequest"}
VERBS = (
    "add|answer|approve|ban|close|convert|copy|create|decline|delete|edit|export|"
    "forward|get|gift|hide|leave|log|open|pin|post|promote|read|refund|remove|reopen|"
    "repost|replace|restrict|revoke|save|send|set|stop|transfer|unban|unhide|unpin|"
    "upgrade|upload|verify"
)
METHOD = re.compile(rf"(?:{VERBS})[A-Z][A-Za-z]+")
CALLED = re.compile(rf"(?:{VERBS})_[a-z_]+")
# Where a name that looks like a method of the Bot API is one.
CALLERS = ("bot/app", "bot/delivery", "bot/engine", "bot/intake", "bot/services")


def camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)


def library_methods() -> set[str]:
    """Every coroutine of the library's bot, by the name the Bot API has for it."""
    found = {
        camel(name)
        for name, _ in inspect.getmembers(telegram.Bot, inspect.iscoroutinefunction)
        if (not name.startswith("_") and "_" in name) or name == "close"
    }
    return found - LIBRARY_ONLY


def house_calls() -> dict[str, str]:
    """What the house calls, and where: by the API's name or by the library's."""
    found: dict[str, str] = {}
    for source in sources():
        for node in source.nodes(ast.Constant, ast.Attribute):
            name = called(node)
            if name and source.path.startswith((*CALLERS, "handlers/")):
                found[name] = source.at(node, name)
    return found


def called(node: ast.AST) -> str:
    if isinstance(node, ast.Constant):
        named = isinstance(node.value, str) and METHOD.fullmatch(node.value)
        return node.value if named else ""
    owner = ast.unparse(node.value).rpartition(".")[2].lstrip("_")
    named = owner == "bot" and CALLED.fullmatch(node.attr)
    return camel(node.attr) if named else ""


def test_the_notice_of_the_schema_lies_beside_it():
    notice = SCHEMA.joinpath("LICENSE").read_text()

    assert "MIT License" in notice
    assert "Copyright" in notice
    assert "The above copyright notice and this permission notice shall" in notice


def test_the_schema_is_the_generated_one():
    definitions = json.loads(SCHEMA.joinpath("params.schema.json").read_text())[
        "definitions"
    ]
    methods = [name for name in definitions if name.endswith("Params")]

    assert len(methods) == 177
    assert len(set(schema.method_names().values())) == 177 + len(schema.BARE_METHODS)
    for name in methods:
        assert definitions[name]["additionalProperties"] is False, name


def test_every_method_of_the_library_is_known_or_listed():
    known = set(schema.method_names().values())

    assert library_methods() - known == set(UNKNOWN_TO_THE_SCHEMA)
    assert telegram.__version__ == "22.8", "look at the lists of this file again"
    assert len(library_methods()) > 150


def test_every_method_that_the_house_calls_works_here():
    calls = house_calls()

    assert {"sendMessage", "editMessageText", "getUpdates", "getMe"} <= set(calls)
    assert {name: place for name, place in calls.items() if name not in METHODS} == {}


@pytest.mark.parametrize("method", sorted(set(schema.method_names().values())))
async def test_a_known_method_works_or_says_that_it_does_not(telegram, method):
    answer = await telegram.call("123456:siaga-test", method, waits=False)

    if method in METHODS:
        assert answer.status != 501
    elif answer.status == 501:
        assert method in answer.body["description"]
    else:
        assert answer.status == 400
