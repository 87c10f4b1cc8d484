"""What the lint found is read in the words of its reader, and never in codes."""

import re

import pytest

from bot.domain.lint.rules import RULES, remarks
from bot.services.texts.remarks import remark_said
from tests.lint.desk import WORDS as LEXICONS
from tests.lint.test_rules import TABLE, cases, the_situation, the_text
from tests.words.catalog import LOCALES, WORDS

#: Codes of lists, fields and places are written so, and no word of people is.
CODE = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b|\b(?:ask|must)_\w+|\btelegram\b")


def said(locale):
    """Every sentence about every text that a rule must find."""
    for code in TABLE:
        for language, entry in cases(code, "hit"):
            if language != locale:
                continue
            m, s = the_text(code, locale, entry), the_situation(entry)
            rules = [r for r in RULES if r.code == code]
            for one in remarks(m, s, LEXICONS[locale], rules):
                yield remark_said(WORDS, one, locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_no_finding_shows_a_code_in_any_language(locale):
    every = list(said(locale))

    assert len(every) > 100
    assert [one for one in every if CODE.search(one)] == []


@pytest.mark.parametrize(
    ("locale", "named"),
    [("id", "Siapa yang bertanggung jawab?"), ("en", "Who is responsible?")],
)
def test_a_question_that_always_comes_is_named_as_it_is_asked(locale, named):
    assert any(named in one for one in said(locale))
