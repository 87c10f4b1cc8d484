"""The files of the page: every word in both languages, nothing inline, no other host."""

import json
import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

STATIC = ROOT / "bot" / "sandbox" / "page" / "static"
LANGUAGES = ("id", "en")
KEY = re.compile(r'"([a-z]+(?:\.[a-z_]+)?)"')
SAID = re.compile(r'\bsay\(\s*"([^"]+)"')
PLACEHOLDER = re.compile(r"\{(\w+)\}")
ADDRESS = re.compile(r"https?://[^\s\"'`<>)]+")
# The name of a standard, which nobody opens, and the pattern of Telegram's own links.
ALLOWED = re.compile(r"http://www\.w3\.org/2000/svg|https://t\.me/\w+")
HANDLER = re.compile(r"\son[a-z]+\s*=\s*[\"']|javascript:|\bstyle\s*=\s*[\"']")
SENTENCE = re.compile(r"^// \S+ .*\S\.$")
LONGEST_MODULE = 250


def words(language: str) -> dict[str, str]:
    text = (STATIC / "words" / f"{language}.json").read_text("utf-8")
    found: dict[str, str] = json.loads(text)
    return found


def modules() -> list[Path]:
    return sorted((STATIC / "js").glob("**/*.js"))


def static_files() -> list[Path]:
    return sorted(
        one
        for one in STATIC.glob("**/*")
        if one.suffix in {".html", ".css", ".js", ".json", ".svg"}
    )


def quoted() -> set[str]:
    """Every quoted word of the modules that may be a key."""
    return {hit for file in modules() for hit in KEY.findall(file.read_text("utf-8"))}


def said() -> set[str]:
    return {hit for file in modules() for hit in SAID.findall(file.read_text("utf-8"))}


def test_both_languages_have_the_same_keys():
    indonesian, english = map(words, LANGUAGES)

    assert indonesian.keys() == english.keys()


def test_a_key_has_the_same_places_to_fill_in_both_languages():
    indonesian, english = map(words, LANGUAGES)

    differing = [
        key
        for key, text in indonesian.items()
        if set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(english[key]))
        and key != "hint.report"
    ]

    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_empty_or_shouts(language):
    wrong = [
        key
        for key, text in words(language).items()
        if not text.strip() or "!" in text or text != text.strip()
    ]

    assert wrong == []


def test_every_key_that_a_module_says_exists():
    assert said() - words("id").keys() == set()


def test_every_key_in_a_table_of_a_module_exists():
    rooms = {key.partition(".")[0] for key in words("id") if "." in key}
    in_tables = {key for key in quoted() if key.partition(".")[0] in rooms}

    assert {key for key in in_tables if "." in key} - words("id").keys() == set()


def test_every_key_is_used():
    assert words("id").keys() - quoted() == set()


def test_the_first_line_of_a_module_says_what_it_is_for():
    silent = [
        file.name
        for file in modules()
        if not SENTENCE.match(file.read_text("utf-8").splitlines()[0])
    ]

    assert modules()
    assert silent == []


def test_the_first_line_of_a_style_sheet_says_what_it_is_for():
    for file in (STATIC / "style").glob("*.css"):
        assert re.match(r"^/\* .+\. \*/$", file.read_text("utf-8").splitlines()[0])


def test_modules_are_short():
    long = [
        f"{file.name}: {size} lines"
        for file in modules()
        if (size := len(file.read_text("utf-8").splitlines())) > LONGEST_MODULE
    ]

    assert long == []


def test_the_page_names_no_other_host():
    named = [
        f"{file.name}: {address}"
        for file in static_files()
        for address in ADDRESS.findall(file.read_text("utf-8"))
        if not ALLOWED.match(address)
    ]

    assert named == []


def test_nothing_is_inline():
    """The content security policy would refuse it, and it could not be read here."""
    found = [
        f"{file.name}: {hit}"
        for file in static_files()
        if file.suffix in {".html", ".js", ".svg"}
        for hit in HANDLER.findall(file.read_text("utf-8"))
    ]

    assert found == []


def test_the_frame_loads_only_files_that_exist():
    frame = (STATIC / "index.html").read_text("utf-8")
    named = re.findall(r'(?:href|src)="/static/([^"]+)"', frame)

    assert named
    assert [name for name in named if not (STATIC / name).is_file()] == []
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style", frame)


def test_every_module_that_is_imported_exists():
    missing = [
        f"{file.name}: {name}"
        for file in modules()
        for name in re.findall(r'from "\./([^"]+)"', file.read_text("utf-8"))
        if not (file.parent / name).is_file()
    ]

    assert missing == []


def test_only_the_safe_html_of_a_message_is_read_as_markup():
    readers = [
        file.name
        for file in modules()
        if re.search(r"innerHTML|insertAdjacentHTML|\beval\(", file.read_text("utf-8"))
    ]

    assert readers == ["rich.js"]


def test_these_rules_see_what_they_forbid():
    assert HANDLER.search('<a onclick="x()">')
    assert HANDLER.search('<i style="color:red">')
    assert ADDRESS.search("see http://contoh.go.id/a")
    assert not ALLOWED.match("https://contoh.go.id")
    assert SENTENCE.match("// Draws one message.")
    assert not SENTENCE.match("import x")
