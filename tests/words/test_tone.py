"""How Siaga speaks: calm, formal, short, and the buttons that are agreed upon."""

import re
from collections.abc import Iterator

import pytest

from tests.words import samples
from tests.words.catalog import LOCALES, TEMPLATES, labels, templates
from tests.words.test_golden import render, template_of

#: The buttons of contract.md: key, Indonesian, English.
FIXED = [
    ("take", "Saya tangani", "I'll take it"),
    ("hand_over", "Serahkan", "Hand over"),
    ("triage", "Triase", "Triage"),
    ("draft", "Buat draf", "Draft"),
    ("submit", "Ajukan", "Submit"),
    ("approve", "Setujui", "Approve"),
    ("return", "Kembalikan", "Return"),
    ("accept", "Terima", "Accept"),
    ("decline", "Tolak", "Decline"),
    ("cancel", "Batal", "Cancel"),
    ("back", "Kembali", "Back"),
    ("skip", "Lewati", "Skip"),
    ("done", "Selesai", "Done"),
    ("triage_quick", "Penilaian cepat", "Quick"),
    ("triage_full", "Penilaian lengkap", "Full"),
    ("set_level", "Tetapkan {level}", "Set {level}"),
]

#: What no text says, and why (ux.md, rules 5 to 8).
NEVER = {
    r"!": "calm: no exclamation marks",
    r"\b[Ee]rrors?\b": "a refusal is help",
    r"\b[Uu]tang\b": 'a debt is "wajib dilengkapi"',
    r"\b[Gg]agal\b": "no blame",
    r"\bSiaga\b(?<!Bot Siaga)": "siaga alone is a disaster status",
    r"  ": "one blank between words",
    r"\.\.": '"…" is one sign',
    r" [,.;:?]": "no blank before a mark",
    r"\b([Kk]amu|[Kk]alian|[Ll]u)\b": 'to colleagues "Anda"',
}

#: Names that are written so.
NAMES = re.compile(r"SP4N-LAPOR!")

#: The words of a template without its code and its markup.
CODE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", re.DOTALL)

#: Text between quotes inside an expression: it is said as well.
QUOTED = re.compile(r'"([^"{}<>=]*[A-Za-z][^"{}<>=]*)"')

LONGEST_LINE = 240

#: Messages about an issue that say its number later than in their first line.
NUMBER_LATER = {
    "muster": "a roll call of the whole team is about no issue",
    "muster_ask": "a roll call of the whole team is about no issue",
    "muster_call": "a roll call of the whole team is about no issue",
    "muster_replied": "a roll call of the whole team is about no issue",
    "meeting_for_wa": "a letter to be copied to who has no account here",
    "leader_report": "a letter to be copied: it begins with who is addressed",
    "confession": "it is about the bot; the late issues follow in the second line",
    "restored": "it is about the bot; the issues follow after what was lost",
    "many_messages": "that nothing is lost comes first, with an issue or without",
}

every_language = pytest.mark.parametrize("locale", LOCALES)


def words_of(locale: str) -> Iterator[tuple[str, str]]:
    """Yield every phrase of a language with the place where it stands."""
    yield from labels(locale).items()
    for name, file in templates(locale).items():
        text = file.read_text("utf-8")
        for line in CODE.sub("{}", text).splitlines():
            yield name, line.replace("{} ", "{}").replace(" {}", "{}")
        for code in CODE.findall(text):
            yield from ((name, said) for said in QUOTED.findall(code))


@every_language
@pytest.mark.parametrize("pattern", NEVER, ids=NEVER.values())
def test_no_text_says(locale: str, pattern: str) -> None:
    assert [
        (where, text)
        for where, text in words_of(locale)
        if re.search(pattern, NAMES.sub("LAPOR", text).strip())
    ] == []


@every_language
def test_no_line_is_long(locale: str) -> None:
    """Without what people typed: that has a length of its own."""
    assert [
        (where, text) for where, text in words_of(locale) if len(text) > LONGEST_LINE
    ] == []


@pytest.mark.parametrize(("key", "indonesian", "english"), FIXED)
def test_the_buttons_of_the_contract(key: str, indonesian: str, english: str) -> None:
    assert labels("id").get(f"button.{key}") == indonesian
    assert labels("en").get(f"button.{key}") == english


@every_language
def test_a_button_fits_a_phone(locale: str) -> None:
    assert [
        (key, text)
        for key, text in labels(locale).items()
        if key.startswith(("button.", "option.", "flag.")) and len(text) > 32
    ] == []


@every_language
def test_a_pop_up_fits_its_window(locale: str) -> None:
    assert [
        (key, text)
        for key, text in labels(locale).items()
        if key.startswith("toast.") and len(text) > 150
    ] == []


@every_language
def test_levels_are_a_mark_and_a_word(locale: str) -> None:
    levels = [text for key, text in labels(locale).items() if key.startswith("level.")]

    assert [text.split(" ")[0] for text in levels] == ["⚪", "🟢", "🟡", "🟠", "🔴"]
    assert [text for text in levels if len(text.split(" ")) < 2] == []


@every_language
def test_only_the_agreed_signs_decorate(locale: str) -> None:
    """Rule 2 of ux.md; arrows, boxes and dashes are marks of text."""
    agreed = set("⏱👤📎⚠✅▸🔒⚪🟢🟡🟠🔴☐☑·–—…→“”")

    assert [
        (where, sign)
        for where, text in words_of(locale)
        for sign in text
        if not sign.isascii() and sign not in agreed
    ] == []


@every_language
def test_the_first_line_names_the_issue(locale: str) -> None:
    """The preview of a notification is that line (ux.md, rule 2)."""
    late = {
        template_of("messages", name)
        for name, facts in samples.messages(locale).items()
        if {"issue", "number", "numbers"} & set(facts)
        and about_an_issue(facts)
        and "ISU-2026-" not in render(locale, "messages", name).splitlines()[0]
    }

    assert late == set(NUMBER_LATER)


def about_an_issue(facts: dict[str, object]) -> bool:
    return "issue" in facts or "ISU-" in str(facts.get("number", facts.get("numbers")))


def test_no_template_holds_what_belongs_to_a_button() -> None:
    """Tokens and callbacks are made by the pen, never written in a text."""
    files = [file for locale in LOCALES for file in templates(locale).values()]
    texts = [*files, *TEMPLATES.glob("*/labels.toml")]

    assert [
        file.name
        for file in texts
        if re.search(r"callback|token|tg://|javascript", file.read_text("utf-8"))
    ] == []


@every_language
def test_a_template_ends_with_one_line_end(locale: str) -> None:
    assert [
        name
        for name, file in templates(locale).items()
        if not file.read_text("utf-8").endswith("\n")
        or file.read_text("utf-8").endswith("\n\n")
    ] == []
