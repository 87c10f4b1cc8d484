"""Stakeholders, SCCT, message maps and narratives: every rule against a table."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.fact import Fact, FactSource, Publicity, SourceKind
from bot.domain.fact_life import FactState
from bot.domain.map_findings import Bond, Known, MapRule, bond_of, bonds_of, findings
from bot.domain.message_map import (
    MapText,
    Message,
    count_words,
    facts_named,
    read_map,
    typed,
    without_facts,
)
from bot.domain.narrative import (
    Narrative,
    NarrativeText,
    drift,
    in_force,
    read_narrative,
)
from bot.domain.roots import roots_of
from bot.domain.stakeholders import (
    Handling,
    Seed,
    Stakeholder,
    by_handling,
    handling,
    offered,
    same_name,
    told,
    untold,
)
from bot.domain.strategy import (
    Cluster,
    Stance,
    contradicts,
    suggest,
)
from bot.domain.values import replace
from bot.playbook import load_playbook

NOW = datetime(2026, 3, 12, tzinfo=UTC)
RULES = load_playbook(None).strategy
SEEDS = load_playbook(None).stakeholders

#: Power down, interest across: 1, 2, 3.
QUADRANTS = {1: "wii", 2: "smm", 3: "smm"}
LETTERS = {"w": Handling.WATCH, "i": Handling.INFORM, "s": Handling.SATISFY,
           "m": Handling.MANAGE}  # fmt: skip


@pytest.mark.parametrize(("power", "interest"), [*product((1, 2, 3), repeat=2)])
def test_power_and_interest_give_a_quadrant(power, interest):
    assert handling(power, interest) is LETTERS[QUADRANTS[power][interest - 1]]


def party(name="Warga", power=3, interest=3, **more) -> Stakeholder:
    return Stakeholder(name, "2026-0001", name, power, interest, 1, NOW, **more)


def test_only_who_is_managed_closely_and_was_not_told_is_awaited():
    one = party()
    assert one.awaited
    assert not told(one, 2, NOW).awaited
    assert untold(told(one, 2, NOW)) == one
    assert not party(power=1).awaited


def test_who_must_be_told_stands_first_in_the_first_quadrant():
    parties = [
        party("a", 1, 1), told(party("b", 3, 3), 1, NOW), party("c", 2, 2),
        party("d", 1, 3), party("e", 3, 1),
    ]  # fmt: skip
    groups = {
        way: [one.name for one in found] for way, found in by_handling(parties).items()
    }

    assert groups == {"manage": ["c", "b"], "satisfy": ["e"], "inform": ["d"], "watch": ["a"]}  # fmt: skip


def test_the_facts_of_the_triage_decide_who_is_offered_first():
    plain = [seed.code for seed in offered(SEEDS, (), [])]
    unrest = [seed.code for seed in offered(SEEDS, ("unrest",), [])]

    assert plain == [seed.code for seed in SEEDS]
    assert unrest[0] == "police"
    assert sorted(unrest) == sorted(plain)


def test_who_is_there_is_not_offered_again_unless_removed():
    there = [party(seed="affected"), party("x", seed="staff", removed=True)]
    codes = {seed.code for seed in offered(SEEDS, (), there)}

    assert "affected" not in codes
    assert "staff" in codes


def test_the_seed_list_is_that_of_the_doctrine_in_both_languages():
    assert len(SEEDS) == 17
    assert all(set(seed.names) == {"id", "en"} for seed in SEEDS)
    assert Seed("x", {"id": "Apa"}, 1, 1).name("en") == "Apa"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Forum Air", "forum  AIR!", True), ("PD/OPD teknis", "pd opd teknis", True),
     ("Warga", "Warga Ulu", False)],
)  # fmt: skip
def test_a_party_is_known_by_its_name_however_it_is_written(one, other, same):
    assert same_name(one, other) is same


#: A2, B3, bad reputation -> cluster and why it is one up.
SUGGESTED = [
    (0, 0, False, "victim", ""),
    (0, 1, False, "victim", ""),
    (0, 2, False, "accidental", "history"),
    (0, None, True, "accidental", "reputation"),
    (1, 0, False, "accidental", ""),
    (2, 1, False, "accidental", ""),
    (2, 2, False, "preventable", "history"),
    (1, 3, True, "preventable", "history"),
    (3, 0, False, "preventable", ""),
    (3, 3, True, "preventable", ""),
    (1, None, False, "accidental", ""),
]


@pytest.mark.parametrize(("a2", "b3", "ill", "cluster", "raised"), SUGGESTED)
def test_responsibility_and_history_suggest_a_cluster(a2, b3, ill, cluster, raised):
    found = suggest(RULES, a2, b3, ill_reputed=ill)

    assert found is not None
    assert (found.cluster, found.raised) == (cluster, raised)
    assert found.stance is RULES.clusters[Cluster(cluster)].stances[0]


def test_without_the_answer_about_responsibility_nothing_is_suggested():
    assert suggest(RULES, None, 3, ill_reputed=True) is None


def test_the_shipped_strategies_are_those_of_the_doctrine():
    first = {cluster: rule.stances[0] for cluster, rule in RULES.clusters.items()}

    assert first == {"victim": "inform", "accidental": "diminish", "preventable": "rebuild"}  # fmt: skip
    assert Stance.DENY not in RULES.clusters[Cluster.PREVENTABLE].stances
    assert all(set(rule.avoid) == {"id", "en"} for rule in RULES.clusters.values())


@pytest.mark.parametrize(("old", "new"), [*product([None, *Stance], Stance)])
def test_only_deny_and_rebuild_contradict_each_other(old, new):
    both = {old, new} == {Stance.DENY, Stance.REBUILD}

    assert contradicts(old, new) is both


MAPS = [
    ("a\nb\nc", "", [("a", ()), ("b", ()), ("c", ())]),
    ("Mengapa keruh?\n\n1. a\n- x\n  – y\n• z\n2) b", "Mengapa keruh?",
     [("a", ("x", "y", "z")), ("b", ())]),
    ("a?\nb?", "a?", [("b?", ())]),
    ("Air   keruh  \n-   18   NTU (F2)", "", [("Air keruh", ("18 NTU (F2)",))]),
    ("a\n-\n- \n…\nb", "", [("a", ()), ("b", ())]),
    ("", "", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "question", "messages"), MAPS)
def test_a_map_is_read_from_one_message(text, question, messages):
    said = read_map(text)

    assert said is not None
    assert said.question == question
    assert [(m.text, m.supports) for m in said.messages] == messages


def test_a_support_without_a_message_is_not_read():
    assert read_map("- hanya pendukung") is None
    assert read_map("Mengapa?\n- hanya pendukung") is None


@given(st.text(max_size=300))
def test_whatever_is_typed_is_read_or_not_and_reads_back_the_same(text):
    said = read_map(text)

    if said is not None:
        assert read_map(typed(said)) == said or said.messages == ()
        words = [w for m in said.messages for w in (m.text, *m.supports)]
        assert all(any(c.isalnum() for c in word) for word in words)
        assert all("\n" not in word for word in words)


LINE = st.text("abcdefgh ", min_size=1, max_size=20).map(str.strip).filter(bool)


@given(st.lists(st.tuples(LINE, st.lists(LINE, max_size=4)), min_size=1, max_size=5))
def test_what_is_written_as_a_map_is_read_as_that_map(parts):
    text = "\n".join(
        "\n".join([head, *(f"- {s}" for s in rest)]) for head, rest in parts
    )
    said = read_map(text)

    assert said is not None
    assert [(m.text, list(m.supports)) for m in said.messages] == [
        (" ".join(head.split()), [" ".join(s.split()) for s in rest])
        for head, rest in parts
    ]


@pytest.mark.parametrize(
    ("text", "named", "bare"),
    [
        ("18 NTU (F2)", ("F2",), "18 NTU"),
        ("F-002 dan f3, tangki", ("F2", "F3"), "dan , tangki"),
        ("PDF2 F0 F12a", (), "PDF2 F0 F12a"),
        ("Tangki [F10]", ("F10",), "Tangki"),
    ],
)
def test_a_support_names_its_facts(text, named, bare):
    assert facts_named(text) == named
    assert without_facts(text) == bare


def test_words_are_counted_without_supports_and_facts():
    said = read_map(
        "Air keruh di 3.500 rumah (F2)\n- tidak dihitung\nTanya-jawab pukul 12.30"
    )

    assert count_words(said.messages) == 5 + 3


def fact(short="F2", **changes) -> Fact:
    values = {
        "state": FactState.VERIFIED, "reporter": 1, "created_at": NOW, "text": "x",
        "as_of": NOW, "value": Decimal(18), "unit": "NTU", "publicity": Publicity.PUBLIC,
        "sources": (FactSource("Perumda", SourceKind.DATA_OWNER, 1),),
        "first_verifier": 2, "verified_at": NOW, "expires_at": NOW + timedelta(hours=6),
    }  # fmt: skip
    return Fact(id=f"2026-0001/{short}", issue_id="2026-0001", **(values | changes))


def bond(support, one=None, *, blocked=(), verifiers=1, at=NOW) -> Bond:
    facts = {"F2": one or fact(), "F3": fact("F3", value=None)}
    return bond_of(support, Known(facts, blocked, verifiers, at), "id")


BONDS = [
    ("18 NTU (F2)", {}, Bond.FACT),
    ("Perumda menyatakannya (F3)", {}, Bond.FACT),
    ("Air keruh (F2)", {}, Bond.FACT),
    ("Sedang diperiksa", {}, Bond.PLAIN),
    ("5 tangki", {}, Bond.NUMBER),
    ("19 NTU (F2)", {}, Bond.OTHER_VALUE),
    ("Air (F9)", {}, Bond.UNKNOWN),
    ("Air (F3, F9)", {}, Bond.UNKNOWN),
    ("18 NTU (F2)", {"one": fact(state=FactState.CLAIMED)}, Bond.UNVERIFIED),
    ("18 NTU (F2)", {"one": fact(state=FactState.WITHDRAWN)}, Bond.UNVERIFIED),
    ("18 NTU (F2)", {"at": NOW + timedelta(hours=6)}, Bond.EXPIRED),
    ("18 NTU (F2)", {"at": NOW + timedelta(hours=5)}, Bond.FACT),
    ("18 NTU (F2)", {"blocked": ("2026-0001/F2",)}, Bond.DISPUTED),
    ("18 NTU (F2)", {"verifiers": 2}, Bond.SECOND),
    ("18 NTU (F2)", {"one": fact(publicity=Publicity.INTERNAL)}, Bond.INTERNAL),
]


@pytest.mark.parametrize(("support", "given_that", "expected"), BONDS)
def test_a_support_rests_on_a_fact_that_may_be_used_or_says_why_not(
    support, given_that, expected
):
    assert bond(support, **given_that) is expected


def whole(*counts: int, words: int = 3) -> MapText:
    text = " ".join(["kata"] * words)
    return MapText("", tuple(Message(text, ("18 NTU (F2)",) * n) for n in counts))


FOUND = [
    (whole(3, 3, 3), [("mm04", False, 0, ())]),
    (whole(3, 3, 3, words=9), [("mm04", False, 0, ())]),
    (whole(3, 3, 3, words=10), [("mm02", False, 30, ())]),
    (whole(3, 3), [("mm01", True, 2, ())]),
    (whole(3, 3, 3, 3), [("mm01", True, 4, ())]),
    (whole(3, 2, 4), [("mm03", False, 9, ("2", "3"))]),
    (whole(), [("mm01", True, 0, ())]),
]


@pytest.mark.parametrize(("said", "expected"), FOUND)
def test_a_map_is_told_what_to_put_right(said, expected):
    known = Known({"F2": fact()}, (), 1, NOW)
    found = findings(said, bonds_of(said, known, "id"))

    assert [(one.rule, one.blocks, one.found, one.where) for one in found] == expected


def test_supports_that_rest_on_nothing_are_named_by_their_places():
    said = MapText("", (Message("a", ("F2", "5 tangki", "x")), *whole(3, 3).messages))
    known = Known({"F2": fact()}, (), 1, NOW)
    [found] = findings(said, bonds_of(said, known, "id"))

    assert (found.rule, found.where) == (MapRule.SUPPORTS, ("1.2", "1.3"))


def narrative(**changes) -> Narrative:
    values = {
        "said": NarrativeText("Inti", ("x",), ("tidak perlu panik", "sesuai prosedur")),
        "messages": ("Air sedang kami periksa bersama Perumda",
                     "Tangki air gratis di enam titik", "Kabar berikutnya pukul 12"),
    }  # fmt: skip
    return Narrative("2026-0001", 1, NOW, **(values | changes))


DRIFTS = [
    ("Pemeriksaan air dilakukan bersama Perumda.", False, ()),
    ("Perumda memeriksa airnya bersama kami.", False, ()),
    ("TANGKI AIR GRATIS di enam titik.", False, ()),
    ("Kami prihatin.", True, ()),
    ("Warga tidak perlu panik.", True, ("tidak perlu panik",)),
    ("Air diperiksa bersama Perumda; sudah sesuai dengan prosedurnya.", False, ()),
    ("Air diperiksa bersama Perumda sesuai prosedurnya.", False, ("sesuai prosedur",)),
    ("Tidak ada yang perlu panik, 12 Maret pukul 12.", True, ()),
    ("", True, ()),
]


@pytest.mark.parametrize(("text", "silent", "said"), DRIFTS)
def test_a_text_drifts_that_says_no_message_or_what_is_not_said(text, silent, said):
    found = drift(narrative(), text)

    assert (found.silent, found.said) == (silent, said)
    assert bool(found) is (silent or bool(said))


def test_without_messages_no_text_is_silent():
    assert not drift(narrative(messages=()), "Apa saja")


def test_a_message_of_small_words_alone_is_looked_for_as_it_stands():
    short = narrative(messages=("Ini ada",))

    assert not drift(short, "Ya, ini ada.").silent
    assert drift(short, "Ini tidak ada.").silent


NARRATIVES = [
    ("Inti", ("Inti", (), ())),
    ("Inti satu\ndan dua\n+ a\n+b\n- c\n– d", ("Inti satu dan dua", ("a", "b"), ("c", "d"))),
    ("+ a", ("", ("a",), ())),
    ("+\n-\n…", ("", (), ())),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), NARRATIVES)
def test_a_narrative_is_read_from_one_message(text, said):
    assert read_narrative(text) == NarrativeText(*said)


def test_the_newest_approved_version_holds():
    versions = [narrative(version=n) for n in (1, 2, 3)]
    approved = [replace(one, approved_by=2) for one in versions[:2]]

    assert in_force(versions) is None
    assert in_force([*approved, versions[2]]) == approved[1]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("memeriksa", "pemeriksaan", True), ("kirim", "mengirimkan", True),
     ("layanan", "pelayanan", True), ("diperbarui", "pembaruan", True),
     ("air", "airnya", True), ("warga", "keluarga", False), ("bisa", "biasa", False)],
)  # fmt: skip
def test_forms_of_one_word_are_alike(one, other, alike):
    assert bool(roots_of(one) & roots_of(other)) is alike
