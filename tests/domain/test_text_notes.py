"""Notes of a writer: what numbers rest on, reasons, and what an approval covers."""

from bot.domain.document import Document, Form
from bot.domain.document_life import DOCUMENT_LIFE
from bot.domain.lint.naming import personal, same_title, speaker_named
from bot.domain.text_notes import (
    BoundNumber,
    GivenReason,
    bindings_of,
    hashed_notes,
    reasons_of,
    with_bindings,
    with_reasons,
    without_stale,
)
from bot.domain.writing import words_of
from tests.lint.desk import NOW


def plain():
    return Document(
        "2026-0001/D1", "2026-0001", "holding_statement", Form.FULL,
        DOCUMENT_LIFE.start, 1, NOW, fields={"judul": "Air keruh"},
    )  # fmt: skip


def test_a_number_is_bound_once_and_the_last_word_counts():
    said = BoundNumber("3  Kelurahan", fact="2026-0001/F2")
    document = with_bindings(plain(), [BoundNumber("3 kelurahan", reason="alamat")])
    document = with_bindings(document, [said, BoundNumber("7 pos", reason="rencana")])

    assert bindings_of(document) == (said, BoundNumber("7 pos", reason="rencana"))
    assert words_of(document) == {"judul": "Air keruh"}, "no reader sees the notes"


def test_reasons_stand_for_a_rule_and_a_place():
    one = GivenReason("U-12", "konon", "kutipan", 1)
    other = GivenReason("U-12", "kabarnya", "kutipan", 1)
    document = with_reasons(with_reasons(plain(), [one]), [other])

    assert reasons_of(document) == (one, other)
    newer = GivenReason("U-12", "Konon", "sudah dicek", 2)
    assert reasons_of(with_reasons(document, [newer])) == (other, newer)


def test_the_hash_covers_notes_and_a_text_without_any_keeps_its_own():
    assert hashed_notes(plain()) == {}
    bound = with_bindings(plain(), [BoundNumber("3 kelurahan", fact="2026-0001/F2")])
    assert list(hashed_notes(bound)) == ["_bindings"]


def test_what_stands_in_the_text_no_more_is_dropped_and_leaves_no_note():
    document = with_bindings(plain(), [BoundNumber("3 kelurahan", fact="2026-0001/F2")])
    document = with_reasons(document, [GivenReason("U-12", "konon", "kutipan", 1)])

    assert without_stale(document, ["3 Kelurahan"], [("U-12", "konon")]) == document
    assert without_stale(document, [], []).fields == plain().fields


def test_people_are_known_by_their_names_with_degrees_and_titles_with_their_place():
    team = {"Sri Wahyuni": "Kepala Dinas", "Budi": ""}

    assert speaker_named(team, "Dr. Hj. Sri Wahyuni, M.Si.") == "Sri Wahyuni"
    assert speaker_named(team, "Budi Santoso") == "Budi"
    assert speaker_named(team, "Sri Rahayu") is None
    assert same_title("Kepala Dinas", "Kepala Dinas Kominfo Kota Contoh")
    assert not same_title("Kepala Dinas", "Sekretaris Daerah")


def test_a_source_is_a_person_only_by_a_name():
    assert personal("Siti Aminah")
    for name in ("Warga RT 3", "Ketua RW Lima", "WhatsApp Grup Ulu", "siti", "Siti"):
        assert not personal(name), name
