"""A bot that lives for months does not load what it never uses."""

import subprocess
import sys

import pytest

#: Loads the library as `siaga run` does, then asks for the client after all.
SPARED = """
import sys
from bot.app.sparing import load_libraries
load_libraries()
import bot.app.living
assert "httpx" not in sys.modules
from telegram.request import HTTPXRequest
HTTPXRequest()
assert "httpx" in sys.modules
"""

#: What the library reads and opens is what it would be without us.
CHECKED = """
import ssl
from bot.app.sparing import load_libraries
load_libraries()
from aiohttp import connector
usual = ssl.create_default_context().cert_store_stats()
assert connector._SSL_CONTEXT_VERIFIED.cert_store_stats() == usual
assert connector._SSL_CONTEXT_VERIFIED.verify_mode is ssl.CERT_REQUIRED
assert "set_default_verify_paths" not in vars(ssl.SSLContext)
from uvicorn.main import main
assert main.name == "main"
"""

#: The house put together as `siaga run` does it.
NAMED = """
import asyncio, inspect, sys
from types import ModuleType
from bot.app import later
with later.named_only():
    import bot.app.living
import handlers
from bot.engine.chores import CHORES, LONG_CHORES
"""

#: A start loads none of what stands behind a route, and no rule of the lint.
LIGHT = (
    NAMED
    + """
assert "bot.services.house.starting" in sys.modules
assert "bot.services.reports.reporting" not in sys.modules
assert "bot.domain.lint.rules" not in sys.modules
assert sum(name.startswith("bot.services.") for name in sys.modules) < 30
"""
)

#: Whatever was named is there, and can be called.
THERE = (
    NAMED
    + """
named = list(later._WAITING)
assert len(named) > 200
for one in named:
    assert isinstance(one.load(), ModuleType) or callable(one.load()), one.__name__
uses = [route.use for route in handlers.ALL]
uses += [chore.do for chore in (*CHORES, *LONG_CHORES)]
for use in uses:
    meant = use.load() if isinstance(use, later.Named) else use
    assert callable(meant), use.__name__
    assert inspect.iscoroutinefunction(meant) or not inspect.isfunction(meant)
"""
)

#: Nobody has to ask: beside the first messages everything is loaded.
FILLED = (
    NAMED
    + """
later.FIRST_BREATH = 0
named = [one for one in later._WAITING]
asyncio.run(later.load_the_rest())
assert not later._WAITING
assert "bot.services.reports.reporting" in sys.modules
before = set(sys.modules)
for one in named:
    one.load()
assert set(sys.modules) == before
"""
)

#: A call goes to what is meant, and what is loaded already is itself.
CALLED = (
    NAMED
    + """
from bot.app.building import finish_turn
assert inspect.isfunction(finish_turn)
from handlers.commands import after_command, serve
from handlers import messages
assert isinstance(messages.keep_note, later.Named)
assert messages.keep_note.__name__ == "keep_note"
from handlers.serving import send_refusal
from bot.services.refusing import send_refusal as meant
assert send_refusal.load() is meant
try:
    send_refusal("one argument")
except TypeError as wrong:
    assert "send_refusal()" in str(wrong)
else:
    raise AssertionError
"""
)

#: What a question to the running bot is made of.
ASKED = """
import sys
import bot.cli.verify
assert not {"telegram", "aiohttp", "bot.services.turn"} & sys.modules.keys()
"""

#: The other languages stay unread, and whoever wants them finds them.
STEMMED = """
import sys
from bot.storage.search.stems import stem
assert stem("pelaporan") == "lapor"
assert "snowballstemmer.english_stemmer" not in sys.modules
import snowballstemmer
assert snowballstemmer.stemmer("english").stemWord("reports") == "report"
assert snowballstemmer.stemmer("indonesian").stemWord("pelaporan") == "lapor"
"""


def _runs(script: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_client_of_the_library_is_loaded_when_somebody_asks_for_it():
    _runs(SPARED)


def test_a_question_to_the_running_bot_loads_none_of_its_rooms():
    _runs(ASKED)


def test_certificates_are_read_once_and_checked_as_ever():
    _runs(CHECKED)


@pytest.mark.parametrize(
    "script",
    [LIGHT, THERE, FILLED, CALLED],
    ids=["a start is light", "all is there", "the rest is loaded", "a call arrives"],
)
def test_use_cases_are_named_at_the_start_and_loaded_later(script):
    _runs(script)


def test_one_stemmer_is_loaded_without_the_others():
    _runs(STEMMED)
