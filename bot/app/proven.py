"""What is wrong in an office's own documents: rows, languages, words, every text."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bot.app.proving_room import LimitsByPath, tried
from bot.domain.document import Form
from bot.domain.document_kinds import Documents
from bot.domain.fields import FieldRule
from bot.playbook import Mistake, PlaybookError
from bot.playbook.documents import FILE, read_documents
from bot.rendering.jinja import JinjaWords
from bot.rendering.labels import UnknownLabel

#: The one word of a text that the head approved beforehand, and how long it may be.
APPROVED_BEFOREHAND = {"text": 4000}

Files = Mapping[str, str]


async def check(
    shipped: bytes, files: Files, words: JinjaWords, templates: Path
) -> list[Mistake]:
    """Return every mistake in an office's *files* (source by path).

    The texts themselves are read and filled in by a process of its own.
    """
    try:
        kinds = read_documents(shipped, files.get(FILE, "").encode())
    except PlaybookError as error:
        return list(error.mistakes)
    theirs, wanted = read_documents(shipped), dict(_texts(kinds, words.locales))
    wrong = [
        *_strange(files, wanted),
        *_missing(files, wanted, dict(_texts(theirs, words.locales)), templates),
        *_nameless(kinds, words),
    ]
    limits = {path: wanted[path] for path in files if path in wanted}
    found = await tried({path: files[path] for path in limits}, limits)
    return [*wrong, *(Mistake(path, "", why, line) for path, line, why in found)]


def _texts(
    kinds: Documents, locales: Sequence[str]
) -> Iterator[tuple[str, dict[str, int]]]:
    """Yield the path of every text, with the limits of its fields."""
    for name, kind in kinds.kinds.items():
        for form, rules in kind.forms.items():
            for locale in locales:
                path = f"{locale}/documents/{name}.{form}.txt.j2"
                yield path, _limits(form, rules)


def _limits(form: Form, rules: Sequence[FieldRule]) -> dict[str, int]:
    if form is Form.EMERGENCY:
        return APPROVED_BEFOREHAND
    return {rule.name: rule.limit for rule in rules}


def _strange(files: Files, wanted: LimitsByPath) -> Iterator[Mistake]:
    for path in sorted(files.keys() - wanted.keys() - {FILE}):
        yield Mistake(path, "", "no language, kind or form has this name")


def _missing(
    files: Files, wanted: LimitsByPath, theirs: LimitsByPath, templates: Path
) -> Iterator[Mistake]:
    """Yield the texts that no language may lack: those with fields of their own."""
    for path, limits in wanted.items():
        same = limits.keys() == theirs.get(path, {}).keys()
        if path not in files and not (same and (templates / path).is_file()):
            reason = "is missing: other fields need their own text in every language"
            yield Mistake(path, "", reason)


def _nameless(kinds: Documents, words: JinjaWords) -> Iterator[Mistake]:
    """Yield the words of the screen that rows ask for and no labels.toml has."""
    for locale in words.locales:
        for key in sorted(_keys(kinds)):
            try:
                words.label(key, locale, zone="", what="")
            except UnknownLabel:
                reason = "is missing; it is read when Siaga starts"
                yield Mistake(f"{locale}/labels.toml", key, reason)


def _keys(kinds: Documents) -> set[str]:
    found = set()
    for name, kind in kinds.kinds.items():
        found |= {f"document_kind.{name}", f"paper_kind.{name}"}
        for rules in kind.forms.values():
            found |= {f"field.{rule.name}" for rule in rules}
            found |= {f"field_ask.{rule.name}" for rule in rules}
            found |= {f"pick.{choice}" for rule in rules for choice in rule.choices}
    return found
