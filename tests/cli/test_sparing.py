"""A bot that lives for months does not load what it never uses."""

import subprocess
import sys

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


def test_one_stemmer_is_loaded_without_the_others():
    _runs(STEMMED)
