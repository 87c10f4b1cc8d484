"""Which texts hold a number that no verified fact stands behind."""

from decimal import Decimal

import pytest

from bot.domain.unverified import has_unverified

VERIFIED = [Decimal(18), Decimal(3)]


@pytest.mark.parametrize(
    "text",
    ["Air keran keruh", "Keruh 18 NTU", "Keruh di tiga kelurahan", "Keruh di 3 kelurahan",
     "Sejak pukul 06.10 WITA", "Rapat 14.30", "Sejak 12 Maret 2026", "ISU-2026-0001 L3, F2",
     "https://contoh.go.id/2026/45"],
)  # fmt: skip
def test_what_is_verified_or_counts_nothing_needs_no_mark(text):
    assert not has_unverified(text, VERIFIED, "id")


@pytest.mark.parametrize(
    "text",
    ["17 orang", "Keruh 19 NTU", "di empat kelurahan", "ribuan pelanggan", "Rp350.000",
     "2,5 juta orang", "18 NTU di 5 tempat"],
)  # fmt: skip
def test_any_other_number_does(text):
    assert has_unverified(text, VERIFIED, "id")
    assert has_unverified(text, [], "id")
