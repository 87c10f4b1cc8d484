"""The generated parts of docs/ are up to date, and complete.

`SIAGA_DOCS=write` writes them instead of comparing.
"""

import os
import re

import pytest

import bot.cli
import handlers
from bot.domain.access import MAY, Action
from bot.domain.clocks import ClockName
from bot.domain.document_life import DocumentState
from bot.domain.issue_life import IssueState
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.settings.loading import KNOWN
from tests.docs import generate
from tests.docs.pages import documents, section

PAGES = generate.pages()
DOCS = generate.DOCS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_generated_parts_are_up_to_date(page):
    expected = generate.written_anew(page)
    if os.environ.get("SIAGA_DOCS") == "write":
        page.write_text(expected, "utf-8")
        documents.cache_clear()

    actual = page.read_text("utf-8")
    assert expected == actual, "run the tests again with SIAGA_DOCS=write"


def test_every_part_is_on_some_page_and_every_page_names_parts_that_exist():
    named = {
        part[2]
        for page in PAGES
        for part in generate.PART.finditer(page.read_text("utf-8"))
    }

    assert named == set(generate.PARTS)


def test_the_examples_are_those_of_the_commands():
    assert set(generate.EXAMPLES) == {c.name for c in handlers.COMMANDS}
    for name, (typed, said) in generate.EXAMPLES.items():
        assert typed.split()[0] == f"/{name}"
        assert said.endswith(".")


def test_every_action_has_words():
    assert set(generate.ACTIONS) == set(MAY) == set(Action) - {Action.JOIN}


def test_every_command_is_documented():
    page = documents()["docs/commands.md"]

    for command in handlers.COMMANDS:
        assert f"| `/{command.name}` | `/{command.alias}` |" in page


def test_every_sub_command_is_documented_and_has_an_example():
    page = documents()["docs/commands.md"]

    for command in bot.cli.commands():
        assert f"| `{generate.usage(command)}` |" in page
        assert command.EXAMPLE.startswith(generate.usage(command).split(" [")[0][:10])


def test_every_setting_is_documented_with_its_default():
    page = section(documents()["docs/operations.md"], "Settings")

    for name, field in KNOWN.items():
        shown = generate.default(generate.Settings.model_fields[field])
        assert f"| `{name}` | {shown} |" in page


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Roles", Role),
        ("States", IssueState),
        ("Levels and urgency", [level.name for level in Level]),
        ("Clocks", ClockName),
    ],
)
def test_the_glossary_has_every_word(title, codes):
    shown = section(documents()["docs/glossary.md"], title)

    assert [code for code in codes if f"| `{code}` |" not in shown] == []


def test_the_glossary_has_what_texts_and_conferences_are_about():
    things = section(documents()["docs/glossary.md"], "Things")
    words = {word for row in things.splitlines() for word in _coded(row)}

    assert words >= {
        *(
            state.value
            for state in (DocumentState.FACT_REVIEW, DocumentState.LEGAL_REVIEW)
        ),
        *("binding", "channel", "conference", "correction", "publication", "remark"),
        *("protected_name", "runbook", "withdrawal"),
    }


def _coded(row: str) -> list[str]:
    """Return the words in code of the first cell."""
    return re.findall(r"`(\w+)`", row.split("|")[1]) if row.startswith("|") else []
