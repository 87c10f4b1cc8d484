"""What a person reads, word for word: SIAGA_GOLDEN=write writes it anew."""

import os
from functools import cache
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
    "fact_sheet": "a list: six facts to a page, with what is not known under it",
    "minutes_text": "whole minutes, to be copied",
    "sitrep_text": "a whole report, cut to one message",
    "clipping_digest": "a list: who gets it reads it once a day instead of every link",
    "timeline": "a log: fifteen lines, and one for each day",
    "members": "a list of everybody; forty to a page",
    "brief": "all that a spokesperson needs, in the one message read before a microphone",
    "brief_text": "the same, to be copied",
    "leader_report": "a letter to be copied: event, facts, steps, plans, request",
    "message_map": "the whole map: three messages, three supports each, what to put right",
    "gaps": "a list: whoever opens it wants all twenty",
}

#: What is rendered, by the folder of its template.
FOLDERS = ("messages", "refusals", "documents")

#: A pop-up shows no more (Bot API, answerCallbackQuery).
POP_UP = 200


@cache
def facts_in(locale: str, folder: str) -> dict[str, samples.Facts]:
    """Return the facts of every sample of a folder."""
    found: dict[str, samples.Facts] = getattr(samples, folder)(locale)
    return found


@cache
def render(locale: str, folder: str, name: str) -> str:
    facts = facts_in(locale, folder)[name]
    if folder == "documents":
        kind, form = name.split(".")[:2]
        return WORDS.document(kind, form, locale, **facts)
    say = WORDS.message if folder == "messages" else WORDS.refusal
    return say(name.partition(".")[0], locale, **facts)


def every() -> list[tuple[str, str, str]]:
    return [
        (locale, folder, name)
        for locale in LOCALES
        for folder in FOLDERS
        for name in facts_in(locale, folder)
    ]


def template_of(folder: str, sample: str) -> str:
    parts = sample.split(".")
    return ".".join(parts[: 2 if folder == "documents" else 1])


def by_template() -> dict[tuple[str, str, str], list[str]]:
    """Return the samples of each template of each language."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for locale, folder, name in every():
        one = (locale, folder, template_of(folder, name))
        found.setdefault(one, []).append(name)
    return found


def frame(text: str) -> list[str]:
    """Return the lines that are Siaga's, without those of a whole document."""
    return text.replace(str(escape(samples.BODY)), "(naskah)").splitlines()


def kept(file: Path, text: str) -> str | None:
    """Return what a file holds; None where there is none yet."""
    if WRITE:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return file.read_text("utf-8") if file.exists() else None


SAMPLES = by_template()


@pytest.mark.parametrize("template", SAMPLES, ids="-".join)
def test_a_person_reads_exactly_this(template: tuple[str, str, str]) -> None:
    locale, folder, _ = template
    texts = {name: f"{render(locale, folder, name)}\n" for name in SAMPLES[template]}

    assert texts == {
        name: kept(GOLDEN / locale / f"{name}.txt", text)
        for name, text in texts.items()
    }


every_folder = pytest.mark.parametrize("folder", FOLDERS)
every_language = pytest.mark.parametrize("locale", LOCALES)


@every_language
@every_folder
def test_a_text_fits_a_message_and_a_screen(locale: str, folder: str) -> None:
    assert {
        name: fault
        for name in facts_in(locale, folder)
        if (fault := too_much_of(folder, name, render(locale, folder, name)))
    } == {}


def too_much_of(folder: str, name: str, text: str) -> str:
    """Say what does not fit; nothing where all does."""
    if visible_length(text) > LONGEST_MESSAGE:
        return f"{visible_length(text)} signs"
    long = folder != "messages" or template_of(folder, name) in LONG
    if not long and len(frame(text)) > LINES:
        return f"{len(frame(text))} lines"
    if folder == "refusals" and "<" not in text and len(text) > 2 * POP_UP:
        return f"{len(text)} signs in a pop-up"
    return ""


@every_language
@every_folder
def test_no_line_is_blank_or_holds_a_blank_too_many(locale: str, folder: str) -> None:
    between = folder == "documents"

    assert [
        (name, line)
        for name in facts_in(locale, folder)
        for line in frame(render(locale, folder, name))
        if line != " ".join(line.split()) or not (line or between)
    ] == []


@every_language
@every_folder
def test_what_was_typed_stays_text(locale: str, folder: str) -> None:
    texts = {name: render(locale, folder, name) for name in facts_in(locale, folder)}

    assert [
        n for n, text in texts.items() if "{{7*7}}" not in text and "49" in text
    ] == []
    assert [n for n, t in texts.items() if "<b>5" in t and folder != "documents"] == []
    assert [name for name, text in texts.items() if "<i>" in text] == []


@every_language
@every_folder
def test_every_template_has_a_sample(locale: str, folder: str) -> None:
    sampled = {template_of(folder, name) for name in facts_in(locale, folder)}
    files = {name.partition("/")[2] for name in templates(locale, folder)}

    assert sorted(files - INCLUDED - sampled) == []
    assert sorted(sampled - files) == []


#: Parts of other templates.
INCLUDED = {
    "draft_carried",
    "level_basis",
    "mandate_line",
    "narrative_body",
    "narrative_followed",
}


@every_language
def test_samples_hold_nothing_that_is_not_used(locale: str) -> None:
    spare = {}
    for folder in FOLDERS:
        files = templates(locale, folder)
        for name, facts in facts_in(locale, folder).items():
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
    "social_post.full": "the platform and the comments are for the one who posts it",
    "level_set": "given the same facts as triage_result",
}


@every_language
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
