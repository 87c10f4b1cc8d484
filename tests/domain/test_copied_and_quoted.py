"""What is quoted of a draft, what is copied out of the house, what a fact says."""

from datetime import UTC, datetime

import pytest

from bot.domain.document import Document, Form
from bot.domain.document_life import DocumentState
from bot.domain.draft_notes import (
    answered_by,
    carried_from,
    carried_note,
    field_answered,
    rewritten,
    spoken_for,
    typed_out,
    with_recording,
)
from bot.domain.fact import Fact, FactSource, SourceKind
from bot.domain.fact_words import core_of, says, zoned
from bot.domain.fields import FieldRule, Shape
from bot.domain.paragraphs import Piece, pieces, quoted_in, replaced
from bot.domain.values import replace
from bot.domain.whatsapp import for_whatsapp
from bot.domain.writing import words_of

AT = datetime(2026, 3, 12, 6, 10, tzinfo=UTC)
RULES = (
    FieldRule("judul", 160, Shape.PHRASE),
    FieldRule("isi", 3000, Shape.TEXT),
    FieldRule("kutipan", 900, Shape.LINES),
    FieldRule("jam", 40, Shape.TIME),
)
ANSWERS = {
    "judul": "Air keruh",
    "isi": "Pompa berhenti.\n\nTruk tangki dikirim.",
    "kutipan": "- Dewi: tenang\n- Sari: sabar",
    "jam": AT.isoformat(),
}


def document(**fields: str) -> Document:
    return Document(
        "2026-0001/D1", "2026-0001", "press_release", Form.FULL, DocumentState.DRAFT,
        1, AT, fields=fields,
    )  # fmt: skip


def fact(text: str, *sources: str) -> Fact:
    named = tuple(FactSource(name, SourceKind.DATA_OWNER, 1) for name in sources)
    return Fact("2026-0001/F1", "2026-0001", text, 1, AT, AT, named)


def test_fields_entries_and_paragraphs_are_parts_and_times_are_none():
    found = pieces(RULES, ANSWERS)

    assert [(one.field, one.place) for one in found] == [
        ("judul", -1),
        ("isi", 0),
        ("isi", 1),
        ("kutipan", 0),
        ("kutipan", 1),
    ]


@pytest.mark.parametrize(
    ("quote", "meant"),
    [
        ("Truk tangki", [("isi", 1)]),
        ("truk  TANGKI dikirim", [("isi", 1)]),
        ("PERNYATAAN AWAL: Air keruh", [("judul", -1)]),
        ("Pompa berhenti.\n\nTruk tangki dikirim.", [("isi", 0), ("isi", 1)]),
        ("Narahubung", []),
        ("", []),
    ],
)
def test_a_quotation_means_the_parts_around_it_else_those_within(quote, meant):
    found = quoted_in(pieces(RULES, ANSWERS), quote)

    assert [(one.field, one.place) for one in found] == meant


@pytest.mark.parametrize(
    ("piece", "whole"),
    [
        (Piece("isi", 0, ""), "Baru.\n\nTruk tangki dikirim."),
        (Piece("kutipan", 1, ""), "Dewi: tenang\nBaru."),
        (Piece("judul", -1, ""), "Baru."),
    ],
)
def test_only_the_part_is_replaced(piece, whole):
    rule = next(rule for rule in RULES if rule.name == piece.field)

    assert replaced(rule, ANSWERS[piece.field], piece.place, "Baru.") == whole


@pytest.mark.parametrize(
    ("markup", "pasted"),
    [
        ("<b>Rapat</b> &lt;besok&gt; &amp; lusa", "*Rapat* <besok> & lusa"),
        ("<b>dua\nbaris</b>", "dua\nbaris"),
        ("<b>5*3</b>", "5*3"),
        ("<i>miring</i> <a href='x'>sini</a>", "miring sini"),
        ("ketik &lt;b&gt;", "ketik <b>"),
    ],
)
def test_what_is_pasted_has_no_tags_and_keeps_what_was_typed(markup, pasted):
    assert for_whatsapp(markup) == pasted


@pytest.mark.parametrize(
    ("text", "sources", "core"),
    [
        ("18 NTU di IPA pukul 01.10, PDAM", ("PDAM",), "18 NTU di IPA"),
        ("18 NTU di IPA, PDAM, pukul 01.10 WITA", ("PDAM",), "18 NTU di IPA"),
        ("Pukul 01.10 pompa berhenti", (), "Pukul 01.10 pompa berhenti"),
        ("pukul 01.10", (), "pukul 01.10"),
    ],
)
def test_the_core_of_a_fact_has_no_time_and_source_behind_it(text, sources, core):
    assert core_of(fact(text, *sources)) == core


def test_a_text_says_a_fact_by_its_core_too_but_not_by_a_word():
    told = "pompa 2 unit berhenti, per 12 maret, menurut pdam."
    assert says(told, fact("Pompa 2 unit berhenti, PDAM", "PDAM"))
    assert not says("banjir di mana-mana", fact("Banjir, PDAM", "PDAM"))


def test_a_time_without_its_zone_gets_it_once():
    assert zoned("pukul 06.10 dan pukul 07.00 WITA", "WITA") == (
        "pukul 06.10 WITA dan pukul 07.00 WITA"
    )


def test_notes_of_a_draft_are_forgotten_one_by_one_and_never_read_as_words():
    one = document(judul="x", **carried_note("D1", ["judul", "isi"]))
    one = answered_by(one, "judul", "1001:57")
    one = with_recording(with_recording(one, "isi"), "isi")

    assert words_of(one) == {"judul": "x"}
    assert carried_from(rewritten(one, "judul")) == ("D1", ("isi",))
    assert rewritten(rewritten(one, "judul"), "isi").fields.keys() == {
        "judul", "_from", "_spoken",
    }  # fmt: skip
    assert field_answered(one, "1001:57") == "judul"
    assert field_answered(one, "1001:5") == ""
    assert field_answered(answered_by(one, "judul", ""), "1001:57") == ""
    assert spoken_for(one) == ("isi",)
    assert spoken_for(typed_out(one, "isi")) == ()
    assert replace(one, fields={}) == document()
