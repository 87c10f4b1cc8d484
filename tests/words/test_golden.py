"""What a person reads, word for word: SIAGA_GOLDEN=write writes it anew."""

import os
from pathlib import Path

import pytest
from markupsafe import escape

from bot.rendering.jinja import LONGEST_MESSAGE
from bot.rendering.text import visible_length
from tests.words import samples
from tests.words.catalog import LOCALES, WORDS, facts_of, templates

GOLDEN = Path(__file__).parent / "golden"
WRITE = os.environ.get("SIAGA_GOLDEN") == "write"

#: A screen of a phone (ux.md, rule 3).
LINES = 12

#: Longer, and why. A name stands for all of its variants.
LONG = {
    "help": "one line for each command; who asks for help wants them all",
    "fact_sheet": "a list: six facts to a page, with what is not known under it",
    "timeline": "a log: fifteen lines, and one for each day",
    "members": "a list of everybody; forty to a page",
    "gaps": "a list: whoever opens it wants all twenty",
}

#: A pop-up shows no more (Bot API, answerCallbackQuery).
POP_UP = 200


def render(locale: str, folder: str, name: str) -> str:
    facts = getattr(samples, folder)(locale)[name]
    if folder == "documents":
        kind, form = name.split(".")[:2]
        return WORDS.document(kind, form, locale, **facts)
    say = WORDS.message if folder == "messages" else WORDS.refusal
    return say(name.partition(".")[0], locale, **facts)


def every() -> list[tuple[str, str, str]]:
    return [
        (locale, folder, name)
        for locale in LOCALES
        for folder in ("messages", "refusals", "documents")
        for name in getattr(samples, folder)(locale)
    ]


def template_of(folder: str, sample: str) -> str:
    parts = sample.split(".")
    return ".".join(parts[: 2 if folder == "documents" else 1])


def frame(text: str) -> list[str]:
    """Return the lines that are Siaga's, without those of a whole document."""
    return text.replace(str(escape(samples.BODY)), "(naskah)").splitlines()


every_text = pytest.mark.parametrize(("locale", "folder", "name"), every(), ids=str)


@every_text
def test_a_person_reads_exactly_this(locale: str, folder: str, name: str) -> None:
    file = GOLDEN / locale / f"{name}.txt"
    text = f"{render(locale, folder, name)}\n"
    if WRITE:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    assert text == file.read_text("utf-8")


@every_text
def test_a_text_fits_a_message_and_a_screen(
    locale: str, folder: str, name: str
) -> None:
    text = render(locale, folder, name)

    assert visible_length(text) <= LONGEST_MESSAGE
    if folder == "messages" and template_of(folder, name) not in LONG:
        assert len(frame(text)) <= LINES
    if folder == "refusals" and "<" not in text:
        assert len(text) <= 2 * POP_UP


@every_text
def test_no_line_is_blank_or_holds_a_blank_too_many(
    locale: str, folder: str, name: str
) -> None:
    lines = frame(render(locale, folder, name))
    between = folder == "documents"

    assert [line for line in lines if line != " ".join(line.split())] == []
    assert [line for line in lines if not line and not between] == []


@every_text
def test_what_was_typed_stays_text(locale: str, folder: str, name: str) -> None:
    text = render(locale, folder, name)

    assert "{{7*7}}" in text or "49" not in text
    assert "<b>5" not in text or folder == "documents"
    assert "<i>" not in text


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("folder", ["messages", "refusals", "documents"])
def test_every_template_has_a_sample(locale: str, folder: str) -> None:
    sampled = {template_of(folder, name) for name in getattr(samples, folder)(locale)}
    files = {name.partition("/")[2] for name in templates(locale, folder)}

    assert sorted(files - INCLUDED - sampled) == []
    assert sorted(sampled - files) == []


#: Parts of other templates.
INCLUDED = {"level_basis"}


@pytest.mark.parametrize("locale", LOCALES)
def test_samples_hold_nothing_that_is_not_used(locale: str) -> None:
    spare = {}
    for folder in ("messages", "refusals", "documents"):
        files = templates(locale, folder)
        for name, facts in getattr(samples, folder)(locale).items():
            file = files.get(f"{folder}/{template_of(folder, name)}")
            unused = set(facts) - facts_of(file) - SPARE if file else set()
            if unused and template_of(folder, name) not in UNUSED:
                spare[name] = sorted(unused)

    assert spare == {}


#: Given to whole families of templates: the moment, and the form of address, which
#: not every language uses.
SPARE = {"now", "honorific"}

#: Templates that the code gives more than they use.
UNUSED = {
    "reinstate_ask": "asked by the same function as suspend_ask",
    "draft_submitted": "an office may want the level here (SIAGA_TEMPLATES)",
    "level_set": "given the same facts as triage_result",
}


@pytest.mark.parametrize("locale", LOCALES)
def test_no_golden_file_is_left_over(locale: str) -> None:
    names = {name for _, folder, name in every() if folder}
    files = {file.name.removesuffix(".txt") for file in (GOLDEN / locale).glob("*")}
    if WRITE:
        for name in files - names:
            (GOLDEN / locale / f"{name}.txt").unlink()
        files &= names

    assert sorted(files - names) == []


def test_no_two_samples_share_a_golden_file() -> None:
    names = [(locale, name) for locale, _, name in every()]

    assert len(names) == len(set(names))
