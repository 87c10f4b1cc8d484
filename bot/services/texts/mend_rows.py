"""The buttons that mend what the lint found: the surest and the fewest first."""

from collections.abc import Sequence

from bot.domain.document import Document
from bot.domain.fields import FieldRule, Shape
from bot.domain.issue import Issue
from bot.domain.lint.marks import Mend, Mending, Remark
from bot.domain.text_notes import same
from bot.ports.mail import Button
from bot.services.texts.draft_answers import answer_rows
from bot.services.texts.draft_texts import spoken
from bot.services.texts.found_lines import SHOWN
from bot.services.texts.linting import owing_reason, refusing
from bot.services.turn import Turn

#: So many numbers, and so many fields, have a button of their own.
NUMBERS, FIELDS = 3, 4

#: The next word is named otherwise in the form approved beforehand.
_CALLED = {"pembaruan_berikutnya": "jam", "kanal_resmi": "kanal"}

Rows = list[list[Button]]


def mend_rows(
    turn: Turn, issue: Issue, document: Document, found: Sequence[Remark]
) -> Rows:
    """Return the buttons under a preview."""
    loose = [one for one in found if one.code == "U-02"]
    sure = sure_mends(found)
    rows: Rows = []
    if len(sure) > 1:
        text = turn.label("button.lint_mend_all", count=len(sure))
        rows.append([_tap(turn, "lint_mend", document, "", text)])
    else:
        rows += [[one] for one in _binds(turn, document, loose)]
    rows += _fields(turn, issue, document, found)
    last = [turn.button("lint_numbers", document.id)] if loose else []
    if owing_reason(document, found):
        last.append(turn.button("lint_reasons", document.id, version=document.version))
    lines = len({(one.code, one.mark) for one in found})
    if lines > SHOWN:
        text = turn.label("button.lint_all", count=lines)
        last.append(turn.button("lint_all", document.id, text=text))
    return [*rows, *([last] if last else [])]


def sure_mends(found: Sequence[Remark]) -> dict[str, Mend]:
    """Return what one tap mends with nobody choosing: the place, and how."""
    every = [(one.mark.what, mend) for one in found for mend in one.mark.mends]
    return {what: mend for what, mend in every if mend.sure}


def _binds(turn: Turn, document: Document, loose: Sequence[Remark]) -> list[Button]:
    """Return a button for each fact that a number may rest on, a few of them."""
    found = {
        (same(one.mark.what), mend.value): (one.mark.what, mend.value)
        for one in loose
        for mend in one.mark.mends
        if mend.way is Mending.BIND
    }
    return [
        _tap(turn, "lint_bind", document, f"{fact} {what}", f"{what} = {fact}")
        for what, fact in list(found.values())[:NUMBERS]
    ]


def _tap(turn: Turn, action: str, document: Document, value: str, text: str) -> Button:
    return turn.button(
        action, document.id, value=value, version=document.version, text=text
    )


def _fields(
    turn: Turn, issue: Issue, document: Document, found: Sequence[Remark]
) -> Rows:
    """Return a button for each field that holds what was found; times at once."""
    rules = {rule.name: rule for rule in turn.desk.documents.rules(document)}
    zoned = [m for one in found for m in one.mark.mends if m.way is Mending.ADD_ZONE]
    rows: Rows = []
    if zoned and len(sure_mends(found)) == 1:
        rows.append([_tap(turn, "lint_mend", document, "", _zone_label(turn))])
    names = dict.fromkeys(_field_of(turn, document, rules, one) for one in found)
    asked = [rules[name] for name in names if name in rules]
    for rule in [one for one in asked if one.shape is Shape.TIME][:1]:
        rows += answer_rows(turn, issue, document, rule)
    buttons = [_ask(turn, document, rule) for rule in asked][:FIELDS]
    return [*rows, *(buttons[i : i + 2] for i in range(0, len(buttons), 2))]


def _zone_label(turn: Turn) -> str:
    zone = turn.now.astimezone(turn.desk.house.zone).tzname() or ""
    return turn.label("button.lint_zone", zone=zone)


def _ask(turn: Turn, document: Document, rule: FieldRule) -> Button:
    text = turn.label("button.lint_field", field=turn.label(f"field.{rule.name}"))
    return turn.button("draft_field", document.id, value=rule.name, text=text)


def _field_of(
    turn: Turn, document: Document, rules: dict[str, FieldRule], remark: Remark
) -> str:
    """Return which field to ask again: the one that is named, or that holds the words.

    A number that a tap can bind needs no writing anew.
    """
    for mend in remark.mark.mends:
        if mend.way not in {Mending.BIND, Mending.ADD_ZONE}:
            return _CALLED.get(mend.value, mend.value) if "jam" in rules else mend.value
    if remark.mark.mends or not refusing([remark]):
        return ""
    return field_with(turn, document, remark.mark.what)


def field_with(turn: Turn, document: Document, words: str) -> str:
    """Return the first field whose answer holds *words* as the text says them."""
    wanted = same(words)
    for rule in turn.desk.documents.rules(document):
        answer = document.fields.get(rule.name, "")
        if rule.name == wanted:
            return rule.name
        said = spoken(turn, document, rule, answer) if answer else ""
        if wanted and wanted in same(said):
            return rule.name
    return ""
