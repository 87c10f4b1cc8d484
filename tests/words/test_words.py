"""Every word that the code can say exists in every language, and no other does."""

import pytest

from bot.rendering.language import PHRASES
from tests.words import source
from tests.words.catalog import (
    LOCALES,
    TEMPLATES,
    WORDS,
    documents,
    facts_of,
    filled,
    included,
    labels,
    labels_in,
    labels_needed,
    parts_of,
    placeholders,
    refusals,
    templates,
    words_called,
)

HOUSE = "id"
OTHERS = [locale for locale in LOCALES if locale != HOUSE]

in_every_language = pytest.mark.parametrize("locale", LOCALES)
in_other_languages = pytest.mark.parametrize("locale", OTHERS)


def names(locale: str, folder: str) -> set[str]:
    return {name.partition("/")[2] for name in templates(locale, folder)}


def needed_documents() -> set[str]:
    kinds = documents().kinds.values()
    return {f"{kind.name}.{form}" for kind in kinds for form in kind.forms}


def test_there_is_an_indonesian_and_an_english_house() -> None:
    assert LOCALES == ("en", "id")


def test_every_template_can_be_read() -> None:
    assert WORDS.mistakes() == []


@in_other_languages
def test_labels_have_the_same_keys(locale: str) -> None:
    assert set(labels(locale)) ^ set(labels(HOUSE)) == set()


@in_other_languages
def test_labels_have_the_same_keys_in_the_same_order(locale: str) -> None:
    shared = [key for key in labels(HOUSE) if key in labels(locale)]

    assert [key for key in labels(locale) if key in labels(HOUSE)] == shared


@in_other_languages
def test_labels_need_the_same_facts(locale: str) -> None:
    mine, theirs = labels(locale), labels(HOUSE)

    assert [
        key
        for key in theirs
        if key in mine and placeholders(mine[key]) != placeholders(theirs[key])
    ] == []


def test_the_code_says_only_what_this_test_can_follow() -> None:
    said = [*source.labels_said(), *source.templates_said()]

    assert [s for s in said if filled(s.pattern) is None] == []


def test_templates_ask_only_for_labels_that_this_test_can_follow() -> None:
    files = [file for locale in LOCALES for file in templates(locale).values()]

    assert [(f.name, p) for f in files for p in labels_in(f) if filled(p) is None] == []


@in_every_language
def test_every_label_that_can_be_said_exists(locale: str) -> None:
    known = labels(locale)

    assert {key: at for key, at in labels_needed().items() if key not in known} == {}


@in_every_language
def test_no_label_is_unused(locale: str) -> None:
    used = set(labels_needed()) | RENDERER_SAYS

    assert sorted(set(labels(locale)) - used) == []


#: Asked for by the renderer itself (bot/rendering/language.py), by the letters of
#: the pen, and by the menu.
RENDERER_SAYS = {"time.now", "time.left", "time.late", "letter.maybe_repeated"}


@in_every_language
def test_every_message_that_the_code_writes_exists(locale: str) -> None:
    said = {
        name: said.where
        for said in source.templates_said()
        for name in filled(said.pattern) or []
    }
    known = names(locale, "messages")

    assert {name: at for name, at in said.items() if name not in known} == {}


@in_every_language
def test_no_message_is_unused(locale: str) -> None:
    said = {n for s in source.templates_said() for n in filled(s.pattern) or []}
    files = templates(locale, "messages").values()
    parts = {part for file in files for part in included(file)[1:]}
    taken_in = {part.name.partition(".")[0] for part in parts}

    assert sorted(names(locale, "messages") - said - taken_in) == []


@in_every_language
def test_every_refusal_has_its_text(locale: str) -> None:
    assert sorted(set(refusals()) - names(locale, "refusals")) == []


@in_every_language
def test_no_text_of_a_refusal_is_unused(locale: str) -> None:
    assert sorted(names(locale, "refusals") - set(refusals())) == []


def test_every_refusal_can_happen() -> None:
    names = {kind.__name__ for kind in refusals().values()}

    assert sorted(names - source.names_used()) == []


@in_every_language
def test_every_kind_of_document_has_its_texts(locale: str) -> None:
    assert names(locale, "documents") ^ needed_documents() == set()


@in_other_languages
def test_templates_of_all_languages_use_the_same_facts(locale: str) -> None:
    mine, theirs = templates(locale), templates(HOUSE)
    shared = sorted(set(mine) & set(theirs))

    assert set(mine) ^ set(theirs) == set()
    assert [
        (name, facts_of(mine[name]) ^ facts_of(theirs[name]))
        for name in shared
        if (facts_of(mine[name]) ^ facts_of(theirs[name])) - OWN_TO_A_LANGUAGE
    ] == []
    assert [
        (name, parts_of(mine[name]) ^ parts_of(theirs[name]))
        for name in shared
        if parts_of(mine[name]) != parts_of(theirs[name])
    ] == []


#: How somebody is addressed differs: "Bapak/Ibu" has no place in English.
OWN_TO_A_LANGUAGE = {"honorific"}


@in_every_language
def test_a_message_is_given_every_fact_that_it_uses(locale: str) -> None:
    """Where the code names the facts one by one, none may be missing."""
    files = templates(locale, "messages")
    gaps = []
    for said in source.templates_said():
        file = files.get(f"messages/{said.pattern}")
        if file is not None and said.facts is not None:
            missing = facts_of(file) - said.facts
            gaps += [(said.where, said.pattern, missing)] if missing else []

    assert gaps == []


@in_every_language
def test_nothing_but_templates_lies_among_the_templates(locale: str) -> None:
    folders = {"messages": ".html.j2", "refusals": ".html.j2", "documents": ".txt.j2"}
    files = [file for file in (TEMPLATES / locale).rglob("*") if file.is_file()]

    assert [
        file.name
        for file in files
        if file.name not in PHRASES
        and not file.name.endswith(folders.get(file.parent.name, "nothing"))
    ] == []


@in_every_language
def test_no_fact_hides_a_word_that_its_template_calls(locale: str) -> None:
    hidden = []
    for said in source.templates_said():
        file = templates(locale, "messages").get(f"messages/{said.pattern}")
        if file is not None and said.facts is not None:
            both = said.facts & words_called(file)
            hidden += [(said.where, said.pattern, both)] if both else []

    assert hidden == []
