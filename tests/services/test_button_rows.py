"""No label of a button is cut off on a narrow phone."""

import pytest

from bot.ports.mail import Button, Press
from bot.services.button_rows import fitting

SHORT, LONG = "Salin untuk WA", "Versi bahasa Inggris lain"


def rows_of(*rows):
    return tuple(
        tuple(Button(label, Press("x", label)) for label in row) for row in rows
    )


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ([["0001", "0002", "0003", "0004"]], [["0001", "0002", "0003", "0004"]]),
        ([[SHORT, SHORT]], [[SHORT, SHORT]]),
        ([[SHORT, LONG]], [[SHORT], [LONG]]),
        ([[LONG * 2]], [[LONG * 2]]),
        ([["Ubah", SHORT, LONG]], [["Ubah", SHORT], [LONG]]),
        ([["a", "b"], [SHORT] * 3], [["a", "b"], [SHORT, SHORT], [SHORT]]),
        ([["1", "2", "3", "4", "5"]], [["1", "2", "3", "4", "5"]]),
    ],
    ids=lambda rows: " / ".join(map(" ".join, rows)),
)
def test_a_row_whose_labels_would_be_cut_off_is_parted_in_its_order(given, shown):
    assert fitting(rows_of(*given)) == rows_of(*shown)
