"""docs/playbook.md names every key of every file, and no key that does not exist."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel

from bot.domain.clocks import STARTED_AT, ClockName
from bot.domain.floors import RULES
from bot.domain.issue_life import CODES
from bot.domain.ladders import LADDER_NAMES
from bot.domain.levels import Level
from bot.domain.raci import ACTIVITIES
from bot.domain.retention import Kind
from bot.domain.roles import Role
from bot.domain.rubric import INDICATORS
from bot.domain.strategy import Cluster
from bot.playbook import SHIPPED, load_playbook
from bot.playbook.files import Files
from bot.playbook.mistakes import _plain
from bot.playbook.office import HoursTable, OfficeFile
from bot.playbook.words import ListsTable
from tests.docs.pages import ROOT, documents, section

#: How the page calls what has many names.
KINDS = {
    "<level>": {level.name for level in Level},
    "<ladder>": set(LADDER_NAMES),
    "<day>": set(HoursTable.model_fields),
    "<locale>": {"id", "en"},
    "<role>": set(Role),
    "<question>": set(INDICATORS),
    "<kind>": set(Kind),
    "<cluster>": set(Cluster),
    "<step>": set(CODES),
    "<list>": set(ListsTable.model_fields),
    "<code>": set(Role),
    "<floor>": set(RULES),
    "<activity>": set(ACTIVITIES),
}
UNDER = {
    "levels": "<level>",
    "meeting": "<level>",
    "quiet": "<level>",
    "stable": "<level>",
    "lowering": "<level>",
    "ladders": "<ladder>",
    "office_hours": "<day>",
    "hours": "<day>",
    "titles": "<locale>",
    "honorifics": "<locale>",
    "texts": "<locale>",
    "at_least": "<question>",
    "impact": "<level>",
    "other": "<level>",
    "terms": "<kind>",
    "clusters": "<cluster>",
    "name": "<locale>",
    "avoid": "<locale>",
    "lists": "<list>",
    "roles": "<code>",
    "names": "<locale>",
    "duties": "<locale>",
    "not_allowed": "<locale>",
    "wait": "<level>",
    "ahead": "<level>",
    "remind": "<level>",
    "templates": "<level>",
    "for_floor": "<floor>",
    "raci": "<activity>",
}
FILES = sorted(Files.model_fields)
#: Kinds of texts that the shipped files have reviewed.
REVIEWED = ("holding_statement", "apology", "right_of_reply", "breach_notice", "other")
#: The profile chooses files; titles, forms of address and rest are asked by other names.
ASKED_ELSEWHERE = {"profile", "titles", "honorifics", "quiet_hours"}


def documented(subject: str) -> list[str]:
    text = section(documents()["docs/playbook.md"], f"{subject}.toml")
    return re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)


def written(subject: str) -> set[str]:
    """The keys of the shipped files, as the page writes them."""
    files = [*SHIPPED.rglob(f"{subject}.toml")]
    tables = [tomllib.loads(file.read_text("utf-8")) for file in files]
    return {key for table in tables for key in keys(table)}


def keys(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, list):
        for entry in value:
            if isinstance(entry, dict):
                yield from keys(entry, f"{path}[]")
        return
    for name, inner in value.items():
        here = step(path, name)
        yield here
        if isinstance(inner, dict | list):
            yield from keys(inner, here)


def step(path: str, name: str) -> str:
    """Go one key further, with the page's word for keys of which there are many."""
    last = path.rpartition(".")[2]
    if last in UNDER:
        name = UNDER[last]
    elif path == "steps":
        name = "<step>"
    elif last == "<locale>" and path.startswith("titles"):
        name = "<role>"
    return f"{path}.{name}" if path else name


def allowed(model: Any, path: str = "") -> Iterator[str]:
    """Every key that a file may have, whether the shipped one has it or not."""
    model = _plain(model)
    if get_origin(model) is list:
        yield from allowed(get_args(model)[0], f"{path}[]")
    elif get_origin(model) is dict:
        here = step(path, "")
        yield here
        yield from allowed(get_args(model)[1], here)
    elif isinstance(model, type) and issubclass(model, BaseModel):
        for name, field in model.model_fields.items():
            here = step(path, name)
            yield here
            yield from allowed(field.annotation, here)


@pytest.mark.parametrize("subject", FILES)
def test_every_key_of_the_shipped_files_is_documented(subject):
    assert sorted(written(subject) - set(documented(subject))) == []


@pytest.mark.parametrize("subject", FILES)
def test_no_key_is_documented_that_a_file_may_not_have(subject):
    assert sorted(set(documented(subject)) - set(allowed_in(subject))) == []


def allowed_in(subject: str) -> set[str]:
    return set(allowed(Files.model_fields[subject].annotation))


@pytest.mark.parametrize("subject", FILES)
def test_no_key_is_documented_twice(subject):
    said = documented(subject)

    assert sorted({key for key in said if said.count(key) > 1}) == []


def test_the_page_has_a_section_for_each_file():
    page = documents()["docs/playbook.md"]

    assert sorted(re.findall(r"^## (\w+)\.toml$", page, re.MULTILINE)) == FILES


def test_keys_are_read_as_the_page_writes_them():
    table = {"ladders": {"L4": {"steps": [{"call": [], "wait": "1m"}]}}}

    assert list(keys(table)) == [
        "ladders",
        "ladders.<ladder>",
        "ladders.<ladder>.steps",
        "ladders.<ladder>.steps[].call",
        "ladders.<ladder>.steps[].wait",
    ]


def says_kept() -> set[str]:
    page = documents()["docs/playbook.md"]
    rows = re.findall(r"^\| `([^`]+)` \| .*\(kept\b", page, re.MULTILINE)
    return {key.partition("[")[0] for key in rows}


def use_cases() -> str:
    rooms = ("services", "engine", "delivery", "app")
    files = [file for room in rooms for file in (ROOT / "bot" / room).rglob("*.py")]
    return "\n".join(file.read_text("utf-8") for file in files)


def test_what_the_page_calls_kept_is_what_no_use_case_asks_for():
    asked = use_cases()
    kept = {name for name in OfficeFile.model_fields if name not in ASKED_ELSEWHERE}
    kept = {name for name in kept if not re.search(rf"office\.{name}\b", asked)}
    starts = {
        clock
        for moment, clocks in STARTED_AT.items()
        for clock in clocks
        if f"Moment.{moment.name}" in asked
    }
    named = {clock for clock in ClockName if f"ClockName.{clock.name}" in asked}
    kept |= {f"levels.<level>.{clock}" for clock in set(ClockName) - starts - named}
    if ".reviews(" not in asked:
        kept |= {
            "levels.<level>.reviewers",
            *(f"levels.<level>.reviewers.{kind}" for kind in REVIEWED),
        }

    assert says_kept() == kept


def test_every_clock_says_when_it_begins_and_what_meets_it():
    table = documents()["docs/playbook.md"].partition("| clock | begins | is met by |")[
        2
    ]
    named = set(re.findall(r"^\| [–C]\d? ?`(\w+)` \|", table, re.MULTILINE))

    assert {str(clock) for clock in ClockName} <= named


def test_the_page_names_the_clocks_that_the_small_profile_goes_without():
    left_out = load_playbook(None).life.without_clocks
    page = documents()["docs/playbook.md"]

    assert left_out == {"responder_reached", "full_statement", "sitrep"}
    assert "The small profile goes without C3, C5 and C7" in page
