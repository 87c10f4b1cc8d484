"""What a report lacks, code by code; what changed since the last one; bound numbers."""

from datetime import timedelta
from decimal import Decimal

import pytest

from bot.domain.bound_numbers import unbound
from bot.domain.fact_life import FactState
from bot.domain.findings import Weight, holding
from bot.domain.levels import Level
from bot.domain.lint.amounts import numbers
from bot.domain.sitrep import (
    Figure,
    Sitrep,
    Stability,
    claims,
    figures,
    stable_in_a_row,
)
from bot.domain.sitrep_checks import CHECKS, Contents, sitrep_findings
from bot.domain.values import replace
from tests.domain.facts import HOUR, NOW, fact, source, verified

#: A report that lacks nothing.
WHOLE = Contents(
    number=3,
    last=2,
    locale="id",
    summary="Kekeruhan turun ke 18 NTU.\nAir jernih.",
    requests="",
    stability=Stability.STABLE,
    figures=(Figure(verified(1), Decimal(25), new=False),),
    claims=(fact(2, value=Decimal(46), metric="Warga sakit"),),
    next_at=NOW + HOUR,
    rhythm=True,
)

NOBODY = (source(""),)


def test_a_whole_report_lacks_nothing():
    assert sitrep_findings(WHOLE) == []


@pytest.mark.parametrize(
    ("code", "changes", "what"),
    [
        ("ST-01", {"number": 4}, ("3",)),
        ("ST-01", {"number": 2}, ("3",)),
        ("ST-02", {"requests": None}, ()),
        ("ST-03", {"figures": (Figure(verified(1, sources=NOBODY), Decimal(1), new=False),)}, ("F1",)),
        ("ST-03", {"summary": "Sudah 900 tangki dikirim"}, ("900 tangki",)),
        ("ST-04", {"figures": (Figure(verified(1), None, new=False),)}, ("F1",)),
        ("ST-05", {"next_at": None}, ()),
        ("ST-06", {"figures": (Figure(fact(1)),)}, ("F1",)),
        ("ST-06", {"summary": "Ada 46 warga sakit"}, ("F2",)),
        ("ST-06", {"summary": "Menurut F2 warga sakit"}, ("F2",)),
        ("ST-07", {"cut": 12}, ("12",)),
        ("ST-08", {"stability": None}, ()),
    ],
)  # fmt: skip
def test_each_code_finds_what_it_is_for(code, changes, what):
    [found] = sitrep_findings(replace(WHOLE, **changes))

    assert (found.code, found.what) == (code, what)
    assert (found.weight is Weight.HOLDS_UP) == (code not in ("ST-04", "ST-07"))
    assert holding([found]) == ([found] if code not in ("ST-04", "ST-07") else [])


@pytest.mark.parametrize(
    "changes",
    [
        {"summary": "Kekeruhan 900 NTU pukul 18.00, Perumda",
         "sourced": frozenset({"Kekeruhan 900 NTU pukul 18.00, Perumda"})},
        {"summary": "F1 menyebut 900 NTU"},
        {"summary": "Pukul 18.00 air jernih, 12 Maret 2026, lihat ISU-2026-0001 dan L3"},
        {"next_at": None, "rhythm": False},
        {"figures": (Figure(verified(1), None, new=True),)},
        {"figures": (), "claims": (), "summary": ""},
    ],
)  # fmt: skip
def test_what_is_right_is_not_found(changes):
    assert sitrep_findings(replace(WHOLE, **changes)) == []


def test_every_code_is_told_in_its_order():
    nothing = Contents(5, 2, "id", figures=(Figure(fact(1, sources=NOBODY), new=False),),
                       rhythm=True, cut=1)  # fmt: skip

    assert [one.code for one in sitrep_findings(nothing)] == list(CHECKS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3 mobil tangki untuk 1.333 orang", ["3 mobil", "1.333 orang"]),
        ("18.00 rapat, pukul 7, 14.30 WITA, 12/03/2026, kemarin", []),
        ("F2 dan ISU-2026-0001/D1, L3, ke-2", []),
        ("1. Kirim air\n2) Beri tahu warga", []),
        ("12,5%", ["12,5%"]),
        ("", []),
    ],
)
def test_numbers_are_told_from_times_and_codes(text, found):
    assert [one.written for one in numbers(text, "id")] == found


def test_a_number_is_bound_by_its_fact_or_by_the_name_of_one():
    facts = [verified(1), fact(2, value=Decimal(46))]

    assert unbound("Kekeruhan 18 NTU\n46 orang sakit\nF1: 99 NTU", facts, "id") == [
        "46 orang"
    ]
    assert unbound("F2: 99 orang", facts, "id") == ["99 orang"]


def test_a_figure_is_new_or_compared_with_the_last_report():
    since = NOW + HOUR
    old = verified(1, state=FactState.SUPERSEDED, value=Decimal(25), replaced_by="x")
    new = verified(2, verified_at=since + HOUR, expires_at=since + 9 * HOUR)
    other = verified(3, metric="pH", unit="", value=Decimal(7), verified_at=since + HOUR,
                     expires_at=since + 9 * HOUR)  # fmt: skip
    same = verified(4, metric="Debit", unit="L", expires_at=since + 9 * HOUR)
    found = figures([old, new, other, same], since + 2 * HOUR, since)

    assert [(f.fact.short, f.new, f.change) for f in found] == [
        ("F2", False, Decimal(-7)),
        ("F3", True, None),
        ("F4", False, Decimal(0)),
    ]
    assert all(f.new for f in figures([new, same], since, None))


def test_what_was_refuted_before_is_no_figure_of_the_last_report():
    since = NOW + HOUR
    wrong = verified(1, state=FactState.REFUTED, value=Decimal(25))
    new = verified(2, verified_at=since + HOUR, expires_at=since + 9 * HOUR)

    [one] = figures([wrong, new], since + HOUR, since)
    assert one.new


def test_what_is_settled_is_no_claim():
    facts = [fact(n, state=state) for n, state in enumerate(FactState, 1)]

    assert [str(one.state) for one in claims(facts)] == [
        "claimed",
        "checked",
        "undetermined",
    ]


@pytest.mark.parametrize(
    ("said", "count"), [("", 0), ("s", 1), ("us", 1), ("sus", 1), ("uss", 2), ("su", 0)]
)
def test_stable_reports_are_counted_back_from_the_newest(said, count):
    kinds = {"s": Stability.STABLE, "u": Stability.UNSTABLE}
    sent = [
        Sitrep(f"x/S{n}", "x", n, 1, NOW + timedelta(hours=n), Level.L3, 62, kinds[one])
        for n, one in enumerate(said, 1)
    ]

    assert stable_in_a_row(sent) == count
