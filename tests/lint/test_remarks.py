"""Every rule has a sentence in both languages, and every reason is one that it gives."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.domain.document import Form
from bot.domain.lint.rules import RULES
from bot.playbook.documents import load_documents
from bot.services.texts.remarks import OF_FIELDS, OTHERWISE
from tests.lint.desk import found, text
from tests.lint.test_rules import EVERY, cases, marks

TEMPLATES = Path(__file__).parents[2] / "templates"
CODES = {rule.code for rule in RULES}


def phrases(locale):
    return tomllib.loads((TEMPLATES / locale / "lint.toml").read_text("utf-8"))


@pytest.mark.parametrize("locale", ["id", "en"])
def test_every_rule_says_why_and_what_to_do(locale):
    said = phrases(locale)

    assert said["lint"].keys() == CODES
    assert said["lint_at"].keys() <= CODES
    assert [code for code, text in said["lint"].items() if not text.endswith(".")] == []


def test_both_languages_name_the_same_places():
    holes = [
        {
            key: sorted(re.findall(r"\{(\w+)\}", text))
            for key, text in phrases(locale)["lint"].items()
        }
        for locale in ("id", "en")
    ]

    assert holes[0] == holes[1]
    reasons = [
        {code: sorted(table) for code, table in phrases(locale)["lint_at"].items()}
        for locale in ("id", "en")
    ]
    assert reasons[0] == reasons[1]


def test_a_reason_that_reads_otherwise_has_its_own_sentence():
    said = {code: sorted(table) for code, table in phrases("id")["lint_at"].items()}

    assert said == {code: sorted(reasons) for code, reasons in OTHERWISE.items()}


def test_codes_are_unique():
    assert len(CODES) == len(RULES)


def test_a_correction_may_quote_words_that_were_too_certain():
    old, right = 'pernyataan awal "bukan tsunami"', "Itu tsunami kecil."
    body = f"Kami meralat {old}. {right}"
    quoted = text(body, "correction", fields={"rujukan": old})
    claimed = text(f"{body} Air dijamin surut.", "correction", fields={"rujukan": old})

    assert "U-13" not in found(quoted)
    assert [one.mark.what for one in found(claimed)["U-13"]] == ["dijamin"]
    assert "U-13" in found(text(body, "holding_statement", fields={"rujukan": old}))


#: Asked for outside the text: a number at the approval; place and time, which every
#: form of ours begins with; so only a form of an office's own can lack them.
OF_NO_FIELD = {("SP-01", "nomor"), ("SP-01", "tempat")}


def test_every_field_that_a_rule_asks_for_is_one_of_the_form():
    kinds = load_documents(TEMPLATES).kinds
    asked = {
        (kind, code, mend.value)
        for code, rule in EVERY.items()
        for locale, entry in cases(code, "hit")
        for mark in marks(code, locale, entry)
        for mend in mark.mends
        if mend.way in OF_FIELDS
        for kind in rule.kinds or {"holding_statement"}
        if (code, mend.value) not in OF_NO_FIELD
    }
    lacking = sorted(
        (kind, code, name)
        for kind, code, name in asked
        if name not in {field.name for field in kinds[kind].forms[Form.FULL]}
    )

    assert lacking == []


def test_every_reason_that_reads_otherwise_is_given_by_a_case_in_each_language():
    given = {
        (code, mark.detail, locale)
        for code in OTHERWISE
        for locale, entry in cases(code, "hit")
        for mark in marks(code, locale, entry)
    }
    wanted = {
        (code, reason, locale)
        for code, reasons in OTHERWISE.items()
        for reason in reasons
        for locale in ("id", "en")
    }

    assert sorted(wanted - given) == []
