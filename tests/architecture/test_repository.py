"""What must never be in a file of the repository: secrets, hosts, machines."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

# One letter of each is in brackets, so that this file does not find itself.
TOKEN = re.compile(r"(?<![0-9A-Za-z])[0-9]{8,10}:[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])")
PRIVATE_KEY = re.compile(r"-----BEGI[N] [A-Z ]*PRIVATE KEY-----")
REGISTRY = re.compile(
    r"\bpyp[i]\.org|pythonhoste[d]\.org|registry\.npmj[s]\.|deb\.debia[n]\.org|"
    r"proxy\.golan[g]\.org|crate[s]\.io/api",
)
MACHINE = re.compile(
    r"(?<![\w.])/(?:wor[k]|roo[t]|far[m])/|/opt/(?:wheel[s]|pyp[i])|\.librar[y]/|"
    r"/hom[e]/[a-z]|/User[s]/[A-Za-z]|[A-Z]:\\\\?User[s]"
)
LOCKS = ["base.lock", "dev.lock"]


@cache
def tracked() -> dict[str, str]:
    """The text of every file that git knows or would take."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    files = [name for name in listed.split("\0") if name and (ROOT / name).is_file()]
    return {name: (ROOT / name).read_text("utf-8", "replace") for name in files}


def places(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{text.count(chr(10), 0, hit.start()) + 1}"
        for name, text in tracked().items()
        for hit in pattern.finditer(text)
    ]


@pytest.mark.parametrize(
    "pattern",
    [TOKEN, PRIVATE_KEY, REGISTRY, MACHINE],
    ids=["token", "key", "host", "path"],
)
def test_no_file_names_what_belongs_elsewhere(pattern):
    assert places(pattern) == []


def test_no_file_names_the_folder_that_it_is_in():
    for place in (ROOT, Path.home()):
        if len(place.parts) > 2:  # "/app" may well be meant
            assert places(re.compile(re.escape(place.as_posix()) + r"(?![\w-])")) == []


def test_the_patterns_see_what_they_look_for():
    assert TOKEN.search("x=123456789:" + "A" * 35)
    assert REGISTRY.search("https://" + "pyp" + "i.org/simple")
    assert MACHINE.search("/hom" + "e/ana/siaga")
    assert not MACHINE.search("a/wor" + "k/b")


def test_settings_and_databases_are_not_tracked():
    kept = [name for name in tracked() if re.search(r"(^|/)\.env$|\.db(-\w+)?$", name)]

    assert kept == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_hashes_and_no_source(name):
    text = (ROOT / "requirements" / name).read_text("utf-8")
    pins = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]

    assert [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin] == []
    assert (
        re.findall(r"://|file:|--(?:extra-)?index|--find-links|--trusted|^-e", text)
        == []
    )


@pytest.mark.parametrize("name", LOCKS)
def test_a_pin_has_the_hashes_of_all_platforms(name):
    text = (ROOT / "requirements" / name).read_text("utf-8")
    pins = dict(re.findall(r"^([a-z0-9-]+)==([^#]*)", text, re.MULTILINE))

    assert pins["aiohttp"].count("--hash=") > 50
    assert pins["pydantic-core"].count("--hash=") > 50
