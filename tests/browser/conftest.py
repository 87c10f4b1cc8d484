"""One browser for all tests of a process, a window for each of them.

The browser lives in the loop of the session, and so must every test and fixture that
awaits: modules say `pytestmark = pytest.mark.asyncio(loop_scope="session")`, fixtures
`@pytest_asyncio.fixture(loop_scope="session")`.
"""

import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import async_playwright, expect

from bot.app.trial import open_trial, tenancy
from bot.sandbox.http import serve
from bot.sandbox.local import LocalTelegram
from tests.browser.phones import Phones
from tests.trial.quick import quick_playbook

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = (
    "no Chromium here: the browser tests are skipped"
    " (Debian, Ubuntu: apt-get install chromium)"
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page would ask of another host finds nobody.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
WIDE = {"width": 1600, "height": 900}
# A busy machine takes its time; where all is well nobody waits as long.
PATIENCE_MS = 60_000
# The stage itself waits so many seconds for what a step of a story must show.
tenancy.SEEN_WITHIN = 120.0
ARTEFACTS = Path(__file__).parents[2] / "artefacts" / "browser"
TOKEN = "123456:siaga-test"


@pytest.fixture(scope="session")
def chromium():
    """The path of the browser; without one the tests are skipped."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip(MISSING)
    return found


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium):
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        await browser.close()


class Complaints:
    """What a window complained about: errors in scripts, and strange requests."""

    def __init__(self):
        self.heard = []
        self._forgiven = []

    def forgive(self, pattern):
        """Expect a complaint, say that of a server that is down on purpose."""
        self._forgiven.append(re.compile(pattern))

    def listen(self, page):
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.heard.append(f"page error: {error}"))
        page.on("request", self._request)

    def left(self):
        return [
            one
            for one in self.heard
            if not any(pattern.search(one) for pattern in self._forgiven)
        ]

    def _console(self, message):
        if message.type == "error":
            place = message.location.get("url", "")
            self.heard.append(f"console: {message.text} ({place})")

    def _request(self, request):
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob"} and parts.hostname != "127.0.0.1":
            self.heard.append(f"request that leaves the machine: {request.url}")


@pytest.fixture
def complaints():
    """Fail a test whose windows complained, unless that was forgiven."""
    complaints = Complaints()
    yield complaints
    assert complaints.left() == []


@pytest_asyncio.fixture(loop_scope="session")
async def window(browser, complaints):
    """Open windows on a server: `phones = await window(server, width=390)`."""
    contexts = []

    async def open_window(server, **options):
        size = {side: options.pop(side, WIDE[side]) for side in WIDE}
        usual = {"locale": "id-ID", "timezone_id": "Asia/Makassar"}
        context = await browser.new_context(viewport=size, **{**usual, **options})
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = await context.new_page()
        complaints.listen(page)
        phones = Phones(page, server.url, ARTEFACTS)
        await phones.open()
        return phones

    yield open_window
    for context in contexts:
        await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def telegram():
    telegram = LocalTelegram(seed="browser")
    telegram.add_bot(TOKEN)
    return telegram


@pytest_asyncio.fixture(loop_scope="session")
async def server(telegram):
    """The local Telegram alone, without a bot that answers."""
    server = await serve(telegram)
    yield server
    await server.aclose()


@pytest_asyncio.fixture(loop_scope="session")
async def trial(chromium, tmp_path):
    """The sample office with the real bot, as `make try` opens it, only quicker."""
    async with open_trial(pace=0, playbook=quick_playbook(tmp_path)) as server:
        yield server


@pytest_asyncio.fixture(loop_scope="session")
async def morning(chromium, tmp_path):
    """The sample office on a morning that is always the same, at a story's begin."""
    playbook = quick_playbook(tmp_path)
    async with open_trial(scenario="air-keruh", pace=0, playbook=playbook) as server:
        yield server
