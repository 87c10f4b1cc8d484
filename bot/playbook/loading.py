"""Reads all files of a playbook and collects every mistake at once."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.domain.ladders import DEFAULT
from bot.domain.office import Profile
from bot.domain.playbook import Playbook
from bot.domain.values import replace
from bot.playbook.files import Files
from bot.playbook.lines import line_of
from bot.playbook.mistakes import PlaybookError, explain
from bot.playbook.shelf import SHIPPED, Shelf, open_shelf

#: Files in which an office may write only the keys that it changes.
LENT = frozenset(
    {"office", "limits", "facts", "surge", "tasks", "media", "roster", "warroom"}
    | {"roles", "readiness", "conference", "reactions"}
)

#: The same, list by list.
LENT_LISTS = ("words_id", "words_en")

#: Tables of which an office may write only the entries, and the keys, that it changes.
DEEP = ("roles", "raci", "templates", "offers")

#: Each visitor of the page of trial opens a house with the same files, and a playbook
#: is never changed: so many of them are kept, by the bytes that they were made of.
REMEMBERED = 8
_MADE: dict[tuple[tuple[Path, bytes], ...], Playbook] = {}


def load_playbook(folder: Path | None) -> Playbook:
    """Read the playbook in *folder*, or the shipped one.

    A file that *folder* lacks comes from the shipped folder; so do the keys that
    the files of LENT leave out, and `[ladders.default]`. `profile = "full"` puts the
    files in `full/` before the shipped ones beside it. Raises PlaybookError, which
    tells all mistakes.
    """
    shelf = open_shelf(folder)
    tables = _read_all(shelf)
    known = _MADE.get(tuple(shelf.seen))
    if known is not None and not shelf.mistakes:
        return known
    files = _validate(tables, shelf)
    if files is None or shelf.mistakes:
        raise PlaybookError(shelf.mistakes)
    return _remembered(files.value(), shelf)


def _remembered(playbook: Playbook, shelf: Shelf) -> Playbook:
    """Keep what these bytes say, unless a picture beside them says it, too."""
    if playbook.office.logo is None:
        if len(_MADE) >= REMEMBERED:
            _MADE.clear()
        _MADE[tuple(shelf.seen)] = playbook
    return playbook


def _read_all(shelf: Shelf) -> dict[str, dict[str, Any]]:
    """Read the office first: it says whether `full/` counts."""
    office = shelf.read("office")
    shelf.full = office is not None and office.get("profile") == Profile.FULL
    others = [subject for subject in Files.model_fields if subject != "office"]
    found = {"office": office} | {subject: shelf.read(subject) for subject in others}
    tables = {subject: table for subject, table in found.items() if table is not None}
    _complete(tables, full=shelf.full)
    return tables


def _complete(tables: dict[str, dict[str, Any]], *, full: bool) -> None:
    """Lend what the office's files may leave out, in the words of its profile."""
    shipped, fuller = Shelf((SHIPPED,)), Shelf((SHIPPED,), full=full)
    for subject in LENT & tables.keys():
        lent = (shipped.read(subject) or {}) | (fuller.read(subject) or {})
        tables[subject] = lent | tables[subject]
        if subject == "roles":
            tables[subject] |= _deeper(lent, tables[subject])
    for subject in LENT_LISTS:
        own = tables.get(subject, {}).get("lists")
        if isinstance(own, dict):
            lent_lists = (shipped.read(subject) or {})["lists"]
            tables[subject] = tables[subject] | {"lists": lent_lists | own}
    terms = tables.get("retention", {}).get("terms")
    if isinstance(terms, dict):
        lent_terms = (shipped.read("retention") or {})["terms"]
        tables["retention"] = tables["retention"] | {"terms": lent_terms | terms}
    ladders = tables.get("escalation", {}).get("ladders")
    if isinstance(ladders, dict):
        lent = (shipped.read("escalation") or {})["ladders"][DEFAULT]
        tables["escalation"] = tables["escalation"] | {
            "ladders": {DEFAULT: lent} | ladders
        }


def _deeper(lent: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Lend the entries of roles.toml, and their keys, that the office left out."""
    found = {}
    for name in DEEP:
        theirs, ours = lent[name], own[name]
        if isinstance(ours, dict):
            found[name] = theirs | {
                key: theirs.get(key, {}) | row if isinstance(row, dict) else row
                for key, row in ours.items()
            }
    return found


def _validate(tables: dict[str, dict[str, Any]], shelf: Shelf) -> Files | None:
    folder = shelf.find("office")[0].parent
    try:
        return Files.model_validate(tables, context={"office_folder": folder})
    except ValidationError as error:
        for found in error.errors():
            subject, *path = found["loc"]
            if subject in tables:
                model = Files.model_fields[str(subject)].annotation
                place, name = shelf.find(str(subject))
                mistake = explain(model, name, path, found)
                line = line_of(place.read_text("utf-8-sig"), path)
                shelf.mistakes.append(replace(mistake, line=line))
    return None
