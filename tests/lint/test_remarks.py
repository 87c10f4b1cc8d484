"""Every rule has a sentence in both languages, and every reason is one that it gives."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.domain.lint.rules import RULES
from bot.services.texts.remarks import OTHERWISE
from tests.lint.desk import found, text

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
