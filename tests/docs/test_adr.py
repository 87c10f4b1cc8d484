"""Decisions are short, numbered without gaps, and listed where one looks for them."""

import re

import pytest

from tests.docs.pages import ROOT, documents

ADRS = sorted(name for name in documents() if name.startswith("docs/adr/"))
LONGEST = 40


def test_the_numbers_have_no_gaps():
    numbers = [
        int(re.match(r"docs/adr/(\d{4})-[a-z-]+\.md$", name)[1]) for name in ADRS
    ]

    assert numbers == list(range(1, len(ADRS) + 1))


@pytest.mark.parametrize("name", ADRS)
def test_a_decision_is_short_and_has_its_parts(name):
    text = documents()[name]
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)

    assert len(text.splitlines()) <= LONGEST
    assert text.startswith(f"# {name.split('/')[-1][:4]}: ")
    assert re.search(r"^Status: (accepted|replaced by \d{4}), \w+ \d{4}$", text, re.M)
    assert headings == ["Context", "Decision", "Consequences"]


@pytest.mark.parametrize("name", ADRS)
def test_a_decision_is_listed_in_the_architecture(name):
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")

    assert f"]({name.removeprefix('docs/')})" in page
