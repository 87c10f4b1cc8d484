"""templates/documents.toml: the kinds of documents, and what is wrong in an own file."""

from pathlib import Path

import pytest

from bot.domain.document import Form
from bot.domain.issue_life import IssueState
from bot.domain.levels import Level
from bot.domain.office import SLOTS
from bot.playbook import PlaybookError
from bot.playbook.documents import load_documents
from bot.playbook.levels import ApproversTable, ReviewersTable

TEMPLATES = Path(__file__).parents[2] / "templates"

FINE = """
[holding_statement]
code = "D1"
lint = "holding_statement"
[holding_statement.forms]
full = [{ name = "judul", limit = 10 }]
"""


def test_the_shipped_file_has_every_kind_that_is_written_by_people():
    """D9 and D10, the minutes and the situation report, are registers of their own."""
    kinds = load_documents(TEMPLATES).kinds

    assert [kind.code for kind in kinds.values()] == [
        *(f"D{n}" for n in range(1, 9)), *(f"D{n}" for n in range(11, 16)),
        "D8", "D2",  # An answer to a critic, and the plan of positive news.
    ]  # fmt: skip
    kind = kinds["holding_statement"]
    assert [rule.name for rule in kind.forms[Form.FULL]] == [
        "judul", "empati", "fakta", "tindakan", "belum_diketahui", "imbauan",
        "pembaruan_berikutnya", "kanal_resmi", "narahubung",
    ]  # fmt: skip
    assert [rule.name for rule in kind.forms[Form.EMERGENCY]] == list(SLOTS)


def test_every_kind_has_its_row_among_approvers_and_reviewers():
    kinds = {*load_documents(TEMPLATES).kinds, "other"}

    assert set(ApproversTable.model_fields) == kinds
    assert set(ReviewersTable.model_fields) == kinds


def fitting(level, state, due=(), *, spoken=True):
    kinds = load_documents(TEMPLATES)
    return [kind.code for kind in kinds.fitting(level, state, due, spoken=spoken)]


def test_what_a_clock_waits_for_is_offered_first():
    assert fitting(Level.L3, IssueState.RESPONDING, {"full_statement"})[0] == "D2"
    assert fitting(Level.L3, IssueState.RESPONDING, {"legal_pdp"})[:2] == ["D13", "D1"]


def test_only_what_fits_level_state_and_what_was_said_is_offered():
    low = fitting(Level.L1, IssueState.ANALYSIS, spoken=False)

    assert {"D5", "D6", "D7", "D11", "D14", "D15"}.isdisjoint(low)
    assert "D15" in fitting(Level.L1, IssueState.ANALYSIS)
    assert "D11" in fitting(Level.L3, IssueState.REVIEW)


def test_every_form_has_its_text_in_every_language():
    for name, kind in load_documents(TEMPLATES).kinds.items():
        for form in kind.forms:
            for folder in ("id", "en"):
                file = TEMPLATES / folder / "documents" / f"{name}.{form}.txt.j2"
                assert file.is_file()


def test_an_own_file_stands_in_for_the_shipped_one(tmp_path):
    (tmp_path / "documents.toml").write_text(FINE, "utf-8")

    (rule,) = (
        load_documents(TEMPLATES, tmp_path).kinds["holding_statement"].forms[Form.FULL]
    )
    assert rule.limit == 10
    assert load_documents(TEMPLATES, tmp_path / "none") == load_documents(TEMPLATES)


@pytest.mark.parametrize(
    ("before", "after", "mistake"),
    [
        ("limit = 10", "limit = 0", "holding_statement.forms.full[1].limit: must be"),
        (
            "limit = 10",
            "limit = 50000",
            "holding_statement.forms.full[1].limit: must be",
        ),
        ('"judul"', '"_writers"', "holding_statement.forms.full[1].name: "),
        ("limit = 10", 'limit = 9, shape = "word"', "unknown shape"),
        ("limit = 10", 'limit = 9, prefill = "x"', "unknown prefill"),
        ("limit = 10", "limit = 9, colour = 1", "unknown key; allowed here: name"),
        ("limit = 10", 'limit = 9, shape = "choice"', "belong together"),
        ("limit = 10", 'limit = 9, choices = ["a"]', "belong together"),
        ('code = "D1"', 'code = "D1"\ndue = "x"', "unknown clock"),
        ('code = "D1"', 'code = "D1"\nstates = ["x"]', "unknown state"),
        ("10 }]", '10 }, { name = "judul", limit = 1 }]', "is there twice: judul"),
        ("10 }]", '10 }]\nemergency = [{ name = "x", limit = 1 }]', "exactly these"),
        ('lint = "holding_statement"', "", "holding_statement.lint: is missing"),
        ("[holding_statement]", "[holding_statement", "is not valid TOML"),
    ],
)
def test_a_mistake_names_file_and_key(tmp_path, before, after, mistake):
    text = FINE.replace(before, after, 1)
    (tmp_path / "documents.toml").write_text(text, "utf-8")

    with pytest.raises(PlaybookError) as error:
        load_documents(TEMPLATES, tmp_path)

    assert str(error.value).startswith("documents.toml: ")
    assert mistake in str(error.value)
