"""What single kinds of texts decide: rights, SMS, what a post tells, what fell."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bot.domain.corrections import Replaced, replacements, saying
from bot.domain.fact import Fact, FactSource, SourceKind
from bot.domain.fact_life import FactState
from bot.domain.fields import length
from bot.domain.reply_right import Asked, Right, next_question, right_of
from bot.domain.retelling import retold, without_headline
from bot.domain.short_messages import SMS, short_message
from bot.domain.values import replace

AT = datetime(2018, 12, 22, 15, 0, tzinfo=UTC)


def fact(short: str, value: str | None = None, **facts) -> Fact:
    one = Fact(
        f"2026-0001/{short}", "2026-0001", "31 orang meninggal", 1, AT, AT,
        (FactSource("RSUD", SourceKind.DATA_OWNER, 1),),
        state=FactState.VERIFIED, value=Decimal(value) if value else None,
    )  # fmt: skip
    return replace(one, **facts)


@pytest.mark.parametrize(
    ("answers", "right"),
    [
        ("n", None),
        ("yn", Right.CORRECTION),
        ("yyn", Right.CORRECTION),
        ("yyy", Right.REPLY),
    ],
)
def test_a_reply_needs_a_wrong_fact_about_us_that_harms_us(answers, right):
    assert next_question(answers) is None
    assert right_of(answers) is right


def test_a_question_follows_only_where_the_last_said_yes():
    asked = [next_question(answers) for answers in ("", "y", "yy")]
    assert asked == list(Asked)


def test_an_sms_has_whole_sentences_plain_letters_and_fits():
    sms = short_message(
        [
            "Gelombang tinggi \u2013 3 meter. Sisanya lain.",
            "Naik ke \u201cBukit\u201d.",
            "x" * 150,
            "Hubungi 112.",
        ]
    )
    assert sms == 'Gelombang tinggi - 3 meter. Naik ke "Bukit". Hubungi 112.'
    assert length(sms) <= SMS


def test_what_fell_is_followed_to_the_fact_that_holds():
    old = fact("F1", "43", state=FactState.SUPERSEDED, replaced_by="2026-0001/F2")
    middle = fact("F2", "62", state=FactState.SUPERSEDED, replaced_by="2026-0001/F3")
    new = fact("F3", "31")
    assert replacements([old.id], [old, middle, new]) == [Replaced(old, new)]
    assert Replaced(old, new).lower
    assert not Replaced(new, old).lower
    assert replacements([new.id], [old, middle, new]) == []


def test_a_circle_of_facts_ends():
    one = fact("F1", state=FactState.SUPERSEDED, replaced_by="2026-0001/F2")
    two = fact("F2", state=FactState.SUPERSEDED, replaced_by="2026-0001/F1")
    assert replacements([one.id], [one, two]) == [Replaced(one, None)]


def test_the_sentence_that_says_a_fact_is_found_by_its_value():
    body = (
        "PERNYATAAN\n\nKami berduka. Sebanyak 31 orang meninggal per pukul 22.25 WIB."
    )
    assert saying(body, fact("F1", "31"), "id") == [
        "Sebanyak 31 orang meninggal per pukul 22.25 WIB."
    ]


def test_a_post_begins_with_fact_action_and_the_next_word():
    said = {
        "fakta": "Air keruh di tiga kelurahan. Sisanya menyusul.",
        "tindakan": "Petugas memeriksa pompa.",
        "imbauan": "Gunakan air kemasan.",
    }
    assert retold(said, "Berikutnya pukul 12.00 WITA.", "") == (
        "Air keruh di tiga kelurahan. Petugas memeriksa pompa. Berikutnya pukul 12.00 WITA."
        "\n\nGunakan air kemasan."
    )
    assert retold({"judul": "x"}, "", "") == ""
    assert without_headline("Judul\n\nIsi") == "Isi"
