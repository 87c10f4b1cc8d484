"""What the guide to prepared answers writes passes the lint of D6 as it stands."""

import pytest

from bot.domain.levels import Level
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.reading import items
from bot.domain.lint.rules import remarks
from bot.domain.prepared_answers import Prepared, Standing, write_prepared
from bot.domain.runbook import QUESTIONS
from bot.playbook.loading import load_playbook
from bot.services.conferences.unanswered import REASONS
from tests.lint.desk import situation
from tests.words.catalog import labels

SAID = {
    "id": "Air tangki gratis tersedia di setiap kelurahan.",
    "en": "Free tanker water is there in every district.",
}


def answered(locale: str) -> list[Prepared]:
    """Every question, with every reason in its turn."""
    words = labels(locale)
    reasons = [(kind, code) for kind, codes in REASONS.items() for code in codes]
    keys = {Standing.LATER: "answers.later", Standing.CANNOT: "answers.cannot"}
    found = []
    for n, code in enumerate(QUESTIONS):
        question = words[f"must_question.{code}"]
        if n in (1, 4, 7, 8, 9, 10):
            kind, why = reasons[n % len(reasons)]
            reason = words[f"answer_reason.{why}"]
            told = words[keys[kind]].format(time="16.00 WITA", reason=reason)
            found.append(Prepared(question, told, kind, SAID[locale]))
        else:
            found.append(Prepared(question, SAID[locale]))
    told = words["answers.next_word"].format(time="16.00 WITA")
    return [*found[:-1], Prepared(found[-1].question, told)]


@pytest.mark.parametrize("locale", ["id", "en"])
def test_fifteen_answers_of_the_guide_hold_nothing_up_at_l4(locale):
    body = write_prepared(answered(locale), locale)
    m = Manuscript("questions", locale, body, items=tuple(items(body)))
    messages = (SAID[locale].rstrip("."),)
    words = load_playbook(None).words[locale]

    found = remarks(m, situation(level=Level.L4, messages=messages), words)

    assert [(one.code, one.mark.what, one.mark.detail) for one in found] == []


def test_the_same_without_its_reasons_is_held_up():
    """QA-03 and QA-01 see what is missing: the test above can fail."""
    bare = [Prepared("Apa?", "Nanti.", Standing.LATER)]
    body = write_prepared(bare, "id")
    m = Manuscript("questions", "id", body, items=tuple(items(body)))
    words = load_playbook(None).words["id"]

    codes = {one.code for one in remarks(m, situation(level=Level.L4), words)}

    assert {"QA-01", "QA-02", "QA-03"} <= codes
