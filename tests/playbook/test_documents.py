"""templates/documents.toml: the kinds of documents, and what is wrong in an own file."""

from pathlib import Path

import pytest

from bot.domain.document import Form
from bot.domain.office import SLOTS
from bot.playbook import PlaybookError
from bot.playbook.documents import load_documents

TEMPLATES = Path(__file__).parents[2] / "templates"

FINE = """
[holding_statement]
code = "D1"
lint = "holding_statement"
[holding_statement.forms]
full = [{ name = "judul", limit = 10 }]
"""


def test_the_shipped_file_has_the_holding_statement_and_nothing_half_built():
    kinds = load_documents(TEMPLATES).kinds

    assert list(kinds) == ["holding_statement"]
    kind = kinds["holding_statement"]
    assert (kind.code, kind.lint) == ("D1", "holding_statement")
    assert [rule.name for rule in kind.forms[Form.FULL]] == [
        "judul", "empati", "fakta", "tindakan", "belum_diketahui", "imbauan",
        "pembaruan_berikutnya", "kanal_resmi", "narahubung",
    ]  # fmt: skip
    assert [rule.name for rule in kind.forms[Form.EMERGENCY]] == list(SLOTS)


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
            "limit = 5000",
            "holding_statement.forms.full[1].limit: must be",
        ),
        ('"judul"', '"_writers"', "holding_statement.forms.full[1].name: "),
        ("limit = 10", 'limit = 9, shape = "word"', "unknown shape"),
        ("limit = 10", 'limit = 9, prefill = "x"', "unknown prefill"),
        ("limit = 10", "limit = 9, colour = 1", "unknown key; allowed here: name"),
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
