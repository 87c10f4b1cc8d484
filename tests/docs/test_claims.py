"""Whatever a document names exists: files, commands, targets, settings, labels."""

import re
import sqlite3
from contextlib import closing
from urllib.parse import urlsplit

import pytest

import bot.cli
import handlers
from bot.settings.loading import KNOWN
from tests.docs.pages import ROOT, code, documents, everywhere, fences, links

#: The first part of a path of the repository, so that "/lapor" and "L1/L2" are none.
TOP = r"bot|handlers|templates|data|tests|docs|requirements|deploy|adr"
A_PATH = re.compile(rf"(?<![\w./-])((?:{TOP})/[\w./*<>{{}}-]*)")
MADE_WHILE_RUNNING = re.compile(r"^data/(siaga\.db.*|templates|backups/.*)$")

A_COMMAND = re.compile(r"(?<![\w./<>:}-])/([a-z]+)(?![\w/.])")
A_SUB_COMMAND = re.compile(r"(?<![\w/])(?:\.venv/bin/)?siaga ([a-z]+)\b")
A_TARGET = re.compile(r"(?<![\w/])make ([a-z]+)\b")
A_SETTING = re.compile(r"\b(SIAGA_[A-Z_]*[A-Z])\b")

#: For the tests alone; no setting of the bot.
NOT_THE_BOTS = {"SIAGA_DOCS", "SIAGA_FIGURES", "SIAGA_GOLDEN", "SIAGA_PROOF"}
#: What follows a slash and is no command of ours.
OTHER_SLASHES = {
    "telegram",
    "newbot",
    "revoke",
    "statistik",
    "healthz",
    "readyz",
    "metrics",
}


@pytest.mark.parametrize("name", documents())
def test_every_link_leads_somewhere(name):
    folder = (ROOT / name).parent
    here = [link for link in links(documents()[name]) if not urlsplit(link).scheme]
    places = [(link, folder / link.partition("#")[0]) for link in here]

    assert [link for link, place in places if not place.exists()] == []


def test_every_path_exists():
    missing = [
        (name, path)
        for name, path in everywhere(A_PATH)
        if not MADE_WHILE_RUNNING.match(path) and not found(name, path)
    ]

    assert missing == []


def found(name: str, path: str) -> bool:
    pattern = re.sub(r"<\w+>|\{\w+\}", "*", path.rstrip("."))
    places = [ROOT, (ROOT / name).parent]
    return any(any(place.glob(pattern.rstrip("/"))) for place in places)


def test_every_chat_command_exists():
    known = {name for c in handlers.COMMANDS for name in c.names} | {"start"}
    strange = [
        (name, command)
        for name, command in everywhere(A_COMMAND)
        if command not in known | OTHER_SLASHES
    ]

    assert strange == []


def test_every_sub_command_exists():
    known = {bot.cli.name_of(command) for command in bot.cli.commands()}

    assert [at for at in everywhere(A_SUB_COMMAND) if at[1] not in known] == []


def test_every_make_target_exists():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    known = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))

    assert [at for at in everywhere(A_TARGET) if at[1] not in known] == []


def test_every_setting_that_is_named_exists():
    strange = {
        (name, setting)
        for name, text in documents().items()
        for setting in A_SETTING.findall(text)
        if setting not in KNOWN.keys() | NOT_THE_BOTS
    }

    assert strange == set()


def test_the_readme_says_how_to_run_the_tests():
    blocks = [block.strip() for block in fences(documents()["README.md"], "sh")]

    assert "make test" in blocks
    assert "make run" in blocks


def test_the_readme_links_to_every_page():
    linked = {link.rstrip("/") for link in links(documents()["README.md"])}
    pages = {name for name in documents() if re.fullmatch(r"docs/[^/]+", name)}

    assert pages - linked == set()


def test_the_queries_in_the_documents_run():
    schema = ROOT / "bot" / "storage" / "schema"
    with closing(sqlite3.connect(":memory:")) as memory:
        for script in sorted(schema.glob("*.sql")):
            memory.executescript(script.read_text("utf-8"))
        for text in documents().values():
            for query in fences(text, "sql"):
                memory.executescript(query)


def test_the_example_of_a_route_can_be_made():
    (example,) = fences(documents()["docs/architecture.md"], "python")

    statistics = type("statistics", (), {"see": None})
    lines = [line for line in example.splitlines() if "bot.services" not in line]
    scope: dict[str, object] = {"statistics": statistics}
    exec("\n".join(lines), scope)
    assert scope["ROUTES"]
    assert len(example.splitlines()) <= 8


def test_no_line_is_long_outside_tables_and_links():
    long = [
        f"{name}:{number}"
        for name, text in documents().items()
        for number, line in enumerate(text.splitlines(), 1)
        if len(line) > 110 and "|" not in line and "http" not in line
    ]

    assert long == []


def test_these_patterns_see_what_they_look_for():
    assert A_COMMAND.findall("/lapor teks, /isu@bot") == ["lapor", "isu"]
    assert A_COMMAND.findall("bot/domain, docs/a.md, <b>/x, https://a") == []
    assert A_SUB_COMMAND.findall("`.venv/bin/siaga check`, siaga.db") == ["check"]
    assert A_PATH.findall("see bot/cli/run.py.") == ["bot/cli/run.py."]
    assert code("a `b` c\n```sh\nd\n```\n") == ["d\n", "b"]
