"""U-21: a short form that somebody explained, or the office knows, asks no reason."""

import pytest

from bot.domain.lint.rules import remarks
from bot.playbook import load_playbook
from tests.lint.desk import WORDS, fact, found, situation, text

BODY = "Judul\n\nPetugas memeriksa KSKP hari ini."


def told(*facts):
    return [
        m.mark.what for m in found(text(BODY), situation(facts=facts)).get("U-21", [])
    ]


def test_a_short_form_that_a_usable_fact_explains_is_known():
    explains = "Kantor Sarana Kota Pusat (KSKP) berhenti sejak pagi"

    assert told(fact("F3", "KSKP berhenti")) == ["KSKP"]
    assert told(fact("F3", explains, expires_at=situation().now)) == ["KSKP"]
    assert told(fact("F3", explains)) == []


@pytest.mark.parametrize("locale", ["id", "en"])
def test_an_office_adds_its_own_short_forms_to_those_that_everybody_knows(
    tmp_path, locale
):
    own = '[lists.own_short]\nphrases = ["KSKP"]\n'
    (tmp_path / f"words_{locale}.toml").write_text(own)
    words = load_playbook(tmp_path).words[locale]
    body = BODY.replace("hari ini", "bersama BPBD")

    shipped = remarks(text(body, locale=locale), situation(), WORDS[locale])
    ours = remarks(text(body, locale=locale), situation(), words)

    assert [one.mark.what for one in shipped if one.code == "U-21"] == ["KSKP"]
    assert [one for one in ours if one.code == "U-21"] == []
