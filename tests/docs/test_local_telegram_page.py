"""docs/local-telegram.md says what the local Telegram has, and its examples run."""

import re

import pytest
from aiohttp import ClientSession

from bot.sandbox import control
from bot.sandbox.__main__ import EXAMPLE, parser
from bot.sandbox.faults import Outcome
from bot.sandbox.http import serve
from bot.sandbox.local import LocalTelegram
from bot.sandbox.pace import Pace
from tests.docs.pages import documents, fences, section

PAGE = "docs/local-telegram.md"
A_CALL = re.compile(r"curl (?:--json '(.*)' )?http://127\.0\.0\.1:8081(/\S+)")


@pytest.fixture(scope="module")
def page():
    return documents()[PAGE]


def first_column(page, title):
    return re.findall(r"^\| `([^`]+)` \|", section(page, title), re.MULTILINE)


def test_every_option_is_explained(page):
    options = [one for action in parser()._actions for one in action.option_strings]

    assert {"-h", "--help", *first_column(page, "Start it")} == set(options)


def test_every_room_is_listed_in_its_order(page):
    rooms = [
        f"{verb} /control{re.sub(':int', '', path)}" for verb, path in control.ROOMS
    ]

    assert first_column(page, "The control room") == rooms


def test_every_fault_is_explained(page):
    assert first_column(page, "Faults") == [one.value for one in Outcome]


def test_the_limits_are_those_of_the_code(page):
    pace = Pace(LocalTelegram().now)
    said = " ".join(section(page, "Limits").split())

    assert f"{pace.chat.count} message in {pace.chat.seconds} second in a chat" in said
    assert f"{pace.group.count} in {pace.group.seconds} seconds in a group" in said
    everywhere = pace.everywhere
    assert f"{everywhere.count} in {everywhere.seconds} second everywhere" in said


@pytest.mark.parametrize("source", ["the page", "--help"])
async def test_the_examples_run(page, source):
    text = "".join(fences(page, "sh")) if source == "the page" else EXAMPLE
    telegram = LocalTelegram()
    telegram.add_bot("42:TEST")
    server = await serve(telegram)
    async with ClientSession() as session:
        for body, path in A_CALL.findall(text):
            headers = {"Content-Type": "application/json"} if body else {}
            async with session.request(
                "POST" if body else "GET",
                server.url + path,
                data=body or None,
                headers=headers,
            ) as answer:
                last = await answer.text()
                assert answer.status == 200, last
    await server.aclose()

    assert last.endswith("Ana: halo")


def test_the_help_begins_with_what_it_is_and_ends_with_the_page(capsys):
    with pytest.raises(SystemExit):
        parser().parse_args(["--help"])
    said = capsys.readouterr().out

    assert "A local Telegram: the Bot API over HTTP" in said
    assert PAGE in said
